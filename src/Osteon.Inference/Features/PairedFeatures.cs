using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>Two groups with the same units, feature by feature.</summary>
internal static class PairedFeatures
{
    public static FeatureTestResult Test(FeatureColumns data, FeatureTestParameters parameters, RunContext context)
    {
        (int Reference, int Other)[] pairs = Pairs(data.Layout);
        var columns = new FeatureResultColumns(data.Features, 2);
        bool ranks = parameters.Test == FeatureTest.WilcoxonSignedRank;
        var tables = new RankSumTables();
        FeatureColumns.ForEach(data.Features, "Testing features", context, f =>
        {
            ReadOnlySpan<double> column = data.Column(f);
            double[] differences = new double[pairs.Length];
            int n = 0;
            double largest = 0;
            foreach ((int reference, int other) in pairs)
            {
                if (double.IsNaN(column[reference]) || double.IsNaN(column[other])) continue;
                differences[n++] = column[other] - column[reference];
                largest = Math.Max(largest, Math.Max(Math.Abs(column[other]), Math.Abs(column[reference])));
            }

            Array.Resize(ref differences, n);
            columns.N[0][f] = columns.N[1][f] = n;
            if (double.IsInfinity(largest))
            {
                columns.Refuse(f, FeatureResultColumns.Infinite);
                return;
            }

            if (ranks)
            {
                columns.Set(
                    f,
                    SignedRank.Test(differences, parameters.Zeros, PairedComparison.Tolerance(largest), parameters.TiedRanks),
                    HodgesLehmann.Pseudomedian(differences, parameters.Confidence, tables));
                return;
            }

            columns.Set(f, TTest.Paired(differences), TTest.MeanDifference(differences, parameters.Confidence));
        });
        return FeatureTests.Of(columns, data.Layout, parameters, ranks ? EffectKind.HodgesLehmann : EffectKind.MeanDifference);
    }

    /// <summary>The rows of units that stand in both groups, in the order of the reference.</summary>
    private static (int Reference, int Other)[] Pairs(GroupLayout layout)
    {
        IReadOnlyList<string> units = layout.Units!;
        Dictionary<string, int> other = layout.RowsOf(1).ToDictionary(r => units[r], StringComparer.Ordinal);
        return [.. from row in layout.RowsOf(0) where other.ContainsKey(units[row]) select (row, other[units[row]])];
    }
}
