using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Counts missing cells by set of injections and feature, and looks for a detection limit.</summary>
internal static class Missingness
{
    private const int FewestFeatures = 10;

    public static MissingnessReport Of(FeatureTable table)
    {
        var sets = Enumerable.Range(0, table.Injections.Count).GroupBy(r => SetOf(table.Injections[r])).OrderBy(g => g.Key.Rank)
            .Select(g => (g.Key.Name, Rows: g.ToArray())).ToArray();
        var shares = new Matrix(sets.Length, table.Features.Count);
        long missing = 0;
        for (int s = 0; s < sets.Length; s++)
        {
            Span<double> share = shares.Row(s);
            foreach (int row in sets[s].Rows)
            {
                ReadOnlySpan<double> cells = table.Intensities.Row(row);
                for (int f = 0; f < cells.Length; f++)
                    if (double.IsNaN(cells[f])) share[f]++;
            }

            for (int f = 0; f < share.Length; f++)
            {
                missing += (long)share[f];
                share[f] /= sets[s].Rows.Length;
            }
        }

        long cellCount = table.Intensities.Values.LongLength;
        return new MissingnessReport
        {
            Share = cellCount == 0 ? 0 : (double)missing / cellCount,
            Sets = [.. sets.Select(s => s.Name)],
            BySetAndFeature = shares,
            Pattern = PatternOf(table)
        };
    }

    private static (int Rank, string Name) SetOf(Injection injection) => injection.Kind switch
    {
        InjectionKind.Sample => (0, injection.Group ?? "sample"),
        InjectionKind.Qc => (1, "QC"),
        InjectionKind.Blank => (2, "blank"),
        InjectionKind.Reference => (3, "reference"),
        _ => (4, "dilution"),
    };

    private static DetectionLimitPattern PatternOf(FeatureTable table)
    {
        Matrix samples = table.FeatureMajor(table.Rows(InjectionScope.Samples));
        var shares = new List<double>();
        var medians = new List<double>();
        for (int f = 0; f < samples.Rows; f++)
        {
            int present = FiniteStatistics.Count(samples.Row(f));
            if (present < 2) continue;
            shares.Add(1 - ((double)present / samples.Columns));
            medians.Add(FiniteStatistics.Median(samples.Row(f)));
        }

        int n = shares.Count;
        if (n < FewestFeatures) return new DetectionLimitPattern(
            n, null, null, $"fewer than {FewestFeatures} features are present in two samples");
        double r = Correlation.Spearman([.. shares], [.. medians]);
        if (double.IsNaN(r)) return new DetectionLimitPattern(
            n, null, null, shares.TrueForAll(s => s == 0) ? "no cell of these features is missing" : "all features miss the same share");
        double t = r * Math.Sqrt((n - 2) / (1 - (r * r)));
        return new DetectionLimitPattern(n, r, double.IsFinite(t) ? StudentT.TwoSided(t, n - 2) : 0, null);
    }
}
