using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Mechanism;

/// <summary>
/// What the strict reader cannot see record by record: nodes without use, names of several nodes, doubled edges, missing evidence, unqualified signs,
/// claims that stand nowhere, and signs against the textbooks. Every finding names the record's place.
/// </summary>
public static class MechanismCheck
{
    /// <summary>All findings, errors first, each group in the order of ids.</summary>
    public static IReadOnlyList<Finding> Run(MechanismGraph graph, CheckData data)
    {
        var findings = new List<Finding>();
        findings.AddRange(NameCheck.Run(graph, data.Reserved));
        findings.AddRange(Doubled(graph));
        findings.AddRange(Evidenced(graph));
        findings.AddRange(Covered(graph, data));
        findings.AddRange(CanonicalSigns(graph, data.Signs));
        findings.AddRange(Orphans(graph));
        findings.AddRange(Unqualified(graph));
        findings.AddRange(Structural(graph));
        return [.. findings.OrderByDescending(f => f.Severity)];
    }

    /// <summary>
    /// Whether a signed edge rests on something: a supporting perturbation, a supporting review that cites a primary reference, or a supporting textbook
    /// source.
    /// </summary>
    public static bool IsQualified(Edge edge) => edge.Evidence.Any(e => e.Stance == Stance.Supports
        && (e.Type is EvidenceType.Perturbation or EvidenceType.Textbook || (e.Type == EvidenceType.Review && e.CitesReference)));

    private static IEnumerable<Finding> Doubled(MechanismGraph graph)
    {
        var seen = new Dictionary<(string, Relation, string, EdgeContext, MechanismKind), Edge>();
        foreach (Edge edge in graph.Edges)
        {
            bool turn = edge.Relation == Relation.Association && string.CompareOrdinal(edge.From, edge.To) > 0;
            (string a, string b) = turn ? (edge.To, edge.From) : (edge.From, edge.To);
            if (seen.TryAdd((a, edge.Relation, b, edge.Context, edge.Mechanism), edge)) continue;
            Edge first = seen[(a, edge.Relation, b, edge.Context, edge.Mechanism)];
            yield return Finding.Error("OST-MEC-023", $"the edge says the same as {first.Id} in the same context", edge.Location, edge.Id,
                "Move its evidence to the first edge, or state the context that differs.");
        }
    }

    private static IEnumerable<Finding> Evidenced(MechanismGraph graph)
    {
        foreach (Edge edge in graph.Edges.Where(e => e.Evidence.Count == 0))
            yield return Finding.Error("OST-MEC-024", "the edge has no evidence", edge.Location, edge.Id);
        foreach (Fact fact in graph.Facts.Where(f => f.Evidence.Count == 0))
            yield return Finding.Error("OST-MEC-024", "the fact has no evidence", fact.Location, fact.Id);
        foreach (Evidence evidence in graph.Edges.SelectMany(e => e.Evidence))
        {
            if (evidence.References.Count == 0 && (evidence.Type == EvidenceType.Textbook || StudyKey.IsTextbook(evidence)))
                yield return Finding.Error("OST-MEC-024", "a textbook source needs its reference", evidence.Location, evidence.Claim, "Add ref=doi:… or ref=pmid:….");
        }
    }

    private static IEnumerable<Finding> Covered(MechanismGraph graph, CheckData data)
    {
        foreach (ClaimUse use in Coverage.Of(graph, data.Claims).Uses)
        {
            if (!use.IsCovered)
                yield return Finding.Error("OST-MEC-026", $"the claim of {use.Source} stands nowhere", null, use.Claim, "Make it evidence of an edge or fact, or add an omit line with the reason.");
            else if (use.OmittedBecause is not null && use.Edges.Count + use.Facts.Count > 0)
                yield return Finding.Warning("OST-MEC-030", "the claim is left out with a reason and used all the same", null, use.Claim);
        }

        var known = data.Claims.Select(c => c.Claim).ToHashSet(StringComparer.Ordinal);
        var series = known.Select(Series).ToHashSet(StringComparer.Ordinal);
        foreach (Evidence evidence in graph.Edges.SelectMany(e => e.Evidence).Concat(graph.Facts.SelectMany(f => f.Evidence)))
            if (series.Contains(Series(evidence.Claim)) && !known.Contains(evidence.Claim))
                yield return Finding.Error("OST-MEC-027", "the source has no such claim", evidence.Location, evidence.Claim);
    }

    /// <summary>The part of a claim id that says where it is from: <c>M</c>, <c>fact:FILE</c>.</summary>
    private static string Series(string claim)
    {
        int end = claim.IndexOf('#', StringComparison.Ordinal);
        if (end < 0) end = claim.Contains(':', StringComparison.Ordinal) ? claim.Length : claim.LastIndexOf('-');
        return end < 0 ? claim : claim[..end];
    }

    private static IEnumerable<Finding> CanonicalSigns(MechanismGraph graph, IReadOnlyList<CanonicalSign> signs)
    {
        foreach (CanonicalSign canonical in signs)
        {
            Edge[] edges = [.. graph.Edges.Where(e => e.From == canonical.Subject && e.To == canonical.Target && e.Relation.IsEffect())];
            string statement = string.Create(CultureInfo.InvariantCulture, $"{canonical.Subject} {canonical.Sign.Symbol()} {canonical.Target}");
            if (edges.Length == 0)
            {
                yield return Finding.Warning("OST-MEC-029", "an edge that every textbook has is missing", null, statement);
                continue;
            }

            foreach (Edge edge in edges)
            {
                bool wrong = canonical.Sign == Sign.Unknown ? edge.Relation.IsSigned() : edge.Relation.IsSigned() && edge.Sign != canonical.Sign;
                if (!wrong) continue;
                yield return Finding.Error(
                    "OST-MEC-028",
                    canonical.Sign == Sign.Unknown
                        ? $"{canonical.Subject} acts on {canonical.Target} in both directions; one sign must not be forced"
                        : $"the textbooks say {statement}; the edge says the opposite",
                    edge.Location,
                    edge.Id,
                    "If a source claims it, give the edge its context and the evidence a caution, and add the textbook edge beside it.");
            }

            if (canonical.Sign != Sign.Unknown && !edges.Any(e => e.Relation.IsSigned()))
                yield return Finding.Warning("OST-MEC-029", "an edge that every textbook has is there without its sign", edges[0].Location, statement);
        }
    }

    private static IEnumerable<Finding> Orphans(MechanismGraph graph)
    {
        var used = graph.Edges.SelectMany(e => e.Context.Stated().Select(s => s.Value)).Concat(graph.Facts.Select(f => f.Subject)).ToHashSet(StringComparer.Ordinal);
        for (int i = 0; i < graph.Nodes.Count; i++)
            if (graph.Outgoing(i).Count + graph.Incoming(i).Count == 0 && !used.Contains(graph.Nodes[i].Id))
                yield return Finding.Warning("OST-MEC-021", "no edge, context or fact uses the node", graph.Nodes[i].Location, graph.Nodes[i].Id);
    }

    private static IEnumerable<Finding> Structural(MechanismGraph graph)
    {
        foreach (Edge edge in graph.Edges.Where(e => !EdgeWording.IsPlain(e)))
        {
            yield return Finding.Warning(
                "OST-MEC-032",
                "a structural edge does not say whether it means belonging, becoming or order",
                edge.Location,
                edge.Id,
                "Add mechanism=membership (is a kind or part of), differentiation (a cell becomes the other), sequence (comes before or "
                    + "turns into) or binding (is bound into a complex).");
        }
    }

    /// <summary>
    /// Signed edges without a study behind them that the curator has acknowledged with a reason, by id. They are no findings, but every check counts them.
    /// </summary>
    public static IReadOnlyList<Edge> Acknowledged(MechanismGraph graph) =>
        [.. graph.Edges.Where(e => e.Unqualified is not null && e.Relation.IsSigned() && !IsQualified(e))];

    private static IEnumerable<Finding> Unqualified(MechanismGraph graph)
    {
        foreach (Edge edge in graph.Edges)
        {
            bool without = edge.Relation.IsSigned() && edge.Evidence.Count > 0 && !IsQualified(edge);
            if (without && edge.Unqualified is null)
            {
                yield return Finding.Warning(
                    "OST-MEC-025",
                    "a sign without perturbation, cited primary reference or textbook source",
                    edge.Location,
                    edge.Id,
                    "Look for its study; if there is none, say why it is kept with unqualified=REASON.");
            }
            else if (edge.Unqualified is not null && (IsQualified(edge) || !edge.Relation.IsSigned()))
            {
                yield return Finding.Warning(
                    "OST-MEC-031",
                    edge.Relation.IsSigned() ? "the edge is acknowledged as unqualified, but has a study behind it" : "an edge without sign needs no acknowledgement",
                    edge.Location,
                    edge.Id,
                    "Take unqualified= away.");
            }
        }
    }
}
