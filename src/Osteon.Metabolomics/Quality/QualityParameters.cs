namespace Osteon.Metabolomics;

/// <summary>Settings of <see cref="Quality"/>; the defaults are the study protocol's acceptance rule.</summary>
public sealed record QualityParameters
{
    /// <summary>Limits of RSD, percent, whose shares are reported; the first is the one of the acceptance rule. Default 30, 20.</summary>
    public IReadOnlyList<double> RsdLimitsPercent { get; init; } = [30, 20];

    /// <summary>Acceptance: smallest share (0 to 1) of features with RSD within the first limit. Default 0.7.</summary>
    public double MinimumShareWithinRsd { get; init; } = 0.7;

    /// <summary>Acceptance: every correlation between two QCs must be above this. Default 0.9.</summary>
    public double MinimumQcCorrelation { get; init; } = 0.9;

    /// <summary>
    /// Acceptance: which correlation is judged. Default Pearson on log10 intensities, the stricter one: on raw intensities a few large
    /// peaks decide.
    /// </summary>
    public QcCorrelationKind JudgedCorrelation { get; init; } = QcCorrelationKind.PearsonLog10;

    /// <summary>
    /// An injection's total signal is an outlier if |log10 total − median| exceeds this × scaled MAD among injections of its kind.
    /// Default 3.
    /// </summary>
    public double OutlierMads { get; init; } = 3;

    /// <summary>An injection is an outlier if it misses more than this share (0 to 1) beyond the median of its kind. Default 0.2.</summary>
    public double OutlierExtraMissing { get; init; } = 0.2;

    /// <summary>
    /// A feature follows its dilution series if the Pearson correlation of intensity and dilution is at least this. Default
    /// 0.7.
    /// </summary>
    public double MinimumDilutionCorrelation { get; init; } = 0.7;
}

/// <summary>A correlation between two QC injections over the features both have.</summary>
public enum QcCorrelationKind
{
    /// <summary>Pearson on intensities.</summary>
    PearsonRaw,

    /// <summary>Pearson on log10 of intensities above 0.</summary>
    PearsonLog10,

    /// <summary>Spearman; ties share their mean rank.</summary>
    Spearman,
}
