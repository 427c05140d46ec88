using System.Numerics;
using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>
/// Counts real values whose range is not known beforehand. Bins have a width of 2^k and begin at multiples of it; when a value does not fit
/// into the bins there are, neighbours are joined and k grows by one. The final k is the smallest for which the range of all values fits,
/// whatever the order in which they came.
/// </summary>
internal sealed class DyadicCounter<T> : GreyCounter<T>
    where T : unmanaged, INumber<T>
{
    private const int Bins = 1024;

    private readonly long[] _counts = new long[Bins];
    private readonly ValueScale _scale;
    private readonly bool _identity;
    private int _k;
    private double _perBin;
    private long _first;
    private long _lowest;
    private long _highest;
    private bool _any;

    /// <summary>For values that are scaled to grey before they are counted.</summary>
    public DyadicCounter(ValueScale scale)
    {
        _scale = scale;
        _identity = scale == ValueScale.Identity;
    }

    /// <inheritdoc/>
    public override GreyHistogram? ToHistogram(ValueScale scale)
    {
        if (!_any) return null;
        double width = Math.ScaleB(1, _k);
        return new GreyHistogram(_lowest * width, width, _counts[(int)(_lowest - _first)..(int)(_highest - _first + 1)], false);
    }

    /// <inheritdoc/>
    protected override void Add(ReadOnlySpan<T> values)
    {
        foreach (T stored in values)
        {
            double value = double.CreateTruncating(stored);
            if (!_identity) value = _scale.ToValue(value);
            if (!double.IsFinite(value)) continue;
            if (!_any) Begin(value);
            double position = Math.Floor(value * _perBin);
            while (Math.Abs(position) > 1L << 52 || !Fits((long)position))
            {
                Join();
                position = Math.Floor(value * _perBin);
            }

            _counts[(long)position - _first]++;
        }
    }

    // The finest width at which the first value is still a whole multiple of bins that a double counts exactly, but never below 2^-900.
    private void Begin(double value)
    {
        _any = true;
        _k = value == 0 ? -900 : Math.Max(-900, Math.ILogB(value) - 50);
        _perBin = Math.ScaleB(1, -_k);
        _lowest = _highest = (long)Math.Floor(value * _perBin);
        _first = _lowest;
    }

    /// <summary>Makes room for a bin without joining, if the range allows it.</summary>
    private bool Fits(long bin)
    {
        if (bin >= _lowest && bin <= _highest) return true;
        long lowest = Math.Min(bin, _lowest);
        long highest = Math.Max(bin, _highest);
        if (highest - lowest >= Bins) return false;
        if (lowest < _first || highest >= _first + Bins) MoveTo(lowest);
        (_lowest, _highest) = (lowest, highest);
        return true;
    }

    private void MoveTo(long first)
    {
        long[] old = (long[])_counts.Clone();
        Array.Clear(_counts);
        for (long b = _lowest; b <= _highest; b++) _counts[b - first] += old[b - _first];
        _first = first;
    }

    private void Join()
    {
        long[] old = (long[])_counts.Clone();
        Array.Clear(_counts);
        long first = _lowest >> 1;
        for (long b = _lowest; b <= _highest; b++) _counts[(b >> 1) - first] += old[b - _first];
        (_first, _lowest, _highest) = (first, first, _highest >> 1);
        _k++;
        _perBin = Math.ScaleB(1, -_k);
    }
}
