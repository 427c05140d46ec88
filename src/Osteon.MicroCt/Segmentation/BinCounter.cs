using System.Numerics;
using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>
/// Counts real values into 256 bins of equal width from the smallest to the largest, the last bin closed, as numpy.histogram does. Edges
/// are low + i · step with step = (high − low)/256, the last one high; for single-precision images edges and centres are rounded to single
/// precision, as there.
/// </summary>
internal sealed class BinCounter<T> : GreyCounter<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>Number of bins.</summary>
    public const int Bins = 256;

    private readonly double[] _edges = new double[Bins + 1];
    private readonly long[] _counts = new long[Bins];
    private readonly double _perBin;
    private readonly ValueScale _scale;
    private readonly bool _identity;

    /// <summary>For grey values <paramref name="low"/> … <paramref name="high"/>, low &lt; high.</summary>
    public BinCounter(double low, double high, ValueScale scale)
    {
        _scale = scale;
        _identity = scale == ValueScale.Identity;
        bool single = _identity && typeof(T) == typeof(float);
        double step = (high - low) / Bins;
        for (int i = 0; i < Bins; i++) _edges[i] = Rounded((i * step) + low, single);
        _edges[Bins] = high;
        Centres = new double[Bins];
        for (int i = 0; i < Bins; i++) Centres[i] = single ? (float)(_edges[i] + _edges[i + 1]) / 2 : (_edges[i] + _edges[i + 1]) / 2;
        _perBin = Bins / (high - low);
    }

    /// <summary>Middle of each bin, grey value.</summary>
    public double[] Centres { get; }

    /// <summary>Values in each bin.</summary>
    public ReadOnlySpan<long> Counts => _counts;

    /// <inheritdoc/>
    public override GreyHistogram? ToHistogram(ValueScale scale) =>
        Counts.ContainsAnyExcept(0) ? new GreyHistogram(_edges[0], (_edges[Bins] - _edges[0]) / Bins, [.. _counts], false) : null;

    /// <inheritdoc/>
    protected override void Add(ReadOnlySpan<T> values)
    {
        foreach (T stored in values)
        {
            double value = double.CreateTruncating(stored);
            if (!_identity) value = _scale.ToValue(value);
            if (!double.IsFinite(value)) continue;

            // The product may be one bin off at an edge: the edges decide.
            int bin = Math.Clamp((int)((value - _edges[0]) * _perBin), 0, Bins - 1);
            if (value < _edges[bin]) bin--;
            else if (bin < Bins - 1 && value >= _edges[bin + 1]) bin++;
            _counts[bin]++;
        }
    }

    private static double Rounded(double value, bool single) => single ? (float)value : value;
}
