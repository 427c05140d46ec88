namespace Osteon.Mechanism;

/// <summary>
/// What the graph holds about one indication: what is claimed, by which evidence, what contradicts it and what is missing. A claim is an
/// edge whose context states the indication or one of whose ends it is; a part of another indication is not counted with it. Everything is
/// counted from the graph and nothing is judged: whether a claim is true is for the reader of its evidence.
/// </summary>
public sealed record IndicationDossier
{
    private IndicationDossier(MechanismGraph graph, Node indication, IReadOnlyList<Edge> claims)
    {
        Graph = graph;
        Indication = indication;
        Claims = claims;
        ILookup<ClaimGroupKind, Edge> groups = claims.SelectMany(e => ClaimGroups.Of(graph, e, indication.Id).Select(g => (g, e)))
            .ToLookup(p => p.g, p => p.e);
        Groups = [.. Enum.GetValues<ClaimGroupKind>().Where(groups.Contains).Select(k => new ClaimGroup(k, [.. groups[k]]))];
        Kinds = [.. Enum.GetValues<StatementKind>().Select(k => (k, claims.Count(e => EdgeWording.KindOf(e) == k)))];
        Studies = DossierStudy.Of(claims, StudySources.Reviews(graph));
        Perturbations = PerturbationCount.Of(claims);
        Doubts = DossierDoubts.Of(graph, claims);
        Paths = PathContradictions.Of(Part());
        Missing = new DossierGaps(graph, indication.Id, claims).All();
    }

    /// <summary>The graph that was asked.</summary>
    public MechanismGraph Graph { get; }

    /// <summary>The indication.</summary>
    public Node Indication { get; }

    /// <summary>All claims, each once, by id.</summary>
    public IReadOnlyList<Edge> Claims { get; }

    /// <summary>The claims under headings; a claim may stand under several. Groups without claims are left out.</summary>
    public IReadOnlyList<ClaimGroup> Groups { get; }

    /// <summary>For each kind of statement the number of claims that rest on it; the sum is the number of claims.</summary>
    public IReadOnlyList<(StatementKind Kind, int Claims)> Kinds { get; }

    /// <summary>
    /// The independent sources behind the claims: studies, and apart from them textbooks, reviews and statements without reference
    /// (<see cref="DossierStudy.Source"/>).
    /// </summary>
    public IReadOnlyList<DossierStudy> Studies { get; }

    /// <summary>Number of primary studies among <see cref="Studies"/>, with or without an identifier.</summary>
    public int PrimaryStudies => Studies.Count(s => s.Source.IsPrimary());

    /// <summary>Perturbations by model and species.</summary>
    public IReadOnlyList<PerturbationCount> Perturbations { get; }

    /// <summary>What contradicts the claims.</summary>
    public DossierDoubts Doubts { get; }

    /// <summary>What claims with different ends contradict when they are followed one after the other.</summary>
    public PathContradictionAnswer Paths { get; }

    /// <summary>What is missing.</summary>
    public IReadOnlyList<MissingEvidence> Missing { get; }

    /// <summary>Number of sources behind the claims of one sort.</summary>
    public int Count(StudySource source) => Studies.Count(s => s.Source == source);

    /// <summary>Number of claims of a kind.</summary>
    public int Count(StatementKind kind) => Kinds.First(k => k.Kind == kind).Claims;

    /// <summary>The part of the graph with the claims and every node they name.</summary>
    public MechanismGraph Part()
    {
        HashSet<string> ids = [.. Claims.Select(e => e.Id)];
        return new GraphSelection { Where = e => ids.Contains(e.Id) }.Of(Graph);
    }

    /// <summary>The dossier of an indication.</summary>
    /// <exception cref="ArgumentException">The graph has no such node, or it is no indication.</exception>
    public static IndicationDossier Of(MechanismGraph graph, string indication)
    {
        if (graph.Node(indication) is not { Kind: NodeKind.Indication } node)
            throw new ArgumentException($"the graph has no indication {indication}", nameof(indication));
        return new IndicationDossier(graph, node, [.. graph.Edges.Where(e => IsAbout(e, indication))]);
    }

    /// <summary>The dossiers of all indications with at least one claim, by id.</summary>
    public static IReadOnlyList<IndicationDossier> All(MechanismGraph graph) =>
        [.. graph.Nodes.Where(n => n.Kind == NodeKind.Indication).Select(n => Of(graph, n.Id)).Where(d => d.Claims.Count > 0)];

    /// <summary>Whether an edge is a claim about an indication: its context states it, or it is one of its ends.</summary>
    public static bool IsAbout(Edge edge, string indication) =>
        edge.Context.Indication == indication || edge.From == indication || edge.To == indication;
}
