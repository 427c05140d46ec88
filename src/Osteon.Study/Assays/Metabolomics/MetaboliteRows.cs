using Osteon.Inference;
using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Joins tests, model and folds to a row per feature, and applies the rule.</summary>
internal static class MetaboliteRows
{
    public static IReadOnlyList<MetaboliteRow> Of(ComparedTable table, TestedFeatures tests, ModelResult? model, MetaboliteComparisonParameters parameters, RunContext context)
    {
        GroupLayout layout = table.Layout(parameters);
        FoldChange folds = table.Folds(parameters, context);
        FeatureEffects? effects = parameters.EffectSizes ? FeatureEffects.Of(table.Values, layout, EffectKind.HedgesG, parameters.Confidence, context) : null;
        double?[] vip = VipOf(model, table.Features.Count), orthogonal = OrthogonalVipOf(model, table.Features.Count);
        Dictionary<int, SPlotPoint> plot = model is null ? [] : ModelDiagnostics.SPlot(table.Values, model).ToDictionary(p => p.Column);
        double?[] spread = Spread(model, table.Features.Count);
        IReadOnlyList<double?> compared = TestedFeatures.Compared(tests.Declared, parameters.Rule);
        // A ratio to values that were all filled in would be a ratio to the fill.
        double OneArm(int i) => table.ImputedInOneArm.Count > 0 ? table.ImputedInOneArm[i] : 0;
        bool[] chosen = Chosen(compared, vip, folds.OfMeans, parameters.Rule);
        return
        [
            .. table.Features.Select((feature, i) => new MetaboliteRow
            {
                Id = feature.Id,
                Name = feature.Name,
                Identity = feature.Identity?.ToString(),
                ChemicalClass = feature.ChemicalClass,
                Polarity = feature.Polarity,
                Mz = feature.Mz,
                RetentionTime = feature.RetentionTime,
                Statistic = tests.Declared.Statistic[i],
                P = tests.Declared.P[i],
                PAdjusted = tests.ByRule[i],
                PWelch = tests.Welch.P[i],
                PWelchAdjusted = tests.Welch.Adjusted.P[i],
                PModerated = tests.Moderated.P[i],
                Q = tests.Q[i],
                Estimate = tests.Declared.Estimate[i],
                CiLow = tests.Declared.CiLow[i],
                CiHigh = tests.Declared.CiHigh[i],
                Vip = vip[i],
                OrthogonalVip = orthogonal[i],
                Covariance = plot.TryGetValue(i, out SPlotPoint? point) ? point.Covariance * spread[i] : null,
                Correlation = point?.Correlation,
                FoldChange = OneArm(i) < 1 ? folds.OfMeans[i] : null,
                FoldChangeOfMedians = OneArm(i) < 1 ? folds.OfMedians[i] : null,
                Log2FoldChange = OneArm(i) < 1 ? folds.Log2OfMeans[i] : null,
                HedgesG = effects?.Value[i],
                HedgesGLow = effects?.CiLow[i],
                HedgesGHigh = effects?.CiHigh[i],
                Direction = tests.Declared.Estimate[i] switch { > 0 => "up", < 0 => "down", _ => null },
                Selected = chosen[i],
                ImputedShare = table.ImputedShare[i],
                ImputedInOneArm = OneArm(i),
                NotAvailable = tests.Declared.NotAvailable.GetValueOrDefault(i),
            }),
        ];
    }

    /// <summary>
    /// What a covariance with scaled values is multiplied by. Features of unit variance all lie on one line of an S-plot, so there it is made of the values as they are, only
    /// centred; other scalings are left.
    /// </summary>
    private static double?[] Spread(ModelResult? model, int features) =>
        model is null ? new double?[features] : model.PerColumn([.. model.XSd.Select(s => model.Parameters.Scaling == Scaling.UnitVariance ? s : 1)]);

    /// <summary>Which features the rule chooses.</summary>
    public static bool[] Chosen(IReadOnlyList<double?> p, IReadOnlyList<double?> vip, IReadOnlyList<double?> fold, MetaboliteRule rule) =>
    [
        .. Enumerable.Range(0, p.Count).Select(i =>
            p[i] < rule.P
            && (rule.Vip is not { } least || vip[i] > least)
            && (rule.FoldChange is not { } times || fold[i] > times || fold[i] < 1 / times)),
    ];

    /// <summary>Importance of every feature, as the model's field reports it by default; null where a feature is not in the model or there is none.</summary>
    public static double?[] VipOf(ModelResult? model, int features) => model is null ? new double?[features] : model.PerColumn(Vip.Of(model));

    private static double?[] OrthogonalVipOf(ModelResult? model, int features) =>
        model is { Orthogonal: > 0 } ? model.PerColumn(Vip.Of(model, VipVariant.Vip4Orthogonal)) : new double?[features];
}
