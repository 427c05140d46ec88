namespace Osteon.Mechanism;

/// <summary>How the contexts of two opposite edges relate.</summary>
public enum ContextRelation
{
    /// <summary>They state the same: a contradiction.</summary>
    Same,

    /// <summary>Nothing stated differs, but one states more: perhaps a contradiction.</summary>
    Compatible,

    /// <summary>At least one key has two values: the difference may explain the signs.</summary>
    Different,
}

/// <summary>Two edges with the same ends and opposite signs.</summary>
/// <param name="Raising">The edge that raises.</param>
/// <param name="Lowering">The edge that lowers.</param>
/// <param name="Context">How their contexts relate.</param>
/// <param name="Differences">Keys with their two values, the raising edge's first; null is not stated.</param>
/// <param name="Declared">An edge between the same ends that says that the sign depends on the context, or null.</param>
public sealed record Conflict(
    Edge Raising,
    Edge Lowering,
    ContextRelation Context,
    IReadOnlyList<(string Key, string? Raising, string? Lowering)> Differences,
    Edge? Declared);

/// <summary>What contradicts what.</summary>
/// <param name="Conflicts">Pairs of opposite edges: contradictions first, then by ids.</param>
/// <param name="Refuted">Edges with evidence against them, by id.</param>
public sealed record ConflictAnswer(IReadOnlyList<Conflict> Conflicts, IReadOnlyList<Edge> Refuted);

/// <summary>Lists opposite edges between the same subject and object, within and across contexts, and edges with refuting evidence.</summary>
public static class ConflictQuery
{
    /// <summary>All of them, or those that touch a node.</summary>
    public static ConflictAnswer Run(MechanismGraph graph, string? node = null, ContextFilter? context = null)
    {
        ContextFilter filter = context ?? ContextFilter.All;
        Edge[] edges = [.. graph.Edges.Where(e => (node is null || e.From == node || e.To == node) && filter.Passes(e))];
        var conflicts =
            from pair in edges.GroupBy(e => (e.From, e.To))
            let declared = pair.FirstOrDefault(e => e.Relation == Relation.ContextDependent)
            from raising in pair.Where(e => e.Relation == Relation.Raises)
            from lowering in pair.Where(e => e.Relation == Relation.Lowers)
            let differences = Differences(raising.Context, lowering.Context)
            let relation = differences.Length == 0 ? ContextRelation.Same
                : Array.Exists(differences, d => d.Raising is not null && d.Lowering is not null) ? ContextRelation.Different
                : ContextRelation.Compatible
            orderby relation, raising.Id, lowering.Id
            select new Conflict(raising, lowering, relation, differences, declared);
        return new ConflictAnswer([.. conflicts], [.. edges.Where(e => e.Evidence.Any(v => v.Stance == Stance.Refutes))]);
    }

    private static (string Key, string? Raising, string? Lowering)[] Differences(EdgeContext raising, EdgeContext lowering) =>
        [.. EdgeContext.Keys.Where(k => raising[k] != lowering[k]).Select(k => (k, raising[k], lowering[k]))];
}
