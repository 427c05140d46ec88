namespace Osteon.Mechanism;

/// <summary>How the graph stands to one observation.</summary>
public enum Verdict
{
    /// <summary>All supported paths with a sign have the sign that was observed.</summary>
    Fits,

    /// <summary>All supported paths with a sign have the opposite one: contradicted by the data.</summary>
    Contradicts,

    /// <summary>Supported paths of both signs lead there.</summary>
    Contested,

    /// <summary>Supported paths lead there, none with a known sign.</summary>
    SignOpen,

    /// <summary>A supported path leads there, and the observation has no direction to compare with.</summary>
    Reached,

    /// <summary>A supported path leads there, and no difference was shown; neither for nor against.</summary>
    ExpectedNotShown,

    /// <summary>The observed thing is what was given.</summary>
    IsCause,

    /// <summary>No supported path from the cause itself, but one from a class of vesicles, cells or drugs that it belongs to.</summary>
    ByClass,

    /// <summary>Only paths over statements that nothing supports.</summary>
    NamedOnly,

    /// <summary>No path from the cause, apart from what the study says itself.</summary>
    Unexplained,

    /// <summary>The graph has no such node, or the name does not decide between several.</summary>
    NotInGraph,
}

/// <summary>An observation with what the graph says of it.</summary>
/// <param name="Observation">The observation.</param>
/// <param name="Match">Its node.</param>
/// <param name="Verdict">How the graph stands to it.</param>
/// <param name="For">Best paths of the observed sign; of any sign where it has none; the best first.</param>
/// <param name="Against">Best paths of the opposite sign.</param>
/// <param name="Open">Best paths of unknown sign.</param>
/// <param name="Signs">Probability of the sign over all these paths together, or null without a path.</param>
/// <param name="Own">Edges between cause and node that rest on the study itself and were set aside.</param>
public sealed record ExplainedObservation(
    Observation Observation,
    ObservationMatch Match,
    Verdict Verdict,
    IReadOnlyList<SignedPath> For,
    IReadOnlyList<SignedPath> Against,
    IReadOnlyList<SignedPath> Open,
    SignProbability? Signs,
    IReadOnlyList<Edge> Own)
{
    /// <summary>With <see cref="Verdict.ByClass"/> the class that the best path starts at; the paths are in <see cref="Open"/>.</summary>
    public Node? Class { get; init; }

    /// <summary>The state that alone such vesicles are said to carry the marker in, or null.</summary>
    public string? OnlyInState { get; init; }

    /// <summary>The best path of all, or null.</summary>
    public SignedPath? Best => For.Concat(Against).Concat(Open).Order(SignedPath.Order).FirstOrDefault();
}

/// <summary>
/// A way from something observed without direction (an enriched pathway, a metabolite) to an outcome that was measured: what the graph would expect of
/// the outcome if the first rose, which the observation does not show; or a short way to another observed pathway.
/// </summary>
/// <param name="From">Position in <see cref="Explanation.Observations"/>.</param>
/// <param name="To">Position of the outcome.</param>
/// <param name="Path">The best supported path with a known sign, else the best.</param>
/// <param name="Opposed">Whether a supported path of the opposite sign exists too.</param>
public sealed record ObservationLink(int From, int To, SignedPath Path, bool Opposed);

/// <summary>An edge of membership or association between two observed things, for example a metabolite and an enriched pathway.</summary>
/// <param name="From">Position of the first in <see cref="Explanation.Observations"/>.</param>
/// <param name="To">Position of the second.</param>
/// <param name="Edge">The edge, with all its evidence.</param>
/// <param name="OwnOnly">Whether it rests on the study itself alone.</param>
public sealed record ObservationTie(int From, int To, Edge Edge, bool OwnOnly);

/// <summary>How one mechanism stands to one observation.</summary>
public sealed class MechanismReach
{
    private readonly ExplainSearch _search;
    private readonly int[] _arcs;
    private SignedPath? _path;

    internal MechanismReach((int Position, int Result) observation, Verdict verdict, ExplainSearch search, int[] arcs, double belief) =>
        (Observation, Result, Verdict, _search, _arcs, Belief) = (observation.Position, observation.Result, verdict, search, arcs, belief);

    /// <summary>Position in <see cref="Explanation.Observations"/>.</summary>
    public int Observation { get; }

    /// <summary>
    /// Number of the result that the observation tells: the same for observations of one node and of nodes that follow from each other by definition.
    /// </summary>
    public int Result { get; }

    /// <summary>
    /// <see cref="Verdict.Fits"/>, <see cref="Verdict.Contradicts"/>, <see cref="Verdict.Contested"/>, <see cref="Verdict.SignOpen"/> or
    /// <see cref="Verdict.Reached"/>.
    /// </summary>
    public Verdict Verdict { get; }

    /// <summary>Belief of <see cref="Path"/>.</summary>
    public double Belief { get; }

    /// <summary>The best path from the cause over the mechanism to the observation that decides.</summary>
    public SignedPath Path => _path ??= _search.Path(_arcs);
}

/// <summary>Kinds of mechanisms between a treatment and what was found.</summary>
public enum MechanismGroup
{
    /// <summary>A microRNA, another RNA or a metabolite.</summary>
    Cargo,

    /// <summary>A protein, complex or family.</summary>
    Target,

    /// <summary>A pathway.</summary>
    Pathway,

    /// <summary>A cell.</summary>
    Cell,

    /// <summary>A process or a state.</summary>
    Process,
}

/// <summary>A node between cause and observations: a cargo, a target, a pathway, a cell.</summary>
/// <param name="Node">The node.</param>
/// <param name="FromCause">The best supported path from the cause to it.</param>
/// <param name="Reaches">Observations that it leads to, by position.</param>
public sealed record MechanismCandidate(Node Node, SignedPath FromCause, IReadOnlyList<MechanismReach> Reaches)
{
    /// <summary>Results with the observed sign.</summary>
    public int Fits { get; init; }

    /// <summary>Results with the opposite sign.</summary>
    public int Contradicts { get; init; }

    /// <summary>Results that paths of both signs lead to, or of whose measures some fit and some do not.</summary>
    public int Contested { get; init; }

    /// <summary>Enriched pathways that it leads to or is.</summary>
    public int Enriched { get; init; }

    /// <summary>Mean belief of the paths that fit, 0 without any.</summary>
    public double Belief { get; init; }

    /// <summary>What kind of mechanism it is.</summary>
    public MechanismGroup Group => Node.Kind switch
    {
        NodeKind.Mirna or NodeKind.Lncrna or NodeKind.Circrna or NodeKind.Metabolite => MechanismGroup.Cargo,
        NodeKind.Pathway => MechanismGroup.Pathway,
        NodeKind.Process or NodeKind.Outcome or NodeKind.Indication or NodeKind.Phase => MechanismGroup.Process,
        NodeKind.Cell => MechanismGroup.Cell,
        _ => MechanismGroup.Target,
    };
}

/// <summary>Which mechanisms of the graph fit the results of a study, and which contradict them.</summary>
/// <param name="Graph">The graph without the study's own evidence.</param>
/// <param name="Causes">What the treated arm got.</param>
/// <param name="Observations">Every observation, in the order given.</param>
/// <param name="Links">From undirected observations to measured outcomes.</param>
/// <param name="Ties">Memberships and associations between observations.</param>
/// <param name="Mechanisms">Nodes between: more that fit than contradict first, then by belief, then by id.</param>
/// <param name="Own">What was set aside because the study says it itself.</param>
/// <param name="Complete">False when a search was cut off.</param>
public sealed record Explanation(
    MechanismGraph Graph,
    IReadOnlyList<Node> Causes,
    IReadOnlyList<ExplainedObservation> Observations,
    IReadOnlyList<ObservationLink> Links,
    IReadOnlyList<ObservationTie> Ties,
    IReadOnlyList<MechanismCandidate> Mechanisms,
    OwnStudyRemoval Own,
    bool Complete)
{
    /// <summary>
    /// For each observation the number of its result: the same for observations of one node and of nodes that follow from each other by definition.
    /// </summary>
    public IReadOnlyList<int> Results { get; init; } = [];

    /// <summary>Edges that rest on the study alone.</summary>
    public IReadOnlyList<Edge> SetAside => Own.SetAside;
}
