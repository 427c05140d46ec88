namespace Osteon.Mechanism;

/// <summary>An edge of the graph that drives a term of the tissue simulator.</summary>
/// <param name="Term">Name of the term, for example <c>k_mb</c>.</param>
/// <param name="Parameter">Name of the parameter that scales it, or null.</param>
/// <param name="Edge">The edge.</param>
public sealed record ModelTermLink(string Term, string? Parameter, Edge Edge)
{
    /// <summary>Whether the edge raises or lowers the term; unknown where the edge gives no direction.</summary>
    public Sign Sign => Edge.Sign;
}

/// <summary>
/// The hook between the graph and the tissue simulator: an edge with a line <c>model term=… param=…</c> names the term that it drives. The
/// simulator asks for the links of a term, takes its parameter from its own ledger, and shows the edges and their evidence beside the
/// result.
/// </summary>
public static class ModelTerms
{
    /// <summary>All links, by term, then parameter, then edge id (ordinal).</summary>
    public static IReadOnlyList<ModelTermLink> Of(MechanismGraph graph) =>
    [
        .. graph.Edges.SelectMany(e => e.ModelTerms.Select(t => new ModelTermLink(t.Term, t.Parameter, e)))
            .OrderBy(l => l.Term, StringComparer.Ordinal)
            .ThenBy(l => l.Parameter, StringComparer.Ordinal)
            .ThenBy(l => l.Edge.Id, StringComparer.Ordinal),
    ];

    /// <summary>The links of one term.</summary>
    public static IReadOnlyList<ModelTermLink> Of(MechanismGraph graph, string term) => [.. Of(graph).Where(l => l.Term == term)];
}
