namespace Osteon.Inference;

/// <summary>The k-th smallest of a large set of numbers that is never written out: bisection over the ordered bit patterns of
/// double.</summary>
internal static class OrderStatistic
{
    /// <summary>
    /// The smallest v in [<paramref name="least"/>, <paramref name="greatest"/>] for which at least <paramref name="k"/> numbers are ≤
    /// v. Exactly the k-th smallest number, in at most 64 counts.
    /// </summary>
    public static double Select(Func<double, long> countAtMost, double least, double greatest, long k)
    {
        long low = Key(least), high = Key(greatest);
        while (low < high)
        {
            long middle = (low & high) + ((low ^ high) >> 1);
            if (countAtMost(Value(middle)) >= k) high = middle;
            else low = middle + 1;
        }

        return Value(low);
    }

    /// <summary>A whole number in the order of the doubles.</summary>
    private static long Key(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        return bits >= 0 ? bits : long.MinValue - bits;
    }

    private static double Value(long key) => BitConverter.Int64BitsToDouble(key >= 0 ? key : long.MinValue - key);
}
