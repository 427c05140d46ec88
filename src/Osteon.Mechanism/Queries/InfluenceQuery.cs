namespace Osteon.Mechanism;

/// <summary>One node that acts on the node asked about, or is acted on, with the best path of one sign.</summary>
/// <param name="Node">The other node.</param>
/// <param name="Path">The best simple path of this sign, from cause to effect.</param>
/// <param name="Opposed">Whether paths of the opposite sign exist too.</param>
public sealed record Influence(Node Node, SignedPath Path, bool Opposed);

/// <summary>The answer to "what acts on this?" or "what does this act on?".</summary>
/// <param name="Of">The node asked about.</param>
/// <param name="Influences">By belief of the best path, the highest first; a node stands once for each sign it has.</param>
/// <param name="Complete">False when a search was cut off.</param>
public sealed record InfluenceAnswer(Node Of, IReadOnlyList<Influence> Influences, bool Complete);

/// <summary>All causes or all effects of a node, each with its best simple path for every sign.</summary>
public static class InfluenceQuery
{
    private const int OpenedForOne = 4000;

    /// <summary>What acts on the node.</summary>
    /// <exception cref="ArgumentException">The node is unknown.</exception>
    public static InfluenceAnswer Upstream(MechanismGraph graph, string node, SearchOptions options) => Run(graph, node, options, effects: false);

    /// <summary>What the node acts on.</summary>
    /// <exception cref="ArgumentException">The node is unknown.</exception>
    public static InfluenceAnswer Effects(MechanismGraph graph, string node, SearchOptions options) => Run(graph, node, options, effects: true);

    private static InfluenceAnswer Run(MechanismGraph graph, string id, SearchOptions options, bool effects)
    {
        int centre = PathQuery.Index(graph, id);
        SignedArcs arcs = SignedArcs.Of(graph, options);
        if (effects) arcs = arcs.Reversed();
        using var search = new SignedSearch(arcs, centre, options.MaximumLength);
        var found = new List<Influence>();
        bool complete = true;
        for (int node = 0; node < arcs.Nodes; node++)
        {
            if (node == centre) continue;
            var paths = new List<SignedPath>();
            for (int sign = -1; sign <= 1; sign++)
            {
                (int[]? path, bool ended) = search.BestOne(node, sign, Math.Min(OpenedForOne, options.MaximumOpened));
                complete &= ended;
                if (path is null) continue;
                if (effects) Array.Reverse(path);
                paths.Add(SignedPath.Of(graph, arcs, path));
            }

            bool both = paths.Exists(p => p.Sign == Sign.Plus) && paths.Exists(p => p.Sign == Sign.Minus);
            found.AddRange(paths.Select(p => new Influence(graph.Nodes[node], p, both && p.Sign != Sign.Unknown)));
        }

        Influence[] ordered =
        [
            .. found.OrderByDescending(i => Math.Round(i.Path.Belief, 12)).ThenBy(i => i.Path.Steps.Count).ThenBy(i => i.Node.Id, StringComparer.Ordinal)
                .ThenByDescending(i => i.Path.Sign),
        ];
        return new InfluenceAnswer(graph.Nodes[centre], ordered, complete);
    }
}
