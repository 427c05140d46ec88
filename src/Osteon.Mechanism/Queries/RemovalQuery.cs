namespace Osteon.Mechanism;

/// <summary>Studies whose loss together breaks a conclusion.</summary>
/// <param name="Studies">Their names (<see cref="GraphStudies.Names"/>), in ordinal order.</param>
/// <param name="Edges">Ids of the edges that fall with them, of those that lead from cause to effect.</param>
public sealed record BreakingSet(IReadOnlyList<string> Studies, IReadOnlyList<string> Edges);

/// <summary>The answer to "what would change my mind?".</summary>
/// <param name="From">Cause.</param>
/// <param name="To">Effect.</param>
/// <param name="Holds">Whether the conclusion holds at all: a path of the sign exists over supported edges.</param>
/// <param name="Best">The best path before anything is removed, or null.</param>
/// <param name="Sets">All smallest breaking sets, up to 50, in ordinal order; empty when none is small enough.</param>
/// <param name="Survives">The loss of any so many studies leaves the conclusion standing.</param>
/// <param name="Complete">False when the search was cut off, so that sets may be missing.</param>
public sealed record RemovalAnswer(
    Node From,
    Node To,
    bool Holds,
    SignedPath? Best,
    IReadOnlyList<BreakingSet> Sets,
    int Survives,
    bool Complete);

/// <summary>What a removal may take.</summary>
/// <param name="Sign">Sign of the conclusion, or null for any path.</param>
/// <param name="MaximumSize">Largest set looked for. Default: 4.</param>
/// <param name="TextbookHolds">Whether textbook sources cannot be lost. Default: false.</param>
public sealed record RemovalOptions(Sign? Sign = null, int MaximumSize = 4, bool TextbookHolds = false);

/// <summary>
/// The smallest sets of studies whose loss leaves no path of the wanted sign over supported edges. A study is lost on all its edges at once, under
/// whatever name it stands there (<see cref="GraphStudies"/>); an edge falls when all studies that support it are lost. This minimum cut is not one of
/// single edges, so it is found by branching (<see cref="StudyCut"/>). Exact for the sizes looked at.
/// </summary>
public static class RemovalQuery
{
    private const int MaximumSets = 50;

    /// <summary>Finds them.</summary>
    /// <exception cref="ArgumentException">A node is unknown, or both are the same.</exception>
    public static RemovalAnswer Run(MechanismGraph graph, (string From, string To) ends, RemovalOptions removal, SearchOptions options)
    {
        int from = PathQuery.Index(graph, ends.From), to = PathQuery.Index(graph, ends.To);
        if (from == to) throw new ArgumentException("cause and effect are the same node", nameof(ends));
        SignedArcs arcs = SignedArcs.Of(graph, options with { NamedOnly = false });
        (int[]? path, bool complete) = BestOne(arcs, from, to, removal.Sign, options);
        if (path is null) return new RemovalAnswer(graph.Nodes[from], graph.Nodes[to], false, null, [], 0, complete);
        int[][] studies = [.. arcs.Edges.Select(edges => StudiesOf(graph, edges, removal.TextbookHolds))];
        var cut = new StudyCut(arcs, studies, graph.Studies.Names.Count, (from, to), removal.Sign, options);
        cut.Know(path);
        int size = cut.LowerBound(removal.MaximumSize + 1);
        for (; size <= removal.MaximumSize; size++)
        {
            cut.Branch(size);
            if (cut.Found.Count > 0 || !cut.Complete) break;
        }

        IReadOnlyList<string> names = graph.Studies.Names;
        BreakingSet[] sets =
        [
            .. cut.Found.Select(ids => (Names: ids.Select(i => names[i]).Order(StringComparer.Ordinal).ToArray(), Ids: ids))
                .OrderBy(s => string.Join('\n', s.Names), StringComparer.Ordinal).Take(MaximumSets)
                .Select(s => new BreakingSet(s.Names, [.. cut.Fallen(s.Ids).SelectMany(a => arcs.Edges[a]).Order().Select(e => graph.Edges[e].Id)])),
        ];
        return new RemovalAnswer(
            graph.Nodes[from],
            graph.Nodes[to],
            true,
            SignedPath.Of(graph, arcs, path),
            sets,
            Math.Min(size, removal.MaximumSize + 1) - 1,
            complete && cut.Complete);
    }

    /// <summary>The best simple path of the sign, or of any.</summary>
    internal static (int[]? Path, bool Complete) BestOne(SignedArcs arcs, int from, int to, Sign? sign, SearchOptions options)
    {
        using var search = new SignedSearch(arcs, to, options.MaximumLength);
        if (sign is { } wanted) return search.BestOne(from, (int)wanted, options.MaximumOpened);
        (List<int[]> paths, bool ended) = search.Best(from, null, 1, options.MaximumOpened);
        return (paths.Count > 0 ? paths[0] : null, ended);
    }

    /// <summary>The studies that support an arc; none when it cannot be lost.</summary>
    private static int[] StudiesOf(MechanismGraph graph, int[] edges, bool textbookHolds)
    {
        int[] studies = [];
        foreach (int e in edges)
        {
            IReadOnlyList<Evidence> evidence = graph.Edges[e].Evidence;
            for (int k = 0; k < evidence.Count; k++)
            {
                if (evidence[k].Stance != Stance.Supports) continue;
                if (textbookHolds && evidence[k].Type == EvidenceType.Textbook) return [];
                int study = graph.Studies.Of(e, k);
                if (Array.IndexOf(studies, study) < 0) studies = [.. studies, study];
            }
        }

        return studies;
    }
}
