using System.Globalization;

namespace Osteon.Vesicles;

/// <summary>A place in a picture: the middle of the top left pixel is (0, 0), x counts columns to the right, y rows downwards.</summary>
/// <param name="X">Column, px.</param>
/// <param name="Y">Row, px.</param>
public readonly record struct MicrographPoint(double X, double Y)
{
    /// <summary>Distance to another place, px.</summary>
    public double DistanceTo(MicrographPoint other) => Math.Sqrt(((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y)));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"x {X:0.##}, y {Y:0.##}");
}
