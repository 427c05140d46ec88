using System.Globalization;
using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>
/// A volume of interest drawn elsewhere: a volume of the same shape whose voxels are inside where they are not 0 (and not NaN).
/// </summary>
public sealed record MaskVoi : Voi
{
    /// <summary>From a mask in memory.</summary>
    public MaskVoi(Mask mask) => Mask = mask;

    /// <summary>From a source that is read once, plane by plane, when the measuring starts. The caller disposes of it.</summary>
    public MaskVoi(ISliceSource source) => Source = source;

    /// <summary>The mask in memory, or null.</summary>
    public Mask? Mask { get; }

    /// <summary>The source, or null.</summary>
    public ISliceSource? Source { get; }

    /// <summary>Its voxels along (z, y, x).</summary>
    public GridShape Shape => Mask?.Shape ?? Source!.Header.Shape;

    internal override IEnumerable<Finding> Check(GridShape shape, Spacing? spacing)
    {
        if (Shape != shape)
        {
            yield return Finding.Error(
                "OST-VOI-005",
                $"the mask has {Shape} voxels, the volume {shape}",
                value: Shape.ToString(),
                hint: "The mask must be drawn on this very volume, without cropping or resampling.");
        }

        if (spacing is { } a && Source?.Header.Spacing is { } b && !Agree(a, b))
        {
            yield return Finding.Warning(
                "OST-VOI-006",
                string.Create(CultureInfo.InvariantCulture, $"the mask states voxels of {b}, the volume {a}; the volume's are used"),
                value: b.ToString());
        }
    }

    private static bool Agree(Spacing a, Spacing b) =>
        Math.Abs(a.Z - b.Z) <= 1e-3 * a.Z && Math.Abs(a.Y - b.Y) <= 1e-3 * a.Y && Math.Abs(a.X - b.X) <= 1e-3 * a.X;
}
