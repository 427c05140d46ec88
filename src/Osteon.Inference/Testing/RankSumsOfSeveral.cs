using System.Globalization;

namespace Osteon.Inference;

/// <summary>
/// Exact null distribution of Σ Rᵢ²/nᵢ, Rᵢ the rank sum of arm i, over all ways to deal the ranks to arms of the given sizes. The ranks are
/// dealt one after the other; what is kept is how many ways lead to each set of counts and sums, so that the ways themselves are never
/// listed.
/// </summary>
internal static class RankSumsOfSeveral
{
    /// <summary>More ways than this are not counted.</summary>
    public const double MostSplits = 2e7;

    /// <summary>Values that a state of sums and counts can hold.</summary>
    private const int MostValues = 60;

    private const int MostArms = 6;

    /// <summary>Whether arms of these sizes are counted.</summary>
    public static bool IsFeasible(IReadOnlyList<int> sizes) =>
        sizes.Count is > 1 and <= MostArms && sizes.Sum() <= MostValues && Splits(sizes) <= MostSplits;

    /// <summary>Number of ways to deal N ranks to arms of these sizes.</summary>
    public static double Splits(IReadOnlyList<int> sizes)
    {
        double ways = 1;
        int dealt = 0;
        foreach (int size in sizes)
            for (int i = 1; i <= size; i++) ways *= ++dealt / (double)i;
        return Math.Round(ways);
    }

    /// <summary>The possible values of Σ Rᵢ²/nᵢ, times the least common multiple of the sizes, ascending, with the share of all ways that
    /// give at least each. Ranks are doubled midranks.</summary>
    public static (Int128[] Values, double[] Tail) Distribution(ReadOnlySpan<int> doubled, IReadOnlyList<int> sizes)
    {
        int k = sizes.Count;
        // The last arm takes the rest. 7 bits of count and 14 of sum per arm: the doubled ranks of 60 values sum to 3660.
        var ways = new Dictionary<UInt128, double> { [0] = 1 };
        int dealt = 0;
        foreach (int rank in doubled)
        {
            var next = new Dictionary<UInt128, double>(2 * ways.Count);
            foreach ((UInt128 state, double count) in ways)
            {
                int inFirst = 0;
                for (int g = 0; g < k - 1; g++)
                {
                    int held = (int)((state >> (21 * g)) & 127);
                    inFirst += held;
                    if (held < sizes[g]) Add(next, state + (UInt128.One << (21 * g)) + ((UInt128)rank << ((21 * g) + 7)), count);
                }

                if (dealt - inFirst < sizes[k - 1]) Add(next, state, count);
            }

            ways = next;
            dealt++;
        }

        long total = 0;
        foreach (int rank in doubled) total += rank;
        var byValue = new SortedDictionary<Int128, double>();
        long[] sums = new long[k];
        foreach ((UInt128 state, double count) in ways)
        {
            sums[k - 1] = total;
            for (int g = 0; g < k - 1; g++)
            {
                sums[g] = (long)((state >> ((21 * g) + 7)) & 16383);
                sums[k - 1] -= sums[g];
            }

            Int128 value = Value(sums, sizes);
            byValue[value] = byValue.GetValueOrDefault(value) + count;
        }

        double[] tail = [.. byValue.Values];
        for (int i = tail.Length - 2; i >= 0; i--) tail[i] += tail[i + 1];
        double all = tail[0];
        for (int i = 0; i < tail.Length; i++) tail[i] /= all;
        return ([.. byValue.Keys], tail);
    }

    /// <summary>Σ Rᵢ²/nᵢ times the least common multiple of the sizes, for doubled rank sums.</summary>
    public static Int128 Value(IReadOnlyList<long> sums, IReadOnlyList<int> sizes)
    {
        long common = sizes.Aggregate(1L, (l, n) => l / Divisor(l, n) * n);
        Int128 value = 0;
        for (int g = 0; g < sizes.Count; g++) value += (Int128)sums[g] * sums[g] * (common / sizes[g]);
        return value;
    }

    /// <summary>The words of the variant.</summary>
    public static string Variant(IReadOnlyList<int> sizes) => string.Create(CultureInfo.InvariantCulture, $"exact, all {Splits(sizes):0} splits");

    private static void Add(Dictionary<UInt128, double> ways, UInt128 state, double count)
    {
        ref double entry = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(ways, state, out _);
        entry += count;
    }

    private static long Divisor(long a, long b) => b == 0 ? a : Divisor(b, a % b);
}
