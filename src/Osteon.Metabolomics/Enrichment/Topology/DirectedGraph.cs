namespace Osteon.Metabolomics;

/// <summary>Centralities of a small directed graph without weights. Repeated edges count once; loops are left out.</summary>
internal sealed class DirectedGraph
{
    private readonly int[][] _next;

    public DirectedGraph(int nodes, IEnumerable<(int From, int To)> edges)
    {
        _next = new int[nodes][];
        ILookup<int, int> lookup = edges.Where(e => e.From != e.To).Distinct().ToLookup(e => e.From, e => e.To);
        for (int v = 0; v < nodes; v++) _next[v] = [.. lookup[v]];
        EdgeCount = _next.Sum(n => n.Length);
    }

    public int EdgeCount { get; }

    /// <summary>Number of edges that leave each node.</summary>
    public double[] OutDegree() => [.. _next.Select(n => (double)n.Length)];

    /// <summary>
    /// Σ over ordered pairs s ≠ v ≠ t of σ(s, t | v) / σ(s, t), where σ counts shortest directed paths. Brandes 2001,
    /// 10.1080/0022250X.2001.9990249.
    /// </summary>
    public double[] Betweenness()
    {
        int n = _next.Length;
        double[] betweenness = new double[n], paths = new double[n], dependency = new double[n];
        int[] distance = new int[n], order = new int[n];
        for (int source = 0; source < n; source++)
        {
            Array.Fill(distance, -1);
            Array.Clear(paths);
            Array.Clear(dependency);
            distance[source] = 0;
            paths[source] = 1;
            order[0] = source;
            int seen = 1;
            for (int head = 0; head < seen; head++)
            {
                int v = order[head];
                foreach (int w in _next[v])
                {
                    if (distance[w] < 0)
                    {
                        distance[w] = distance[v] + 1;
                        order[seen++] = w;
                    }

                    if (distance[w] == distance[v] + 1) paths[w] += paths[v];
                }
            }

            for (int i = seen - 1; i >= 0; i--)
            {
                int v = order[i];
                foreach (int w in _next[v])
                    if (distance[w] == distance[v] + 1) dependency[v] += paths[v] / paths[w] * (1 + dependency[w]);
                if (v != source) betweenness[v] += dependency[v];
            }
        }

        return betweenness;
    }
}
