namespace Osteon.Simulation;

/// <summary>
/// A strut of callus: all points within <see cref="Radius"/> of the segment from one end to the other (a cylinder with a half ball at each
/// end, a convex body). A segment of length 0 is a ball.
/// </summary>
/// <param name="From">One end of the axis, mm.</param>
/// <param name="To">The other end of the axis, mm.</param>
/// <param name="Radius">Radius, mm; positive.</param>
/// <param name="Density">Mineral density inside, mgHA/cm³.</param>
public readonly record struct Strut(PhantomPoint From, PhantomPoint To, double Radius, double Density)
{
    /// <summary>Length of the axis, mm.</summary>
    public double Length => From.DistanceTo(To);

    /// <summary>Volume of the strut alone, πr²L + 4πr³/3, mm³.</summary>
    public double Volume => Math.PI * Radius * Radius * (Length + (4.0 / 3 * Radius));

    /// <summary>Surface of the strut alone, 2πrL + 4πr², mm².</summary>
    public double Surface => 2 * Math.PI * Radius * (Length + (2 * Radius));

    /// <summary>Whether the point lies in the strut or on its surface.</summary>
    public bool Contains(PhantomPoint point)
    {
        PhantomPoint axis = To - From;
        PhantomPoint arm = point - From;
        double squared = axis.Dot(axis);
        double along = squared > 0 ? Math.Clamp(arm.Dot(axis) / squared, 0, 1) : 0;
        PhantomPoint off = arm - (along * axis);
        return off.Dot(off) <= Radius * Radius;
    }
}
