namespace Osteon.Inference;

/// <summary>
/// Exact null distributions of sums of ranks, by counting how many subsets have each sum (the shift algorithm of Streitberg and Röhmel
/// 1986, Statistical Software Newsletter 12:10): adding one item shifts the table by its rank. Ranks are doubled midranks, so ties need
/// nothing special. The counts are kept as double; all steps are additions of positive numbers, so their relative error stays below
/// 10⁻¹³.
/// </summary>
internal static class RankSumDistribution
{
    /// <summary>
    /// Probability of each sum 0 … Σ doubled of <paramref name="size"/> ranks drawn without replacement. Cost: items · min(size, rest)
    /// · sum.
    /// </summary>
    public static double[] OfSubsets(ReadOnlySpan<int> doubled, int size)
    {
        int total = 0;
        foreach (int rank in doubled) total += rank;
        bool complement = size > doubled.Length - size;
        int drawn = complement ? doubled.Length - size : size;
        double[][] counts = new double[drawn + 1][];
        for (int j = 0; j <= drawn; j++) counts[j] = new double[total + 1];
        counts[0][0] = 1;
        int seen = 0, reach = 0;
        foreach (int rank in doubled)
        {
            seen++;
            reach += rank;
            for (int j = Math.Min(drawn, seen); j >= 1; j--)
            {
                Span<double> to = counts[j].AsSpan(rank, reach - rank + 1);
                ReadOnlySpan<double> from = counts[j - 1].AsSpan(0, reach - rank + 1);
                for (int s = 0; s < to.Length; s++) to[s] += from[s];
            }
        }

        double[] result = counts[drawn];
        if (complement) Array.Reverse(result);
        double splits = result.Sum();
        for (int s = 0; s < result.Length; s++) result[s] /= splits;
        return result;
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
}
