namespace Osteon.Mechanism;

/// <summary>What all questions of one explanation share. <see cref="ExplainGoal"/> asks those that end at one node; several may do so at once.</summary>
internal sealed class ExplainSearch
{
    private const int MostForMechanism = 4000;

    private readonly ExplainOptions _options;
    private readonly int[] _causes;
    private readonly Lazy<SignedArcs> _structural;
    private readonly Lazy<SignedArcs> _named;
    private volatile bool _cutOff;

    /// <param name="graph">The graph without the study's own evidence.</param>
    /// <param name="options">What is explained by what.</param>
    /// <param name="metabolites">
    /// Observed metabolites. That a vesicle contains one is no reason for more of it in a body fluid, so such edges are not walked to them.
    /// </param>
    /// <param name="cancellation">Stops the search.</param>
    public ExplainSearch(MechanismGraph graph, ExplainOptions options, IReadOnlySet<string> metabolites, CancellationToken cancellation)
    {
        Graph = graph;
        Cancellation = cancellation;
        _options = options;
        SearchOptions walked = options.Search with { NamedOnly = false };
        if (metabolites.Count > 0) walked = walked with { Except = e => e.Relation == Relation.Contains && metabolites.Contains(e.To) };
        Arcs = SignedArcs.Of(graph, walked);
        _structural = new Lazy<SignedArcs>(() => SignedArcs.Of(graph, options.Search with { NamedOnly = false, Structural = true }));
        _named = new Lazy<SignedArcs>(() => SignedArcs.Of(graph, options.Search with { NamedOnly = true }));
        _causes = [.. options.Causes.Select(c => PathQuery.Index(graph, c))];
    }

    public MechanismGraph Graph { get; }

    /// <summary>The wish to stop.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Supported edges that may be walked.</summary>
    public SignedArcs Arcs { get; }

    /// <summary>Supported edges with memberships too.</summary>
    public SignedArcs Structural => _structural.Value;

    /// <summary>Edges that nothing supports too.</summary>
    public SignedArcs Named => _named.Value;

    /// <summary>Positions of the causes.</summary>
    public ReadOnlySpan<int> Causes => _causes;

    /// <summary>Edges of a path at most.</summary>
    public int MaximumLength => _options.Search.MaximumLength;

    /// <summary>Partial paths that a search may open.</summary>
    public int MaximumOpened => _options.Search.MaximumOpened;

    /// <summary>The same for halves of paths over a mechanism, of which there are some for every node.</summary>
    public int OpenedForMechanism => Math.Min(MostForMechanism, MaximumOpened);

    /// <summary>Whether no search was cut off.</summary>
    public bool Complete => !_cutOff;

    public bool IsCause(string node) => _options.Causes.Contains(node);

    /// <summary>Remembers a search that was cut off.</summary>
    public void Ended(bool complete)
    {
        if (!complete) _cutOff = true;
    }

    /// <summary>The arcs with their edges.</summary>
    public SignedPath Path(ReadOnlySpan<int> arcs) => SignedPath.Of(Graph, Arcs, arcs);

    /// <summary>Paths by belief, the highest first, then the shorter, then by the ids of the edges, as <see cref="SignedPath.Order"/>.</summary>
    public int Compare(ReadOnlySpan<int> a, double costA, ReadOnlySpan<int> b, double costB)
    {
        int order = Math.Round(Math.Exp(-costB), 12).CompareTo(Math.Round(Math.Exp(-costA), 12));
        if (order == 0) order = a.Length.CompareTo(b.Length);
        for (int i = 0; order == 0 && i < a.Length; i++) order = Arcs.Edges[a[i]][0].CompareTo(Arcs.Edges[b[i]][0]);
        return order;
    }

    /// <summary>
    /// The path from a cause over the classes it belongs to (<see cref="MechanismKind.Membership"/> between nodes of one kind) to a class that is known to contain the node, or null. A
    /// member of a class is taken to carry what the class carries; the shortest way wins.
    /// </summary>
    /// <remarks>Edges without a stated state of the vesicle, or of its native state, come first; the context of the search holds for what is contained.</remarks>
    public (SignedPath Path, IReadOnlyList<string> OnlyInStates)? Carried(string node)
    {
        var found = new List<(int[] Way, string? State)>();
        foreach ((int container, int[] way) in Classes())
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
        return (OverEdges(found.OrderBy(f => f.State is not null).ThenBy(f => f.Way.Length).First().Way), states);
    }

    /// <summary>The causes and the classes that they belong to, with the edges to each.</summary>
    public IEnumerable<(int Node, int[] Way)> Classes() => _causes.SelectMany(Classes);

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

    private SignedPath OverEdges(int[] edges)
    {
        PathStep[] steps = [.. edges.Select(e => new PathStep(Graph.Edges[e], Graph.Beliefs[e], Sign.Unknown, []))];
        return new SignedPath(steps, Sign.Unknown, steps.Aggregate(1.0, (product, s) => product * s.Belief.ForPaths));
    }
}
