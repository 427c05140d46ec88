using Osteon.Primitives;

namespace Osteon.Mechanism;

/// <summary>The answer to "how could this act on that?".</summary>
/// <param name="From">Cause.</param>
/// <param name="To">Effect.</param>
/// <param name="Paths">The best paths, the one with the highest belief first.</param>
/// <param name="Complete">False when the search was cut off at <see cref="SearchOptions.MaximumOpened"/>.</param>
/// <param name="Signs">Probability of the sign of the effect over these paths together.</param>
public sealed record PathAnswer(Node From, Node To, IReadOnlyList<SignedPath> Paths, bool Complete, SignProbability Signs);

/// <summary>
/// The k best signed paths: simple paths of at most <see cref="SearchOptions.MaximumLength"/> edges by the product of the beliefs of their edges. Exact:
/// the answer is that of listing all simple paths and sorting them.
/// </summary>
public static class PathQuery
{
    /// <summary>Finds them.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="ends">Ids of cause and effect, which differ.</param>
    /// <param name="sign">Only paths of this sign, or null for any.</param>
    /// <param name="count">How many, 1 or more.</param>
    /// <param name="options">What paths may be made of.</param>
    /// <param name="random">Streams for the sign probability where it has to be drawn.</param>
    /// <exception cref="ArgumentException">A node is unknown, or both are the same.</exception>
    public static PathAnswer Best(
        MechanismGraph graph,
        (string From, string To) ends,
        Sign? sign,
        int count,
        SearchOptions options,
        RandomStreams? random = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        int from = Index(graph, ends.From), to = Index(graph, ends.To);
        if (from == to) throw new ArgumentException("cause and effect are the same node", nameof(ends));
        SignedArcs arcs = SignedArcs.Of(graph, options);
        using var search = new SignedSearch(arcs, to, options.MaximumLength);
        (List<int[]> found, bool complete) = search.Best(from, (int?)sign, count, options.MaximumOpened);
        SignedPath[] paths = [.. found.Select(p => SignedPath.Of(graph, arcs, p)).Order(SignedPath.Order).Take(count)];
        return new PathAnswer(graph.Nodes[from], graph.Nodes[to], paths, complete, SignProbability.Of(paths, random ?? new RandomStreams(1)));
    }

    internal static int Index(MechanismGraph graph, string id) =>
        graph.NodeIndex(id) is int index and >= 0 ? index : throw new ArgumentException($"no node {id}", nameof(id));
}
