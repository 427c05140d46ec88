using Osteon.Inference;
using Osteon.Metabolomics;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>Sentences about a comparison of metabolites that can stand in the results section of a paper.</summary>
internal static class MetaboliteSentences
{
    /// <summary>What was chosen, and how far it can be trusted.</summary>
    public static IEnumerable<RichText> Of(MetaboliteComparison comparison, Design design)
    {
        MetaboliteComparisonParameters p = comparison.Parameters;
        string arm = MetaboliteSections.ArmOf(design, p.Arm).Label, reference = MetaboliteSections.ArmOf(design, p.Reference).Label;
        MetaboliteRow[] selected = [.. comparison.Selected];
        int up = selected.Count(r => r.Direction == "up"), tested = comparison.Features.Count(f => f.P is not null);
        string N(int n) => FormattableString.Invariant($"{n}");
        yield return RichText.Empty.Strong($"{N(selected.Length)} of {N(tested)} features were chosen")
            .Then($" as differing between {arm} (n = {N(comparison.Units.Count(u => u.Arm == p.Arm))}) and {reference} (n = {N(comparison.Units.Count(u => u.Arm == p.Reference))}) by {MetaboliteFigures.RuleText(p.Rule)}: {N(up)} higher and {N(selected.Length - up)} lower in {arm}.");
        int bh = comparison.Features.Count(f => f.PAdjusted < p.Rule.P), welch = comparison.Features.Count(f => f.PWelchAdjusted < p.Rule.P);
        if (p.Rule.Adjust == Adjustment.None)
            yield return $"At the same limit {N(bh)} features remain after Benjamini and Hochberg's correction of the declared test, and {N(welch)} of Welch's; by chance alone about {tested * p.Rule.P:0} features would pass the uncorrected limit.";
        RobustnessVariant[] variants = [.. comparison.Robustness.Where(v => v.NotAvailable is null)];
        if (variants.Length > 0 && selected.Length > 0)
        {
            MetaboliteRow[] steady = [.. selected.Where(r => r.SurvivedVariants == variants.Length)];
            yield return RichText.Empty.Strong($"{N(steady.Length)} of the {N(selected.Length)} are chosen whichever of the {N(variants.Length)} other decisions is taken")
                .Then(steady.Length == 0 ? "." : $": {string.Join(", ", steady.OrderByDescending(r => r.Vip ?? 0).Take(12).Select(r => r.Label))}{(steady.Length > 12 ? " …" : "")}.");
        }

        foreach (FittedModel model in comparison.Models.Where(m => m.Summary?.Q2 is not null))
        {
            string spread = model.Spread is { } s ? FormattableString.Invariant($" ({s.Low:0.00} to {s.High:0.00} over other folds)") : "";
            string permuted = model.Permutation is { } test
                ? FormattableString.Invariant($"; permutation test of Q2: p = {NumberText.Significant(test.PQ2, 3)}, {(test.Exact ? "exact" : "sampled")}, smallest possible {NumberText.Significant(test.SmallestP, 2)}")
                : "";
            yield return FormattableString.Invariant($"{model.Kind.Label()} with {model.Predictive}{(model.Kind.IsOrthogonal() ? FormattableString.Invariant($" + {model.Orthogonal}") : "")} components: R2Y {model.Summary!.R2Y:0.000}, Q2 {model.Summary.Q2:0.000}{spread}{permuted}.");
        }

        int named = selected.Count(r => r.Name is not null), levels = selected.Count(r => r is { Name: not null, Identity: not null });
        if (named > 0 && levels < named)
            yield return $"Of the {N(named)} chosen features with a name, {N(named - levels)} state no level of identification: their names are candidates.";
    }
}
