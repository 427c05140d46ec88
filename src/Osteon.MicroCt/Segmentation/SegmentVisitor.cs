using System.Numerics;
using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>
/// The measuring sweep: writes the bone mask, sums the stored numbers of the volume of interest and of bone, counts the histogram if it is
/// not known yet, and keeps the planes for judging by eye.
/// </summary>
/// <typeparam name="TStored">Type of the stored numbers.</typeparam>
/// <typeparam name="TValue">Type of the values compared with the threshold; double under a filter, else
/// <typeparamref name="TStored"/>.</typeparam>
internal sealed class SegmentVisitor<TStored, TValue>(
    VoiRegion region, StoredRange<TValue> range, GreyCounter<TValue>? counter, QcCapture planes) : IPlaneVisitor
    where TStored : unmanaged, INumber<TStored>
    where TValue : unmanaged, INumber<TValue>
{
    private readonly VoiRows _inside = new(region);
    private GreySum<TStored> _all;
    private GreySum<TStored> _bone;

    /// <summary>Bone inside the volume of interest, in the coordinates of its bounding box.</summary>
    public Mask Bone { get; } = new(region.Box.Shape);

    /// <summary>Stored numbers of the volume of interest.</summary>
    public GreySum<TStored> All => _all;

    /// <summary>Stored numbers of bone.</summary>
    public GreySum<TStored> BoneSum => _bone;

    /// <inheritdoc/>
    public void Visit(in GreyPlane plane)
    {
        planes.Keep<TStored>(plane);
        for (int y = 0; y < region.Box.Shape.Height; y++)
        {
            ReadOnlySpan<TValue> values = plane.ValueRow<TValue>(y);
            ReadOnlySpan<TStored> stored = plane.StoredRow<TStored>(y);
            ReadOnlySpan<ulong> inside = _inside[plane.BoxZ, y];
            Span<ulong> bone = Bone.Row(plane.BoxZ, y);
            MaskPacking.Pack(values, range, bone);
            if (!_inside.IsBox)
                for (int w = 0; w < bone.Length; w++) bone[w] &= inside[w];
            _all.Add(stored, inside);
            _bone.Add(stored, bone);
            counter?.Add(values, inside);
        }
    }
}

/// <summary>Sums the stored numbers of bone again, after its mask was changed.</summary>
internal sealed class BoneSumVisitor<T>(Mask bone) : IPlaneVisitor
    where T : unmanaged, INumber<T>
{
    private GreySum<T> _sum;

    /// <summary>The sum.</summary>
    public GreySum<T> Sum => _sum;

    /// <inheritdoc/>
    public void Visit(in GreyPlane plane)
    {
        for (int y = 0; y < bone.Shape.Height; y++) _sum.Add(plane.StoredRow<T>(y), bone.Row(plane.BoxZ, y));
    }
}
