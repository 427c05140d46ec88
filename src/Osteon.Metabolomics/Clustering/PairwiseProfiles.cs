namespace Osteon.Metabolomics;

/// <summary>Distances of two profiles with missing cells. NaN where there is none.</summary>
internal static class PairwiseProfiles
{
    /// <summary>√(Σ(x − y)² · columns / common columns); NaN without a common column.</summary>
    public static double Euclidean(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        int common = 0;
        for (int k = 0; k < x.Length; k++)
        {
            double difference = x[k] - y[k];
            if (double.IsNaN(difference)) continue;
            sum += difference * difference;
            common++;
        }

        if (common == 0) return double.NaN;
        if (common < x.Length) sum /= (double)common / x.Length;
        return Math.Sqrt(sum);
    }

    /// <summary>
    /// 1 − r over the common columns; NaN with fewer than two of them, or where one of the profiles is constant over them.
    /// </summary>
    public static double Pearson(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> scratch)
    {
        Span<double> a = scratch[..x.Length], b = scratch.Slice(x.Length, x.Length);
        int common = 0;
        for (int k = 0; k < x.Length; k++)
        {
            if (double.IsNaN(x[k]) || double.IsNaN(y[k])) continue;
            (a[common], b[common]) = (x[k], y[k]);
            common++;
        }

        a = a[..common];
        b = b[..common];
        return Standardise(a) && Standardise(b) ? FromCorrelation(ProfileKernels.ProductsReference(a, b)) : double.NaN;
    }

    /// <summary>
    /// 1 − ρ over the common columns; the orders are the columns of x and of y from the smallest value to the largest, missing cells left
    /// out.
    /// </summary>
    public static double Spearman(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<int> orderX, ReadOnlySpan<int> orderY, Span<double> scratch)
    {
        Span<double> ranksX = scratch[..x.Length], ranksY = scratch.Slice(x.Length, x.Length);
        Rank(x, y, orderX, ranksX);
        Rank(y, x, orderY, ranksY);
        return Pearson(ranksX, ranksY, scratch[(2 * x.Length)..]);
    }

    /// <summary>
    /// The ranks of x among the columns that the other profile has too, NaN elsewhere; equal values share their mean rank.
    /// </summary>
    public static void Rank(ReadOnlySpan<double> x, ReadOnlySpan<double> other, ReadOnlySpan<int> order, Span<double> ranks)
    {
        ranks.Fill(double.NaN);
        int before = 0;
        for (int i = 0; i < order.Length;)
        {
            int end = i, equal = 0;
            for (; end < order.Length && x[order[end]] == x[order[i]]; end++)
                if (!double.IsNaN(other[order[end]])) equal++;
            for (; i < end; i++)
                if (!double.IsNaN(other[order[i]])) ranks[order[i]] = before + ((equal + 1) / 2.0);
            before += equal;
        }
    }

    /// <summary>
    /// Subtracts the mean and divides by the root of the sum of squares; false if there are fewer than two values or all are equal.
    /// </summary>
    public static bool Standardise(Span<double> values)
    {
        double sum = 0;
        bool constant = true;
        foreach (double value in values)
        {
            sum += value;
            constant &= value == values[0];
        }

        if (values.Length < 2 || constant) return false;
        double mean = sum / values.Length, rest = 0;
        foreach (double value in values) rest += value - mean;
        mean += rest / values.Length;
        double squares = 0;
        foreach (ref double value in values)
        {
            value -= mean;
            squares += value * value;
        }

        double norm = Math.Sqrt(squares);
        if (!(norm > 0 && double.IsFinite(norm))) return false;
        foreach (ref double value in values) value /= norm;
        return true;
    }

    /// <summary>1 − r with r held to −1 … 1.</summary>
    public static double FromCorrelation(double r) => 1 - Math.Clamp(r, -1, 1);
}
