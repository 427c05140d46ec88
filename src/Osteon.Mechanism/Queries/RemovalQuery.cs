namespace Osteon.Mechanism;

/// <summary>Studies whose loss together breaks a conclusion.</summary>
/// <param name="Studies">Their names (<see cref="Evidence.Study"/>), in ordinal order.</param>
/// <param name="Edges">Ids of the edges that fall with them, of those that lead from cause to effect.</param>
public sealed record BreakingSet(IReadOnlyList<string> Studies, IReadOnlyList<string> Edges);

/// <summary>The answer to "what would change my mind?".</summary>
/// <param name="From">Cause.</param>
/// <param name="To">Effect.</param>
/// <param name="Holds">Whether the conclusion holds at all: a path of the sign exists over supported edges.</param>
/// <param name="Best">The best path before anything is removed, or null.</param>
/// <param name="Sets">All smallest breaking sets, up to 50, in ordinal order; empty when none is small enough.</param>
/// <param name="Survives">The loss of any so many studies leaves the conclusion standing.</param>
/// <param name="Complete">False when the search was cut off, so that sets may be missing.</param>
public sealed record RemovalAnswer(
    Node From,
    Node To,
    bool Holds,
    SignedPath? Best,
    IReadOnlyList<BreakingSet> Sets,
    int Survives,
    bool Complete);

/// <summary>What a removal may take.</summary>
/// <param name="Sign">Sign of the conclusion, or null for any path.</param>
/// <param name="MaximumSize">Largest set looked for. Default: 4.</param>
/// <param name="TextbookHolds">Whether textbook sources cannot be lost. Default: false.</param>
public sealed record RemovalOptions(Sign? Sign = null, int MaximumSize = 4, bool TextbookHolds = false);

/// <summary>
/// The smallest sets of studies whose loss leaves no path of the wanted sign over supported edges. A study is lost on all its edges at once; an edge falls
/// when all studies that support it are lost. This minimum cut is not one of single edges, so it is found by branching: every path left has to lose an
/// edge, and every edge of it is tried; study-disjoint paths bound the size from below. Exact for the sizes looked at.
/// </summary>
public static class RemovalQuery
{
    private const int MaximumSets = 50;
    private const int MaximumSearches = 3000;

    /// <summary>Finds them.</summary>
    /// <exception cref="ArgumentException">A node is unknown, or both are the same.</exception>
    public static RemovalAnswer Run(MechanismGraph graph, (string From, string To) ends, RemovalOptions removal, SearchOptions options)
    {
        int from = PathQuery.Index(graph, ends.From), to = PathQuery.Index(graph, ends.To);
        if (from == to) throw new ArgumentException("cause and effect are the same node", nameof(ends));
        SignedArcs arcs = SignedArcs.Of(graph, options with { NamedOnly = false });
        var cut = new Cutting(graph, arcs, (from, to), removal, options);
        SignedPath? best = cut.PathWithout([]) is { } path ? SignedPath.Of(graph, arcs, path) : null;
        if (best is null) return new RemovalAnswer(graph.Nodes[from], graph.Nodes[to], false, null, [], 0, cut.Complete);
        int size = cut.LowerBound([], removal.MaximumSize + 1);
        for (; size <= removal.MaximumSize; size++)
        {
            cut.Branch([], size);
            if (cut.Found.Count > 0 || !cut.Complete) break;
        }

        BreakingSet[] sets = [.. cut.Found.Take(MaximumSets).Select(s => new BreakingSet([.. s.Split('\n')], cut.Fallen([.. s.Split('\n')])))];
        return new RemovalAnswer(graph.Nodes[from], graph.Nodes[to], true, best, sets, Math.Min(size, removal.MaximumSize + 1) - 1, cut.Complete);
    }

    private sealed class Cutting
    {
        private readonly MechanismGraph _graph;
        private readonly SignedArcs _arcs;
        private readonly (int From, int To) _ends;
        private readonly RemovalOptions _removal;
        private readonly SearchOptions _options;
        private readonly string[][] _studies; // of each arc; empty: cannot be lost
        private readonly Lazy<bool[]> _reached;
        private readonly Lazy<bool[]> _reaching;
        private readonly HashSet<string> _tried = new(StringComparer.Ordinal);
        private int _searches;

        public Cutting(MechanismGraph graph, SignedArcs arcs, (int From, int To) ends, RemovalOptions removal, SearchOptions options)
        {
            (_graph, _arcs, _ends, _removal, _options) = (graph, arcs, ends, removal, options);
            _studies = [.. arcs.Edges.Select(edges => StudiesOf(edges))];
            _reached = new Lazy<bool[]>(() => Reached(arcs, ends.From));
            _reaching = new Lazy<bool[]>(() => Reached(arcs.Reversed(), ends.To));
        }

        public SortedSet<string> Found { get; } = new(StringComparer.Ordinal);

        public bool Complete { get; private set; } = true;

        /// <summary>The best path when these studies are lost, or null.</summary>
        public int[]? PathWithout(HashSet<string> lost)
        {
            _searches++;
            bool[] stands = [.. _studies.Select(s => s.Length == 0 || Array.Exists(s, x => !lost.Contains(x)))];
            var search = new SignedSearch(_arcs.Only(stands), _ends.To, _options.MaximumLength);
            if (_removal.Sign is { } sign)
            {
                (int[]? path, bool complete) = search.BestOne(_ends.From, (int)sign, _options.MaximumOpened);
                Complete &= complete;
                return path;
            }

            (List<int[]> paths, bool ended) = search.Best(_ends.From, null, 1, _options.MaximumOpened);
            Complete &= ended;
            return paths.Count > 0 ? paths[0] : null;
        }

        /// <summary>Studies that have to be lost at least: paths that share no study, each with the fewest studies of one of its edges; no more than enough.</summary>
        public int LowerBound(HashSet<string> lost, int enough)
        {
            int bound = 0;
            var taken = new HashSet<string>(lost, StringComparer.Ordinal);
            while (bound < enough && PathWithout(taken) is { } path)
            {
                string[][] removable = [.. path.Select(a => _studies[a].Where(s => !taken.Contains(s)).ToArray()).Where(s => s.Length > 0)];
                if (path.All(a => _studies[a].Length == 0)) return enough;
                bound++;
                foreach (string study in removable.SelectMany(s => s)) taken.Add(study);
            }

            return bound;
        }

        /// <summary>Finds all breaking sets of exactly this many further studies; none smaller may exist.</summary>
        public void Branch(HashSet<string> lost, int budget)
        {
            if (_searches > MaximumSearches)
            {
                Complete = false;
                return;
            }

            if (!_tried.Add($"{budget}\n{string.Join("\n", lost.Order(StringComparer.Ordinal))}")) return;
            if (PathWithout(lost) is not { } path)
            {
                Found.Add(string.Join("\n", lost.Order(StringComparer.Ordinal)));
                return;
            }

            if (budget == 0 || (budget > 1 && lost.Count > 0 && LowerBound(lost, budget + 1) > budget)) return;
            foreach (int arc in path)
            {
                string[] needed = [.. _studies[arc].Where(s => !lost.Contains(s))];
                if (needed.Length > 0 && needed.Length <= budget) Branch([.. lost, .. needed], budget - needed.Length);
            }
        }

        public IReadOnlyList<string> Fallen(HashSet<string> lost) =>
        [
            .. Enumerable.Range(0, _studies.Length).Where(a => _studies[a].Length > 0 && _studies[a].All(lost.Contains) && LeadsThere(a))
                .SelectMany(a => _arcs.Edges[a]).Order().Select(e => _graph.Edges[e].Id),
        ];

        private bool LeadsThere(int arc) => _reached.Value[_arcs.From[arc]] && _reaching.Value[_arcs.To[arc]];

        private static bool[] Reached(SignedArcs arcs, int start)
        {
            bool[] reached = new bool[arcs.Nodes];
            reached[start] = true;
            var queue = new Queue<int>([start]);
            while (queue.TryDequeue(out int node))
            {
                foreach (int arc in arcs.Outgoing[node])
                {
                    if (reached[arcs.To[arc]]) continue;
                    reached[arcs.To[arc]] = true;
                    queue.Enqueue(arcs.To[arc]);
                }
            }

            return reached;
        }

        private string[] StudiesOf(int[] edges)
        {
            Evidence[] supporting = [.. edges.SelectMany(e => _graph.Edges[e].Evidence).Where(e => e.Stance == Stance.Supports)];
            return _removal.TextbookHolds && Array.Exists(supporting, e => e.Type == EvidenceType.Textbook)
                ? []
                : [.. supporting.Select(e => e.Study).Distinct(StringComparer.Ordinal)];
        }
    }
}
