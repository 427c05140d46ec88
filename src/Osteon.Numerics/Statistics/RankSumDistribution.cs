using System.Numerics;

namespace Osteon.Numerics;

/// <summary>
/// Exact null distributions of sums of ranks, by counting how many subsets have each sum (the shift algorithm of Streitberg and Röhmel
/// 1986, Statistical Software Newsletter 12:10): adding one item shifts the table by its rank. Ranks are doubled midranks, so ties need
/// nothing special. The counts are kept as double; all steps are additions of positive numbers, so their relative error stays below
/// 10⁻¹³.
/// </summary>
public static class RankSumDistribution
{
    /// <summary>
    /// Probability of each sum 0 … Σ doubled of <paramref name="size"/> ranks drawn without replacement. Cost: items · min(size, rest)
    /// · sum.
    /// </summary>
    public static double[] OfSubsets(ReadOnlySpan<int> doubled, int size)
    {
        int total = 0;
        foreach (int rank in doubled) total += rank;
        int items = doubled.Length;
        bool complement = size > items - size;
        int drawn = complement ? items - size : size;
        // In ascending order the sums of j of the first items lie between the first j and the last j of them: nothing else is touched.
        int[] ranks = doubled.ToArray();
        Array.Sort(ranks);
        int[] prefix = new int[items + 1];
        for (int i = 0; i < items; i++) prefix[i + 1] = prefix[i] + ranks[i];
        double[][] counts = new double[drawn + 1][];
        for (int j = 0; j <= drawn; j++) counts[j] = new double[j == drawn ? total + 1 : total - prefix[items - j] + 1];
        counts[0][0] = 1;
        for (int seen = 1; seen <= items; seen++)
        {
            int rank = ranks[seen - 1];
            for (int j = Math.Min(drawn, seen); j >= Math.Max(1, drawn - (items - seen)); j--)
            {
                int low = prefix[j - 1], high = prefix[seen - 1] - prefix[seen - j]; // sums of j − 1 of the items before
                Add(counts[j].AsSpan(low + rank, high - low + 1), counts[j - 1].AsSpan(low, high - low + 1));
            }
        }

        double[] result = counts[drawn];
        if (complement) Array.Reverse(result);
        double splits = result.Sum();
        for (int s = 0; s < result.Length; s++) result[s] /= splits;
        return result;
    }

    private static void Add(Span<double> to, ReadOnlySpan<double> from)
    {
        int i = 0;
        for (; i <= to.Length - Vector<double>.Count; i += Vector<double>.Count)
            (new Vector<double>(to[i..]) + new Vector<double>(from[i..])).CopyTo(to[i..]);
        for (; i < to.Length; i++) to[i] += from[i];
    }

    /// <summary>Probability of each sum 0 … Σ doubled when every rank counts with chance ½.</summary>
    public static double[] OfSigns(ReadOnlySpan<int> doubled)
    {
        int total = 0;
        foreach (int rank in doubled) total += rank;
        double[] probability = new double[total + 1];
        probability[0] = 1;
        int reach = 0;
        foreach (int rank in doubled)
        {
            reach += rank;
            for (int s = reach; s >= 0; s--) probability[s] = 0.5 * (probability[s] + (s >= rank ? probability[s - rank] : 0));
        }

        return probability;
    }

    /// <summary>Probability of sums at least as far from the mean as <paramref name="observed"/>; the mean is
    /// <paramref name="numerator"/> / <paramref name="denominator"/>.</summary>
    public static double TwoSided(ReadOnlySpan<double> probability, long observed, long numerator, long denominator)
    {
        long distance = Math.Abs((denominator * observed) - numerator);
        double p = 0;
        for (int s = 0; s < probability.Length; s++)
            if (Math.Abs((denominator * s) - numerator) >= distance) p += probability[s];
        return Math.Min(1, p);
    }

    /// <summary>Two-sided normal p value of a deviation from the mean that moves in steps of one half or one, with continuity correction
    /// ½ towards 0: for samples too large to count.</summary>
    public static double NormalTwoSided(double deviation, double sd) =>
        Math.Min(1, 2 * NormalDistribution.Survival(Math.Max(0, Math.Abs(deviation) - 0.5) / sd));
}
