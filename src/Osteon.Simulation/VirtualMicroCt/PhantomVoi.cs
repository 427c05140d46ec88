namespace Osteon.Simulation;

/// <summary>
/// The volume of interest of a phantom: the solid cylinder around the axis of the bone, centred on the middle of the gap. Xu et al. 2015
/// (10.1371/journal.pone.0140037) place the volume of interest of a rat femoral fracture in the same way.
/// </summary>
/// <param name="RadiusMm">Radius, mm. Default 2.7: all of the callus lies inside.</param>
/// <param name="HalfHeightMm">Half the height, mm. Default 1.19: 34 voxels of 35 µm.</param>
public sealed record PhantomVoi(double RadiusMm = 2.7, double HalfHeightMm = 1.19)
{
    /// <summary>TV = 2πR²h, mm³.</summary>
    public double Volume => 2 * Math.PI * RadiusMm * RadiusMm * HalfHeightMm;

    /// <summary>Whether the point lies in the cylinder or on its surface.</summary>
    public bool Contains(PhantomPoint point) =>
        Math.Abs(point.Z) <= HalfHeightMm && (point.Y * point.Y) + (point.X * point.X) <= RadiusMm * RadiusMm;
}
