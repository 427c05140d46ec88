using Osteon.Inference;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Outcomes: one is primary, all are measured, claims agree with what is printed.</summary>
internal static class OutcomeRules
{
    private static readonly string[] NotSignificant = ["ns", "n.s.", "n.s", "not significant"];

    public static void Check(RuleContext context)
    {
        Measured(context);
        Repeated(context);
        if (!context.Compares) return;
        ValueList<Outcome> outcomes = context.Design.Outcomes;
        int primaries = outcomes.Count(o => o.Primary);
        if (primaries == 0)
            context.Add(
                DesignFindings.NoPrimary,
                outcomes.Count == 0 ? "design" : "design.outcomes",
                outcomes.Count == 0 ? "the design names no outcome" : $"none of the {outcomes.Count} outcomes is primary",
                hint: "primary: true at the outcome that the sample size rests on; the others are then labelled exploratory.");
        else if (primaries > 1)
            context.Add(
                DesignFindings.SeveralPrimaries,
                "design.outcomes",
                $"{primaries} outcomes are primary",
                hint: "Keep primary: true at one of them.");

        bool uncorrected = context.Manifest.Statistics.Adjust == Adjustment.None
            || (context.IsPublished && !context.Source.States("statistics.adjust"));
        if (outcomes.Count > 1 && uncorrected)
            context.Add(
                DesignFindings.NoMultiplicity,
                context.Source.States("statistics.adjust") ? "statistics.adjust" : "statistics",
                $"{outcomes.Count} outcomes are tested without correction: by chance alone one falls below 0.05 with "
                    + FormattableString.Invariant($"probability up to {1 - Math.Pow(0.95, outcomes.Count):0.00}"),
                hint: "adjust: holm (or bh) in statistics");
        Claims(context, outcomes);
    }

    private static void Repeated(RuleContext context)
    {
        ValueList<Outcome> outcomes = context.Design.Outcomes;
        for (int i = 0; i < outcomes.Count; i++)
        {
            Outcome o = outcomes[i];
            if (outcomes.Take(i).Any(e => (e.Term, e.Assay, e.Timepoint) == (o.Term, o.Assay, o.Timepoint)))
                context.Add(
                    DesignFindings.OutcomeRepeated,
                    FormattableString.Invariant($"design.outcomes[{i}].term"),
                    $"the outcome {o.Term} of '{o.Assay}' is declared twice",
                    o.Term,
                    "Remove one: a repeated outcome would count twice in the correction for several outcomes.");
        }
    }

    private static void Claims(RuleContext context, ValueList<Outcome> outcomes)
    {
        if (outcomes.Count > 1
            && outcomes.All(o => o.SignificanceClaimed == true)
            && context.Manifest.Statistics.SymbolsDefined.FirstOrDefault(s => NotSignificant.Contains(s.ToLowerInvariant())) is { } mark)
            context.Add(
                DesignFindings.AllSignificantButNs,
                "statistics.symbols_defined",
                $"all {outcomes.Count} outcomes are called significant, yet a legend defines '{mark}'",
                hint: "Check in the figure which outcome carries the mark.");
        Outcome[] bare = [.. outcomes.Where(o => o.ValuesReported == false)];
        if (bare.Length > 0)
            context.Add(
                DesignFindings.NoValues,
                "design.outcomes",
                $"{bare.Length} of {outcomes.Count} outcomes are claimed without a mean, a spread or a p value: "
                    + $"{string.Join(", ", bare.Select(o => RuleContext.Label(o.Term)))}",
                hint: "Without numbers neither an effect size nor a power analysis can be made from them.");
    }

    private static void Measured(RuleContext context)
    {
        if (context.IsPublished) return;
        foreach ((int i, Outcome outcome) in context.Design.Outcomes.Index())
            if (context.Manifest.Assays.FirstOrDefault(a => a.Id == outcome.Assay) is MicroCtAssay ct
                && ct.Measures.Count > 0
                && !ct.Measures.Contains(outcome.Term)
                && TermRegistry.Find(outcome.Term) is not null)
                context.Add(
                    DesignFindings.NotMeasured,
                    FormattableString.Invariant($"design.outcomes[{i}].term"),
                    $"the outcome {RuleContext.Label(outcome.Term)} is not among the measures of '{ct.Id}'",
                    outcome.Term,
                    $"Add {outcome.Term} to its measures.");
    }
}
