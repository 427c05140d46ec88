namespace Osteon.Mechanism;

/// <summary>What paths may be made of, and how long they may be.</summary>
public sealed record SearchOptions
{
    /// <summary>Eight edges, every context, no structural edges.</summary>
    public static SearchOptions Default { get; } = new();

    /// <summary>Conditions on the context, applied before the search.</summary>
    public ContextFilter Context { get; init; } = ContextFilter.All;

    /// <summary>Edges of a path at most, 1 to 20. Default: 8.</summary>
    public int MaximumLength { get; init; } = 8;

    /// <summary>Whether <c>=></c> (belongs to, becomes, comes before) may be walked, with unknown sign. Default: false.</summary>
    public bool Structural { get; init; }

    /// <summary>Whether edges that nothing supports (only named, or without evidence) may be walked. Default: true; they are the weakest by far.</summary>
    public bool NamedOnly { get; init; } = true;

    /// <summary>
    /// Partial paths a search may open before it gives up and says so. Default: 500,000; only a search for a sign that nearly every walk reaches by
    /// passing a node twice comes near it.
    /// </summary>
    public int MaximumOpened { get; init; } = 500_000;

    /// <summary>Edges that may not be walked, or null for none.</summary>
    internal Func<Edge, bool>? Except { get; init; }

    /// <summary>Whether an edge may be walked: an effect of any sign, a container, with <see cref="Structural"/> also <c>=></c>.</summary>
    internal bool Walks(Edge edge, EdgeBelief belief) =>
        (edge.Relation.IsEffect() || edge.Relation == Relation.Contains || (Structural && edge.Relation == Relation.Structural))
        && (NamedOnly || belief.Support.Studies > 0)
        && Context.Passes(edge)
        && Except?.Invoke(edge) != true;
}
