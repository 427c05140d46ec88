namespace Osteon.Mechanism;

/// <summary>What an export adds to the graph itself.</summary>
public sealed record ExportOptions
{
    /// <summary>Title of the document. Default "Osteon mechanism graph".</summary>
    public string Title { get; init; } = "Osteon mechanism graph";

    /// <summary>A sentence on what was selected, or null.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// Belief that an edge holds, 0 to 1, from its supporting evidence; null (the default), or a null result, leaves belief out. Refuting
    /// evidence is never netted into it: it is told by its count.
    /// </summary>
    public Func<Edge, double?>? Belief { get; init; }

    /// <summary>Version of the program that writes, or null.</summary>
    public string? Generator { get; init; }
}
