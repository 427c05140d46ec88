using System.Globalization;
using Osteon.Mechanism;

namespace Osteon.Study;

/// <summary>An explanation in lines for a terminal.</summary>
public static class ExplanationLines
{
    private static readonly (string Title, Func<Observation, bool> Is)[] Parts =
    [
        ("Perturbed by the treatment", o => o.Kind == ObservationKind.Outcome),
        ("Enriched: no direction, nothing perturbed", o => o.Kind == ObservationKind.Pathway),
        ("Associated with the treatment", o => o.Kind is ObservationKind.Metabolite or ObservationKind.Molecule),
        ("Markers of the vesicles", o => o.Kind == ObservationKind.Marker),
    ];

    /// <summary>Everything, part by part.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="explanation">What the graph says of it.</param>
    /// <param name="most">Mechanisms of each kind shown at most.</param>
    public static IEnumerable<string> Of(ArmObservations found, Explanation explanation, int most)
    {
        yield return $"{found.Arm} against {found.Reference}: {string.Join(", ", explanation.Causes.Select(c => $"{c.Label} ({c.Id})"))}";
        yield return "  " + Aside(explanation, found);
        yield return "  " + Counts(explanation);
        foreach ((string title, Func<Observation, bool> isPart) in Parts)
        {
            int[] part = [.. Enumerable.Range(0, explanation.Observations.Count).Where(i => isPart(explanation.Observations[i].Observation))];
            if (part.Length == 0) continue;
            yield return "";
            yield return title;
            foreach (int i in part)
                foreach (string line in One(explanation, i)) yield return line;
        }

        foreach (IGrouping<MechanismGroup, MechanismCandidate> group in explanation.Mechanisms.GroupBy(m => m.Group).OrderBy(g => g.Key))
        {
            yield return "";
            yield return Text($"{Title(group.Key)} between treatment and results, by what they fit (the best {Math.Min(most, group.Count())} of {group.Count()})");
            foreach (MechanismCandidate candidate in group.Take(most))
                yield return Text($"  results: fits {candidate.Fits}, contradicted {candidate.Contradicts}, contested {candidate.Contested}: ") + ExplanationWording.Mechanism(explanation, candidate);
        }
    }

    /// <summary>Name of a kind of mechanism.</summary>
    public static string Title(MechanismGroup group) => group switch
    {
        MechanismGroup.Cargo => "Cargo",
        MechanismGroup.Target => "Targets",
        MechanismGroup.Pathway => "Pathways",
        MechanismGroup.Cell => "Cells",
        _ => "Processes",
    };

    /// <summary>
    /// What leads from an observation on, for people: the best way to the outcomes (one stands for those that follow from each other), and to other
    /// pathways that were observed.
    /// </summary>
    public static IEnumerable<string> Onward(Explanation explanation, int observation)
    {
        ObservationLink[] links = [.. explanation.Links.Where(l => l.From == observation)];
        ObservationLink[] outcomes =
        [
            .. links.Where(l => explanation.Observations[l.To].Observation.Kind == ObservationKind.Outcome)
                .OrderByDescending(l => l.Path.Sign != Sign.Unknown).ThenByDescending(l => Math.Round(l.Path.Belief, 12)).ThenBy(l => l.To),
        ];
        bool lowered = explanation.Observations[observation].Observation.Sign == Sign.Minus;
        (Sign Expected, bool Agrees, bool Opposed) Says(ObservationLink link)
        {
            Sign expected = lowered ? link.Path.Sign.Times(Sign.Minus) : link.Path.Sign;
            return (expected, expected == explanation.Observations[link.To].Observation.Sign, link.Opposed);
        }

        foreach (var alike in outcomes.GroupBy(l => (Says(l), explanation.Results[l.To])))
        {
            string[] further = [.. alike.Skip(1).Select(l => explanation.Observations[l.To].Observation.Name).Distinct(StringComparer.Ordinal)];
            yield return ExplanationWording.Linked(explanation, alike.First()) + (further.Length == 0 ? "" : $" The same holds for {string.Join(", ", further)}.");
        }

        if (outcomes.Length == 0 && explanation.Observations[observation] is { Observation.Kind: ObservationKind.Pathway, Match.Node: not null }
            && explanation.Observations.Any(o => o.Observation is { Kind: ObservationKind.Outcome, Sign: not Sign.Unknown }))
        {
            yield return "From it the graph leads to none of the outcomes that were found to change.";
        }

        foreach (ObservationLink link in links.Except(outcomes)) yield return ExplanationWording.Linked(explanation, link);
        foreach (ObservationTie tie in explanation.Ties.Where(t => t.From == observation)) yield return ExplanationWording.Tied(explanation, tie);
    }

    private static IEnumerable<string> One(Explanation explanation, int i)
    {
        ExplainedObservation one = explanation.Observations[i];
        yield return $"  {ExplanationWording.Words(one.Verdict),-20} {ExplanationWording.Observed(explanation, one.Observation)}";
        foreach (string line in Onward(explanation, i).Prepend(ExplanationWording.Judged(explanation, one))) yield return $"  {"",-20} {line}";
    }

    /// <summary>What was set aside because the study says it itself.</summary>
    public static string Aside(Explanation explanation, ArmObservations found)
    {
        if (found.OwnStudy.Count == 0) return "No DOI of the study is stated, so nothing that it may say itself could be set aside.";
        int aside = explanation.Own.SetAside.Count, weakened = explanation.Own.Weakened.Count;
        return aside + weakened == 0
            ? "The graph holds nothing that this study says itself."
            : Text($"What counts as the study's own was set aside: {aside} {(aside == 1 ? "edge rests" : "edges rest")} on it alone, {weakened} {(weakened == 1 ? "has" : "have")} other evidence left.");
    }

    /// <summary>How many observations have which verdict.</summary>
    public static string Counts(Explanation explanation) => Text($"{explanation.Observations.Count} {(explanation.Observations.Count == 1 ? "observation" : "observations")}: ") + string.Join(
        ", ", explanation.Observations.GroupBy(o => o.Verdict).OrderBy(g => g.Key).Select(g => Text($"{g.Count()} {ExplanationWording.Words(g.Key)}")));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
