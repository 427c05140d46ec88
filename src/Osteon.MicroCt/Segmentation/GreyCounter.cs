using System.Numerics;
using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>Counts the values of rows into a histogram.</summary>
internal abstract class GreyCounter<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>Counts the values of a row whose bit is set; values that are not finite are left out.</summary>
    public void Add(ReadOnlySpan<T> row, ReadOnlySpan<ulong> inside)
    {
        Span<T> chosen = stackalloc T[64];
        for (int w = 0; w < inside.Length; w++)
        {
            ulong bits = inside[w];
            if (bits == ulong.MaxValue)
            {
                Add(row.Slice(w * 64, 64));
                continue;
            }

            int n = 0;
            for (; bits != 0; bits &= bits - 1) chosen[n++] = row[(w * 64) + BitOperations.TrailingZeroCount(bits)];
            Add(chosen[..n]);
        }
    }

    /// <summary>The counts in grey values, or null when nothing was counted.</summary>
    public abstract GreyHistogram? ToHistogram(ValueScale scale);

    /// <summary>Counts every value of a span.</summary>
    protected abstract void Add(ReadOnlySpan<T> values);

    /// <summary>
    /// Bins of stored numbers as a histogram of grey values in ascending order: reversed when grey falls with the stored number.
    /// </summary>
    protected static GreyHistogram InGrey(double low, double width, ReadOnlySpan<long> counts, ValueScale scale, bool levels)
    {
        long[] copy = counts.ToArray();
        if (scale.Slope > 0) return new GreyHistogram(scale.ToValue(low), scale.Slope * width, copy, levels);
        Array.Reverse(copy);
        return new GreyHistogram(scale.ToValue(low + (width * counts.Length)), -scale.Slope * width, copy, levels);
    }
}
