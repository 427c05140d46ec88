namespace Osteon.Mechanism;

/// <summary>A key of the context of which two paths state different values.</summary>
/// <param name="Key">The key, one of <see cref="EdgeContext.Keys"/>.</param>
/// <param name="Raising">Values that the steps of the raising path state, in their order; empty where none states it.</param>
/// <param name="Lowering">The same of the lowering path.</param>
public sealed record PathDifference(string Key, IReadOnlyList<string> Raising, IReadOnlyList<string> Lowering);

/// <summary>A node that one vesicle, cell or carrier raises over one path of claims and lowers over another.</summary>
/// <param name="Source">The vesicle, cell or carrier.</param>
/// <param name="Target">The node that both paths end at.</param>
/// <param name="Raising">The best path of sign +.</param>
/// <param name="Lowering">The best path of sign −.</param>
/// <param name="Differences">Where their stated circumstances differ, in the order of <see cref="EdgeContext.Keys"/>.</param>
public sealed record PathContradiction(
    Node Source,
    Node Target,
    SignedPath Raising,
    SignedPath Lowering,
    IReadOnlyList<PathDifference> Differences);

/// <summary>What was looked for and what was found.</summary>
/// <param name="Found">By the lower of the two beliefs, the highest first, then by source and target.</param>
/// <param name="Sources">Vesicles, cells and carriers from which paths were followed.</param>
/// <param name="Claims">Supported claims over which they were followed.</param>
/// <param name="Complete">False when a search was cut off.</param>
public sealed record PathContradictionAnswer(IReadOnlyList<PathContradiction> Found, int Sources, int Claims, bool Complete);

/// <summary>
/// Finds opposite effects of one source over different ways, which pairs of edges with the same ends do not show: vesicles of aged donors
/// whose microRNA lowers what other vesicles raise. Paths are simple, at most <see cref="Length"/> edges long, over supported effects and
/// containers of the given part only; in a dossier that are the claims about the indication. Edges that state no indication are not
/// followed: textbook pathways hold their own brakes, and every such loop would look like a contradiction.
/// </summary>
public static class PathContradictions
{
    /// <summary>Edges of a path at most: 5.</summary>
    public const int Length = 5;

    private static readonly SearchOptions Options = SearchOptions.Default with { MaximumLength = Length, NamedOnly = false };

    /// <summary>
    /// Every pair of a vesicle, cell or carrier and a node that it reaches with both signs, with the best path of each. Two single edges
    /// are left out: they are a <see cref="Conflict"/>.
    /// </summary>
    public static PathContradictionAnswer Of(MechanismGraph part)
    {
        ArgumentNullException.ThrowIfNull(part);
        Edge[] walked = [.. part.Edges.Where((e, i) => e.From != e.To && Options.Walks(e, part.Beliefs[i]))];
        string[] sources =
        [
            .. walked.Select(e => e.From).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Where(id => part.Node(id)!.Kind is NodeKind.Vesicle or NodeKind.Cell or NodeKind.Carrier),
        ];
        bool complete = true;
        var found = new List<PathContradiction>();
        foreach (string source in sources)
        {
            InfluenceAnswer effects = InfluenceQuery.Effects(part, source, Options);
            // Where its quick search was cut off, every node is asked for by itself.
            IEnumerable<string> targets = effects.Complete
                ? effects.Influences.Where(i => i.Opposed).Select(i => i.Node.Id).Distinct(StringComparer.Ordinal)
                : part.Nodes.Select(n => n.Id).Where(id => id != source);
            foreach (string target in targets)
            {
                if (Best(target, Sign.Plus) is not { } raising || Best(target, Sign.Minus) is not { } lowering) continue;
                if (raising.Steps.Count + lowering.Steps.Count == 2) continue;
                found.Add(new PathContradiction(part.Node(source)!, part.Node(target)!, raising, lowering, Differences(raising, lowering)));
            }

            SignedPath? Best(string target, Sign sign)
            {
                PathAnswer answer = PathQuery.Best(part, (source, target), sign, 1, Options);
                complete &= answer.Complete;
                return answer.Paths.Count > 0 ? answer.Paths[0] : null;
            }
        }

        return new PathContradictionAnswer(
            [
                .. found.OrderByDescending(c => Math.Round(Math.Min(c.Raising.Belief, c.Lowering.Belief), 12))
                    .ThenBy(c => c.Source.Id, StringComparer.Ordinal).ThenBy(c => c.Target.Id, StringComparer.Ordinal),
            ],
            sources.Length,
            walked.Length,
            complete);
    }

    private static PathDifference[] Differences(SignedPath raising, SignedPath lowering) =>
    [
        .. EdgeContext.Keys.Select(k => new PathDifference(k, Values(raising, k), Values(lowering, k)))
            .Where(d => !d.Raising.ToHashSet().SetEquals(d.Lowering)),
    ];

    private static string[] Values(SignedPath path, string key) =>
        [.. path.Steps.Select(s => s.Edge.Context[key]).OfType<string>().Distinct(StringComparer.Ordinal)];
}
