using System.Runtime.CompilerServices;
using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>
/// Labels the runs of some consecutive planes, plane by plane. Only the runs of two planes (and of the first) are held; labels no longer
/// on any of them are finished and, unless they are needed to find their runs again, forgotten.
/// </summary>
internal sealed class SlabLabels
{
    private readonly VoxelRegion _region;
    private readonly Neighbourhood _neighbourhood;
    private readonly ulong[] _scratch;
    private int _compactAt = 1 << 14;

    public SlabLabels(VoxelRegion region, Neighbourhood neighbourhood, int begin, int end)
    {
        _region = region;
        _neighbourhood = neighbourhood;
        (Begin, End) = (begin, end);
        _scratch = new ulong[region.WordsPerRow];
        First = NewPlane();
        Last = First;
    }

    /// <summary>First plane.</summary>
    public int Begin { get; }

    /// <summary>One past the last plane.</summary>
    public int End { get; }

    /// <summary>The labels; after <see cref="Scan"/> with compaction only those of the first and the last plane.</summary>
    public LabelForest Forest { get; private set; } = new();

    /// <summary>Number of labels, also after <see cref="Release"/>.</summary>
    public int LabelCount { get; private set; }

    /// <summary>The labelled runs of the first plane.</summary>
    public RunPlane First { get; private set; }

    /// <summary>The labelled runs of the last plane.</summary>
    public RunPlane Last { get; private set; }

    /// <summary>Labels all planes.</summary>
    /// <param name="finished">
    /// Where components go that are complete and touch neither the first nor the last plane. Null keeps every label, so that
    /// <see cref="Paint"/> can find its runs again.
    /// </param>
    /// <param name="context">Cancellation is checked once per plane.</param>
    public void Scan(ComponentTally? finished, RunContext context)
    {
        RunPlane above = First, spare = NewPlane(), other = NewPlane();
        for (int z = Begin; z < End; z++)
        {
            context.Report("labelling components", (double)z / _region.Shape.Depth);
            RunPlane plane = z == Begin ? First : spare;
            ScanPlane(z, plane, z == Begin ? null : above);
            if (z > Begin) (spare, other) = (other, plane);
            above = plane;
            if (finished is not null && Forest.Count > _compactAt) Compact(plane, finished);
        }

        Last = above;
        Forest.Fold();
        if (finished is not null) Compact(Last, finished);
        LabelCount = Forest.Count;
    }

    /// <summary>Forgets everything but the number of labels, once another forest has taken over and the borders are linked.</summary>
    public void Release()
    {
        Forest = new LabelForest(0);
        First = Last = new RunPlane(0, 0);
    }

    /// <summary>Sets the voxels of the wanted labels, found again by a second scan in the same order.</summary>
    /// <param name="target">Mask whose planes <see cref="Begin"/> … <see cref="End"/> − 1 are written.</param>
    /// <param name="wanted">For each label of the first scan whether its component is wanted.</param>
    /// <param name="context">Cancellation is checked once per plane.</param>
    public void Paint(Mask target, ReadOnlySpan<bool> wanted, RunContext context)
    {
        int next = 0;
        RunPlane above = NewPlane(), plane = NewPlane();
        for (int z = Begin; z < End; z++)
        {
            context.Report("painting components", (double)z / _region.Shape.Depth);
            plane.Load(_region, z, _scratch);
            for (int y = 0; y < _region.Shape.Height; y++)
            {
                plane.AddRow(y);
                RunLinks.LinkRow(new InheritLink(), plane, z == Begin ? null : above, y, _neighbourhood);
                Span<ulong> row = target.Row(z, y);
                for (int run = plane.RowBegins[y]; run < plane.RowBegins[y + 1]; run++)
                {
                    ref int label = ref plane.Labels[run];
                    if (label < 0) label = wanted[next++] ? 1 : 0;
                    if (label == 1) Bits.Set(row, plane.Bounds[2 * run], plane.Bounds[(2 * run) + 1]);
                }
            }

            (above, plane) = (plane, above);
        }
    }

    private RunPlane NewPlane() => new(_region.Shape.Height, _region.WordsPerRow);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ScanPlane(int z, RunPlane plane, RunPlane? above)
    {
        GridShape shape = _region.Shape;
        var link = new UnionLink(Forest);
        plane.Load(_region, z, _scratch);
        for (int y = 0; y < shape.Height; y++)
        {
            plane.AddRow(y);
            int from = plane.RowBegins[y], to = plane.RowBegins[y + 1];
            if (from == to) continue;
            RunLinks.LinkRow(link, plane, above, y, _neighbourhood);
            ReadOnlySpan<ulong> marks = _region.Marks(z, y, _scratch);
            bool onFace = z == 0 || y == 0 || z == shape.Depth - 1 || y == shape.Height - 1;
            for (int run = from; run < to; run++)
            {
                int start = plane.Bounds[2 * run], end = plane.Bounds[(2 * run) + 1];
                ref int label = ref plane.Labels[run];
                if (label < 0) label = Forest.Add((((long)z * shape.Height) + y) * shape.Width + start);
                ref LabelNode node = ref Forest[label];
                node.Size += end - start;
                if (onFace || start == 0 || end == shape.Width) node.Touch |= ComponentTouch.Box;
                if (marks.Length > 0 && Bits.Any(marks, start, end)) node.Touch |= ComponentTouch.Mark;
            }
        }
    }

    private void Compact(RunPlane last, ComponentTally finished)
    {
        Forest.Fold();
        var labels = new int[Forest.Count];
        Array.Fill(labels, -1);
        Mark(First);
        if (last != First) Mark(last);
        Forest.Keep(labels, finished);
        Relabel(First);
        if (last != First) Relabel(last);
        _compactAt = Math.Max(1 << 14, 4 * Forest.Count);

        void Mark(RunPlane plane)
        {
            foreach (ref int label in plane.Labels.AsSpan(0, plane.Count))
            {
                label = Forest[label].Parent;
                labels[label] = 0;
            }
        }

        void Relabel(RunPlane plane)
        {
            foreach (ref int label in plane.Labels.AsSpan(0, plane.Count)) label = labels[label];
        }
    }
}
