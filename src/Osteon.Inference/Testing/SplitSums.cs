using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>Sums of one arm over the splits of values into two arms, as whole numbers, and the bounds beyond which a sum is as extreme
/// as observed.</summary>
internal sealed class SplitSums
{
    private readonly long[] _items;
    private readonly int _drawn;
    private readonly Int128 _high;
    private readonly Int128 _low;

    private SplitSums(long[] items, int drawn, Int128 distance)
    {
        _items = items;
        _drawn = drawn;
        AllAsExtreme = distance <= 0;
        Int128 total = 0;
        foreach (long item in items) total += item;
        // |N·S − r·T| ≥ distance, S the sum of r drawn of N items, T the sum of all.
        _high = -FloorDivide(-((drawn * total) + distance), items.Length);
        _low = FloorDivide((drawn * total) - distance, items.Length);
    }

    /// <summary>Whether the observed difference is 0 within rounding, so that every split is as extreme.</summary>
    public bool AllAsExtreme { get; }

    /// <summary>The first <paramref name="first"/> values are one arm.</summary>
    public static SplitSums Of(double[] values, int first, double largest)
    {
        int n = values.Length;
        // Powers of two only, so that the scaling itself is exact; sums of n items stay below 2⁶².
        int exponent = 61 - (Math.ILogB(largest) + 1) - (int)Math.Ceiling(Math.Log2(n));
        long[] items = new long[n];
        for (int i = 0; i < n; i++) items[i] = (long)Math.Round(Math.ScaleB(values[i], exponent));
        int drawn = Math.Min(first, n - first);
        Int128 total = 0, sum = 0;
        for (int i = 0; i < n; i++) total += items[i];
        for (int i = 0; i < first; i++) sum += items[i];
        Int128 distance = Int128.Abs((n * sum) - (first * total)); // the same for either arm
        Int128 tolerance = (Int128)Math.Ceiling(4.0 * first * (n - first) * Math.ScaleB(largest, exponent - 53)) + n;
        return new SplitSums(items, drawn, distance - tolerance);
    }

    /// <summary>How many subsets of at most the drawn size the larger half has.</summary>
    public double HalfSubsets()
    {
        int half = (_items.Length + 1) / 2;
        double binomial = 1, sum = 1;
        for (int c = 1; c <= Math.Min(_drawn, half); c++)
        {
            binomial *= (half - c + 1.0) / c;
            sum += binomial;
        }

        return sum;
    }

    /// <summary>Number of splits at least as extreme, and of all.</summary>
    public (Int128 Extreme, Int128 Total) Count(RunContext context)
    {
        int half = _items.Length / 2;
        long[][] left = SubsetSums(_items.AsSpan(0, half), _drawn);
        long[][] right = SubsetSums(_items.AsSpan(half), _drawn);
        Int128 extreme = 0, total = 0;
        for (int c = 0; c <= _drawn; c++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (c >= left.Length || _drawn - c >= right.Length) continue;
            long[] a = left[c], b = right[_drawn - c];
            total += (Int128)a.Length * b.Length;
            int above = b.Length, below = b.Length; // as a grows: first b that reaches the high bound, number of b within the low one
            foreach (long x in a)
            {
                while (above > 0 && x + b[above - 1] >= _high) above--;
                while (below > 0 && x + b[below - 1] > _low) below--;
                extreme += b.Length - above + below;
            }
        }

        return (extreme, total);
    }

    /// <summary>Number of random splits at least as extreme, of <paramref name="draws"/>.</summary>
    public int Draw(Rng random, int draws)
    {
        long[] items = [.. _items];
        int hits = 0;
        for (int d = 0; d < draws; d++)
        {
            long sum = 0;
            random.ShuffleFirst<long>(items, _drawn);
            foreach (long item in items.AsSpan(0, _drawn)) sum += item;
            if (sum >= _high || sum <= _low) hits++;
        }

        return hits;
    }

    /// <summary>The sums of all subsets with 0 … <paramref name="most"/> items, in ascending order per size; each item doubles them by
    /// one merge.</summary>
    private static long[][] SubsetSums(ReadOnlySpan<long> items, int most)
    {
        var sums = new List<long[]> { new long[] { 0 } };
        foreach (long item in items)
        {
            if (sums.Count <= most) sums.Add([]);
            for (int c = sums.Count - 1; c >= 1; c--) sums[c] = Merge(sums[c], sums[c - 1], item);
        }

        return [.. sums];
    }

    private static long[] Merge(long[] without, long[] shifted, long item)
    {
        long[] merged = new long[without.Length + shifted.Length];
        int i = 0, j = 0;
        for (int k = 0; k < merged.Length; k++)
            merged[k] = j == shifted.Length || (i < without.Length && without[i] <= shifted[j] + item) ? without[i++] : shifted[j++] + item;
        return merged;
    }

    private static Int128 FloorDivide(Int128 numerator, int denominator)
    {
        (Int128 quotient, Int128 remainder) = Int128.DivRem(numerator, denominator);
        return remainder < 0 ? quotient - 1 : quotient;
    }
}
