namespace Osteon.Inference;

/// <summary>The columns of a <see cref="FeatureTestResult"/> while they are filled; each feature writes to its own entries only.</summary>
internal sealed class FeatureResultColumns(int features, int groups)
{
    internal const string Infinite = "a value is infinite";

    private readonly string?[] _reasons = new string?[features];

    public double?[] Statistic { get; } = new double?[features];

    public double?[] Df { get; } = new double?[features];

    public double?[] DfDenominator { get; } = new double?[features];

    public double?[] P { get; } = new double?[features];

    public double?[] Estimate { get; } = new double?[features];

    public double?[] CiLow { get; } = new double?[features];

    public double?[] CiHigh { get; } = new double?[features];

    public string?[] Variant { get; } = new string?[features];

    public int[][] N { get; } = [.. Enumerable.Range(0, groups).Select(_ => new int[features])];

    public IReadOnlyList<Contrast>?[] Contrasts { get; } = new IReadOnlyList<Contrast>?[features];

    public void Count(int feature, double[][] samples)
    {
        for (int g = 0; g < samples.Length; g++) N[g][feature] = samples[g].Length;
    }

    public void Refuse(int feature, string reason) => _reasons[feature] = reason;

    public void Set(int feature, TestResult test, EffectSize? estimate = null)
    {
        Statistic[feature] = test.Statistic;
        if (test.Df.Count > 0) Df[feature] = test.Df[0];
        if (test.Df.Count > 1) DfDenominator[feature] = test.Df[1];
        P[feature] = test.P;
        Variant[feature] = test.Variant;
        _reasons[feature] = test.NotAvailable;
        Estimate[feature] = estimate?.Value;
        CiLow[feature] = estimate?.CiLow;
        CiHigh[feature] = estimate?.CiHigh;
    }

    public IReadOnlyDictionary<int, string> Reasons() => Sparse(_reasons);

    /// <summary>The reasons that are there, by position.</summary>
    public static SortedDictionary<int, string> Sparse(IReadOnlyList<string?> reasons)
    {
        var sparse = new SortedDictionary<int, string>();
        for (int f = 0; f < reasons.Count; f++)
            if (reasons[f] is { } reason) sparse.Add(f, reason);
        return sparse;
    }

    /// <summary>The contrasts of all features, one column set per pair; the pairs and their order are the same for all features.</summary>
    public IReadOnlyList<FeatureContrast> ContrastColumns(IReadOnlyList<(string A, string B, string? At)> pairs)
    {
        var columns = new FeatureContrast[pairs.Count];
        for (int c = 0; c < columns.Length; c++)
        {
            int position = c;
            double?[] Column(Func<Contrast, double?> value)
            {
                double?[] column = new double?[features];
                for (int f = 0; f < features; f++)
                    if (Contrasts[f] is { } contrasts) column[f] = value(contrasts[position]);
                return column;
            }

            string?[] reasons = new string?[features];
            for (int f = 0; f < features; f++)
                reasons[f] = Contrasts[f] is { } contrasts ? contrasts[position].NotAvailable : _reasons[f] ?? Infinite;
            columns[c] = new FeatureContrast(pairs[c].A, pairs[c].B, pairs[c].At)
            {
                Estimate = Column(x => x.Estimate),
                CiLow = Column(x => x.CiLow),
                CiHigh = Column(x => x.CiHigh),
                Statistic = Column(x => x.Statistic),
                Df = Column(x => x.Df),
                P = Column(x => x.P),
                PAdjusted = Column(x => x.PAdjusted),
                NotAvailable = Sparse(reasons),
            };
        }

        return columns;
    }
}
