using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>The weight of hits in the graph of one set.</summary>
public sealed record PathwayImpact
{
    /// <summary>Identifier of the set.</summary>
    public required string SetId { get; init; }

    /// <summary>Number of distinct conversions between members.</summary>
    public required int Edges { get; init; }

    /// <summary>Conversions that name a compound which is not a member; they are not used.</summary>
    public required int EdgesOutside { get; init; }

    /// <summary>Sum of the relative betweenness of the hits, 0 to 1; null with the reason in <see
    /// cref="BetweennessNotAvailable"/>.</summary>
    public double? Betweenness { get; init; }

    /// <summary>Why there is no betweenness, or null.</summary>
    public string? BetweennessNotAvailable { get; init; }

    /// <summary>Sum of the relative out-degree of the hits, 0 to 1; null with the reason in <see cref="OutDegreeNotAvailable"/>.</summary>
    public double? OutDegree { get; init; }

    /// <summary>Why there is no out-degree, or null.</summary>
    public string? OutDegreeNotAvailable { get; init; }
}

/// <summary>Relative centralities of the members of a set: shares of the sum over the set.</summary>
/// <param name="Members">Keys of the members, in the order of the set, each once.</param>
/// <param name="Betweenness">One per member, adding up to 1; null if no member lies between two others.</param>
/// <param name="OutDegree">One per member, adding up to 1; null if there is no edge.</param>
public sealed record RelativeCentralities(
    IReadOnlyList<string> Members, IReadOnlyList<double>? Betweenness, IReadOnlyList<double>? OutDegree);

/// <summary>
/// Pathway impact: the sum of the centralities of the hits over the sum of the centralities of all members, measured or not. The graph is
/// directed as the source states it (a reversible reaction has both edges), without weights, each edge once, without loops. Betweenness
/// counts shortest directed paths through a member; out-degree counts its outgoing edges. Source: Xia and Wishart 2010,
/// 10.1093/bioinformatics/btq418. A set whose source knows no edges has no impact: this is a missing value, not 0.
/// </summary>
public static class PathwayTopology
{
    /// <summary>Relative centralities of all members of a set.</summary>
    public static RelativeCentralities Centralities(MetaboliteSet set)
    {
        (string[] members, DirectedGraph graph, _) = Graph(set);
        return new RelativeCentralities(members, Shares(graph.Betweenness()), Shares(graph.OutDegree()));
    }

    /// <summary>The impact of some hits on a set. Hits that are not members count for nothing.</summary>
    public static PathwayImpact Impact(MetaboliteSet set, IReadOnlyCollection<string> hits)
    {
        (string[] members, DirectedGraph graph, int outside) = Graph(set);
        var hit = hits.ToHashSet(StringComparer.Ordinal);
        double? betweenness = Sum(Shares(graph.Betweenness())), outDegree = Sum(Shares(graph.OutDegree()));
        string? none = graph.EdgeCount > 0 ? null
            : set.Edges.Count == 0 ? "the source states no conversions between the members of this set"
            : "no conversion of this set is between two of its members";
        return new PathwayImpact
        {
            SetId = set.Id,
            Edges = graph.EdgeCount,
            EdgesOutside = outside,
            Betweenness = betweenness,
            BetweennessNotAvailable = betweenness is null ? none ?? "no member of this set lies on a path between two others" : null,
            OutDegree = outDegree,
            OutDegreeNotAvailable = outDegree is null ? none : null,
        };

        double? Sum(double[]? shares) =>
            shares is null ? null
                : Math.Min(1, Enumerable.Range(0, members.Length).Where(i => hit.Contains(members[i])).Sum(i => shares[i]));
    }

    private static (string[] Members, DirectedGraph Graph, int Outside) Graph(MetaboliteSet set)
    {
        string[] members = [.. set.Members.Distinct(StringComparer.Ordinal)];
        Dictionary<string, int> place = members.Select((m, i) => (m, i)).ToDictionary(p => p.m, p => p.i, StringComparer.Ordinal);
        (string From, string To)[] inside = [.. set.Edges.Where(e => place.ContainsKey(e.From) && place.ContainsKey(e.To))];
        return (members, new DirectedGraph(members.Length, inside.Select(e => (place[e.From], place[e.To]))),
            set.Edges.Count - inside.Length);
    }

    private static double[]? Shares(double[] values)
    {
        double sum = values.Sum();
        return sum == 0 ? null : [.. values.Select(v => v / sum)];
    }
}
