namespace Osteon.Vesicles;

/// <summary>The background under one band: a plane at its box, with its spread and certainty.</summary>
/// <param name="Level">At the middle of the box.</param>
/// <param name="PerColumn">Change per column.</param>
/// <param name="PerRow">Change per row.</param>
/// <param name="X0">Middle column.</param>
/// <param name="Y0">Middle row.</param>
/// <param name="Noise">Standard deviation of a background pixel.</param>
/// <param name="Error">Standard error of the level.</param>
internal readonly record struct BackgroundPlane(double Level, double PerColumn, double PerRow, double X0, double Y0, double Noise, double Error)
{
    public double At(int x, int y) => Level + PerColumn * (x - X0) + PerRow * (y - Y0);
}
