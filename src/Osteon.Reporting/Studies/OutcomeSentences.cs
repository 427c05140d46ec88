using Osteon.Inference;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>A sentence per declared outcome that can stand in the results section of a paper.</summary>
internal static class OutcomeSentences
{
    /// <summary>The outcomes in declared order with their comparison and sentence.</summary>
    public static IEnumerable<(Outcome Outcome, ComparisonResult Result, RichText Sentence)> Of(StudyRun run)
    {
        Design design = run.Study.Manifest!.Manifest.Design;
        foreach (ComparisonResult result in run.Comparisons)
        {
            Outcome outcome = design.Outcomes.First(o => OutcomeSteps.Name(o, design) == result.Outcome);
            yield return (outcome, result, Sentence(outcome, result, design, run.Study.Manifest.Manifest.Statistics));
        }
    }

    /// <summary>Label of an arm.</summary>
    public static string LabelOf(Design design, string arm) => design.Arms.First(a => a.Id == arm).Label ?? arm;

    private static RichText Sentence(Outcome outcome, ComparisonResult result, Design design, StatisticsPlan plan)
    {
        Term term = TermRegistry.Get(outcome.Term);
        string unit = term.Unit == Unit.One ? "" : " " + term.Unit.Display;
        RichText text = RichText.Empty.Strong(outcome.Primary ? $"{term.Label} (primary outcome)" : term.Label);
        if (result.P is null || result.NotAvailable is not null)
            return text.Then($" could not be compared: {result.NotAvailable ?? "there is no p value"}.");
        bool ranks = result.Test is ComparisonTest.MannWhitney or ComparisonTest.WilcoxonSignedRank or ComparisonTest.KruskalWallis;
        string Group(GroupDescription g) => ranks
            ? $"{LabelOf(design, g.Group)} (median {N(g.Median)}, IQR {N(g.Q1)} to {N(g.Q3)}{unit}, n = {g.N})"
            : $"{LabelOf(design, g.Group)} ({N(g.Mean)}{(g.Sd is { } sd ? $" ± {N(sd)}" : "")}{unit}, n = {g.N})";
        string df = result.Df.Count == 0 ? "" : $", df {string.Join(" and ", result.Df.Select(d => N(d)))}";
        string p = result.P is { } value ? PValueText.Statement(value) : "p not available";
        string adjusted = result is { PAdjusted: { } a, Adjustment: { } how } && how != Adjustment.None
            ? $", {InferenceMethods.Of(how).Label}-adjusted {PValueText.Statement(a)}"
            : "";
        string test = $"{InferenceMethods.Of(result.Test).Label}{df}, {p}{adjusted}";
        double decisive = result.PAdjusted ?? result.P.Value;
        if (result.Groups.Count == 2 && result.Estimate is { } estimate)
        {
            GroupDescription reference = result.Groups.First(g => g.Group == result.Reference);
            GroupDescription other = result.Groups.First(g => g.Group != result.Reference);
            string relation = estimate > 0 ? "higher" : estimate < 0 ? "lower" : "the same";
            string verdict = decisive < plan.Alpha ? $" was {relation} in " : $" showed no significant difference: ";
            string link = decisive < plan.Alpha ? (estimate == 0 ? " as in " : " than in ") : " against ";
            text = text.Then($"{verdict}{Group(other)}{link}{Group(reference)}; difference {N(estimate)}{unit}, {result.Confidence * 100:0.##} % CI {N(result.CiLow)} to {N(result.CiHigh)}; {test}");
            EffectSize? g = result.Effects.FirstOrDefault(e => e.Kind is EffectKind.HedgesG or EffectKind.HedgesGAv or EffectKind.CliffsDelta && e.Value is not null);
            if (g is not null) text = text.Then($"; {InferenceMethods.Of(g.Kind).Label} {N(g.Value)}, CI {N(g.CiLow)} to {N(g.CiHigh)}");
            return text.Then(".");
        }

        return text.Then($" {(decisive < plan.Alpha ? "differed between the arms" : "did not differ significantly between the arms")}: {string.Join(", ", result.Groups.Select(Group))}; {test}.");
    }

    private static string N(double? value) => value is { } v ? NumberText.Significant(v, 3) : "not available";
}
