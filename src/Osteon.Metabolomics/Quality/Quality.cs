using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// Assesses a feature table by its pooled QCs and its shape: precision, correlation of QCs, intensities over the order of injection,
/// missing cells, dilution series, outlying injections, and the acceptance rule of the study protocol. Call it before and after the
/// preparation and show both.
/// </summary>
public static class Quality
{
    private const int FewQcs = 5;

    /// <summary>
    /// The report; findings go to the context. RSD, D-ratio and log10 correlations need the linear scale and are not available for
    /// a table of logarithms (OST-QCM-005).
    /// </summary>
    /// <param name="table">Injections × features.</param>
    /// <param name="parameters">Limits.</param>
    /// <param name="context">Threads, cancellation, findings.</param>
    public static QualityReport Assess(FeatureTable table, QualityParameters parameters, RunContext context)
    {
        context.Report("quality", 0);
        int[] qcs = table.Rows(InjectionScope.Qcs);
        bool logarithms = table.IsLogarithmic();
        string? reason = qcs.Length < 2 ? $"the table has {qcs.Length} pooled QCs" : logarithms
            ? "the values are logarithms; RSD is defined on intensities" : null;
        FeaturePrecision[] features = Precision(table, reason is null);
        double[] rsd = [.. features.Select(f => f.RsdPercent ?? double.NaN)];
        int defined = FiniteStatistics.Count(rsd);
        context.Report("quality", 0.3);
        QcCorrelation[] correlations = qcs.Length < 2 ? [] : QcCorrelations.Of(table, qcs, logarithms, context);
        context.Report("quality", 0.7);
        InjectionIntensity[] injections = InjectionIntensities.Of(table, logarithms, context);
        var report = new QualityReport
        {
            Features = features,
            FeaturesWithRsd = defined,
            MedianRsdPercent = FiniteStatistics.OrNull(FiniteStatistics.Median(rsd)),
            Shares = defined == 0 ? [] : [.. parameters.RsdLimitsPercent.Select(
                limit => new RsdShare(limit, rsd.Count(r => r <= limit), (double)rsd.Count(r => r <= limit) / defined))],
            NotAvailable = reason ?? (defined == 0 ? "no feature has two QC values" : null),
            Qcs = [.. qcs.Select(r => table.Injections[r].Name)],
            Correlations = correlations,
            Injections = injections,
            Missingness = Missingness.Of(table),
            Dilution = logarithms ? null : DilutionSeries.Of(table, parameters.MinimumDilutionCorrelation),
        };
        report = report with
        {
            Outliers = InjectionOutliers.Of(report, parameters, logarithms),
            Checks = QualityChecks.Of(report, parameters)
        };
        Tell(report, parameters, logarithms, context);
        context.Report("quality", 1);
        return report;
    }

    private static FeaturePrecision[] Precision(FeatureTable table, bool available)
    {
        if (!available) return [.. table.Features.Select(f => new FeaturePrecision(f.Id, null, null, null, null, null))];
        FeatureSpread spread = FeatureSpread.Of(table);
        return
        [
            .. table.Features.Select((feature, f) => new FeaturePrecision(
                feature.Id, FiniteStatistics.OrNull(spread.RsdPercent[f]), FiniteStatistics.OrNull(spread.RobustRsdPercent[f]),
                FiniteStatistics.OrNull(spread.DRatio[f]), FiniteStatistics.OrNull(spread.RobustDRatio[f]),
                    FiniteStatistics.OrNull(spread.QcDetection[f]))),
        ];
    }

    private static void Tell(QualityReport report, QualityParameters parameters, bool logarithms, RunContext context)
    {
        FindingCollector findings = context.Findings;
        if (report.Qcs.Count < 2)
            findings.Add(Finding.Warning(QualityFindings.NoQcs, $"the table has {report.Qcs.Count} pooled QCs: precision cannot be judged",
                hint: "Mark the QCs in the sample sheet if there were any; else say so in the paper."));
        else if (report.Qcs.Count < FewQcs)
            findings.Add(Finding.Note(QualityFindings.FewQcs,
                $"RSD rests on {report.Qcs.Count} pooled QCs; with so few it is itself uncertain by about " +
                    $"{Text.Of(100 / Math.Sqrt(2 * (report.Qcs.Count - 1)))} %"));
        if (logarithms)
            findings.Add(Finding.Note(QualityFindings.Logarithms,
                "the values are logarithms: RSD and D-ratio are defined on intensities and were not computed",
                hint: "Assess the table before its transformation."));
        foreach (QualityCheck check in report.Checks.Where(c => c.Passed == false))
            findings.Add(Finding.Warning(check.Id == "rsd_share" ? QualityFindings.RsdShareLow : QualityFindings.CorrelationLow,
                check.Words, hint: "The protocol's acceptance rule is not met: look at drift, outlying injections and the peak list " +
                    "before going on."));
        foreach (IGrouping<string, InjectionOutlier> rule in report.Outliers.GroupBy(o => o.Rule))
            findings.Add(Finding.Warning(QualityFindings.Outlier, $"{rule.Count()} injections stand out by {rule.Key}",
                value: Text.List([.. rule.Select(o => o.Injection)]),
                hint: "Look at the raw data of these injections; exclude one only with a reason that is stated."));
        DetectionLimitPattern pattern = report.Missingness.Pattern;
        if (pattern is { Correlation: { } r, P: { } p } && !(r < 0 && p < 0.05))
            findings.Add(Finding.Note(QualityFindings.NotDetectionLimit,
                $"features that are missing more often are not the weaker ones (Spearman {Text.Of(r)}): missing cells do not look " +
                    "like a detection limit", hint: "Filling with small values would then invent differences; consider nearest " +
                        "neighbours."));
        if (report.Dilution is { ShareThatFollows: { } share } dilution && share < 1)
            findings.Add(Finding.Note(QualityFindings.DilutionNotFollowed,
                $"{Text.Of(100 * (1 - share))} % of the features do not follow the dilution series (correlation below " +
                    $"{Text.Of(dilution.MinimumCorrelation)})"));
    }
}
