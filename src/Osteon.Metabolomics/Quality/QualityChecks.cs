namespace Osteon.Metabolomics;

/// <summary>The acceptance rule of the study protocol as checks.</summary>
internal static class QualityChecks
{
    public static QualityCheck[] Of(QualityReport report, QualityParameters parameters)
    {
        RsdShare? share = report.Shares.Count > 0 ? report.Shares[0] : null;
        double limit = parameters.RsdLimitsPercent.Count > 0 ? parameters.RsdLimitsPercent[0] : double.NaN;
        string shareWords = share is null
            ? $"the share of features with QC RSD ≤ {Text.Of(limit)} % cannot be judged: {report.NotAvailable ?? "no limit was given"}"
            : $"{Text.Of(100 * share.Share)} % of {report.FeaturesWithRsd} features have QC RSD ≤ {Text.Of(limit)} %; at least " +
                $"{Text.Of(100 * parameters.MinimumShareWithinRsd)} % are wanted";
        QcCorrelation? correlation = report.Correlations.FirstOrDefault(c => c.Kind == parameters.JudgedCorrelation);
        string correlationWords = correlation?.Minimum is { } least
            ? $"the lowest correlation of two QCs ({parameters.JudgedCorrelation}) is {Text.Of(least)}; above " +
                $"{Text.Of(parameters.MinimumQcCorrelation)} is wanted"
            : "the correlation of QCs cannot be judged";
        return
        [
            new QualityCheck("rsd_share", share is null ? null : share.Share >= parameters.MinimumShareWithinRsd, share?.Share,
                parameters.MinimumShareWithinRsd, shareWords),
            new QualityCheck("qc_correlation", correlation?.Minimum is { } value ? value > parameters.MinimumQcCorrelation : null,
                correlation?.Minimum, parameters.MinimumQcCorrelation, correlationWords),
        ];
    }
}
