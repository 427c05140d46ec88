using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Checks what a header claims about size before anything is allocated.</summary>
internal static class VoxelExtent
{
    /// <summary>
    /// The shape (z, y, x) of extents listed fastest axis first. One or two extents give a volume with one row or plane; those beyond the
    /// third must be 1.
    /// </summary>
    public static GridShape Check(ReadOnlySpan<long> fastestFirst, VoxelType type, ReadLimits limits, SourceLocation where)
    {
        string all = string.Join(" × ", fastestFirst.ToArray().Select(n => n.ToString(CultureInfo.InvariantCulture)));
        for (int axis = 0; axis < fastestFirst.Length; axis++)
        {
            long extent = fastestFirst[axis];
            if (extent < 1)
                throw Refusal.Content(
                    "OST-VOL-010",
                    where,
                    $"axis {axis + 1} has no voxel (extents {all}, x first)",
                    Text(extent),
                    "The header is broken.");
            if (axis >= 3 && extent != 1)
                throw Refusal.Content(
                    "OST-VOL-010",
                    where,
                    $"the file has more than three dimensions (extents {all}, x first)",
                    Text(extent),
                    "Save one volume (one time point, one channel) to a file of its own.");
            if (extent > limits.MaxExtent)
                throw Refusal.Content(
                    "OST-VOL-010",
                    where,
                    $"axis {axis + 1} is longer than the limit of {Text(limits.MaxExtent)} voxels (extents {all}, x first)",
                    Text(extent),
                    "If the volume really is so large, cut it; otherwise the header is broken.");
        }

        long x = At(fastestFirst, 0), y = At(fastestFirst, 1), z = At(fastestFirst, 2);
        Int128 slice = (Int128)x * y * type.Size();
        if (slice > Math.Min(limits.MaxSliceBytes, Array.MaxLength))
            throw Refusal.Content(
                "OST-VOL-011",
                where,
                $"one plane would need {slice.ToString(CultureInfo.InvariantCulture)} bytes, more than the limit of " +
                $"{Text(Math.Min(limits.MaxSliceBytes, Array.MaxLength))} (extents {all}, x first)",
                hint: "If the volume really is so large, cut it; otherwise the header is broken.");
        if (slice * z > long.MaxValue)
            throw Refusal.Content(
                "OST-VOL-011",
                where,
                $"the volume would need {slice * z} bytes (extents {all}, x first)",
                hint: "The header is broken.");
        return new GridShape((int)z, (int)y, (int)x);
    }

    /// <summary>Bytes of all voxels of a checked shape.</summary>
    public static long Bytes(GridShape shape, VoxelType type) => shape.Count * type.Size();

    /// <summary>The sum of two lengths that are not negative; the largest number if it is out of range.</summary>
    public static long Sum(long a, long b) => a > long.MaxValue - b ? long.MaxValue : a + b;

    /// <summary>
    /// Checks that a file can hold <paramref name="needed"/> bytes of voxels: unpacked ones must be there, packed ones may be expanded
    /// <see cref="ReadLimits.MaxExpansion"/>-fold at most.
    /// </summary>
    /// <param name="present">Bytes of the file from the first voxel on.</param>
    /// <param name="needed">Bytes of voxels the header claims.</param>
    /// <param name="packing">How they are packed.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="file">The file.</param>
    public static void CheckLength(long present, long needed, Packing packing, ReadLimits limits, string file)
    {
        var where = new SourceLocation(file);
        if (packing == Packing.None)
        {
            if (present >= needed) return;
            throw Refusal.Content(
                "OST-VOL-012",
                where,
                $"the header claims {Text(needed)} bytes of voxels, the file holds {Text(Math.Max(0, present))}",
                hint: "The file is incomplete, or its header is wrong: copy or export it again.");
        }

        if ((Int128)Math.Max(0, present) * limits.MaxExpansion >= needed) return;
        throw Refusal.Content(
            "OST-VOL-013",
            where,
            $"the header claims {Text(needed)} bytes of voxels, but {Text(Math.Max(0, present))} compressed bytes cannot hold more than " +
            $"{Text(limits.MaxExpansion)} times their number",
            hint: "The file is incomplete, or its header is wrong: copy or export it again.");
    }

    /// <summary>A warning if an unpacked file has bytes beyond its voxels.</summary>
    public static void NoteMore(long present, long needed, string file, FindingCollector findings)
    {
        if (present > needed)
            findings.Add(Finding.Warning(
                "OST-VOL-016",
                $"the file holds {Text(present - needed)} bytes more than the voxels of its header",
                new SourceLocation(file),
                hint: "If the volume should be larger, the header is wrong."));
    }

    private static long At(ReadOnlySpan<long> extents, int axis) => axis < extents.Length ? extents[axis] : 1;

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
