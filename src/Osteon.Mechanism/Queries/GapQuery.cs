namespace Osteon.Mechanism;

/// <summary>How many independent experiments there are on one pathway in one cell in one phase.</summary>
/// <param name="Pathway">The pathway.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Phase">The phase of healing, or null for experiments that state none.</param>
/// <param name="Experiments">The independent studies, by their names.</param>
/// <param name="Edges">Ids of the edges they support or refute.</param>
public sealed record GapCell(Node Pathway, Node Cell, Node? Phase, IReadOnlyList<string> Experiments, IReadOnlyList<string> Edges);

/// <summary>The table of experiments.</summary>
/// <param name="Pathways">Pathways looked at.</param>
/// <param name="Cells">Cells looked at.</param>
/// <param name="Phases">Phases looked at; "no phase stated" is a further column.</param>
/// <param name="Gaps">Cells of the table with none or one experiment: one first, then by ids.</param>
/// <param name="Filled">Number of cells with two or more.</param>
public sealed record GapAnswer(
    IReadOnlyList<Node> Pathways,
    IReadOnlyList<Node> Cells,
    IReadOnlyList<Node> Phases,
    IReadOnlyList<GapCell> Gaps,
    int Filled);

/// <summary>
/// Which pathway × cell × phase has no or one independent experiment. An edge belongs to a pathway when one of its ends is the pathway or a part of it
/// (<c>=></c>); to a cell when that is its recipient, its source or one of its ends; to a phase when its context or one of its ends says so, also
/// through a process that is part of the phase. An experiment is an independent study (<see cref="Studies"/>) that supports or refutes: a perturbation, or
/// a study that a review cites. Textbooks, associations, enrichments and statements without reference are none.
/// </summary>
public static class GapQuery
{
    /// <summary>Computes the table, for all pathways and cells or only the given ones.</summary>
    public static GapAnswer Run(MechanismGraph graph, IReadOnlyCollection<string>? pathways = null, IReadOnlyCollection<string>? cells = null)
    {
        IReadOnlyList<Node> nodes = graph.Nodes;
        List<int>[] wholes = Wholes(graph);
        Node[] rows = [.. nodes.Where(n => n.Kind == NodeKind.Pathway && (pathways is null || pathways.Contains(n.Id)))];
        Node[] phases = [.. nodes.Where(n => n.Kind == NodeKind.Phase)];
        var evidence = new Dictionary<(Node Pathway, Node Cell), List<Found>>(ReferencePairs.Instance);
        var seenCells = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        for (int e = 0; e < graph.Edges.Count; e++)
        {
            Node[] near = Near(e);
            if (!Array.Exists(near, n => n.Kind == NodeKind.Pathway)) continue;
            Edge edge = graph.Edges[e];
            Evidence[] experiments = [.. edge.Evidence.Where(IsExperiment)];
            if (experiments.Length == 0) continue;
            Node?[] inPhases = [.. near.Append(NodeOf(edge.Context.Phase)).Where(n => n?.Kind == NodeKind.Phase).DistinctBy(n => n!.Id)];
            Node[] inCells =
            [
                .. new[] { nodes[graph.FromIndex[e]], nodes[graph.ToIndex[e]], NodeOf(edge.Context.Recipient), NodeOf(edge.Context.Source) }
                    .OfType<Node>().Where(n => n.Kind == NodeKind.Cell).DistinctBy(n => n.Id),
            ];
            seenCells.UnionWith(inCells);
            foreach (Node pathway in near.Where(n => n.Kind == NodeKind.Pathway))
                foreach (Node cell in inCells)
                {
                    if (!evidence.TryGetValue((pathway, cell), out List<Found>? list)) evidence.Add((pathway, cell), list = []);
                    foreach (Node? phase in inPhases.Length == 0 ? [null] : inPhases) list.AddRange(experiments.Select(x => new Found(phase, edge.Id, x)));
                }
        }

        Node[] columns = [.. nodes.Where(n => n.Kind == NodeKind.Cell && (cells is null ? seenCells.Contains(n) : cells.Contains(n.Id)))];
        Node?[] slots = [.. phases, null];
        var all = new List<GapCell>(rows.Length * columns.Length * slots.Length);
        foreach (Node pathway in rows)
            foreach (Node cell in columns)
            {
                List<Found>? list = evidence.GetValueOrDefault((pathway, cell));
                foreach (Node? phase in slots) all.Add(Cell(pathway, cell, phase, list));
            }

        return new GapAnswer(
            rows,
            columns,
            phases,
            [.. all.Where(c => c.Experiments.Count == 1), .. all.Where(c => c.Experiments.Count == 0)],
            all.Count(c => c.Experiments.Count >= 2));

        Node? NodeOf(string? id) => id is null ? null : graph.Node(id);

        // the ends of the edge and what they are part of
        Node[] Near(int e)
        {
            int from = graph.FromIndex[e], to = graph.ToIndex[e];
            Node[] ends = from == to ? [nodes[from]] : [nodes[from], nodes[to]];
            return wholes[from].Count + wholes[to].Count == 0
                ? ends
                : [.. ends.Concat(wholes[from].Concat(wholes[to]).Select(i => nodes[i])).DistinctBy(n => n.Id)];
        }
    }

    /// <summary>For each node what it is part of.</summary>
    private static List<int>[] Wholes(MechanismGraph graph)
    {
        List<int>[] wholes = [.. graph.Nodes.Select(_ => new List<int>(0))];
        for (int e = 0; e < graph.Edges.Count; e++)
            if (graph.Edges[e].Relation == Relation.Structural) wholes[graph.FromIndex[e]].Add(graph.ToIndex[e]);
        return wholes;
    }

    private static GapCell Cell(Node pathway, Node cell, Node? phase, List<Found>? list)
    {
        if (list is null) return new GapCell(pathway, cell, phase, [], []);
        Found[] here = [.. list.Where(f => ReferenceEquals(f.Phase, phase))];
        return here.Length == 0
            ? new GapCell(pathway, cell, phase, [], [])
            : new GapCell(
                pathway,
                cell,
                phase,
                [.. Studies.Of(here.Select(f => f.Evidence)).Select(s => s.Name)],
                [.. here.Select(f => f.Edge).Distinct(StringComparer.Ordinal)]);
    }

    private static bool IsExperiment(Evidence evidence) => evidence.Stance != Stance.Mentions
        && (evidence.Type == EvidenceType.Perturbation || (evidence.Type == EvidenceType.Review && evidence.CitesReference));

    /// <summary>One evidence on an edge in a phase.</summary>
    private readonly record struct Found(Node? Phase, string Edge, Evidence Evidence);

    /// <summary>Pairs of nodes of one graph, compared as objects.</summary>
    private sealed class ReferencePairs : IEqualityComparer<(Node Pathway, Node Cell)>
    {
        public static ReferencePairs Instance { get; } = new();

        public bool Equals((Node Pathway, Node Cell) x, (Node Pathway, Node Cell) y) =>
            ReferenceEquals(x.Pathway, y.Pathway) && ReferenceEquals(x.Cell, y.Cell);

        public int GetHashCode((Node Pathway, Node Cell) pair) => HashCode.Combine(
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(pair.Pathway), System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(pair.Cell));
    }
}
