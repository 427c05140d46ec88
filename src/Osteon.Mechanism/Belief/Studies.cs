namespace Osteon.Mechanism;

/// <summary>One independent study with everything that the texts say of it on one edge.</summary>
/// <param name="Name">Cohort, else first reference, else claim, of the first evidence.</param>
/// <param name="Evidence">Evidence that is this study's, in the order of the file.</param>
public sealed record Study(string Name, IReadOnlyList<Evidence> Evidence);

/// <summary>
/// Groups evidence into independent studies: two evidences are one study when they share the cohort, a reference, or a number in the reference list of
/// the same source, directly or through a third. Counting is thereby never too high; a group of references given together counts once.
/// </summary>
public static class Studies
{
    /// <summary>The studies, in the order of their first evidence.</summary>
    public static IReadOnlyList<Study> Of(IEnumerable<Evidence> evidence)
    {
        Evidence[] items = [.. evidence];
        int[] parent = [.. Enumerable.Range(0, items.Length)];
        int Root(int i)
        {
            while (parent[i] != i) i = parent[i] = parent[parent[i]];
            return i;
        }

        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < items.Length; i++)
        {
            foreach (string key in Keys(items[i]))
            {
                if (first.TryAdd(key, i)) continue;
                int a = Root(i), b = Root(first[key]);
                parent[Math.Max(a, b)] = Math.Min(a, b);
            }
        }

        return [.. Enumerable.Range(0, items.Length).GroupBy(Root).OrderBy(g => g.Key).Select(g => new Study(items[g.Key].Study, [.. g.Select(i => items[i])]))];
    }

    /// <summary>What makes two evidences the same study.</summary>
    public static IEnumerable<string> Keys(Evidence evidence)
    {
        if (evidence.Cohort is { } cohort) yield return "cohort " + cohort;
        foreach (string reference in evidence.References) yield return "ref " + reference.ToLowerInvariant();
        int dash = evidence.Claim.IndexOf('-', StringComparison.Ordinal);
        string source = dash < 0 ? evidence.Claim : evidence.Claim[..dash] is "R1T" ? "R1" : evidence.Claim[..dash];
        foreach (int number in evidence.Cited) yield return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"cited {source} {number}");
        if (evidence.Cohort is null && evidence.References.Count == 0 && evidence.Cited.Count == 0) yield return "claim " + evidence.Claim;
    }
}
