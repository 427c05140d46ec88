namespace Osteon.Simulation;

/// <summary>
/// A point of a phantom, mm. The axis of the drawn bone is the z axis and the middle of the gap is the origin.
/// </summary>
/// <param name="Z">Along the bone.</param>
/// <param name="Y">Across the bone.</param>
/// <param name="X">Across the bone.</param>
public readonly record struct PhantomPoint(double Z, double Y, double X)
{
    /// <summary>Distance from the axis of the bone, mm.</summary>
    public double Radius => Math.Sqrt((Y * Y) + (X * X));

    /// <summary>Distance to another point, mm.</summary>
    public double DistanceTo(PhantomPoint other) => (this - other).Norm;

    internal double Norm => Math.Sqrt(Dot(this));

    internal double Dot(PhantomPoint other) => (Z * other.Z) + (Y * other.Y) + (X * other.X);

    /// <summary>Sum by component.</summary>
    public static PhantomPoint operator +(PhantomPoint a, PhantomPoint b) => new(a.Z + b.Z, a.Y + b.Y, a.X + b.X);

    /// <summary>Difference by component.</summary>
    public static PhantomPoint operator -(PhantomPoint a, PhantomPoint b) => new(a.Z - b.Z, a.Y - b.Y, a.X - b.X);

    /// <summary>Each component times a number.</summary>
    public static PhantomPoint operator *(double factor, PhantomPoint p) => new(factor * p.Z, factor * p.Y, factor * p.X);
}
