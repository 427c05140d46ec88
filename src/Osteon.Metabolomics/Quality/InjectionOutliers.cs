using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Simple stated rules for injections that differ from the others of their kind; they point, they do not exclude.</summary>
internal static class InjectionOutliers
{
    private const int FewestOfAKind = 4;

    public static InjectionOutlier[] Of(QualityReport report, QualityParameters parameters, bool logarithms)
    {
        var outliers = new List<InjectionOutlier>();
        foreach (IGrouping<InjectionKind, InjectionIntensity> kind in report.Injections.GroupBy(i => i.Kind)
            .Where(k => k.Key is InjectionKind.Sample or InjectionKind.Qc && k.Count() >= FewestOfAKind))
        {
            if (!logarithms) Totals([.. kind], parameters.OutlierMads, outliers);
            double[] shares = [.. kind.Select(i => i.Present + i.Missing == 0 ? 0 : (double)i.Missing / (i.Present + i.Missing))];
            double limit = FiniteStatistics.Median(shares) + parameters.OutlierExtraMissing;
            outliers.AddRange(kind.Zip(shares).Where(p => p.Second > limit)
                .Select(p => new InjectionOutlier(p.First.Injection, "missing_cells", p.Second, limit)));
        }

        QcCorrelation? judged = report.Correlations.FirstOrDefault(c => c.Kind == parameters.JudgedCorrelation);
        for (int i = 0; judged is not null && report.Qcs.Count >= 3 && i < report.Qcs.Count; i++)
        {
            double[] others = [.. Enumerable.Range(0, report.Qcs.Count).Where(j => j != i).Select(j => judged.Values[i, j])];
            double median = FiniteStatistics.Median(others);
            if (median <= parameters.MinimumQcCorrelation) outliers.Add(
                new InjectionOutlier(report.Qcs[i], "qc_correlation", median, parameters.MinimumQcCorrelation));
        }

        return [.. outliers];
    }

    private static void Totals(InjectionIntensity[] kind, double mads, List<InjectionOutlier> outliers)
    {
        double[] logs = [.. kind.Select(i => i.Total > 0 ? Math.Log10(i.Total.Value) : double.NaN)];
        double median = FiniteStatistics.Median(logs), mad = FiniteStatistics.Mad(logs);
        for (int i = 0; i < kind.Length; i++)
        {
            double distance = Math.Abs(logs[i] - median) / mad;
            // An injection without any signal is the clearest outlier of all, yet it has no logarithm.
            if (double.IsNaN(logs[i])) outliers.Add(new InjectionOutlier(kind[i].Injection, "total_signal", 0, mads));
            else if (mad > 0 && distance > mads) outliers.Add(new InjectionOutlier(kind[i].Injection, "total_signal", distance, mads));
        }
    }
}
