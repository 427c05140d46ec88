namespace Osteon.Vesicles;

/// <summary>Where all particles are expected to move together: what linking takes off before it looks for neighbours.</summary>
public sealed class DriftPrediction
{
    private readonly double[] _x;
    private readonly double[] _y;

    /// <summary>Displacements up to each frame since the first, pixels; the arrays are of the number of frames.</summary>
    public DriftPrediction(double[] x, double[] y)
    {
        if (x.Length != y.Length) throw new ArgumentException($"{x.Length} x and {y.Length} y", nameof(y));
        (_x, _y) = (x, y);
    }

    /// <summary>The same displacement from frame to frame, pixels.</summary>
    public static DriftPrediction Constant(int frames, double perFrameX, double perFrameY) => new(
        [.. Enumerable.Range(0, frames).Select(f => f * perFrameX)], [.. Enumerable.Range(0, frames).Select(f => f * perFrameY)]);

    /// <summary>Displacement along a row up to frame <paramref name="frame"/>, pixels.</summary>
    public double X(int frame) => _x[frame];

    /// <summary>Displacement along a column up to frame <paramref name="frame"/>, pixels.</summary>
    public double Y(int frame) => _y[frame];
}
