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
        if (p.Rule.Adjust == Adjustment.None)
        {
            int Remain(Func<MetaboliteRow, double?> value) => selected.Count(r => value(r) < p.Rule.P);
            yield return $"Of these, {N(Remain(r => r.PAdjusted))} remain after Benjamini and Hochberg's correction of the declared test, and {N(Remain(r => r.PWelchAdjusted))} after that of Welch's; by chance alone about {tested * p.Rule.P:0} of the {N(tested)} features would have p below {p.Rule.P:R}.";
        }

        RobustnessVariant[] variants = [.. comparison.Robustness.Where(v => v.NotAvailable is null)];
        if (variants.Length > 0 && selected.Length > 0)
        {
            MetaboliteRow[] steady = [.. selected.Where(r => r.SurvivedVariants == variants.Length)];
            yield return RichText.Empty.Strong($"{N(steady.Length)} of the {N(selected.Length)} are chosen whichever of the {N(variants.Length)} other decisions is taken")
                .Then(steady.Length == 0 ? "." : $": {string.Join(", ", steady.OrderByDescending(r => r.Vip ?? 0).Take(12).Select(r => Short(r.Label)))}{(steady.Length > 12 ? " …" : "")}.");
        }

        foreach (FittedModel model in comparison.Models.Where(m => m.Summary?.Q2 is not null))
        {
            string spread = model.Spread is { } s ? Folds(s, comparison.Units.Count) : "";
            string permuted = model.Permutation is { } test
                ? FormattableString.Invariant($"; permutation test of Q2: p = {NumberText.Significant(test.PQ2, 3)}, {(test.Exact ? "exact" : "sampled")}, smallest possible {NumberText.Significant(test.SmallestP, 2)}")
                : "";
            yield return FormattableString.Invariant($"{model.Kind.Label()} with {model.Predictive}{(model.Kind.IsOrthogonal() ? FormattableString.Invariant($" + {model.Orthogonal}") : "")} components: R2Y {model.Summary!.R2Y:0.000}, Q2 {model.Summary.Q2:0.000}{spread}{permuted}.");
        }

        int named = selected.Count(r => r.Name is not null), levels = selected.Count(r => r is { Name: not null, Identity: not null });
        if (named > 0 && levels < named)
            yield return $"Of the {N(named)} chosen features with a name, {N(named - levels)} state no level of identification: their names are candidates.";
    }

    /// <summary>What is known of how far Q2 depends on the folds.</summary>
    public static string Folds(Q2Spread spread, int units) => spread.Folds >= units
        ? " (each unit left out in turn; there are no other folds)"
        : FormattableString.Invariant($" (5 to 95 % of {spread.Values.Count} draws of folds balanced between the arms: {spread.Low:0.00} to {spread.High:0.00})");

    /// <summary>The first of several names.</summary>
    private static string Short(string name)
    {
        string[] names = name.Split([';', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return names.Length > 1 ? FormattableString.Invariant($"{names[0]} (or {names.Length - 1} other names)") : name;
    }
}
