using System.Globalization;
using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>An axis of a volume.</summary>
public enum VolumeAxis
{
    /// <summary>Across planes.</summary>
    Z,

    /// <summary>Across rows.</summary>
    Y,

    /// <summary>Across columns.</summary>
    X,
}

/// <summary>
/// A cylinder along one axis. A voxel is inside if its centre is within the radius of the axis line (the circle itself included) and its
/// coordinate c along the axis satisfies from ≤ c &lt; to. With a radius in mm distances are physical, so that it is round whatever the
/// voxels; with a radius in voxels they are counted in voxels. The part outside the volume is left out, which a warning says.
/// </summary>
/// <param name="Axis">The axis it runs along.</param>
/// <param name="Centre">
/// The two other coordinates of the axis line, in the order of the axes (z, y, x): (y, x) for axis z, (z, x) for axis y, (z, y) for axis x.
/// </param>
/// <param name="Radius">Radius, positive.</param>
/// <param name="From">Where it begins along the axis; null: with the volume.</param>
/// <param name="To">Where it ends along the axis, not included; null: with the volume.</param>
public sealed record CylinderVoi(
    VolumeAxis Axis,
    (VoiLength First, VoiLength Second) Centre,
    VoiLength Radius,
    VoiLength? From = null,
    VoiLength? To = null) : Voi
{
    private const string Coordinates =
        "Coordinates are (z, y, x) from 0 at the centre of the first voxel, in voxels unless mm or um is written.";

    /// <inheritdoc/>
    public override bool NeedsVoxelSize =>
        new VoiLength?[] { Centre.First, Centre.Second, Radius, From, To }.Any(l => l is { IsMillimetres: true });

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"cylinder:axis={Axis.ToString().ToLowerInvariant()},centre={Centre.First};{Centre.Second},radius={Radius}")
        + (From is { } from ? $",from={from}" : "") + (To is { } to ? $",to={to}" : "");

    internal override IEnumerable<Finding> Check(GridShape shape, Spacing? spacing)
    {
        if (!double.IsFinite(Radius.Value) || Radius.Value <= 0)
        {
            yield return Finding.Error("OST-VOI-002", "the radius of the cylinder must be positive", value: Radius.ToString());
            yield break;
        }

        if (!Finite(Centre.First) || !Finite(Centre.Second) || !Finite(From) || !Finite(To))
        {
            yield return Finding.Error("OST-VOI-003", "a coordinate of the cylinder is not a finite number", value: ToString());
            yield break;
        }

        if (spacing is not { } voxel) yield break;
        var cylinder = new CylinderGeometry(this, shape, voxel);
        VoxelBox whole = cylinder.Unclipped;
        VoxelBox inside = whole.ClippedTo(shape);
        if (inside.IsEmpty && !whole.IsEmpty)
        {
            yield return Finding.Error(
                "OST-VOI-007", $"the cylinder lies outside the volume of {shape} voxels", value: ToString(), hint: Coordinates);
        }
        else if (whole != inside)
        {
            yield return Finding.Warning(
                "OST-VOI-004",
                $"the cylinder reaches beyond the volume of {shape} voxels; only its part inside is measured",
                value: ToString(),
                hint: Coordinates);
        }
    }

    private static bool Finite(VoiLength? length) => length is not { } l || double.IsFinite(l.Value);
}
