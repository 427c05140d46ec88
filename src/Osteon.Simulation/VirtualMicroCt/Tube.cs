namespace Osteon.Simulation;

/// <summary>
/// A tube around the axis of the bone with flat ends: all points with <see cref="InnerRadius"/> ≤ distance from the axis ≤ <see
/// cref="OuterRadius"/> and <see cref="ZFrom"/> ≤ z ≤ <see cref="ZTo"/>. An inner radius of 0 makes a solid disc. The fragments of the
/// diaphysis are tubes, and so are the bony caps that close the marrow canal of a nonunion.
/// </summary>
/// <param name="InnerRadius">Inner radius, mm; at least 0.</param>
/// <param name="OuterRadius">Outer radius, mm; larger than the inner one.</param>
/// <param name="ZFrom">Lower end, mm.</param>
/// <param name="ZTo">Upper end, mm; larger than the lower end.</param>
/// <param name="Density">Mineral density inside, mgHA/cm³.</param>
public readonly record struct Tube(double InnerRadius, double OuterRadius, double ZFrom, double ZTo, double Density)
{
    /// <summary>Area of the cross-section, π(R² − r²), mm².</summary>
    public double CrossSection => Math.PI * ((OuterRadius * OuterRadius) - (InnerRadius * InnerRadius));

    /// <summary>Volume between two planes, mm³.</summary>
    public double VolumeBetween(double lower, double upper) => CrossSection * Math.Max(0, Math.Min(ZTo, upper) - Math.Max(ZFrom, lower));

    /// <summary>Whether the point lies in the tube or on its surface.</summary>
    public bool Contains(PhantomPoint point)
    {
        double squared = (point.Y * point.Y) + (point.X * point.X);
        return point.Z >= ZFrom && point.Z <= ZTo && squared >= InnerRadius * InnerRadius && squared <= OuterRadius * OuterRadius;
    }

    /// <summary>Distance from the point to the tube, mm; 0 inside.</summary>
    internal double Distance(PhantomPoint point)
    {
        double radius = point.Radius;
        double across = Math.Max(0, Math.Max(InnerRadius - radius, radius - OuterRadius));
        double along = Math.Max(0, Math.Max(ZFrom - point.Z, point.Z - ZTo));
        return Math.Sqrt((across * across) + (along * along));
    }

    internal bool Overlaps(Tube other) =>
        Math.Min(ZTo, other.ZTo) > Math.Max(ZFrom, other.ZFrom)
        && Math.Min(OuterRadius, other.OuterRadius) > Math.Max(InnerRadius, other.InnerRadius);
}
