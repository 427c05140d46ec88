using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>An effect size of every feature between two groups, in columns, with its interval.</summary>
public sealed record FeatureEffects
{
    /// <summary>Which effect size.</summary>
    public required EffectKind Kind { get; init; }

    /// <summary>Positive when the other group is larger than the reference.</summary>
    public required IReadOnlyList<double?> Value { get; init; }

    /// <summary>Lower end of the interval.</summary>
    public required IReadOnlyList<double?> CiLow { get; init; }

    /// <summary>Upper end of the interval.</summary>
    public required IReadOnlyList<double?> CiHigh { get; init; }

    /// <summary>Why a feature has none.</summary>
    public required IReadOnlyDictionary<int, string> NotAvailable { get; init; }

    /// <summary>
    /// <see cref="EffectKind.HedgesG"/>, <see cref="EffectKind.CliffsDelta"/>, <see cref="EffectKind.MeanDifference"/> (Welch) or <see
    /// cref="EffectKind.HodgesLehmann"/> of every feature, by the formulas of one outcome. Other kinds, or a layout without exactly two
    /// groups, are a caller's bug.
    /// </summary>
    /// <param name="values">Units × features; NaN is missing.</param>
    /// <param name="layout">Two groups, reference first.</param>
    /// <param name="kind">Which effect size.</param>
    /// <param name="confidence">Coverage of the intervals, in (0, 1).</param>
    /// <param name="context">Cancellation, progress and threads.</param>
    public static FeatureEffects Of(Matrix values, GroupLayout layout, EffectKind kind, double confidence, RunContext context)
    {
        layout.ThrowIfNotOf(values.Rows);
        if (layout.Groups.Count != 2)
            throw new ArgumentException($"effect sizes of two groups; there are {layout.Groups.Count}", nameof(layout));
        if (!(confidence > 0 && confidence < 1)) throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "between 0 and 1");
        if (kind is not (EffectKind.HedgesG or EffectKind.CliffsDelta or EffectKind.MeanDifference or EffectKind.HodgesLehmann))
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "not an effect size of two independent groups");
        var data = new FeatureColumns(values, layout);
        var columns = new FeatureResultColumns(data.Features, 2);
        string?[] reasons = new string?[data.Features];
        var tables = new RankSumTables();
        FeatureColumns.ForEach(data.Features, "Effect sizes", context, f =>
        {
            double[][] samples = data.Samples(f);
            double[] other = samples[1], reference = samples[0];
            bool infinite = FeatureColumns.HasInfinite(samples);
            EffectSize effect = infinite ? EffectSize.Unavailable(kind, FeatureResultColumns.Infinite) : kind switch
            {
                EffectKind.HedgesG => HedgesG.Independent(other, reference, confidence),
                EffectKind.CliffsDelta => CliffsDelta.Of(other, reference, confidence),
                EffectKind.MeanDifference => TTest.MeanDifference(other, reference, confidence, pooled: false),
                _ => HodgesLehmann.Shift(other, reference, confidence, tables),
            };
            (columns.Estimate[f], columns.CiLow[f], columns.CiHigh[f]) = (effect.Value, effect.CiLow, effect.CiHigh);
            reasons[f] = effect.NotAvailable;
        });
        return new FeatureEffects
        {
            Kind = kind,
            Value = columns.Estimate,
            CiLow = columns.CiLow,
            CiHigh = columns.CiHigh,
            NotAvailable = FeatureResultColumns.Sparse(reasons),
        };
    }
}
