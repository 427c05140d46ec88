using System.Globalization;

namespace Osteon.Mechanism;

/// <summary>Computes what is missing for an indication. Every gap follows from the graph; a gap that is not there is not listed.</summary>
internal sealed class DossierGaps(MechanismGraph graph, string indication, IReadOnlyList<Edge> claims)
{
    private const string Human = "human";

    public IReadOnlyList<MissingEvidence> All() =>
        claims.Count == 0
            ? []
            : [.. new[] { Perturbation(), HumanSpecies(), Species(), Phases(), Carriers(), Cells(), Support(), Signs(),
                Doses() }.OfType<MissingEvidence>()];

    private MissingEvidence? Perturbation()
    {
        Edge[] effects = [.. claims.Where(e => e.Relation.IsEffect() || e.Relation == Relation.Treats)];
        return AtEdges(MissingKind.Perturbation, effects, [.. effects.Where(e => !PerturbationCount.HasPerturbation(e))],
            "effects and uses rest on no perturbation that was read in its own source");
    }

    private MissingEvidence? HumanSpecies()
    {
        Edge[] experiments = [.. claims.Where(MissingEvidence.HasExperiment)];
        if (experiments.Any(e => e.Context.Species == Human)) return null;
        return new MissingEvidence(
            MissingKind.Human,
            experiments.Length == 0
                ? "No claim rests on an experiment, so none on one in people or human cells."
                : string.Create(CultureInfo.InvariantCulture,
                    $"None of the {experiments.Length} claims with an experiment states human as its species."),
            experiments,
            [],
            []);
    }

    private MissingEvidence? Species()
    {
        Edge[] experiments = [.. claims.Where(MissingEvidence.HasExperiment)];
        return AtEdges(MissingKind.Species, experiments, [.. experiments.Where(e => e.Context.Species is null)],
            "claims with an experiment state no species");
    }

    private MissingEvidence? Phases()
    {
        Node[] all = [.. graph.Nodes.Where(n => n.Kind == NodeKind.Phase)];
        if (all.Length == 0) return null;
        if (!claims.Any(e => PhasesOf(e).Any()))
        {
            return new MissingEvidence(
                MissingKind.Phase,
                string.Create(CultureInfo.InvariantCulture, $"None of the {claims.Count} claims states a phase of healing."),
                [],
                [],
                all);
        }

        return AtNodes(MissingKind.Phase, all, PhasesOf, "phases of healing");
    }

    private MissingEvidence? Carriers() =>
        AtNodes(MissingKind.Carrier, [.. graph.Nodes.Where(n => n.Kind == NodeKind.Carrier && n.Id != "carrier:none")], CarriersOf,
            "carriers of the graph");

    private MissingEvidence? Cells() =>
        AtNodes(MissingKind.Cell, [.. graph.Nodes.Where(n => n.Kind == NodeKind.Cell)], CellsOf, "cells of the graph");

    private MissingEvidence? Support() => AtEdges(
        MissingKind.Support, claims, [.. claims.Where(e => EdgeWording.KindOf(e) == StatementKind.Named)],
            "claims are only named, nothing supports them");

    private MissingEvidence? Signs()
    {
        Edge[] effects = [.. claims.Where(e => e.Relation.IsEffect())];
        return AtEdges(MissingKind.Sign, effects, [.. effects.Where(e => !e.Relation.IsSigned())],
            "effects have no direction, or one that depends on the context");
    }

    private MissingEvidence? Doses()
    {
        Node[] given =
        [
            .. claims.Where(e => graph.Node(e.From) is { } from && (from.Kind is NodeKind.Vesicle or NodeKind.Drug
                    || ClaimGroups.Of(graph, e, indication).Contains(ClaimGroupKind.Treats)))
                .Select(e => e.From).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => graph.Node(id)!),
        ];
        Node[] without = [.. given.Where(n => !graph.Facts.Any(f => f.Subject == n.Id && IsDose(f.Property)))];
        if (without.Length == 0) return null;
        HashSet<string> ids = [.. without.Select(n => n.Id)];
        return new MissingEvidence(
            MissingKind.Dose,
            Of(without.Length, given.Length, "vesicles, drugs and things claimed to help have no dose in the graph"),
            [.. claims.Where(e => ids.Contains(e.From))],
            without,
            []);
    }

    private static bool IsDose(string property) => property.Split('-')[0] == "dose";

    private static MissingEvidence? AtEdges(MissingKind kind, IReadOnlyList<Edge> of, IReadOnlyList<Edge> without, string what) =>
        without.Count == 0 ? null : new MissingEvidence(kind, Of(without.Count, of.Count, what), without, [], []);

    private MissingEvidence? AtNodes(MissingKind kind, Node[] all, Func<Edge, IEnumerable<string>> nodesOf, string what)
    {
        HashSet<string> named = [.. claims.SelectMany(nodesOf)],
            tried = [.. claims.Where(MissingEvidence.HasExperiment).SelectMany(nodesOf)];
        Node[] without = [.. all.Where(n => !tried.Contains(n.Id))];
        if (without.Length == 0) return null;
        Node[] here = [.. without.Where(n => named.Contains(n.Id))];
        HashSet<string> ids = [.. here.Select(n => n.Id)];
        string sentence = Of(without.Length, all.Length, $"{what} have no experiment in this indication")[..^1];
        return new MissingEvidence(
            kind,
            string.Create(CultureInfo.InvariantCulture, $"{sentence}; claims about it name {here.Length} of those."),
            [.. claims.Where(e => nodesOf(e).Any(ids.Contains))],
            here,
            [.. without.Where(n => !named.Contains(n.Id))]);
    }

    private static string Of(int without, int all, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{without} of {all} {what}.");

    /// <summary>Cells of an edge: its ends, its source and its recipient.</summary>
    private IEnumerable<string> CellsOf(Edge edge) => Ends(edge).Append(edge.Context.Source).Append(edge.Context.Recipient).OfType<string>()
        .Where(id => graph.Node(id)?.Kind == NodeKind.Cell);

    private IEnumerable<string> CarriersOf(Edge edge) =>
        Ends(edge).Append(ClaimGroups.CarrierOf(edge)).OfType<string>().Where(id => graph.Node(id)?.Kind == NodeKind.Carrier);

    /// <summary>Phases of an edge: as its context says, its ends, and what its ends are part of.</summary>
    private IEnumerable<string> PhasesOf(Edge edge) => Ends(edge).Concat(Ends(edge).SelectMany(Wholes))
        .Append(edge.Context.Phase).OfType<string>()
        .Where(id => graph.Node(id)?.Kind == NodeKind.Phase).Distinct(StringComparer.Ordinal);

    private IEnumerable<string> Wholes(string id)
    {
        int node = graph.NodeIndex(id);
        return node < 0
            ? []
            : graph.Outgoing(node).Select(e => graph.Edges[e]).Where(e => e.IsPart).Select(e => e.To);
    }

    private static IEnumerable<string> Ends(Edge edge) => [edge.From, edge.To];
}
