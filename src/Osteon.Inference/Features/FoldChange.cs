using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>On which scale the values of a matrix are.</summary>
public enum LogarithmScale
{
    /// <summary>As measured: abundances.</summary>
    Raw,

    /// <summary>Binary logarithms.</summary>
    Log2,

    /// <summary>Decimal logarithms.</summary>
    Log10,

    /// <summary>Natural logarithms.</summary>
    Ln,
}

/// <summary>Between which groups fold changes are taken, and of what.</summary>
public sealed record FoldChangeParameters
{
    /// <summary>On which scale the values are. Default raw.</summary>
    public LogarithmScale Scale { get; init; } = LogarithmScale.Raw;

    /// <summary>Position of the group in the numerator, from 1. Default 1; the reference, in the denominator, is position 0.</summary>
    public int Other { get; init; } = 1;

    /// <summary>Coverage of the interval of the ratio of geometric means, in (0, 1). Default 0.95.</summary>
    public double Confidence { get; init; } = 0.95;
}

/// <summary>
/// Fold changes of two groups of every feature: the other group over the reference. Three of them, which answer different questions and can
/// differ in sign: of the arithmetic means and of the medians on the raw scale (what Progenesis, MetaboAnalyst and most papers print), and
/// of the geometric means, which is the difference of means on the logarithmic scale and the only one with an interval (Welch). Logarithms
/// are transformed back for the first two.
/// </summary>
public sealed record FoldChange
{
    /// <summary>The group in the denominator.</summary>
    public required string Reference { get; init; }

    /// <summary>The group in the numerator.</summary>
    public required string Other { get; init; }

    /// <summary>Mean of the other group over mean of the reference, raw scale.</summary>
    public required IReadOnlyList<double?> OfMeans { get; init; }

    /// <summary>Binary logarithm of <see cref="OfMeans"/>.</summary>
    public required IReadOnlyList<double?> Log2OfMeans { get; init; }

    /// <summary>Median of the other group over median of the reference, raw scale.</summary>
    public required IReadOnlyList<double?> OfMedians { get; init; }

    /// <summary>Binary logarithm of <see cref="OfMedians"/>.</summary>
    public required IReadOnlyList<double?> Log2OfMedians { get; init; }

    /// <summary>Binary logarithm of the ratio of geometric means: difference of the means of log₂ values.</summary>
    public required IReadOnlyList<double?> Log2OfGeometricMeans { get; init; }

    /// <summary>Lower end of Welch's interval of <see cref="Log2OfGeometricMeans"/>.</summary>
    public required IReadOnlyList<double?> Log2CiLow { get; init; }

    /// <summary>Upper end.</summary>
    public required IReadOnlyList<double?> Log2CiHigh { get; init; }

    /// <summary>Why a feature has no fold change of means.</summary>
    public required IReadOnlyDictionary<int, string> MeansNotAvailable { get; init; }

    /// <summary>Why a feature has no fold change of medians.</summary>
    public required IReadOnlyDictionary<int, string> MediansNotAvailable { get; init; }

    /// <summary>Why a feature has no fold change of geometric means (a value of 0 or below has no logarithm).</summary>
    public required IReadOnlyDictionary<int, string> GeometricMeansNotAvailable { get; init; }

    /// <summary>
    /// Fold changes of all features between the declared group and the reference, the first of the layout. Missing values are left out. A
    /// reference mean or median of 0, or a negative one, gives null with a reason; 0 over a positive one is 0, whose logarithm is null. An
    /// interval needs two values per group.
    /// </summary>
    /// <param name="values">Units × features; NaN is missing.</param>
    /// <param name="layout">The group of every row.</param>
    /// <param name="parameters">Scale of the values, group in the numerator, confidence.</param>
    /// <param name="context">Cancellation, progress and threads.</param>
    public static FoldChange Of(Matrix values, GroupLayout layout, FoldChangeParameters parameters, RunContext context)
    {
        layout.ThrowIfNotOf(values.Rows);
        LogarithmScale scale = parameters.Scale;
        if (parameters.Other < 1 || parameters.Other >= layout.Groups.Count)
            throw new ArgumentOutOfRangeException(nameof(parameters), parameters.Other, "not the position of a group beside the reference");
        if (!(parameters.Confidence > 0 && parameters.Confidence < 1))
            throw new ArgumentOutOfRangeException(nameof(parameters), parameters.Confidence, "the confidence is between 0 and 1");
        var data = new FeatureColumns(values, layout);
        int n = data.Features;
        double?[] means = new double?[n], medians = new double?[n], geometric = new double?[n], low = new double?[n], high = new double?[n];
        string?[] noMean = new string?[n], noMedian = new string?[n], noGeometric = new string?[n];
        FeatureColumns.ForEach(n, "Fold changes", context, f =>
        {
            double[][] samples = data.Samples(f);
            double[] numerator = samples[parameters.Other], denominator = samples[0];
            string? problem = numerator.Length == 0 || denominator.Length == 0 ? "a group has no value"
                : FeatureColumns.HasInfinite([numerator, denominator]) ? FeatureResultColumns.Infinite : null;
            if (problem is not null)
            {
                noMean[f] = noMedian[f] = noGeometric[f] = problem;
                return;
            }

            double[] above = Raw(numerator, scale), below = Raw(denominator, scale);
            (means[f], noMean[f]) = Ratio(SampleMoments.Of(above).Mean, SampleMoments.Of(below).Mean, "mean");
            (medians[f], noMedian[f]) = Ratio(Quantiles.Of(above, 0.5)!.Value, Quantiles.Of(below, 0.5)!.Value, "median");
            double[]? logAbove = Log2(numerator, scale), logBelow = Log2(denominator, scale);
            if (logAbove is null || logBelow is null)
            {
                noGeometric[f] = "a value is zero or negative and has no logarithm";
                return;
            }

            EffectSize difference = TTest.MeanDifference(logAbove, logBelow, parameters.Confidence, pooled: false);
            (geometric[f], noGeometric[f]) = (difference.Value, difference.NotAvailable);
            (low[f], high[f]) = (difference.CiLow, difference.CiHigh);
        });
        return new FoldChange
        {
            Reference = layout.Groups[0],
            Other = layout.Groups[parameters.Other],
            OfMeans = means,
            Log2OfMeans = Logarithms(means),
            OfMedians = medians,
            Log2OfMedians = Logarithms(medians),
            Log2OfGeometricMeans = geometric,
            Log2CiLow = low,
            Log2CiHigh = high,
            MeansNotAvailable = FeatureResultColumns.Sparse(noMean),
            MediansNotAvailable = FeatureResultColumns.Sparse(noMedian),
            GeometricMeansNotAvailable = FeatureResultColumns.Sparse(noGeometric),
        };
    }

    private static (double? Ratio, string? Reason) Ratio(double above, double below, string what)
    {
        if (below == 0) return (null, $"the {what} of the reference is 0");
        if (above < 0 || below < 0) return (null, $"a {what} is negative: a ratio has no meaning");
        double ratio = above / below;
        return double.IsFinite(ratio) ? (ratio, null) : (null, "the values are too large for double precision");
    }

    private static double?[] Logarithms(double?[] ratios) => [.. ratios.Select(r => r > 0 ? Math.Log2(r.Value) : (double?)null)];

    private static double[] Raw(double[] values, LogarithmScale scale) => scale switch
    {
        LogarithmScale.Raw => values,
        LogarithmScale.Log2 => [.. values.Select(v => Math.Pow(2, v))],
        LogarithmScale.Log10 => [.. values.Select(v => Math.Pow(10, v))],
        LogarithmScale.Ln => [.. values.Select(Math.Exp)],
        _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "unknown scale"),
    };

    /// <summary>Binary logarithms, or null where a raw value has none.</summary>
    private static double[]? Log2(double[] values, LogarithmScale scale) => scale switch
    {
        LogarithmScale.Raw => Array.TrueForAll(values, v => v > 0) ? [.. values.Select(Math.Log2)] : null,
        LogarithmScale.Log2 => values,
        LogarithmScale.Log10 => [.. values.Select(v => v * Math.Log2(10))],
        _ => [.. values.Select(v => v * Math.Log2(Math.E))],
    };
}
