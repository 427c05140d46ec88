using System.Text.Json.Nodes;
using Osteon.Mechanism;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>An explanation as JSON and as tables.</summary>
public static class ExplanationDocument
{
    /// <summary>The document of <c>osteon mechanism explain</c> and of a study's step: <c>osteon.mechanism/1</c>, an entry for each arm.</summary>
    public static JsonObject ToJson(
        IReadOnlyList<(ArmObservations Found, Explanation Explanation)> arms,
        LoadedMechanism graph,
        SearchOptions search,
        IReadOnlyList<Finding> findings) =>
        MechanismJson.Document(
            "explain",
            graph,
            MechanismJson.Parameters(search),
            new JsonObject { ["arms"] = Array(arms.Select(a => Of(a.Found, a.Explanation))) },
            findings);

    /// <summary>What the tables of an explanation are called.</summary>
    public static IEnumerable<Table> Tables(IReadOnlyList<(ArmObservations Found, Explanation Explanation)> arms)
    {
        if (arms.Count == 0) yield break;
        yield return Observations([.. arms.SelectMany(a => a.Explanation.Observations.Select(o => (a.Found.Arm, a.Explanation, o)))]);
        (string, Explanation, ObservationLink)[] links = [.. arms.SelectMany(a => a.Explanation.Links.Select(l => (a.Found.Arm, a.Explanation, l)))];
        if (links.Length > 0) yield return Links(links);
        (string, Explanation, MechanismCandidate)[] mechanisms =
            [.. arms.SelectMany(a => a.Explanation.Mechanisms.Select(m => (a.Found.Arm, a.Explanation, m)))];
        if (mechanisms.Length > 0) yield return Mechanisms(mechanisms);
    }

    private static JsonObject Of(ArmObservations found, Explanation explanation) => new()
    {
        ["arm"] = found.Arm,
        ["reference"] = found.Reference,
        ["cause"] = Array(explanation.Causes.Select(c => (JsonNode)c.Id)),
        ["cause_named_by"] = found.By,
        ["own_study"] = Array(found.OwnStudy.Select(o => (JsonNode)o)),
        ["set_aside"] = Array(explanation.SetAside.Select(e => (JsonNode)e.Id)),
        ["complete"] = explanation.Complete,
        ["observations"] = Array(explanation.Observations.Select(o => Of(explanation, o))),
        ["links"] = Array(explanation.Links.Select(l => (JsonNode)new JsonObject
        {
            ["from"] = explanation.Observations[l.From].Observation.Name,
            ["to"] = explanation.Observations[l.To].Observation.Name,
            ["opposed"] = l.Opposed,
            ["path"] = MechanismJson.Of(l.Path),
            ["sentence"] = ExplanationWording.Linked(explanation, l),
        })),
        ["ties"] = Array(explanation.Ties.Select(t => (JsonNode)new JsonObject
        {
            ["from"] = explanation.Observations[t.From].Observation.Name,
            ["to"] = explanation.Observations[t.To].Observation.Name,
            ["edge"] = t.Edge.Id,
            ["own_only"] = t.OwnOnly,
            ["sentence"] = ExplanationWording.Tied(explanation, t),
        })),
        ["mechanisms"] = Array(explanation.Mechanisms.Select(m => (JsonNode)new JsonObject
        {
            ["node"] = m.Node.Id,
            ["kind"] = MechWords.Word(m.Node.Kind),
            ["fits"] = m.Fits,
            ["contradicts"] = m.Contradicts,
            ["contested"] = m.Contested,
            ["enriched"] = m.Enriched,
            ["belief"] = m.Belief,
            ["from_cause"] = MechanismJson.Of(m.FromCause),
            ["reaches"] = Array(m.Reaches.Select(r => (JsonNode)new JsonObject
            {
                ["observation"] = explanation.Observations[r.Observation].Observation.Name,
                ["verdict"] = ExplanationWording.Words(r.Verdict),
                ["belief"] = r.Path.Belief,
                ["nodes"] = Array(r.Path.Nodes.Select(n => (JsonNode)n)),
            })),
        })),
    };

    private static JsonObject Of(Explanation explanation, ExplainedObservation explained)
    {
        Observation o = explained.Observation;
        return new JsonObject
        {
            ["name"] = o.Name,
            ["kind"] = o.Kind.ToString().ToLowerInvariant(),
            ["change"] = Observation.Word(o.Change),
            ["p"] = o.P,
            ["source"] = o.Source,
            ["identifiers"] = Array(o.Identifiers.Select(i => (JsonNode)i)),
            ["node"] = explained.Match.Node?.Id,
            ["matched_by"] = explained.Match.By,
            ["contradiction"] = explained.Match.Contradiction,
            ["verdict"] = ExplanationWording.Words(explained.Verdict),
            ["observed"] = ExplanationWording.Observed(explanation, o),
            ["judged"] = ExplanationWording.Judged(explanation, explained),
            ["probability_plus"] = explained.Signs?.Plus,
            ["class"] = explained.Class?.Id,
            ["own"] = Array(explained.Own.Select(e => (JsonNode)e.Id)),
            ["for"] = Array(explained.For.Select(p => (JsonNode)MechanismJson.Of(p))),
            ["against"] = Array(explained.Against.Select(p => (JsonNode)MechanismJson.Of(p))),
            ["open"] = Array(explained.Open.Select(p => (JsonNode)MechanismJson.Of(p))),
        };
    }

    private static Table Observations(IReadOnlyList<(string Arm, Explanation In, ExplainedObservation One)> rows) => new(
        "mechanism_observations", "What was found, and what the mechanism graph says of it",
        [
            Text("arm", rows, r => r.Arm),
            Text("observation", rows, r => r.One.Observation.Name),
            Text("kind", rows, r => r.One.Observation.Kind.ToString().ToLowerInvariant()),
            Text("change", rows, r => Observation.Word(r.One.Observation.Change)),
            Column.Of("p", [.. rows.Select(r => r.One.Observation.P)]),
            Text("source", rows, r => r.One.Observation.Source),
            Text("node", rows, r => r.One.Match.Node?.Id, "node of the mechanism graph"),
            Text("matched_by", rows, r => r.One.Match.By),
            Text("verdict", rows, r => ExplanationWording.Words(r.One.Verdict)),
            Column.Of("belief", [.. rows.Select(r => r.One.Best?.Belief)], description: "product of the beliefs along the best path"),
            Text("weakest_edge", rows, r => r.One.Best?.Weakest.Edge.Id),
            Text("path", rows, r => r.One.Best is { } best ? ExplanationWording.Path(r.In.Graph, best) : null, "best path from the treatment"),
            Column.Of("probability_plus", [.. rows.Select(r => r.One.Signs?.Plus)], description: "probability that the paths looked at (the five best, and the best of each other sign) together raise it"),
        ]);

    private static Table Links(IReadOnlyList<(string Arm, Explanation In, ObservationLink Link)> rows) => new(
        "mechanism_links", "What the graph would expect of an outcome if something else that was observed had risen",
        [
            Text("arm", rows, r => r.Arm),
            Text("from", rows, r => r.In.Observations[r.Link.From].Observation.Name),
            Text("to", rows, r => r.In.Observations[r.Link.To].Observation.Name),
            Text("sign", rows, r => r.Link.Path.Sign.Symbol()),
            Text("observed", rows, r => Observation.Word(r.In.Observations[r.Link.To].Observation.Change)),
            Column.Of("belief", [.. rows.Select(r => (double?)r.Link.Path.Belief)]),
            Text("weakest_edge", rows, r => r.Link.Path.Weakest.Edge.Id),
            Text("path", rows, r => ExplanationWording.Path(r.In.Graph, r.Link.Path)),
        ]);

    private static Table Mechanisms(IReadOnlyList<(string Arm, Explanation In, MechanismCandidate One)> rows) => new(
        "mechanism_candidates", "Nodes between the treatment and what was found",
        [
            Text("arm", rows, r => r.Arm),
            Text("node", rows, r => r.One.Node.Id),
            Text("label", rows, r => r.One.Node.Label),
            Text("kind", rows, r => MechWords.Word(r.One.Node.Kind)),
            Column.Of("fits", [.. rows.Select(r => (long?)r.One.Fits)], description: "observations with the sign that was seen"),
            Column.Of("contradicts", [.. rows.Select(r => (long?)r.One.Contradicts)], description: "observations with the opposite sign"),
            Column.Of("contested", [.. rows.Select(r => (long?)r.One.Contested)], description: "observations that paths of both signs lead to"),
            Column.Of("enriched", [.. rows.Select(r => (long?)r.One.Enriched)], description: "enriched pathways that it is or leads to"),
            Column.Of("belief", [.. rows.Select(r => (double?)r.One.Belief)], description: "mean belief of the paths that fit"),
            Text("path", rows, r => ExplanationWording.Path(r.In.Graph, r.One.FromCause), "best path from the treatment"),
        ]);

    private static TextColumn Text<T>(string name, IReadOnlyList<T> rows, Func<T, string?> cell, string? description = null) =>
        Column.Of(name, [.. rows.Select(cell)], description);

    private static JsonArray Array(IEnumerable<JsonNode> items) => new([.. items]);
}
