namespace Osteon.Mechanism;

/// <summary>
/// Columns of nodes. The kind decides the band (carrier and vesicle, cargo, target, pathway, cell, outcome); inside a band the longest
/// path of its own
/// edges, cycles opened in the order of ids, spreads the nodes over at most <see cref="MaxPerBand"/> columns.
/// </summary>
internal static class LayerAssignment
{
    public const int MaxPerBand = 4;

    public static readonly string[] Bands = ["vesicle and carrier", "cargo", "target", "pathway and process", "cell", "outcome"];

    public static int Band(NodeKind kind) => kind switch
    {
        NodeKind.Vesicle or NodeKind.Carrier or NodeKind.Material or NodeKind.Technique or NodeKind.Drug => 0,
        NodeKind.Mirna or NodeKind.Lncrna or NodeKind.Circrna => 1,
        NodeKind.Protein or NodeKind.Complex or NodeKind.GeneFamily or NodeKind.Metabolite => 2,
        NodeKind.Pathway or NodeKind.Process => 3,
        NodeKind.Cell => 4,
        _ => 5,
    };

    /// <summary>Layer of each node, without empty layers, and the band of each layer.</summary>
    public static (int[] Layers, int[] BandOfLayer) Of(MechanismGraph graph)
    {
        int count = graph.Nodes.Count;
        int[] band = [.. graph.Nodes.Select(n => Band(n.Kind))];
        int[] depth = Depths(graph, band);
        int[] key = new int[count];
        for (int n = 0; n < count; n++) key[n] = (band[n] * MaxPerBand) + Math.Min(depth[n], MaxPerBand - 1);
        int[] used = [.. key.Distinct().Order()];
        Dictionary<int, int> layer = used.Select((k, i) => (k, i)).ToDictionary(p => p.k, p => p.i);
        return ([.. key.Select(k => layer[k])], [.. used.Select(k => k / MaxPerBand)]);
    }

    /// <summary>Length of the longest path to each node along edges of its band that do not close a cycle.</summary>
    private static int[] Depths(MechanismGraph graph, int[] band)
    {
        int count = graph.Nodes.Count;
        byte[] state = new byte[count]; // 0 not seen, 1 on the path, 2 done
        var order = new List<int>(count);
        var back = new HashSet<int>();
        var path = new Stack<(int Node, int Next)>();
        for (int start = 0; start < count; start++)
        {
            if (state[start] != 0) continue;
            state[start] = 1;
            path.Push((start, 0));
            while (path.TryPop(out (int Node, int Next) at))
            {
                IReadOnlyList<int> edges = graph.Outgoing(at.Node);
                if (at.Next == edges.Count)
                {
                    state[at.Node] = 2;
                    order.Add(at.Node);
                    continue;
                }

                path.Push((at.Node, at.Next + 1));
                int target = graph.ToIndex[edges[at.Next]];
                if (band[target] != band[at.Node]) continue;
                if (state[target] == 1)
                {
                    back.Add(edges[at.Next]);
                }
                else if (state[target] == 0)
                {
                    state[target] = 1;
                    path.Push((target, 0));
                }
            }
        }

        int[] depth = new int[count];
        for (int i = order.Count - 1; i >= 0; i--)
        {
            foreach (int e in graph.Outgoing(order[i]))
            {
                int target = graph.ToIndex[e];
                if (band[target] == band[order[i]] && !back.Contains(e)) depth[target] = Math.Max(depth[target], depth[order[i]] + 1);
            }
        }

        return depth;
    }
}
