using System.Runtime.InteropServices;

namespace Osteon.Mechanism;

/// <summary>Signed feedback loops.</summary>
/// <param name="Loops">Each loop once, beginning at its first node by id: higher belief first, then shorter. The sign of the path is that
/// of the loop.</param>
/// <param name="Complete">False when the number of loops reached the limit.</param>
public sealed record FeedbackAnswer(IReadOnlyList<SignedPath> Loops, bool Complete);

/// <summary>
/// Elementary cycles up to a length, each once. As in Johnson 1975 (doi:10.1137/0204007) every cycle is found from its smallest node,
/// within the strong
/// component that is left when smaller nodes are taken away; the cycles through one node are found from that node. His blocking does not
/// hold for bounded
/// lengths; a branch is cut instead when the shortest way back is longer than the edges left, so that every open branch of the search can
/// still close as a
/// walk.
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
        var search = new Search(arcs, options.MaximumLength);
        if (wanted is { } node)
        {
            search.From(node, 0);
        }
        else
        {
            for (int root = 0; root < arcs.Nodes && search.Complete; root++) search.From(root, root);
        }

        return new FeedbackAnswer(Ordered(graph, arcs, search, sign), search.Complete);
    }

    /// <summary>The loops of a sign in the order of <see cref="SignedPath.Order"/>, sorted as numbers before they are made.</summary>
    private static SignedPath[] Ordered(MechanismGraph graph, SignedArcs arcs, Search search, Sign? sign)
    {
        int count = search.Count;
        double[] beliefs = new double[count];
        var order = new List<int>(count);
        for (int i = 0; i < count; i++)
        {
            double belief = 1;
            Sign product = Sign.Plus;
            foreach (int arc in search.Loop(i))
            {
                belief *= graph.BeliefTable[arcs.Edges[arc][0]].ForPaths;
                product = product.Times((Sign)arcs.Sign[arc]);
            }

            beliefs[i] = Math.Round(belief, 12);
            if (sign is null || product == sign) order.Add(i);
        }

        order.Sort((a, b) =>
        {
            int compared = beliefs[b].CompareTo(beliefs[a]);
            ReadOnlySpan<int> first = search.Loop(a), second = search.Loop(b);
            if (compared == 0) compared = first.Length.CompareTo(second.Length);
            for (int i = 0; compared == 0 && i < first.Length; i++) compared = arcs.Edges[first[i]][0].CompareTo(arcs.Edges[second[i]][0]);
            return compared;
        });
        return [.. order.Select(i => SignedPath.Of(graph, arcs, search.Loop(i)))];
    }

    private sealed class Search
    {
        private readonly SignedArcs _arcs;
        private readonly int _length;
        private readonly int[][] _incoming;
        private readonly int[] _component;
        private readonly int[] _back; // hops to the root, of the search in _seen
        private readonly int[] _seen;
        private readonly int[] _queue;
        private readonly bool[] _onPath;
        private readonly int[] _path;
        private readonly List<int> _found = []; // arcs of all loops
        private readonly List<int> _ends = []; // where each loop ends in them
        private int _number;

        public Search(SignedArcs arcs, int length)
        {
            (_arcs, _length) = (arcs, length);
            _incoming = arcs.Reversed().Outgoing;
            _component = StrongComponents.Of(arcs);
            (_back, _seen, _queue) = (new int[arcs.Nodes], new int[arcs.Nodes], new int[arcs.Nodes]);
            _onPath = new bool[arcs.Nodes];
            _path = new int[length];
        }

        /// <summary>Loops found.</summary>
        public int Count => _ends.Count;

        /// <summary>A loop, beginning at its smallest node.</summary>
        public ReadOnlySpan<int> Loop(int number)
        {
            int start = number == 0 ? 0 : _ends[number - 1];
            return CollectionsMarshal.AsSpan(_found)[start.._ends[number]];
        }

        public bool Complete { get; private set; } = true;

        /// <summary>Finds the loops through the root over nodes from this one on.</summary>
        public void From(int root, int smallest)
        {
            Distances(root, smallest);
            Extend(root, root, 0);
        }

        /// <summary>Hops back to the root, as far as a loop can use them.</summary>
        private void Distances(int root, int smallest)
        {
            _number++;
            _seen[root] = _number;
            _back[root] = 0;
            _queue[0] = root;
            for (int head = 0, tail = 1; head < tail; head++)
            {
                int node = _queue[head];
                if (_back[node] == _length - 1) break;
                foreach (int arc in _incoming[node])
                {
                    int before = _arcs.From[arc];
                    if (before < smallest || _seen[before] == _number || _component[before] != _component[root]) continue;
                    _seen[before] = _number;
                    _back[before] = _back[node] + 1;
                    _queue[tail++] = before;
                }
            }
        }

        private void Extend(int root, int node, int count)
        {
            _onPath[node] = true;
            foreach (int arc in _arcs.Outgoing[node])
            {
                int next = _arcs.To[arc];
                if (_seen[next] != _number || count + 1 + _back[next] > _length) continue;
                _path[count] = arc;
                if (next == root)
                {
                    Add(_path.AsSpan(0, count + 1));
                    Complete = Count < MaximumLoops;
                }
                else if (!_onPath[next])
                {
                    Extend(root, next, count + 1);
                }

                if (!Complete) break;
            }

            _onPath[node] = false;
        }

        /// <summary>Keeps the loop, from its smallest node on.</summary>
        private void Add(ReadOnlySpan<int> path)
        {
            int first = 0;
            for (int i = 1; i < path.Length; i++)
                if (_arcs.From[path[i]] < _arcs.From[path[first]]) first = i;
            _found.AddRange(path[first..]);
            _found.AddRange(path[..first]);
            _ends.Add(_found.Count);
        }
    }
}
