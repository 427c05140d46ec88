namespace Osteon.Mechanism;

/// <summary>Searches of one explanation: tables towards a goal are made once and kept.</summary>
internal sealed class ExplainSearch
{
    private const int OpenedForMechanism = 4000;

    private readonly ExplainOptions _options;
    private readonly SignedArcs _arcs;
    private readonly SignedArcs _reversed;
    private readonly Dictionary<int, SignedSearch> _towards = [];
    private readonly Dictionary<int, SignedSearch> _from = [];
    private readonly Dictionary<int, SignedSearch> _near = [];
    private readonly int[] _causes;
    private readonly CancellationToken _cancellation;
    private SignedArcs? _structural;
    private IComparer<ArcPath>? _order;

    /// <param name="graph">The graph without the study's own evidence.</param>
    /// <param name="options">What is explained by what.</param>
    /// <param name="metabolites">
    /// Observed metabolites. That a vesicle contains one is no reason for more of it in a body fluid, so such edges are not walked to them.
    /// </param>
    /// <param name="cancellation">Stops the search.</param>
    public ExplainSearch(MechanismGraph graph, ExplainOptions options, IReadOnlySet<string> metabolites, CancellationToken cancellation)
    {
        Graph = graph;
        _options = options;
        _cancellation = cancellation;
        SearchOptions walked = options.Search with { NamedOnly = false };
        if (metabolites.Count > 0) walked = walked with { Except = e => e.Relation == Relation.Contains && metabolites.Contains(e.To) };
        _arcs = SignedArcs.Of(graph, walked);
        _reversed = _arcs.Reversed();
        _causes = [.. options.Causes.Select(c => PathQuery.Index(graph, c))];
    }

    public MechanismGraph Graph { get; }

    public bool Complete { get; private set; } = true;

    public int MaximumLength => _options.Search.MaximumLength;

    public bool IsCause(string node) => _options.Causes.Contains(node);

    /// <summary>The best supported paths of any sign from any cause to a node.</summary>
    public IReadOnlyList<SignedPath> FromCauses(string node, int count) =>
    [
        .. _causes.Where(c => c != Graph.NodeIndex(node)).SelectMany(c => Best(c, Graph.NodeIndex(node), null, count)).Order(SignedPath.Order).Take(count),
    ];

    /// <summary>The best supported path of one sign from any cause to a node, or null.</summary>
    public SignedPath? FromCause(string node, Sign sign) =>
        _causes.Select(c => Graph.Nodes[c].Id).Select(c => Between(c, node, sign)).OfType<SignedPath>().Order(SignedPath.Order).FirstOrDefault();

    /// <summary>The best supported path of one sign between two nodes, or null.</summary>
    public SignedPath? Between(string from, string to, Sign sign) =>
        Exact(Graph.NodeIndex(from), Graph.NodeIndex(to), sign);

    /// <summary>The best supported path of at most so many edges, memberships included, whatever its sign; or null.</summary>
    public SignedPath? Near(string from, string to, int length)
    {
        _structural ??= SignedArcs.Of(Graph, _options.Search with { NamedOnly = false, Structural = true });
        int goal = Graph.NodeIndex(to);
        if (!_near.TryGetValue(goal, out SignedSearch? search)) _near.Add(goal, search = new SignedSearch(_structural, goal, length));
        (List<int[]> paths, bool complete) = search.Best(Graph.NodeIndex(from), null, 1, _options.Search.MaximumOpened);
        Complete &= complete;
        return paths.Select(p => SignedPath.Of(Graph, _structural, p)).Order(SignedPath.Order).FirstOrDefault();
    }

    /// <summary>Paths by belief, the highest first, then the shorter, then by the ids of the edges, as <see cref="SignedPath.Order"/>.</summary>
    public IComparer<ArcPath> Order => _order ??= Comparer<ArcPath>.Create((a, b) =>
    {
        int order = Math.Round(b.Belief, 12).CompareTo(Math.Round(a.Belief, 12));
        if (order == 0) order = a.Arcs.Length.CompareTo(b.Arcs.Length);
        for (int i = 0; order == 0 && i < a.Arcs.Length; i++) order = _arcs.Edges[a.Arcs[i]][0].CompareTo(_arcs.Edges[b.Arcs[i]][0]);
        return order;
    });

    /// <summary>The node an arc leaves.</summary>
    public int From(int arc) => _arcs.From[arc];

    /// <summary>The node an arc reaches.</summary>
    public int To(int arc) => _arcs.To[arc];

    /// <summary>The path with its edges.</summary>
    public SignedPath Path(ArcPath path) => SignedPath.Of(Graph, _arcs, path.Arcs);

    /// <summary>The best supported path of one sign from a cause to a node, or null; the table is made from the cause's side.</summary>
    public ArcPath? FromCause(int node, Sign sign)
    {
        ArcPath? best = null;
        foreach (int cause in _causes)
        {
            if (cause == node) continue;
            if (!_from.TryGetValue(cause, out SignedSearch? search))
                _from.Add(cause, search = new SignedSearch(_reversed, cause, _options.Search.MaximumLength));
            if (One(search, node, sign, OpenedForMechanism) is not { } arcs) continue;
            Array.Reverse(arcs);
            ArcPath found = Walked(arcs, sign);
            if (best is null || Order.Compare(found, best) < 0) best = found;
        }

        return best;
    }

    /// <summary>Arcs of the best supported path of one sign from a node to another, good until the next question, with its cost; empty if there is none.</summary>
    public ReadOnlySpan<int> Towards(int node, int goal, Sign sign, out double cost)
    {
        cost = 0;
        SignedSearch search = Table(goal);
        int length = search.BestInto(node, (int)sign, Math.Min(OpenedForMechanism, _options.Search.MaximumOpened), out bool complete);
        Complete &= complete;
        if (length < 0) return [];
        ReadOnlySpan<int> arcs = search.Found[..length];
        foreach (int arc in arcs) cost += _arcs.Cost[arc];
        return arcs;
    }

    /// <summary>Whether a path exists when statements that nothing supports may be walked too.</summary>
    public bool NamedPath(string node)
    {
        var arcs = SignedArcs.Of(Graph, _options.Search with { NamedOnly = true });
        var search = new SignedSearch(arcs, Graph.NodeIndex(node), _options.Search.MaximumLength);
        return _causes.Any(c => Enumerable.Range(-1, 3).Any(sign => !double.IsPositiveInfinity(search.WalkCost(c, sign))));
    }

    /// <summary>
    /// The path from a cause over the classes it belongs to (<see cref="MechanismKind.Membership"/> between nodes of one kind) to a class that is known to contain the node, or null. A
    /// member of a class is taken to carry what the class carries; the shortest way wins.
    /// </summary>
    /// <remarks>Edges without a stated state of the vesicle, or of its native state, come first; the context of the search holds for what is contained.</remarks>
    public (SignedPath Path, IReadOnlyList<string> OnlyInStates)? Carried(string node)
    {
        var found = new List<(int[] Way, string? State)>();
        foreach ((int container, int[] way) in _causes.SelectMany(Classes))
        {
            foreach (int e in Graph.Outgoing(container))
            {
                Edge edge = Graph.Edges[e];
                if (edge.To == node && edge.Relation == Relation.Contains && Graph.Beliefs[e].Support.Studies > 0 && _options.Search.Context.Passes(edge))
                    found.Add(([.. way, e], edge.Context.State is "native" ? null : edge.Context.State));
            }
        }

        if (found.Count == 0) return null;
        string[] states = found.Exists(f => f.State is null) ? [] : [.. found.Select(f => f.State!).Distinct(StringComparer.Ordinal)];
        return (Path(found.OrderBy(f => f.State is not null).ThenBy(f => f.Way.Length).First().Way), states);
    }

    /// <summary>The best supported path of one sign from a class that a cause belongs to, with the class, or null.</summary>
    public (Node Class, SignedPath Path)? FromClass(string node, Sign sign)
    {
        int goal = Graph.NodeIndex(node);
        (Node, SignedPath)? best = null;
        foreach ((int general, int[] way) in _causes.SelectMany(Classes))
        {
            if (way.Length == 0 || general == goal) continue;
            if (Exact(general, goal, sign) is not { } path) continue;
            if (best is not (_, { } other) || SignedPath.Order.Compare(path, other) < 0) best = (Graph.Nodes[general], path);
        }

        return best;
    }

    private IEnumerable<(int Node, int[] Way)> Classes(int cause)
    {
        var seen = new HashSet<int> { cause };
        var queue = new Queue<(int Node, int[] Way)>([(cause, [])]);
        while (queue.TryDequeue(out (int Node, int[] Way) at))
        {
            yield return at;
            foreach (int e in Graph.Outgoing(at.Node))
            {
                int next = Graph.ToIndex[e];
                if (Graph.Edges[e] is { Relation: Relation.Structural, Mechanism: MechanismKind.Membership } && Graph.Nodes[next].Kind == Graph.Nodes[cause].Kind && seen.Add(next))
                    queue.Enqueue((next, [.. at.Way, e]));
            }
        }
    }

    private SignedPath Path(int[] edges)
    {
        PathStep[] steps = [.. edges.Select(e => new PathStep(Graph.Edges[e], Graph.Beliefs[e], Sign.Unknown, []))];
        return new SignedPath(steps, Sign.Unknown, steps.Aggregate(1.0, (product, s) => product * s.Belief.ForPaths));
    }

    private ArcPath Walked(int[] arcs, Sign sign) => new(arcs, sign, arcs.Sum(a => _arcs.Cost[a]));

    private SignedPath? Exact(int node, int goal, Sign sign) =>
        node == goal || One(Table(goal), node, sign, int.MaxValue) is not { } path ? null : SignedPath.Of(Graph, _arcs, path);

    private SignedSearch Table(int goal)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (!_towards.TryGetValue(goal, out SignedSearch? search))
            _towards.Add(goal, search = new SignedSearch(_arcs, goal, _options.Search.MaximumLength));
        return search;
    }

    private int[]? One(SignedSearch search, int node, Sign sign, int opened)
    {
        (int[]? path, bool complete) = search.BestOne(node, (int)sign, Math.Min(opened, _options.Search.MaximumOpened));
        Complete &= complete;
        return path;
    }

    private IEnumerable<SignedPath> Best(int from, int to, Sign? sign, int count)
    {
        (List<int[]> paths, bool complete) = Table(to).Best(from, (int?)sign, count, _options.Search.MaximumOpened);
        Complete &= complete;
        return paths.Select(p => SignedPath.Of(Graph, _arcs, p));
    }
}
