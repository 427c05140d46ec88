using System.Text.Json;
using System.Text.Json.Nodes;
using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>The JSON of the metabolite commands.</summary>
public static class MetaboliteDocument
{
    /// <summary>Identifier and version of the shape.</summary>
    public const string Schema = "osteon.metabolites/1";

    /// <summary>The whole document; without results it holds inputs, parameters and findings.</summary>
    public static JsonObject Of(MetaboliteRun run, MetaboliteResults? results, IReadOnlyList<StepOutput> inputs, IReadOnlyList<Finding> findings)
    {
        JsonObject json = new ResultDocument(Schema, inputs, MetabolitePlan.Parameters(run), results is null ? [] : Measures(results.QualityAfter), [], findings).ToJson();
        if (results is null) return json;
        json["understood"] = JsonSerializer.SerializeToNode(results.Files, OsteonJson.Compact);
        json["preparation"] = new JsonArray([.. results.Effects.Select(e => (JsonNode)EffectJson(e))]);
        json["quality"] = new JsonObject { ["as_read"] = QualityJson(results.QualityBefore), ["prepared"] = QualityJson(results.QualityAfter) };
        if (results.Comparisons.Count == 0) return json;
        MetaboliteComparison first = results.Comparisons[0];
        json["models"] = Models(first);
        json["features"] = Features(first);
        json["robustness"] = JsonSerializer.SerializeToNode(first.Robustness, OsteonJson.Compact);
        json["comparison"] = new JsonObject { ["reference"] = first.Parameters.Reference, ["arm"] = first.Parameters.Arm, ["selected"] = first.Selected.Count(), ["units"] = JsonSerializer.SerializeToNode(first.Units, OsteonJson.Compact) };
        if (results.Pathways.Count > 0) json["pathways"] = new JsonArray([.. results.Pathways.Select(p => (JsonNode)PathwayJson(p))]);
        return json;
    }

    /// <summary>The quality of a table as terms of the registry.</summary>
    public static IReadOnlyList<Measure> Measures(QualityReport quality)
    {
        string reason = quality.NotAvailable ?? "the table does not hold what it is computed from";
        Measure Of(string id, double? value, long? n) => value is { } v ? Measure.Of(id, v, n) : Measure.Unavailable(id, reason);
        double[] ratios = [.. quality.Features.Select(f => f.DRatio).OfType<double>().Order()];
        QcCorrelation? correlation = quality.Correlations.FirstOrDefault(c => c.Kind == QcCorrelationKind.PearsonLog10);
        return
        [
            Of("qc_rsd_median", quality.MedianRsdPercent, quality.FeaturesWithRsd),
            Of("qc_rsd_within_30", quality.Shares.FirstOrDefault(s => s.LimitPercent == 30)?.Share, quality.FeaturesWithRsd),
            Of("qc_d_ratio_median", ratios.Length == 0 ? null : (ratios[(ratios.Length - 1) / 2] + ratios[ratios.Length / 2]) / 2, ratios.Length),
            Of("qc_correlation_min", correlation?.Minimum, quality.Qcs.Count),
            Measure.Of("missing_share", quality.Missingness.Share, quality.Injections.Count),
        ];
    }

    /// <summary>Models in the shape of the command line's contract.</summary>
    public static JsonArray Models(MetaboliteComparison comparison) => new([.. comparison.Models.Select(m => (JsonNode)new JsonObject
    {
        ["id"] = m.Kind.Id(),
        ["components"] = new JsonObject { ["predictive"] = m.Predictive, ["orthogonal"] = m.Orthogonal },
        ["r2x"] = m.Summary?.R2X,
        ["r2y"] = m.Summary?.R2Y,
        ["q2"] = m.Summary?.Q2,
        ["rmsee"] = m.Summary?.Rmsee,
        ["q2_spread"] = m.Spread is { } s ? new JsonObject { ["draws"] = s.Values.Count, ["folds"] = s.Folds, ["median"] = s.Median, ["low"] = s.Low, ["high"] = s.High } : null,
        ["permutation"] = m.Permutation is { } p ? PermutationJson(p, m.FixedFolds) : null,
        ["by_component"] = JsonSerializer.SerializeToNode(m.Components, OsteonJson.Compact),
        ["scores"] = new JsonArray([.. m.First.Select((t, i) => (JsonNode)new JsonObject
        {
            ["unit"] = comparison.Units[i].Unit,
            ["first"] = t,
            ["second"] = i < m.Second.Count ? m.Second[i] : null,
        })]),
        ["outliers"] = new JsonArray([.. m.Outliers.Select(o => (JsonNode)o)]),
        ["dropped_features"] = m.Dropped,
        ["fallback"] = m.Fallback,
        ["not_available"] = m.NotAvailable,
    })]);

    /// <summary>Features in the shape of the command line's contract, with everything else that is known of them.</summary>
    public static JsonArray Features(MetaboliteComparison comparison) =>
        new([.. comparison.Features.Select(f => JsonSerializer.SerializeToNode(f, OsteonJson.Compact))]);

    private static JsonObject PermutationJson(ModelPermutationResult p, FixedFoldPermutation? ropls) => new()
    {
        ["exact"] = p.Exact,
        ["permutations"] = p.Permuted.Count,
        ["arrangements"] = p.Arrangements,
        ["splits"] = p.Splits,
        ["p_r2y"] = p.PR2Y,
        ["p_q2"] = p.PQ2,
        ["smallest_p"] = p.SmallestP,
        ["p_q2_fixed_folds"] = ropls?.PQ2,
        ["p_r2y_ropls"] = ropls?.RoplsPR2Y,
        ["p_q2_ropls"] = ropls?.RoplsPQ2,
    };

    private static JsonObject EffectJson(TableEffect effect) => new()
    {
        ["polarity"] = effect.Polarity?.ToString().ToLowerInvariant(),
        ["step"] = PreparationJson.Of(effect.Effect.Step),
        ["before"] = JsonSerializer.SerializeToNode(effect.Effect.Before, OsteonJson.Compact),
        ["after"] = JsonSerializer.SerializeToNode(effect.Effect.After, OsteonJson.Compact),
        ["qc_before"] = JsonSerializer.SerializeToNode(effect.Effect.QcBefore, OsteonJson.Compact),
        ["qc_after"] = JsonSerializer.SerializeToNode(effect.Effect.QcAfter, OsteonJson.Compact),
        ["removed_features"] = JsonSerializer.SerializeToNode(effect.Effect.RemovedFeatures, OsteonJson.Compact),
        ["removed_injections"] = JsonSerializer.SerializeToNode(effect.Effect.RemovedInjections, OsteonJson.Compact),
        ["imputed_cells"] = effect.Effect.ImputedCells,
        ["drift"] = effect.Effect.Drift is { } drift ? JsonSerializer.SerializeToNode(drift, OsteonJson.Compact) : null,
    };

    private static JsonObject QualityJson(QualityReport quality) => new()
    {
        ["measures"] = ResultDocument.MeasuresJson(Measures(quality)),
        ["shares"] = JsonSerializer.SerializeToNode(quality.Shares, OsteonJson.Compact),
        ["correlations"] = new JsonArray([.. quality.Correlations.Select(c => (JsonNode)new JsonObject { ["kind"] = JsonSerializer.SerializeToNode(c.Kind, OsteonJson.Compact), ["minimum"] = c.Minimum, ["median"] = c.Median })]),
        ["checks"] = JsonSerializer.SerializeToNode(quality.Checks, OsteonJson.Compact),
        ["outliers"] = JsonSerializer.SerializeToNode(quality.Outliers, OsteonJson.Compact),
        ["missing_pattern"] = JsonSerializer.SerializeToNode(quality.Missingness.Pattern, OsteonJson.Compact),
        ["features"] = JsonSerializer.SerializeToNode(quality.Features, OsteonJson.Compact),
        ["not_available"] = quality.NotAvailable,
    };

    private static JsonObject PathwayJson(PathwayResult result)
    {
        JsonObject json = JsonSerializer.SerializeToNode(result, OsteonJson.Compact)!.AsObject();
        if (json["coverage"] is JsonObject coverage) coverage.Remove("per_set");
        return json;
    }
}
