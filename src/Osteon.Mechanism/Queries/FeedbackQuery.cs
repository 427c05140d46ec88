namespace Osteon.Mechanism;

/// <summary>Signed feedback loops.</summary>
/// <param name="Loops">Each loop once, beginning at its first node by id: higher belief first, then shorter. The sign of the path is that of the loop.</param>
/// <param name="Complete">False when the number of loops reached the limit.</param>
public sealed record FeedbackAnswer(IReadOnlyList<SignedPath> Loops, bool Complete);

/// <summary>
/// Elementary cycles up to a length, each once. As in Johnson 1975 (doi:10.1137/0204007) every cycle is found from its smallest node, within the strong
/// component that is left when smaller nodes are taken away. His blocking does not hold for bounded lengths; a branch is cut instead when the shortest
/// way back is longer than the edges left, so that every open branch of the search can still close as a walk.
/// </summary>
public static class FeedbackQuery
{
    /// <summary>Loops listed at most: 10,000.</summary>
    public const int MaximumLoops = 10_000;

    /// <summary>Lists the loops of at most <see cref="SearchOptions.MaximumLength"/> edges, all or those through a node.</summary>
    /// <exception cref="ArgumentException">The node is unknown.</exception>
    public static FeedbackAnswer Run(MechanismGraph graph, SearchOptions options, string? through = null, Sign? sign = null)
    {
        int? wanted = through is null ? null : PathQuery.Index(graph, through);
        SignedArcs arcs = SignedArcs.Of(graph, options);
        int[][] incoming = arcs.Reversed().Outgoing;
        int[] component = StrongComponents.Of(arcs);
        var found = new List<int[]>();
        bool complete = true;
        int[] back = new int[arcs.Nodes];
        bool[] onPath = new bool[arcs.Nodes];
        var path = new List<int>();
        for (int root = 0; root < arcs.Nodes && complete; root++)
        {
            if (wanted is { } w && (component[root] != component[w] || root > w)) continue;
            Distances(root);
            Extend(root, root);
        }

        IEnumerable<SignedPath> loops = found.Select(f => SignedPath.Of(graph, arcs, f));
        return new FeedbackAnswer([.. loops.Where(l => sign is null || l.Sign == sign).Order(SignedPath.Order)], complete);

        // hops from every node back to the root over nodes that are not smaller
        void Distances(int root)
        {
            Array.Fill(back, int.MaxValue);
            back[root] = 0;
            var queue = new Queue<int>([root]);
            while (queue.TryDequeue(out int node))
            {
                if (back[node] == options.MaximumLength) continue;
                foreach (int arc in incoming[node])
                {
                    int before = arcs.From[arc];
                    if (before < root || component[before] != component[root] || back[before] != int.MaxValue) continue;
                    back[before] = back[node] + 1;
                    queue.Enqueue(before);
                }
            }
        }

        void Extend(int root, int node)
        {
            onPath[node] = true;
            foreach (int arc in arcs.Outgoing[node])
            {
                int next = arcs.To[arc];
                if (back[next] == int.MaxValue || path.Count + 1 + back[next] > options.MaximumLength) continue;
                path.Add(arc);
                if (next == root)
                {
                    if (wanted is not { } w || w == root || path.Exists(a => arcs.To[a] == w)) found.Add([.. path]);
                    complete = found.Count < MaximumLoops;
                }
                else if (!onPath[next])
                {
                    Extend(root, next);
                }

                path.RemoveAt(path.Count - 1);
                if (!complete) break;
            }

            onPath[node] = false;
        }
    }
}
