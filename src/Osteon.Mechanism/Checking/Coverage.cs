namespace Osteon.Mechanism;

/// <summary>Where one claim of a source went.</summary>
/// <param name="Source">The source, as the table of claims names it.</param>
/// <param name="Claim">Claim id.</param>
/// <param name="Edges">Ids of the edges whose evidence it is.</param>
/// <param name="Facts">Ids of the facts whose evidence it is.</param>
/// <param name="OmittedBecause">Reason for leaving it out, or null.</param>
public sealed record ClaimUse(string Source, string Claim, IReadOnlyList<string> Edges, IReadOnlyList<string> Facts, string? OmittedBecause)
{
    /// <summary>Whether it became an edge, a fact or a stated omission.</summary>
    public bool IsCovered => Edges.Count > 0 || Facts.Count > 0 || OmittedBecause is not null;
}

/// <summary>Counts of one source.</summary>
/// <param name="Source">The source.</param>
/// <param name="Claims">Claims it has.</param>
/// <param name="InEdges">Claims in at least one edge.</param>
/// <param name="InFacts">Claims in a fact and in no edge.</param>
/// <param name="Omitted">Claims only left out, with a reason.</param>
/// <param name="Missing">Claims that stand nowhere.</param>
public sealed record SourceCoverage(string Source, int Claims, int InEdges, int InFacts, int Omitted, int Missing);

/// <summary>Maps every claim of the sources to the edges and facts that it became, or to the reason why it became none.</summary>
/// <param name="Uses">One row for each claim, in the order of the table of claims.</param>
public sealed record Coverage(IReadOnlyList<ClaimUse> Uses)
{
    /// <summary>Computes the map.</summary>
    public static Coverage Of(MechanismGraph graph, IEnumerable<(string Source, string Claim)> claims)
    {
        ILookup<string, string> edges = graph.Edges.SelectMany(e => e.Evidence.Select(v => (v.Claim, e.Id))).Distinct().ToLookup(p => p.Claim, p => p.Id);
        ILookup<string, string> facts = graph.Facts.SelectMany(f => f.Evidence.Select(v => (v.Claim, f.Id))).Distinct().ToLookup(p => p.Claim, p => p.Id);
        var omitted = graph.Omissions.ToDictionary(o => o.Claim, o => o.Reason, StringComparer.Ordinal);
        return new Coverage([.. claims.Select(c =>
            new ClaimUse(c.Source, c.Claim, [.. edges[c.Claim]], [.. facts[c.Claim]], omitted.GetValueOrDefault(c.Claim)))]);
    }

    /// <summary>Counts by source, in the order of the table.</summary>
    public IReadOnlyList<SourceCoverage> Sources =>
    [
        .. Uses.GroupBy(u => u.Source).Select(g => new SourceCoverage(
            g.Key,
            g.Count(),
            g.Count(u => u.Edges.Count > 0),
            g.Count(u => u.Edges.Count == 0 && u.Facts.Count > 0),
            g.Count(u => u.Edges.Count == 0 && u.Facts.Count == 0 && u.OmittedBecause is not null),
            g.Count(u => !u.IsCovered))),
    ];
}
