using Osteon.Inference;
using Osteon.Metabolomics;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>The tables of an assay of metabolites, in full precision.</summary>
internal static class MetaboliteTables
{
    /// <summary>All tables of an assay.</summary>
    public static IEnumerable<Table> Of(MetaboliteView view) => view.Results is { } results ? Of(view.Assay.Id, results) : [];

    /// <summary>All tables of results, their names beginning with that of the assay.</summary>
    public static IEnumerable<Table> Of(string assay, MetaboliteResults results)
    {
        yield return Preparation(assay, results.Effects);
        yield return Removed(assay, results.Effects);
        foreach (MetaboliteComparison comparison in results.Comparisons)
        {
            string name = MetaboliteView.Name(assay, results, comparison);
            yield return Features(name, comparison);
            yield return Models(name, comparison);
            if (comparison.Models.Any(m => m.Permutation is not null)) yield return Permutations(name, comparison);
            if (comparison.Robustness.Count > 0) yield return Robustness(name, comparison);
        }

        foreach (PathwayResult pathway in results.Pathways)
        {
            string name = $"{MetaboliteView.Name(assay, results, results.Comparisons.First(c => c.Parameters.Arm == pathway.Arm && c.Parameters.Reference == pathway.Reference && c.Parameters.Timepoint == pathway.Timepoint))}_{pathway.Source.Id}";
            if (pathway.OverRepresentation is { } over) yield return OverRepresentation(name, over, pathway.Impacts);
            if (pathway.Ranked is { } ranked) yield return Ranked(name, ranked);
            if (pathway.Unannotated is { } hypotheses) yield return Hypotheses(name, hypotheses);
        }
    }

    /// <summary>A row per feature.</summary>
    public static Table Features(string name, MetaboliteComparison comparison)
    {
        IReadOnlyList<MetaboliteRow> rows = comparison.Features;
        MetaboliteComparisonParameters p = comparison.Parameters;
        string test = InferenceMethods.Of(p.Rule.Test).Label;
        NumberColumn Number(string id, Func<MetaboliteRow, double?> value, string what, string? unit = null) => Column.Of(id, [.. rows.Select(value)], unit, what);
        return new Table($"{name}_metabolites", $"Metabolites of {p.Arm} against {p.Reference}{(p.Timepoint is { } time ? $" at {time}" : "")}, one row per feature",
        [
            Column.Of("feature", [.. rows.Select(r => (string?)r.Id)], "identifier of the feature"),
            Column.Of("name", [.. rows.Select(r => r.Name)], "name of the metabolite as stated in the input"),
            Column.Of("identity", [.. rows.Select(r => r.Identity)], "how sure the name is, as stated in the input; empty where nothing is stated"),
            Column.Of("class", [.. rows.Select(r => r.ChemicalClass)], "chemical class as stated in the input"),
            Column.Of("polarity", [.. rows.Select(r => r.Polarity?.ToString().ToLowerInvariant())], "polarity of the ion source"),
            Number("mz", r => r.Mz, "mass-to-charge ratio"),
            Number("retention_time", r => r.RetentionTime, "retention time", "s"),
            Column.Of("selected", [.. rows.Select(r => (bool?)r.Selected)], $"chosen by the rule: {MetaboliteFigures.RuleText(p.Rule)}"),
            Column.Of("direction", [.. rows.Select(r => r.Direction)], $"up: higher in {p.Arm}"),
            Number("p", r => r.P, $"two-sided p of {test}, not adjusted"),
            Number("p_adjusted", r => r.PAdjusted, $"p adjusted over all features by {InferenceMethods.Of(p.Rule.Adjust == Adjustment.None ? Adjustment.Bh : p.Rule.Adjust).Label}"),
            Number("p_welch", r => r.PWelch, "two-sided p of Welch's t test, not adjusted"),
            Number("p_welch_adjusted", r => r.PWelchAdjusted, "the same, adjusted by Benjamini and Hochberg's method"),
            Number("p_moderated", r => r.PModerated, "two-sided p of the moderated t test, not adjusted"),
            Number("q", r => r.Q, $"Storey's q value of {test}"),
            Number("vip", r => r.Vip, "variable importance in projection of the supervised model"),
            Number("orthogonal_vip", r => r.OrthogonalVip, "importance for the variation that has nothing to do with the arms"),
            Number("fold_change", r => r.FoldChange, $"mean intensity of {p.Arm} over mean intensity of {p.Reference}"),
            Number("log2_fold_change", r => r.Log2FoldChange, "binary logarithm of fold_change"),
            Number("fold_change_of_medians", r => r.FoldChangeOfMedians, "the same of medians"),
            Number("estimate", r => r.Estimate, $"{p.Arm} minus {p.Reference} on the compared scale: {comparison.Quantity}"),
            Number("ci_low", r => r.CiLow, "lower end of its interval, for this feature alone"),
            Number("ci_high", r => r.CiHigh, "upper end of its interval"),
            Number("hedges_g", r => r.HedgesG, "Hedges' g on the compared scale"),
            Number("hedges_g_low", r => r.HedgesGLow, "lower end of its interval"),
            Number("hedges_g_high", r => r.HedgesGHigh, "upper end of its interval"),
            Number("p1", r => r.Covariance, "covariance with the predictive score"),
            Number("p1_corr", r => r.Correlation, "correlation with the predictive score"),
            Number("imputed_share", r => r.ImputedShare, "share of values that were filled in and not measured"),
            Column.Of("survived_variants", [.. rows.Select(r => (long?)r.SurvivedVariants)], description: "variants of the robustness panel that choose it too"),
            Column.Of("not_available", [.. rows.Select(r => r.NotAvailable)], "why there is no p value"),
        ]);
    }

    private static Table Preparation(string assay, IReadOnlyList<TableEffect> tables)
    {
        PreparationEffect[] effects = [.. tables.Select(t => t.Effect)];
        return new Table($"{assay}_preparation", "What each step of the preparation did",
    [
        Column.Of("polarity", [.. tables.Select(t => t.Polarity?.ToString().ToLowerInvariant())], "table, where there are two"),
        Column.Of("step", [.. effects.Select(e => (string?)e.Step.Id)], "step, in the order in which they ran"),
        Column.Of("features_before", [.. effects.Select(e => (long?)e.Before.Features)], description: "features before the step"),
        Column.Of("features_after", [.. effects.Select(e => (long?)e.After.Features)], description: "features after the step"),
        Column.Of("injections_after", [.. effects.Select(e => (long?)e.After.Injections)], description: "injections after the step"),
        Column.Of("missing_after", [.. effects.Select(e => (long?)e.After.MissingCells)], description: "missing cells after the step"),
        Column.Of("imputed", [.. effects.Select(e => (long?)e.ImputedCells)], description: "cells that the step filled in"),
        Column.Of("qc_rsd_median_before", [.. effects.Select(e => e.QcBefore.MedianRsdPercent)], "%", "median RSD of the pooled QCs before the step"),
        Column.Of("qc_rsd_median_after", [.. effects.Select(e => e.QcAfter.MedianRsdPercent)], "%", "median RSD of the pooled QCs after the step"),
        Column.Of("qc_within_30_after", [.. effects.Select(e => e.QcAfter.ShareWithinLimit)], description: "share of features with an RSD of at most 30 % after the step"),
        Column.Of("note", [.. effects.Select(e => e.QcAfter.NotAvailable)], "why there is no RSD"),
    ]);
    }

    private static Table Removed(string assay, IReadOnlyList<TableEffect> tables)
    {
        (string? Polarity, string Step, RemovedFeature Feature)[] rows =
            [.. tables.SelectMany(t => t.Effect.RemovedFeatures.Select(f => (t.Polarity?.ToString().ToLowerInvariant(), t.Effect.Step.Id, f)))];
        return new Table($"{assay}_removed", "Features that the preparation took out, and why",
        [
            Column.Of("feature", [.. rows.Select(r => (string?)r.Feature.FeatureId)], "identifier of the feature"),
            Column.Of("polarity", [.. rows.Select(r => r.Polarity)], "table, where there are two"),
            Column.Of("step", [.. rows.Select(r => (string?)r.Step)], "step that took it out"),
            Column.Of("reason", [.. rows.Select(r => (string?)r.Feature.Reason)], "why"),
        ]);
    }

    private static Table Models(string name, MetaboliteComparison comparison)
    {
        (FittedModel Model, ComponentSummary Component)[] rows = [.. comparison.Models.SelectMany(m => m.Components.Select(c => (m, c)))];
        return new Table($"{name}_models", "Models, component by component",
        [
            Column.Of("model", [.. rows.Select(r => (string?)r.Model.Kind.Id())], "model"),
            Column.Of("component", [.. rows.Select(r => (string?)r.Component.Id)], "p: predictive, o: orthogonal"),
            Column.Of("r2x", [.. rows.Select(r => (double?)r.Component.R2X)], description: "share of the variation of the features"),
            Column.Of("r2x_cum", [.. rows.Select(r => (double?)r.Component.R2XCum)], description: "the same, cumulated"),
            Column.Of("r2y", [.. rows.Select(r => r.Component.R2Y)], description: "share of the variation of the arms"),
            Column.Of("r2y_cum", [.. rows.Select(r => r.Component.R2YCum)], description: "the same, cumulated"),
            Column.Of("q2", [.. rows.Select(r => r.Component.Q2)], description: "share predicted in cross-validation"),
            Column.Of("q2_cum", [.. rows.Select(r => r.Component.Q2Cum)], description: "the same, cumulated"),
        ]);
    }

    private static Table Permutations(string name, MetaboliteComparison comparison)
    {
        (FittedModel Model, PermutedModel Permuted)[] rows = [.. comparison.Models.Where(m => m.Permutation is not null).SelectMany(m => m.Permutation!.Permuted.Select(p => (m, p)))];
        return new Table($"{name}_permutations", "Models of permuted labels",
        [
            Column.Of("model", [.. rows.Select(r => (string?)r.Model.Kind.Id())], "model"),
            Column.Of("correlation", [.. rows.Select(r => (double?)r.Permuted.Correlation)], description: "absolute correlation of permuted and true labels"),
            Column.Of("r2y", [.. rows.Select(r => (double?)r.Permuted.R2Y)], description: "R2Y"),
            Column.Of("q2", [.. rows.Select(r => (double?)r.Permuted.Q2)], description: "Q2"),
        ]);
    }

    private static Table Robustness(string name, MetaboliteComparison comparison) => new($"{name}_robustness", "The same choice with one decision made otherwise",
    [
        Column.Of("variant", [.. comparison.Robustness.Select(v => (string?)v.Id)], "which decision"),
        Column.Of("what", [.. comparison.Robustness.Select(v => (string?)v.Label)], "the decision in words"),
        Column.Of("selected", [.. comparison.Robustness.Select(v => v.NotAvailable is null ? (long?)v.Selected.Count : null)], description: "features that the variant chooses"),
        Column.Of("kept", [.. comparison.Robustness.Select(v => v.NotAvailable is null ? (long?)v.Kept : null)], description: "features of the declared rule among them"),
        Column.Of("declared", [.. comparison.Robustness.Select(_ => (long?)comparison.Selected.Count())], description: "features that the declared rule chooses"),
        Column.Of("not_available", [.. comparison.Robustness.Select(v => v.NotAvailable)], "why the variant could not be computed"),
    ]);

    public static Table OverRepresentation(string name, OverRepresentationResult result, IReadOnlyList<PathwayImpact> impacts)
    {
        IReadOnlyList<OverRepresentationLine> rows = result.Lines;
        Dictionary<string, PathwayImpact> impact = impacts.ToDictionary(i => i.SetId, StringComparer.Ordinal);
        return new Table($"{name}_over_representation", $"Sets of {result.Source.Name} among the chosen metabolites",
        [
            Column.Of("set", [.. rows.Select(r => (string?)r.SetId)], "identifier of the set"),
            Column.Of("name", [.. rows.Select(r => (string?)r.SetName)], "name of the set"),
            Column.Of("hits", [.. rows.Select(r => (long?)r.Counts.Hits)], description: "chosen compounds in the set"),
            Column.Of("set_size", [.. rows.Select(r => (long?)r.Counts.SetSize)], description: "compounds of the set in the background"),
            Column.Of("selected", [.. rows.Select(r => (long?)r.Counts.Selected)], description: "chosen compounds in the background"),
            Column.Of("population", [.. rows.Select(r => (long?)r.Counts.Population)], description: "compounds in the background"),
            Column.Of("expected", [.. rows.Select(r => (double?)r.Counts.Expected)], description: "hits expected by chance"),
            Column.Of("fold_enrichment", [.. rows.Select(r => r.Counts.FoldEnrichment)], description: "hits over expected hits"),
            Column.Of("p", [.. rows.Select(r => (double?)r.Counts.P)], description: "hypergeometric p, upper tail"),
            Column.Of("p_adjusted", [.. rows.Select(r => r.PAdjusted)], description: "p adjusted by Benjamini and Hochberg's method"),
            Column.Of("p_other_background", [.. rows.Select(r => r.Other?.P)], description: "p with the other background"),
            Column.Of("impact_betweenness", [.. rows.Select(r => impact.GetValueOrDefault(r.SetId)?.Betweenness)], description: "share of the betweenness of the set's compounds that the hits hold"),
            Column.Of("impact_out_degree", [.. rows.Select(r => impact.GetValueOrDefault(r.SetId)?.OutDegree)], description: "share of the out-degree of the set's compounds that the hits hold"),
            Column.Of("species", [.. rows.Select(r => r.Source.Species)], "species of the sets"),
            Column.Of("size_in_pack", [.. rows.Select(r => (long?)r.SizeInPack)], description: "compounds of the set, measured or not"),
            Column.Of("compounds", [.. rows.Select(r => (string?)string.Join("; ", r.HitCompounds))], "the hits"),
        ]);
    }

    public static Table Ranked(string name, RankedEnrichmentResult result)
    {
        IReadOnlyList<RankedEnrichmentLine> rows = result.Lines;
        return new Table($"{name}_ranked_enrichment", $"Sets of {result.Source.Name} among all metabolites, ranked",
        [
            Column.Of("set", [.. rows.Select(r => (string?)r.SetId)], "identifier of the set"),
            Column.Of("name", [.. rows.Select(r => (string?)r.SetName)], "name of the set"),
            Column.Of("size", [.. rows.Select(r => (long?)r.Size)], description: "measured compounds of the set"),
            Column.Of("enrichment_score", [.. rows.Select(r => (double?)r.EnrichmentScore)], description: "largest deviation of the running sum"),
            Column.Of("normalised_score", [.. rows.Select(r => r.NormalisedScore)], description: "the same over its mean under permuted labels"),
            Column.Of("p", [.. rows.Select(r => r.P)], description: "p by permuted labels"),
            Column.Of("p_adjusted", [.. rows.Select(r => r.PAdjusted)], description: "p adjusted by Benjamini and Hochberg's method"),
            Column.Of("fdr_q", [.. rows.Select(r => r.FdrQ)], description: "false discovery rate from the normalised scores"),
            Column.Of("leading_edge", [.. rows.Select(r => (string?)string.Join("; ", r.LeadingEdge))], "compounds that make the score"),
            Column.Of("not_available", [.. rows.Select(r => r.NotAvailable)], "why there is no p"),
        ]);
    }

    /// <summary>Sets that features without a name would be enriched in if they were what their mass allows.</summary>
    public static Table Hypotheses(string name, MummichogResult result)
    {
        IReadOnlyList<MummichogLine> rows = result.Lines;
        return new Table($"{name}_hypotheses", $"Sets of {result.Source.Name} that unnamed features could belong to by their mass: hypotheses",
        [
            Column.Of("set", [.. rows.Select(r => (string?)r.SetId)], "identifier of the set"),
            Column.Of("name", [.. rows.Select(r => (string?)r.SetName)], "name of the set"),
            Column.Of("hits", [.. rows.Select(r => (long?)r.Counts.Hits)], description: "chosen empirical compounds in the set"),
            Column.Of("set_size", [.. rows.Select(r => (long?)r.Counts.SetSize)], description: "empirical compounds of the set"),
            Column.Of("p", [.. rows.Select(r => (double?)r.P)], description: "p by permuted features"),
            Column.Of("p_adjusted", [.. rows.Select(r => r.PAdjusted)], description: "p adjusted by Benjamini and Hochberg's method"),
            Column.Of("hypotheses", [.. rows.Select(r => (string?)string.Join("; ", r.Hypotheses.Select(h => $"{string.Join(" or ", h.Compounds)} ({string.Join(", ", h.Ions.Select(i => $"{i.Feature} as {i.Adduct}"))})")))], "which features would be what"),
        ]);
    }
}
