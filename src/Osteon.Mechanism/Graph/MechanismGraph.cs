namespace Osteon.Mechanism;

/// <summary>
/// An immutable mechanism graph. Nodes, edges and facts stand in ordinal order of their ids, omissions in that of their claims, so that every result
/// is the same whatever the order of the files. Ids must be unique and the ends of edges known; the reader checks that.
/// </summary>
public sealed class MechanismGraph
{
    private readonly Dictionary<string, int> _nodeIndex;
    private readonly Dictionary<string, int> _edgeIndex;
    private readonly int[][] _outgoing;
    private readonly int[][] _incoming;
    private readonly Lazy<NodeNames> _names;
    private readonly Lazy<GraphStudies> _studies;
    private readonly Lazy<EdgeBelief[]> _beliefs;

    /// <summary>Builds the graph.</summary>
    /// <exception cref="ArgumentException">An id occurs twice or an edge ends at an unknown node.</exception>
    public MechanismGraph(
        IEnumerable<Node> nodes,
        IEnumerable<Edge> edges,
        IEnumerable<Fact>? facts = null,
        IEnumerable<Omission>? omissions = null)
    {
        Nodes = [.. nodes.OrderBy(n => n.Id, StringComparer.Ordinal)];
        Edges = [.. edges.OrderBy(e => e.Id, StringComparer.Ordinal)];
        Facts = [.. (facts ?? []).OrderBy(f => f.Id, StringComparer.Ordinal)];
        Omissions = [.. (omissions ?? []).OrderBy(o => o.Claim, StringComparer.Ordinal)];
        _nodeIndex = Index(Nodes.Select(n => n.Id));
        _edgeIndex = Index(Edges.Select(e => e.Id));
        Froms = [.. Edges.Select(e => IndexOf(e.From, e))];
        Tos = [.. Edges.Select(e => IndexOf(e.To, e))];
        _outgoing = Adjacency.Of(Froms, Nodes.Count);
        _incoming = Adjacency.Of(Tos, Nodes.Count);
        _names = new Lazy<NodeNames>(() => new NodeNames(Nodes));
        _studies = new Lazy<GraphStudies>(() => GraphStudies.Of(Edges));
        _beliefs = new Lazy<EdgeBelief[]>(() => [.. Edges.Select((edge, i) => EdgeBelief.Of(edge, stance => Studies.On(Edges, i, stance)))]);
    }

    /// <summary>A graph without some evidence, whose studies and beliefs are known from the whole.</summary>
    private MechanismGraph(MechanismGraph whole, Edge[] edges, int[]?[] evidence, int[] positions)
    {
        Nodes = whole.Nodes;
        Edges = edges;
        Facts = whole.Facts;
        Omissions = whole.Omissions;
        _nodeIndex = whole._nodeIndex;
        _edgeIndex = Index(edges.Select(e => e.Id));
        Froms = [.. positions.Select(p => whole.Froms[p])];
        Tos = [.. positions.Select(p => whole.Tos[p])];
        _outgoing = Adjacency.Of(Froms, Nodes.Count);
        _incoming = Adjacency.Of(Tos, Nodes.Count);
        _names = whole._names;
        _studies = new Lazy<GraphStudies>(() => whole.Studies.Part(positions, evidence));
        _beliefs = new Lazy<EdgeBelief[]>(() =>
        [
            .. edges.Select((edge, i) => ReferenceEquals(edge, whole.Edges[positions[i]])
                ? whole.BeliefTable[positions[i]]
                : EdgeBelief.Of(edge, stance => Studies.On(edges, i, stance))),
        ]);
    }

    /// <summary>No nodes, no edges.</summary>
    public static MechanismGraph Empty { get; } = new([], []);

    /// <summary>All nodes, by id.</summary>
    public IReadOnlyList<Node> Nodes { get; }

    /// <summary>All edges, by id.</summary>
    public IReadOnlyList<Edge> Edges { get; }

    /// <summary>All facts, by id.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>All omissions, by claim.</summary>
    public IReadOnlyList<Omission> Omissions { get; }

    /// <summary>For each edge the position of its subject in <see cref="Nodes"/>.</summary>
    public IReadOnlyList<int> FromIndex => Froms;

    /// <summary>For each edge the position of its object in <see cref="Nodes"/>.</summary>
    public IReadOnlyList<int> ToIndex => Tos;

    /// <summary>Symbols, names and aliases of the nodes.</summary>
    public NodeNames Names => _names.Value;

    /// <summary>The independent studies behind all edges, each once; computed once.</summary>
    public GraphStudies Studies => _studies.Value;

    /// <summary>For each edge its belief, with studies told apart over the whole graph; computed once.</summary>
    public IReadOnlyList<EdgeBelief> Beliefs => _beliefs.Value;

    /// <summary><see cref="FromIndex"/> for loops over all edges.</summary>
    internal int[] Froms { get; }

    /// <summary><see cref="ToIndex"/> for loops over all edges.</summary>
    internal int[] Tos { get; }

    /// <summary><see cref="Beliefs"/> for loops over all edges.</summary>
    internal EdgeBelief[] BeliefTable => _beliefs.Value;

    /// <summary>The belief of an edge: that of the graph where the edge is one of it, else of the edge by itself.</summary>
    public EdgeBelief BeliefOf(Edge edge) =>
        _edgeIndex.TryGetValue(edge.Id, out int index) && ReferenceEquals(Edges[index], edge) ? Beliefs[index] : EdgeBelief.Of(edge);

    /// <summary>The node with this id, or null.</summary>
    public Node? Node(string id) => _nodeIndex.TryGetValue(id, out int index) ? Nodes[index] : null;

    /// <summary>The position of the node in <see cref="Nodes"/>, or −1.</summary>
    public int NodeIndex(string id) => _nodeIndex.GetValueOrDefault(id, -1);

    /// <summary>The edge with this id, or null.</summary>
    public Edge? Edge(string id) => _edgeIndex.TryGetValue(id, out int index) ? Edges[index] : null;

    /// <summary>Positions in <see cref="Edges"/> of the edges that leave the node at this position, ascending.</summary>
    public IReadOnlyList<int> Outgoing(int node) => _outgoing[node];

    /// <summary>Positions in <see cref="Edges"/> of the edges that reach the node at this position, ascending.</summary>
    public IReadOnlyList<int> Incoming(int node) => _incoming[node];

    /// <summary>
    /// The graph without evidence of some studies, and without the edges that are left with none of what they had. What is known of the other studies stays:
    /// that two names are one study is no less true when the evidence that shows it is set aside.
    /// </summary>
    /// <param name="goes">Whether the evidence at a position of the edge at a position goes; all evidence of a study must go together.</param>
    internal MechanismGraph WithoutEvidence(Func<int, int, bool> goes)
    {
        var edges = new List<Edge>(Edges.Count);
        var evidence = new List<int[]?>(Edges.Count);
        var positions = new List<int>(Edges.Count);
        var stays = new List<int>();
        for (int e = 0; e < Edges.Count; e++)
        {
            IReadOnlyList<Evidence> all = Edges[e].Evidence;
            stays.Clear();
            for (int k = 0; k < all.Count; k++)
                if (!goes(e, k)) stays.Add(k);
            if (stays.Count == 0 && all.Count > 0) continue;
            bool whole = stays.Count == all.Count;
            edges.Add(whole ? Edges[e] : Edges[e] with { Evidence = [.. stays.Select(k => all[k])] });
            evidence.Add(whole ? null : [.. stays]);
            positions.Add(e);
        }

        return new MechanismGraph(this, [.. edges], [.. evidence], [.. positions]);
    }

    /// <summary>The same nodes, facts and omissions with only the edges that pass.</summary>
    public MechanismGraph Where(Func<Edge, bool> keep) => new(Nodes, Edges.Where(keep), Facts, Omissions);

    private static Dictionary<string, int> Index(IEnumerable<string> ids) =>
        ids.Select((id, i) => KeyValuePair.Create(id, i)).ToDictionary(StringComparer.Ordinal);

    private int IndexOf(string node, Edge edge) => _nodeIndex.TryGetValue(node, out int index)
        ? index
        : throw new ArgumentException($"edge {edge.Id} ends at the unknown node {node}", nameof(edge));
}
