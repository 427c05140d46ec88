using Osteon.Numerics;

namespace Osteon.Metabolomics;

/// <summary>A set and the compounds it was hit by.</summary>
/// <param name="Id">Identifier of the set, unique among those compared (put the pack's id in front where packs are mixed).</param>
/// <param name="Hits">Keys of its hits, or names common to several packs.</param>
public sealed record HitSet(string Id, IReadOnlyCollection<string> Hits);

/// <summary>How much two sets share.</summary>
/// <param name="A">Identifier of the one set.</param>
/// <param name="B">Identifier of the other.</param>
/// <param name="Shared">Number of common hits.</param>
/// <param name="Jaccard">Common hits over the hits of either.</param>
/// <param name="Overlap">Common hits over the hits of the smaller (Szymkiewicz–Simpson).</param>
public sealed record SetOverlap(string A, string B, int Shared, double Jaccard, double Overlap);

/// <summary>Sets that say the same thing.</summary>
/// <param name="Representative">The first of the group in the order given (usually the smallest p).</param>
/// <param name="Sets">All sets of the group, in the order given.</param>
/// <param name="SharedByAll">Hits that all sets of the group have, in alphabetical order.</param>
public sealed record RedundantGroup(string Representative, IReadOnlyList<string> Sets, IReadOnlyList<string> SharedByAll);

/// <summary>Redundancy of a list of sets: pathways that stand in a list several times under different names because of the same few
/// metabolites.</summary>
public sealed record SetRedundancy
{
    /// <summary>Pairs that share at least one hit, in the order given.</summary>
    public required IReadOnlyList<SetOverlap> Pairs { get; init; }

    /// <summary>
    /// Every set in exactly one group: sets are in one group if a chain of pairs at or above the threshold links them. Groups in the
    /// order of
    /// their representatives; a set that is like no other is a group of one.
    /// </summary>
    public required IReadOnlyList<RedundantGroup> Groups { get; init; }

    /// <summary>For each set whose hits equal those of an earlier one, that earlier one: "same hits as …".</summary>
    public required IReadOnlyDictionary<string, string> SameHitsAs { get; init; }

    /// <summary>Compounds by the number of sets they are a hit of, most first, then by key: those on which the list rests.</summary>
    public required IReadOnlyList<(string Compound, int Sets)> LeadingCompounds { get; init; }

    /// <summary>
    /// Compares sets by their hits.
    /// </summary>
    /// <param name="sets">The sets, best first. Sets without hits are groups of their own.</param>
    /// <param name="threshold">Smallest Jaccard index that links two sets, above 0 and at most 1. Default 0.5.</param>
    public static SetRedundancy Of(IReadOnlyList<HitSet> sets, double threshold = 0.5)
    {
        if (!(threshold > 0 && threshold <= 1))
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "above 0 and at most 1");
        HashSet<string>[] hits = [.. sets.Select(s => s.Hits.ToHashSet(StringComparer.Ordinal))];
        var pairs = new List<SetOverlap>();
        var same = new Dictionary<string, string>(StringComparer.Ordinal);
        var groups = new DisjointSets(sets.Count);
        for (int a = 0; a < sets.Count; a++)
        {
            for (int b = a + 1; b < sets.Count; b++)
            {
                int shared = hits[a].Count(hits[b].Contains);
                if (shared == 0) continue;
                double jaccard = (double)shared / (hits[a].Count + hits[b].Count - shared);
                pairs.Add(new SetOverlap(sets[a].Id, sets[b].Id, shared, jaccard, (double)shared / Math.Min(hits[a].Count, hits[b].Count)));
                if (jaccard >= threshold) groups.Unite(a, b);
                if (shared == hits[a].Count && shared == hits[b].Count) same.TryAdd(sets[b].Id, sets[a].Id);
            }
        }

        return new SetRedundancy
        {
            Pairs = pairs,
            SameHitsAs = same,
            Groups =
            [
                .. Enumerable.Range(0, sets.Count).GroupBy(groups.Find).Select(g => new RedundantGroup(
                    sets[g.First()].Id,
                    [.. g.Select(i => sets[i].Id)],
                    [.. g.Select(i => hits[i]).Aggregate((x, y) => [.. x.Intersect(y)]).Order(StringComparer.Ordinal)])),
            ],
            LeadingCompounds =
            [
                .. hits.SelectMany(h => h).GroupBy(c => c).Select(g => (g.Key, g.Count())).OrderByDescending(c => c.Item2)
                    .ThenBy(c => c.Key, StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>Compares the lines of an over-representation analysis that have hits, in the order of the result.</summary>
    /// <param name="result">The analysis.</param>
    /// <param name="most">Largest p of the lines that take part. Default 1: all with hits.</param>
    /// <param name="threshold">Smallest Jaccard index that links two sets.</param>
    public static SetRedundancy Of(OverRepresentationResult result, double most = 1, double threshold = 0.5) =>
        Of([.. result.Lines.Where(l => l.Counts.Hits > 0 && l.Counts.P <= most).Select(l => new HitSet(l.SetId, l.HitCompounds))],
            threshold);
}
