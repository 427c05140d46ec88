using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Which statistic a compound has that several features lead to.</summary>
public enum StatisticRule
{
    /// <summary>The one of largest magnitude, with its sign. The same rule is applied under every arrangement, so the test keeps its
    /// level.</summary>
    LargestMagnitude,

    /// <summary>The mean.</summary>
    Mean,

    /// <summary>That of the feature whose identity is surest (level, then match level), the first of equals.</summary>
    SurestIdentity,
}

/// <summary>Statistics of features brought to compounds.</summary>
/// <param name="Compounds">Keys of the compounds.</param>
/// <param name="Values">Rows as given (arrangements, or one row) × compounds.</param>
public sealed record CompoundStatistics(IReadOnlyList<string> Compounds, Matrix Values)
{
    /// <summary>
    /// One column per compound from the columns of its features. Statistics that are not numbers are left out; a compound none of whose
    /// features has one gets NaN.
    /// </summary>
    /// <param name="mapping">Features in the order of the columns.</param>
    /// <param name="statistics">Rows × features.</param>
    /// <param name="rule">What to do with several features of one compound.</param>
    /// <param name="ambiguity">What to do with features of several compounds.</param>
    public static CompoundStatistics Of(
        IdentifierMapping mapping,
        Matrix statistics,
        StatisticRule rule = StatisticRule.LargestMagnitude,
        AmbiguityRule ambiguity = AmbiguityRule.All)
    {
        if (statistics.Columns != mapping.Features.Count)
            throw new ArgumentException($"{statistics.Columns} columns for {mapping.Features.Count} features", nameof(statistics));
        var columns = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var compounds = new List<string>();
        for (int f = 0; f < mapping.Features.Count; f++)
        {
            FeatureMapping feature = mapping.Features[f];
            if (ambiguity == AmbiguityRule.None && feature.Matches.Count > 1) continue;
            foreach (CompoundMatch match in feature.Matches)
            {
                if (!columns.TryGetValue(match.Compound, out List<int>? own))
                {
                    columns[match.Compound] = own = [];
                    compounds.Add(match.Compound);
                }

                own.Add(f);
            }
        }

        var values = new Matrix(statistics.Rows, compounds.Count);
        for (int c = 0; c < compounds.Count; c++)
        {
            int[] own = [.. columns[compounds[c]]];
            if (rule == StatisticRule.SurestIdentity)
                own = [own.OrderBy(f => IdentityWording.Standing(mapping.Features[f].Identity)).ThenBy(f => mapping.Features[f].Level)
                    .First()];
            for (int row = 0; row < statistics.Rows; row++) values[row, c] = Joined(statistics.Row(row), own, rule);
        }

        return new CompoundStatistics(compounds, values);
    }

    private static double Joined(ReadOnlySpan<double> row, int[] columns, StatisticRule rule)
    {
        double largest = double.NaN, sum = 0;
        int count = 0;
        foreach (int column in columns)
        {
            double value = row[column];
            if (double.IsNaN(value)) continue;
            if (count == 0 || Math.Abs(value) > Math.Abs(largest)) largest = value;
            sum += value;
            count++;
        }

        return count == 0 ? double.NaN : rule == StatisticRule.Mean ? sum / count : largest;
    }
}
