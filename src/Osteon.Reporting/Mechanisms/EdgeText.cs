using System.Globalization;
using Osteon.Mechanism;

namespace Osteon.Reporting;

/// <summary>Sentences about edges with links to their evidence in a <see cref="MechanismBlock"/> of the same page.</summary>
/// <param name="graph">The graph of the edges.</param>
/// <param name="block">Identifier of the block that holds their evidence.</param>
internal sealed class EdgeText(MechanismGraph graph, string block)
{
    /// <summary>The sentence of an edge and a link to its evidence.</summary>
    public RichText Statement(Edge edge) => RichText.Of(EdgeWording.Sentence(graph, edge) + " ").Link(edge.Id, Target(edge));

    /// <summary>A link to the evidence of an edge.</summary>
    public RichText Link(Edge edge) => RichText.Empty.Link(edge.Id, Target(edge));

    /// <summary>Links to several; of many the first ones and how many more there are.</summary>
    public RichText Links(IReadOnlyList<Edge> edges, int atMost)
    {
        RichText text = RichText.Empty;
        for (int i = 0; i < Math.Min(atMost, edges.Count); i++) text = (i > 0 ? text.Then(", ") : text).Link(edges[i].Id, Target(edges[i]));
        return edges.Count > atMost ? text.Then(string.Create(CultureInfo.InvariantCulture, $" and {edges.Count - atMost} more")) : text;
    }

    /// <summary>Two opposite claims, and how their contexts differ. Only edges of the block are linked.</summary>
    public RichText Opposite(Conflict conflict)
    {
        string how = conflict.Context switch
        {
            ContextRelation.Same => "the same context",
            ContextRelation.Compatible => "one states more of its context",
            _ => "different contexts",
        };
        string differences = string.Join("; ",
            conflict.Differences.Select(d => $"{d.Key}: {Value(d.Key, d.Raising)} against {Value(d.Key, d.Lowering)}"));
        RichText text = Plain(RichText.Empty, conflict.Raising).Then(" Opposite: ");
        text = Plain(text, conflict.Lowering).Then($" ({how}{(differences.Length > 0 ? ": " + differences : "")})");
        return conflict.Declared is { } declared ? text.Then($" The graph says so itself: {declared.Note ?? declared.Id}.") : text;
    }

    /// <summary>One source that raises and lowers one node over different claims, and how the circumstances of both ways
    /// differ.</summary>
    public RichText Opposed(PathContradiction found)
    {
        string differences = string.Join("; ",
            found.Differences.Select(d => $"{d.Key}: {Values(d.Key, d.Raising)} against {Values(d.Key, d.Lowering)}"));
        return $"{found.Source.Label} raises and lowers {found.Target.Label}. "
            + (differences.Length > 0
                ? $"Stated on the raising way against the lowering one: {differences}."
                : "Both ways state the same circumstances.");
    }

    /// <summary>A path: its nodes, sign and belief, and of each claim the belief, the stated circumstances and a link.</summary>
    public RichText Path(SignedPath path)
    {
        string nodes = Label(path.Steps[0].Edge.From)
            + string.Concat(path.Steps.Select(s => $" {MechWords.Arrow(s.Edge.Relation)} {Label(s.Edge.To)}"));
        RichText text = RichText.Of(string.Create(CultureInfo.InvariantCulture,
            $"{(path.Sign == Sign.Plus ? "Raises" : "Lowers")}: {nodes} (belief {path.Belief:0.00}; "));
        for (int i = 0; i < path.Steps.Count; i++)
        {
            PathStep step = path.Steps[i];
            string kind = EdgeWording.Words(EdgeWording.KindOf(step.Belief));
            text = Linked(i > 0 ? text.Then("; ") : text, step.Edge).Then(string.Create(CultureInfo.InvariantCulture,
                $" {step.Belief.ForPaths:0.00}, {kind}, {Stated(step.Edge)}"));
            if (step.Others.Count > 0) text = text.Then($", also {string.Join(" and ", step.Others.Select(e => $"{e.Id} ({Stated(e)})"))}");
        }

        string assumed = path.AssumesDelivery ? "; what holds something is taken to bring it" : "";
        return text.Then(assumed + ").");
    }

    /// <summary>References as links where they have an address.</summary>
    public static RichText References(IReadOnlyList<string> references)
    {
        RichText text = RichText.Empty;
        for (int i = 0; i < references.Count; i++)
        {
            if (i > 0) text = text.Then(", ");
            text = EdgeEvidenceMarkup.Address(references[i]) is { } address ? text.Link(references[i], address) : text.Then(references[i]);
        }

        return references.Count == 0 ? "–" : text;
    }

    /// <summary>Edges that can be linked to: null for all.</summary>
    public Func<Edge, bool>? Shown { get; init; }

    private RichText Plain(RichText before, Edge edge)
    {
        RichText text = before.Then(EdgeWording.Sentence(graph, edge) + " ");
        return Shown is { } shown && !shown(edge) ? text.Then($"({edge.Id})") : text.Link(edge.Id, Target(edge));
    }

    private RichText Linked(RichText text, Edge edge) =>
        Shown is { } shown && !shown(edge) ? text.Then(edge.Id) : text.Link(edge.Id, Target(edge));

    /// <summary>The stated circumstances of a claim apart from its indication.</summary>
    private string Stated(Edge edge)
    {
        string stated = string.Join(", ", edge.Context.Stated().Where(s => s.Key != "indication")
            .Select(s => $"{(s.Key == "source" ? "source cell" : s.Key)} {Value(s.Key, s.Value)}"));
        return stated.Length > 0 ? stated : "no circumstances stated";
    }

    private string Label(string node) => graph.Node(node)?.Label ?? node;

    private string Values(string key, IReadOnlyList<string> values) =>
        values.Count == 0 ? "not stated" : string.Join(" and ", values.Select(v => Value(key, v)));

    private string Value(string key, string? value) =>
        value is null ? "not stated" : EdgeContext.NodeKeys.Contains(key) ? graph.Node(value)?.Label ?? value : value;

    private string Target(Edge edge) => "#" + MechanismBlock.EdgeId(block, edge.Id);
}
