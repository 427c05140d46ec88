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
        Node[] rows = [.. graph.Nodes.Where(n => n.Kind == NodeKind.Pathway && (pathways is null || pathways.Contains(n.Id)))];
        Node[] phases = [.. graph.Nodes.Where(n => n.Kind == NodeKind.Phase)];
        ILookup<string, string> wholes = graph.Edges.Where(e => e.Relation == Relation.Structural).ToLookup(e => e.From, e => e.To);
        var evidence = new Dictionary<(string Pathway, string Cell, string? Phase), List<(Edge Edge, Evidence Evidence)>>();
        foreach (Edge edge in graph.Edges)
        {
            Evidence[] experiments = [.. edge.Evidence.Where(IsExperiment)];
            if (experiments.Length == 0) continue;
            string[] ends = [edge.From, edge.To];
            string[] near = [.. ends.Concat(ends.SelectMany(e => wholes[e])).Distinct(StringComparer.Ordinal)];
            string[] inPhases = [.. near.Append(edge.Context.Phase).OfType<string>().Where(n => graph.Node(n)?.Kind == NodeKind.Phase).Distinct(StringComparer.Ordinal)];
            string[] inCells = [.. ends.Append(edge.Context.Recipient).Append(edge.Context.Source).OfType<string>()
                .Where(n => graph.Node(n)?.Kind == NodeKind.Cell).Distinct(StringComparer.Ordinal)];
            foreach (string pathway in near.Where(n => graph.Node(n)!.Kind == NodeKind.Pathway))
                foreach (string cell in inCells)
                    foreach (string? phase in inPhases.Length == 0 ? [null] : inPhases.Cast<string?>())
                    {
                        if (!evidence.TryGetValue((pathway, cell, phase), out List<(Edge, Evidence)>? list)) evidence.Add((pathway, cell, phase), list = []);
                        list.AddRange(experiments.Select(e => (edge, e)));
                    }
        }

        var seenCells = evidence.Keys.Select(k => k.Cell).Concat(cells ?? []).ToHashSet(StringComparer.Ordinal);
        Node[] columns = [.. graph.Nodes.Where(n => n.Kind == NodeKind.Cell && seenCells.Contains(n.Id) && (cells is null || cells.Contains(n.Id)))];
        GapCell[] all = [.. rows.SelectMany(r => columns.SelectMany(c => phases.Cast<Node?>().Append(null).Select(p => Cell(r, c, p))))];
        return new GapAnswer(
            rows,
            columns,
            phases,
            [.. all.Where(c => c.Experiments.Count < 2).OrderByDescending(c => c.Experiments.Count)],
            all.Count(c => c.Experiments.Count >= 2));

        GapCell Cell(Node pathway, Node cell, Node? phase)
        {
            List<(Edge Edge, Evidence Evidence)> list = evidence.GetValueOrDefault((pathway.Id, cell.Id, phase?.Id)) ?? [];
            return new GapCell(
                pathway,
                cell,
                phase,
                [.. Studies.Of(list.Select(l => l.Evidence)).Select(s => s.Name)],
                [.. list.Select(l => l.Edge.Id).Distinct(StringComparer.Ordinal)]);
        }
    }

    private static bool IsExperiment(Evidence evidence) => evidence.Stance != Stance.Mentions
        && (evidence.Type == EvidenceType.Perturbation || (evidence.Type == EvidenceType.Review && evidence.CitesReference));
}
