namespace Osteon.Mechanism;

/// <summary>A doubt of the curator, with the claims whose evidence carries it.</summary>
/// <param name="Text">The words of the curator.</param>
/// <param name="Miscited">Whether they say that the reference does not carry the statement (<c>mis-cited</c>).</param>
/// <param name="Evidence">Number of evidences with these words.</param>
/// <param name="Edges">The claims, by id.</param>
public sealed record CuratorCaution(string Text, bool Miscited, int Evidence, IReadOnlyList<Edge> Edges);

/// <summary>What contradicts the claims about an indication, or makes them doubtful.</summary>
/// <param name="Within">Opposite claims of which both are about the indication.</param>
/// <param name="Across">Opposite claims of which only one is about it: another context says the opposite, or states none.</param>
/// <param name="Refuted">Claims with evidence against them, by id.</param>
/// <param name="Cautions">Doubts of the curator: mis-citations first, then the most frequent, then by the words.</param>
public sealed record DossierDoubts(
    IReadOnlyList<Conflict> Within,
    IReadOnlyList<Conflict> Across,
    IReadOnlyList<Edge> Refuted,
    IReadOnlyList<CuratorCaution> Cautions)
{
    private const string MiscitedWord = "mis-cited";

    /// <summary>The doubts about these claims of a graph.</summary>
    public static DossierDoubts Of(MechanismGraph graph, IReadOnlyList<Edge> claims)
    {
        HashSet<string> ids = [.. claims.Select(e => e.Id)];
        IReadOnlyList<Conflict> conflicts = ConflictQuery.Run(graph).Conflicts;
        int About(Conflict conflict) => (ids.Contains(conflict.Raising.Id) ? 1 : 0) + (ids.Contains(conflict.Lowering.Id) ? 1 : 0);
        return new DossierDoubts(
            [.. conflicts.Where(c => About(c) == 2)],
            [.. conflicts.Where(c => About(c) == 1)],
            [.. claims.Where(e => e.Evidence.Any(v => v.Stance == Stance.Refutes))],
            [
                .. claims.SelectMany(e => e.Evidence.Where(v => v.Caution is not null).Select(v => (Edge: e, Text: v.Caution!)))
                    .GroupBy(c => c.Text)
                    .Select(g => new CuratorCaution(g.Key, IsMiscited(g.Key), g.Count(), [.. g.Select(c => c.Edge).DistinctBy(e => e.Id)]))
                    .OrderByDescending(c => c.Miscited).ThenByDescending(c => c.Evidence).ThenBy(c => c.Text, StringComparer.Ordinal),
            ]);
    }

    private static bool IsMiscited(string caution) => caution.Contains(MiscitedWord, StringComparison.OrdinalIgnoreCase);
}
