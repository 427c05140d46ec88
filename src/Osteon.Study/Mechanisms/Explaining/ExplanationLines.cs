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

    /// <summary>Everything, the most that fits first.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="explanation">What the graph says of it.</param>
    /// <param name="most">Links and mechanisms shown at most, each.</param>
    public static IEnumerable<string> Of(ArmObservations found, Explanation explanation, int most)
    {
        yield return $"{found.Arm} against {found.Reference}: {string.Join(", ", explanation.Causes.Select(c => $"{c.Label} ({c.Id})"))}";
        if (explanation.SetAside.Count > 0)
            yield return Text($"  {explanation.SetAside.Count} edges rest on this study alone and explain nothing here");
        yield return "  " + Counts(explanation);
        foreach ((string title, Func<Observation, bool> isPart) in Parts)
        {
            ExplainedObservation[] part = [.. explanation.Observations.Where(o => isPart(o.Observation))];
            if (part.Length == 0) continue;
            yield return "";
            yield return title;
            foreach (ExplainedObservation one in part)
            {
                yield return $"  {ExplanationWording.Words(one.Verdict),-20} {ExplanationWording.Observed(explanation, one.Observation)}";
                yield return $"  {"",-20} {ExplanationWording.Judged(explanation, one)}";
            }
        }

        if (explanation.Ties.Count > 0)
        {
            yield return "";
            yield return "What was observed together";
            foreach (ObservationTie tie in explanation.Ties) yield return $"  {tie.Edge.Id,-8} {ExplanationWording.Tied(explanation, tie)}";
        }

        if (explanation.Links.Count > 0)
        {
            yield return "";
            yield return Text($"From what was observed to the outcomes (the best {Math.Min(most, explanation.Links.Count)} of {explanation.Links.Count})");
            foreach (ObservationLink link in explanation.Links.OrderByDescending(l => l.Path.Sign != Sign.Unknown).ThenByDescending(l => l.Path.Belief).Take(most))
                yield return "  " + ExplanationWording.Linked(explanation, link);
        }

        if (explanation.Mechanisms.Count > 0)
        {
            yield return "";
            yield return Text($"Mechanisms between, by what they fit (the best {Math.Min(most, explanation.Mechanisms.Count)} of {explanation.Mechanisms.Count})");
            foreach (MechanismCandidate candidate in explanation.Mechanisms.Take(most))
                yield return Text($"  fits {candidate.Fits}, contradicted {candidate.Contradicts}, contested {candidate.Contested}: ") + ExplanationWording.Mechanism(explanation, candidate);
        }
    }

    /// <summary>How many observations have which verdict.</summary>
    public static string Counts(Explanation explanation) => Text($"{explanation.Observations.Count} observations: ") + string.Join(
        ", ", explanation.Observations.GroupBy(o => o.Verdict).OrderBy(g => g.Key).Select(g => Text($"{g.Count()} {ExplanationWording.Words(g.Key)}")));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
