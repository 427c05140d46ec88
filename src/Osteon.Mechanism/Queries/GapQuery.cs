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
/// <param name="Touched">Ids of the pathways with an experiment in one of the cells, in the order of <paramref name="Pathways"/>.</param>
public sealed record GapAnswer(
    IReadOnlyList<Node> Pathways,
    IReadOnlyList<Node> Cells,
    IReadOnlyList<Node> Phases,
    IReadOnlyList<GapCell> Gaps,
    int Filled,
    IReadOnlyList<string> Touched);

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
        int[] rows = Positions(NodeKind.Pathway, pathways), phases = Positions(NodeKind.Phase, null);
        int[] rowOf = Inverse(rows), phaseOf = Inverse(phases);
        (List<Found> found, bool[] seen) = Collect(graph, rowOf, phaseOf, phases.Length);
        int[] columns = [.. Positions(NodeKind.Cell, cells).Where(n => cells is not null || seen[n])];
        int[] columnOf = Inverse(columns);
        int slots = phases.Length + 1;
        Node[] phaseNodes = [.. phases.Select(p => nodes[p])];
        var table = new GapTable([.. rows.Select(r => nodes[r])], [.. columns.Select(c => nodes[c])], phaseNodes);

        // by place in the table, within it by edge and evidence
        long[] keys = new long[found.Count];
        Found[] items = [.. found];
        int used = 0;
        for (int i = 0; i < items.Length; i++)
        {
            int column = columnOf[items[i].Cell];
            if (column < 0) continue;
            keys[used] = (((((long)items[i].Row * columns.Length) + column) * slots) + items[i].Phase) * items.Length + i;
            items[used++] = items[i];
        }

        Array.Sort(keys, items, 0, used);
        var ones = new List<GapCell>();
        int filled = 0;
        var count = new StudyCount(graph.Studies);
        for (int start = 0, end; start < used; start = end)
        {
            long place = keys[start] / items.Length;
            for (end = start + 1; end < used && keys[end] / items.Length == place; end++) { }
            ReadOnlySpan<Found> here = items.AsSpan(start, end - start);
            table.Occupy(place);
            count.Clear();
            foreach (Found f in here) count.Add(f.Edge, f.Evidence);
            if (count.Independent > 1) filled++;
            else ones.Add(table.Cell(place, [graph.Studies.Names[graph.Studies.Of(here[0].Edge, here[0].Evidence)]], EdgesOf(graph, here)));
        }

        bool[] touched = new bool[rows.Length];
        for (int i = 0; i < used; i++) touched[items[i].Row] = true;
        return new GapAnswer(table.Pathways, table.Cells, phaseNodes, table.With(ones), filled, [.. rows.Select(r => nodes[r].Id).Where((_, r) => touched[r])]);

        int[] Positions(NodeKind kind, IReadOnlyCollection<string>? wanted)
        {
            var positions = new List<int>();
            for (int n = 0; n < nodes.Count; n++)
                if (nodes[n].Kind == kind && (wanted is null || wanted.Contains(nodes[n].Id))) positions.Add(n);
            return [.. positions];
        }

        int[] Inverse(int[] positions)
        {
            int[] inverse = new int[nodes.Count];
            Array.Fill(inverse, -1);
            for (int i = 0; i < positions.Length; i++) inverse[positions[i]] = i;
            return inverse;
        }
    }

    /// <summary>Every experiment with every pathway, cell and phase that it counts for, in the order of the edges; and which cells occur.</summary>
    private static (List<Found> Found, bool[] Cells) Collect(MechanismGraph graph, int[] rowOf, int[] phaseOf, int noPhase)
    {
        IReadOnlyList<Node> nodes = graph.Nodes;
        int[]?[] wholes = Wholes(graph);
        var found = new List<Found>();
        bool[] seen = new bool[nodes.Count];
        List<int> near = [], inCells = [], inPhases = [], experiments = [];
        for (int e = 0; e < graph.Edges.Count; e++)
        {
            Edge edge = graph.Edges[e];
            experiments.Clear();
            for (int k = 0; k < edge.Evidence.Count; k++)
                if (IsExperiment(edge.Evidence[k])) experiments.Add(k);
            if (experiments.Count == 0) continue;

            // the ends of the edge and what they are part of
            int from = graph.FromIndex[e], to = graph.ToIndex[e];
            near.Clear();
            Add(near, from);
            Add(near, to);
            foreach (int whole in wholes[from] ?? []) Add(near, whole);
            foreach (int whole in wholes[to] ?? []) Add(near, whole);
            if (!near.Exists(n => nodes[n].Kind == NodeKind.Pathway)) continue;
            inCells.Clear();
            foreach (int node in (ReadOnlySpan<int>)[from, to, Position(edge.Context.Recipient), Position(edge.Context.Source)])
                if (node >= 0 && nodes[node].Kind == NodeKind.Cell) Add(inCells, node);
            foreach (int cell in inCells) seen[cell] = true;
            inPhases.Clear();
            foreach (int node in near)
                if (phaseOf[node] >= 0) Add(inPhases, phaseOf[node]);
            if (Position(edge.Context.Phase) is int stated and >= 0 && phaseOf[stated] >= 0) Add(inPhases, phaseOf[stated]);
            if (inPhases.Count == 0) inPhases.Add(noPhase);
            foreach (int node in near)
            {
                if (rowOf[node] < 0) continue;
                foreach (int cell in inCells)
                    foreach (int phase in inPhases)
                        foreach (int k in experiments) found.Add(new Found(rowOf[node], cell, phase, e, k));
            }
        }

        return (found, seen);

        int Position(string? id) => id is null ? -1 : graph.NodeIndex(id);

        static void Add(List<int> list, int item)
        {
            if (!list.Contains(item)) list.Add(item);
        }
    }

    /// <summary>For each node what it is part of, or null.</summary>
    private static int[]?[] Wholes(MechanismGraph graph)
    {
        int[]?[] wholes = new int[graph.Nodes.Count][];
        for (int e = 0; e < graph.Edges.Count; e++)
        {
            if (!graph.Edges[e].IsPart) continue;
            ref int[]? of = ref wholes[graph.FromIndex[e]];
            of = [.. of ?? [], graph.ToIndex[e]];
        }

        return wholes;
    }

    private static string[] EdgesOf(MechanismGraph graph, ReadOnlySpan<Found> here)
    {
        var edges = new List<string>();
        for (int i = 0; i < here.Length; i++)
            if (i == 0 || here[i].Edge != here[i - 1].Edge) edges.Add(graph.Edges[here[i].Edge].Id);
        return [.. edges];
    }

    private static bool IsExperiment(Evidence evidence) => evidence.Stance != Stance.Mentions
        && (evidence.Type == EvidenceType.Perturbation || (evidence.Type == EvidenceType.Review && evidence.CitesReference));

    /// <summary>One evidence in one cell of the table: row, node of the cell, slot of the phase, edge and evidence on it.</summary>
    private readonly record struct Found(int Row, int Cell, int Phase, int Edge, int Evidence);
}
