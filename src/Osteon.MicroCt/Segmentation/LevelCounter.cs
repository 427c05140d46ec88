using System.Numerics;
using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>Counts every level of an integer image on its own.</summary>
internal sealed class LevelCounter<T> : GreyCounter<T>
    where T : unmanaged, INumber<T>
{
    private readonly long _first;
    private readonly long[] _counts;

    /// <summary>For stored numbers <paramref name="first"/> … <paramref name="last"/>.</summary>
    public LevelCounter(long first, long last)
    {
        _first = first;
        _counts = new long[last - first + 1];
    }

    /// <summary>The smallest countable stored number.</summary>
    public long First => _first;

    /// <summary>Voxels of each stored number from <see cref="First"/> on.</summary>
    public ReadOnlySpan<long> Counts => _counts;

    /// <inheritdoc/>
    public override GreyHistogram? ToHistogram(ValueScale scale)
    {
        int from = Counts.IndexOfAnyExcept(0);
        if (from < 0) return null;
        int to = Counts.LastIndexOfAnyExcept(0) + 1;
        return InGrey(_first + from - 0.5, 1, Counts[from..to], scale, true);
    }

    /// <inheritdoc/>
    protected override void Add(ReadOnlySpan<T> values)
    {
        long[] counts = _counts;
        foreach (T value in values) counts[long.CreateTruncating(value) - _first]++;
    }
}
