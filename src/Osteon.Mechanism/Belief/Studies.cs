namespace Osteon.Mechanism;

/// <summary>One independent study with everything that the texts say of it on one edge.</summary>
/// <param name="Name">Its most readable name, see <see cref="GraphStudies.Names"/>; without a graph that of the first evidence.</param>
/// <param name="Evidence">Evidence that is this study's, in the order of the file.</param>
public sealed record Study(string Name, IReadOnlyList<Evidence> Evidence);

/// <summary>
/// Groups evidence into independent studies: two evidences are one study when they share the cohort, a textbook key, a reference, or a number in the
/// reference list of the same source, directly or through a third. Counting is thereby never too high; a group of references given together counts once.
/// Where a graph is at hand, <see cref="GraphStudies"/> also joins what only other edges show to be one study.
/// </summary>
public static class Studies
{
    /// <summary>The studies, in the order of their first evidence.</summary>
    public static IReadOnlyList<Study> Of(IEnumerable<Evidence> evidence)
    {
        Evidence[] items = [.. evidence];
        if (items.Length == 1) return [new Study(items[0].Study, items)];
        var union = new Union(items.Length);
        var first = new Dictionary<StudyKey, int>();
        var keys = new List<StudyKey>();
        for (int i = 0; i < items.Length; i++)
        {
            keys.Clear();
            StudyKey.AddNames(items[i], keys);
            StudyKey.AddWorks(items[i], keys);
            foreach (StudyKey key in keys)
                if (!first.TryAdd(key, i)) union.Join(i, first[key]);
        }

        return
        [
            .. Enumerable.Range(0, items.Length).GroupBy(union.Root).OrderBy(g => g.Key)
                .Select(g => new Study(items[g.Key].Study, [.. g.Select(i => items[i])])),
        ];
    }
}
