namespace Osteon.Mechanism;

/// <summary>What an export adds to the graph itself.</summary>
public sealed record ExportOptions
{
    /// <summary>Title of the document. Default "Osteon mechanism graph".</summary>
    public string Title { get; init; } = "Osteon mechanism graph";

    /// <summary>A sentence on what was selected, or null.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// Belief that an edge holds, 0 to 1, from its supporting evidence; null, or a null result, leaves belief out. Default
    /// <see cref="OfSupport"/>.
    /// Refuting evidence is never netted into it: it is told by its count.
    /// </summary>
    public Func<Edge, double?>? Belief { get; init; } = OfSupport;

    /// <summary>The noisy-or of the supporting studies (<see cref="EdgeBelief"/>), null where none supports the edge.</summary>
    public static double? OfSupport(Edge edge) => EdgeBelief.Of(edge).Support is { Studies: > 0 } support ? support.Belief : null;

    /// <summary>Version of the program that writes, or null.</summary>
    public string? Generator { get; init; }
}
