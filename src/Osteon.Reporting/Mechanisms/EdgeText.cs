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

    private string Value(string key, string? value) =>
        value is null ? "not stated" : EdgeContext.NodeKeys.Contains(key) ? graph.Node(value)?.Label ?? value : value;

    private string Target(Edge edge) => "#" + MechanismBlock.EdgeId(block, edge.Id);
}
