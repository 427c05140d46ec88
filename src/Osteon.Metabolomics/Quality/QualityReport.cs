using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Precision of one feature. Numbers are null where they are not defined (fewer than two values, level or spread 0).</summary>
/// <param name="FeatureId">Identifier of the feature.</param>
/// <param name="RsdPercent">100·s/|x̄| over the QCs, s over n − 1, linear scale.</param>
/// <param name="RobustRsdPercent">100·1.4826·MAD/|median| over the QCs.</param>
/// <param name="DRatio">s of QCs / s of samples (Broadhurst et al. 2018, 10.1007/s11306-018-1367-3).</param>
/// <param name="RobustDRatio">MAD of QCs / MAD of samples.</param>
/// <param name="QcDetection">Share (0 to 1) of QCs in which it is present.</param>
public sealed record FeaturePrecision(string FeatureId, double? RsdPercent, double? RobustRsdPercent, double? DRatio, double? RobustDRatio,
    double? QcDetection);

/// <summary>How many features are within a limit of RSD.</summary>
/// <param name="LimitPercent">The limit, percent; a feature at the limit is within.</param>
/// <param name="Features">Features within.</param>
/// <param name="Share">Of the features whose RSD is defined, 0 to 1.</param>
public sealed record RsdShare(double LimitPercent, int Features, double Share);

/// <summary>Correlations between all pairs of QC injections.</summary>
/// <param name="Kind">Which correlation.</param>
/// <param name="Values">QCs × QCs, 1 on the diagonal; NaN where two injections share fewer than three features or one of them does not
/// vary.</param>
/// <param name="Minimum">Smallest of the pairs, or null.</param>
/// <param name="Median">Median of the pairs, or null.</param>
public sealed record QcCorrelation(QcCorrelationKind Kind, Matrix Values, double? Minimum, double? Median);

/// <summary>
/// The intensities of one injection in a few numbers, missing cells passed over: what a plot over the order of injection and a box plot
/// need. Null where it has no value.
/// </summary>
/// <param name="Injection">Name of the injection.</param>
/// <param name="Kind">What was injected.</param>
/// <param name="Order">Place in the order of injection.</param>
/// <param name="Batch">Batch.</param>
/// <param name="Present">Cells with a value.</param>
/// <param name="Missing">Cells without.</param>
/// <param name="Total">Sum of the intensities.</param>
/// <param name="Box">Quartiles and whiskers of the values as they are.</param>
/// <param name="Log10Box">The same of log10 of the values above 0; null for a table of logarithms.</param>
public sealed record InjectionIntensity(string Injection, InjectionKind Kind, double? Order, string? Batch, int Present, int Missing,
    double? Total, BoxSummary? Box, BoxSummary? Log10Box);

/// <summary>
/// A box plot: quartiles by linear interpolation at (n − 1)·p, whiskers at the outermost values within 1.5 interquartile ranges of
/// the box.
/// </summary>
public sealed record BoxSummary(double LowerWhisker, double LowerQuartile, double Median, double UpperQuartile, double UpperWhisker,
    int Outliers)
{
    /// <summary>Upper minus lower quartile.</summary>
    public double InterquartileRange => UpperQuartile - LowerQuartile;

    /// <summary>The box of the values that are there, or null if there is none.</summary>
    public static BoxSummary? Of(ReadOnlySpan<double> values)
    {
        double[] sorted = FiniteStatistics.Sorted(values);
        if (sorted.Length == 0) return null;
        double q1 = FiniteStatistics.QuantileOfSorted(sorted, 0.25), q3 = FiniteStatistics.QuantileOfSorted(sorted, 0.75),
            reach = 1.5 * (q3 - q1);
        int first = Array.FindIndex(sorted, v => v >= q1 - reach), last = Array.FindLastIndex(sorted, v => v <= q3 + reach);
        return new BoxSummary(sorted[first], q1, FiniteStatistics.MedianOfSorted(sorted), q3, sorted[last],
            first + sorted.Length - 1 - last);
    }
}

/// <summary>An injection that differs from the others of its kind.</summary>
/// <param name="Injection">Name of the injection.</param>
/// <param name="Rule">The rule it broke: <c>total_signal</c>, <c>missing_cells</c> or <c>qc_correlation</c>.</param>
/// <param name="Value">The number that broke it.</param>
/// <param name="Limit">The limit of the rule.</param>
public sealed record InjectionOutlier(string Injection, string Rule, double Value, double Limit);

/// <summary>A declared check and how it came out.</summary>
/// <param name="Id">Identifier: <c>rsd_share</c> or <c>qc_correlation</c>.</param>
/// <param name="Passed">Whether it holds, or null where it could not be judged.</param>
/// <param name="Value">The number judged, or null.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Words">In a sentence.</param>
public sealed record QualityCheck(string Id, bool? Passed, double? Value, double Limit, string Words);

/// <summary>
/// The quality of a feature table in numbers, for tables, figures and methods text. Everything is computed from the table as it is
/// given.
/// </summary>
public sealed record QualityReport
{
    /// <summary>One entry per feature, in the order of the table.</summary>
    public required IReadOnlyList<FeaturePrecision> Features { get; init; }

    /// <summary>Median of the RSD over features, percent; null with a reason in <see cref="NotAvailable"/>.</summary>
    public double? MedianRsdPercent { get; init; }

    /// <summary>Number of features whose RSD is defined.</summary>
    public int FeaturesWithRsd { get; init; }

    /// <summary>Shares within the limits asked for.</summary>
    public IReadOnlyList<RsdShare> Shares { get; init; } = [];

    /// <summary>Why precision could not be judged, or null.</summary>
    public string? NotAvailable { get; init; }

    /// <summary>Names of the QC injections, in the order of the correlation matrices.</summary>
    public required IReadOnlyList<string> Qcs { get; init; }

    /// <summary>Correlations between QCs: Pearson raw, Pearson log10, Spearman; empty with fewer than two QCs.</summary>
    public IReadOnlyList<QcCorrelation> Correlations { get; init; } = [];

    /// <summary>One entry per injection, in the order of the table.</summary>
    public required IReadOnlyList<InjectionIntensity> Injections { get; init; }

    /// <summary>Where cells are missing.</summary>
    public required MissingnessReport Missingness { get; init; }

    /// <summary>How features follow the dilution series, or null if the table has none.</summary>
    public DilutionReport? Dilution { get; init; }

    /// <summary>Injections that differ from the others of their kind.</summary>
    public IReadOnlyList<InjectionOutlier> Outliers { get; init; } = [];

    /// <summary>The declared checks.</summary>
    public IReadOnlyList<QualityCheck> Checks { get; init; } = [];
}
