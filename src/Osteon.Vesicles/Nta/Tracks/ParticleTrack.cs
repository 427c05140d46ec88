namespace Osteon.Vesicles;

/// <summary>
/// The path of one particle in the image plane: frame numbers, strictly increasing, and a position in micrometres for each. Frames in which
/// the particle was not found are simply absent (gaps). Immutable; the arrays are copied.
/// </summary>
public sealed class ParticleTrack
{
    private readonly int[] _frames;
    private readonly double[] _x;
    private readonly double[] _y;

    /// <summary>
    /// A track from its positions in micrometres. Spans of different lengths, no position at all, frames that do not increase, or
    /// coordinates that are not finite throw <see cref="ArgumentException"/>.
    /// </summary>
    /// <param name="id">Number of the particle, as the tracker gave it.</param>
    /// <param name="frames">Frame numbers, strictly increasing; any first number.</param>
    /// <param name="xMicrometres">Position along a row of the image, µm.</param>
    /// <param name="yMicrometres">Position along a column of the image, µm.</param>
    public ParticleTrack(int id, ReadOnlySpan<int> frames, ReadOnlySpan<double> xMicrometres, ReadOnlySpan<double> yMicrometres)
    {
        if (frames.Length != xMicrometres.Length || frames.Length != yMicrometres.Length)
            throw new ArgumentException($"{frames.Length} frames, {xMicrometres.Length} x and {yMicrometres.Length} y", nameof(frames));
        if (frames.IsEmpty) throw new ArgumentException("a track has at least one position", nameof(frames));
        for (int i = 0; i < frames.Length; i++)
        {
            if (i > 0 && frames[i] <= frames[i - 1])
                throw new ArgumentException($"frame {frames[i]} follows frame {frames[i - 1]}: frames must increase", nameof(frames));
            if (!double.IsFinite(xMicrometres[i]) || !double.IsFinite(yMicrometres[i]))
                throw new ArgumentException($"the position in frame {frames[i]} is not finite", nameof(xMicrometres));
        }

        Id = id;
        _frames = frames.ToArray();
        _x = xMicrometres.ToArray();
        _y = yMicrometres.ToArray();
    }

    /// <summary>Number of the particle, as the tracker gave it.</summary>
    public int Id { get; }

    /// <summary>Frame numbers, strictly increasing.</summary>
    public ReadOnlySpan<int> Frames => _frames;

    /// <summary>Position along a row of the image in each frame, µm.</summary>
    public ReadOnlySpan<double> X => _x;

    /// <summary>Position along a column of the image in each frame, µm.</summary>
    public ReadOnlySpan<double> Y => _y;

    /// <summary>Number of positions, at least 1.</summary>
    public int Positions => _frames.Length;

    /// <summary>Number of displacements between successive positions, gaps included: positions − 1.</summary>
    public int Displacements => _frames.Length - 1;

    /// <summary>Frames from the first to the last position, both counted.</summary>
    public int Span => _frames[^1] - _frames[0] + 1;

    /// <summary>A track from positions in pixels: multiplied by the size of a pixel, which must be positive.</summary>
    public static ParticleTrack FromPixels(
        int id, ReadOnlySpan<int> frames, ReadOnlySpan<double> x, ReadOnlySpan<double> y, double micrometresPerPixel)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(micrometresPerPixel);
        double[] scaledX = x.ToArray(), scaledY = y.ToArray();
        foreach (double[] scaled in (double[][])[scaledX, scaledY])
            for (int i = 0; i < scaled.Length; i++) scaled[i] *= micrometresPerPixel;
        return new ParticleTrack(id, frames, scaledX, scaledY);
    }
}
