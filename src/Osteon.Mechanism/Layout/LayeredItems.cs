namespace Osteon.Mechanism;

/// <summary>
/// Nodes in columns, with a stand-in in every column that an edge passes, so that every link joins neighbouring columns. Edges within a
/// column have no links.
/// </summary>
internal sealed class LayeredItems
{
    public LayeredItems(MechanismGraph graph, int[] layers, int layerCount)
    {
        Layer.AddRange(layers);
        foreach (int _ in layers) AddItem();
        Columns = [.. Enumerable.Range(0, layerCount).Select(_ => new List<int>())];
        for (int n = 0; n < layers.Length; n++) Columns[layers[n]].Add(n);
        Chains = new int[graph.Edges.Count][];
        for (int e = 0; e < graph.Edges.Count; e++) Chains[e] = Chain(graph.FromIndex[e], graph.ToIndex[e]);
    }

    /// <summary>Column of each item; nodes come first, in the order of the graph.</summary>
    public List<int> Layer { get; } = [];

    /// <summary>Items of each column from top to bottom.</summary>
    public List<int>[] Columns { get; }

    /// <summary>Items in the column to the left that an item is linked to.</summary>
    public List<List<int>> Left { get; } = [];

    /// <summary>Items in the column to the right that an item is linked to.</summary>
    public List<List<int>> Right { get; } = [];

    /// <summary>For each edge the items it passes, from subject to object.</summary>
    public int[][] Chains { get; }

    private void AddItem()
    {
        Left.Add([]);
        Right.Add([]);
    }

    private int[] Chain(int from, int to)
    {
        int step = Math.Sign(Layer[to] - Layer[from]);
        if (step == 0) return [from, to];
        var chain = new List<int> { from };
        for (int layer = Layer[from] + step; layer != Layer[to]; layer += step)
        {
            Columns[layer].Add(Layer.Count);
            chain.Add(Layer.Count);
            Layer.Add(layer);
            AddItem();
        }

        chain.Add(to);
        for (int i = 1; i < chain.Count; i++)
        {
            (int left, int right) = step > 0 ? (chain[i - 1], chain[i]) : (chain[i], chain[i - 1]);
            Right[left].Add(right);
            Left[right].Add(left);
        }

        return [.. chain];
    }
}
