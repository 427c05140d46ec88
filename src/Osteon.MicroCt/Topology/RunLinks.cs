using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Osteon.MicroCt;

/// <summary>What happens when a run touches an earlier run.</summary>
internal interface IRunLink
{
    /// <summary>
    /// The label of the run, which was <paramref name="label"/> (−1 for none), now that it touches a run labelled <paramref name="other"/>.
    /// </summary>
    int Join(int label, int other);
}

/// <summary>Touching runs become one set.</summary>
internal readonly struct UnionLink(LabelForest forest) : IRunLink
{
    public int Join(int label, int other) => label < 0 ? other : label == other ? label : forest.Union(label, other);
}

/// <summary>A run takes over the label of any run it touches: enough where all of them are known to have the same.</summary>
internal readonly struct InheritLink : IRunLink
{
    public int Join(int label, int other) => label < 0 ? other : label;
}

/// <summary>Finds the touching runs of neighbouring rows.</summary>
internal static class RunLinks
{
    /// <summary>Links the runs of row <paramref name="y"/> with those before them in (z, y, x) order that touch them.</summary>
    /// <param name="link">What to do with touching runs.</param>
    /// <param name="plane">The plane of the row, labelled up to the row before.</param>
    /// <param name="above">The plane before, fully labelled; null for the first plane.</param>
    /// <param name="y">The row.</param>
    /// <param name="neighbourhood">Six or twenty-six.</param>
    public static void LinkRow<TLink>(TLink link, RunPlane plane, RunPlane? above, int y, Neighbourhood neighbourhood)
        where TLink : struct, IRunLink
    {
        if (above is not null) LinkRows(link, plane, y, above, y, neighbourhood);
        if (y > 0) LinkRows(link, plane, y, plane, y - 1, neighbourhood);
        if (above is null || neighbourhood == Neighbourhood.Six) return;
        if (y > 0 && TouchOnlyAcross(plane.Row(y), above.Row(y - 1), above.Row(y), plane.Row(y - 1)))
            LinkRows(link, plane, y, above, y - 1, neighbourhood);
        if (y + 1 < plane.RowBegins.Length - 1 && TouchOnlyAcross(plane.Row(y), above.Row(y + 1), above.Row(y), plane.Row(y + 1)))
            LinkRows(link, plane, y, above, y + 1, neighbourhood);
    }

    /// <summary>
    /// Whether two rows that share an edge only have voxels that touch each other without a third one between them, in one of the two rows
    /// that share a face with both, that touches both. Without such voxels the rows need not be linked: both are linked with the rows
    /// between.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TouchOnlyAcross(
        ReadOnlySpan<ulong> row, ReadOnlySpan<ulong> opposite, ReadOnlySpan<ulong> between, ReadOnlySpan<ulong> alsoBetween)
    {
        ulong rowBefore = 0, thirdBefore = 0;
        ulong here = row[0], third = between[0] | alsoBetween[0];
        for (int w = 0; w < row.Length; w++)
        {
            ulong rowAfter = 0, thirdAfter = 0;
            if (w + 1 < row.Length) (rowAfter, thirdAfter) = (row[w + 1], between[w + 1] | alsoBetween[w + 1]);
            ulong left = (here << 1) | (rowBefore >> 63), thirdLeft = (third << 1) | (thirdBefore >> 63);
            ulong right = (here >> 1) | (rowAfter << 63), thirdRight = (third >> 1) | (thirdAfter << 63);

            // Columns where the row has a voxel in the same, the previous or the next column, and no third voxel touches both.
            ulong alone = (here & ~(third | thirdLeft | thirdRight)) | (left & ~(third | thirdLeft)) | (right & ~(third | thirdRight));
            if ((opposite[w] & alone) != 0) return true;
            (rowBefore, thirdBefore, here, third) = (here, third, rowAfter, thirdAfter);
        }

        return false;
    }

    /// <summary>Links the runs of row <paramref name="y"/> with the touching ones of the plane before.</summary>
    public static void LinkAcross<TLink>(TLink link, RunPlane plane, RunPlane above, int y, Neighbourhood neighbourhood)
        where TLink : struct, IRunLink
    {
        LinkRows(link, plane, y, above, y, neighbourhood);
        if (neighbourhood == Neighbourhood.Six) return;
        if (y > 0) LinkRows(link, plane, y, above, y - 1, neighbourhood);
        if (y + 1 < plane.RowBegins.Length - 1) LinkRows(link, plane, y, above, y + 1, neighbourhood);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LinkRows<TLink>(TLink link, RunPlane plane, int y, RunPlane other, int otherY, Neighbourhood neighbourhood)
        where TLink : struct, IRunLink
    {
        int from = plane.RowBegins[y], to = plane.RowBegins[y + 1];
        int otherFrom = other.RowBegins[otherY], otherTo = other.RowBegins[otherY + 1];

        // Runs of neighbouring rows touch if they share a column, or for 26 neighbours if they share one when made longer by one.
        int reach = neighbourhood == Neighbourhood.TwentySix ? 1 : 0;
        ref int bounds = ref MemoryMarshal.GetArrayDataReference(plane.Bounds);
        ref int labels = ref MemoryMarshal.GetArrayDataReference(plane.Labels);
        ref int otherBounds = ref MemoryMarshal.GetArrayDataReference(other.Bounds);
        ref int otherLabels = ref MemoryMarshal.GetArrayDataReference(other.Labels);
        nint first = otherFrom, last = otherTo;
        for (nint i = from; i < to; i++)
        {
            int start = Unsafe.Add(ref bounds, 2 * i) - reach, end = Unsafe.Add(ref bounds, (2 * i) + 1) + reach;
            while (first < last && Unsafe.Add(ref otherBounds, (2 * first) + 1) <= start) first++;
            if (first == last) return;
            int label = Unsafe.Add(ref labels, i);
            for (nint j = first; j < last && Unsafe.Add(ref otherBounds, 2 * j) < end; j++)
                label = link.Join(label, Unsafe.Add(ref otherLabels, j));
            Unsafe.Add(ref labels, i) = label;
        }
    }
}
