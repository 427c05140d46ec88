using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Whether features grow with the share of pool that was injected. Undiluted QCs count as dilution 1.</summary>
internal static class DilutionSeries
{
    private const int FewestLevels = 3;

    public static DilutionReport? Of(FeatureTable table, double minimumCorrelation)
    {
        int[] rows = [.. Enumerable.Range(0, table.Injections.Count)
            .Where(r => table.Injections[r] is { Kind: InjectionKind.Dilution, Dilution: > 0 } or { Kind: InjectionKind.Qc })];
        double[] dilution = [.. rows.Select(r => table.Injections[r].Kind == InjectionKind.Qc ? 1 : table.Injections[r].Dilution!.Value)];
        if (!rows.Any(r => table.Injections[r].Kind == InjectionKind.Dilution)) return null;
        Matrix byFeature = table.FeatureMajor(rows);
        double[] log = [.. dilution.Select(Math.Log10)];
        FeatureDilution[] features = [.. table.Features.Select(
            (feature, f) => One(feature.Id, byFeature.Row(f), dilution, log, minimumCorrelation))];
        int defined = features.Count(f => f.Follows is not null);
        return new DilutionReport([.. dilution.Distinct().Order()], features,
            defined == 0 ? null : (double)features.Count(f => f.Follows == true) / defined, minimumCorrelation);
    }

    private static FeatureDilution One(string id, ReadOnlySpan<double> values, double[] dilution, double[] log, double minimum)
    {
        var present = new List<int>();
        for (int i = 0; i < values.Length; i++)
            if (!double.IsNaN(values[i])) present.Add(i);
        double r = present.Select(i => dilution[i]).Distinct().Count() < FewestLevels ? double.NaN : Correlation.Pearson(values, dilution);
        double meanX = 0, meanY = 0, xx = 0, xy = 0;
        List<int> positive = [];
        foreach (int i in present)
            if (values[i] > 0) positive.Add(i);
        foreach (int i in positive)
        {
            meanX += log[i] / positive.Count;
            meanY += Math.Log10(values[i]) / positive.Count;
        }

        foreach (int i in positive)
        {
            xx += (log[i] - meanX) * (log[i] - meanX);
            xy += (log[i] - meanX) * (Math.Log10(values[i]) - meanY);
        }

        bool levels = positive.Select(i => dilution[i]).Distinct().Count() >= FewestLevels;
        return new FeatureDilution(id, present.Count, FiniteStatistics.OrNull(r), levels ? xy / xx : null,
            double.IsNaN(r) ? null : r >= minimum);
    }
}
