using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// Groups matches into empirical compounds: the ions of one compound that elute together, with a primary ion among them; compounds
/// explained
/// by exactly the same features (isomers) become one.
/// </summary>
internal static class EmpiricalCompounds
{
    /// <summary>A group: candidate compounds and matches of the first of them.</summary>
    public sealed record Unit(List<int> Compounds, Candidate[] Ions)
    {
        public int[] Features { get; } = [.. Ions.Select(i => i.Feature).Distinct().Order()];
    }

    public static List<Unit> Of(IReadOnlyList<Feature> features, IEnumerable<Candidate> candidates, MummichogParameters parameters)
    {
        var units = new List<Unit>();
        var byFeatures = new Dictionary<string, Unit>(StringComparer.Ordinal);
        foreach (IGrouping<int, Candidate> compound in candidates.GroupBy(c => c.Compound).OrderBy(g => g.Key))
        {
            foreach (Candidate[] group in Together([.. compound], features, parameters.RetentionTolerance))
            {
                if (parameters.RequirePrimaryIon && !Array.Exists(group, c => c.Primary)) continue;
                string key =
                    string.Join(',', group.Select(c => c.Feature).Distinct().Order().Select(f => f.ToString(CultureInfo.InvariantCulture)));
                if (byFeatures.TryGetValue(key, out Unit? same))
                {
                    if (!same.Compounds.Contains(compound.Key)) same.Compounds.Add(compound.Key);
                    continue;
                }

                byFeatures[key] = new Unit([compound.Key], group);
                units.Add(byFeatures[key]);
            }
        }

        return units;
    }

    /// <summary>Matches of one compound, cut wherever two neighbouring retention times differ by more than the tolerance.</summary>
    private static IEnumerable<Candidate[]> Together(Candidate[] candidates, IReadOnlyList<Feature> features, double? tolerance)
    {
        if (tolerance is not { } step)
        {
            yield return candidates;
            yield break;
        }

        Candidate[] timed =
            [.. candidates.Where(c => features[c.Feature].RetentionTime is not null).OrderBy(c => features[c.Feature].RetentionTime)];
        Candidate[] untimed = [.. candidates.Where(c => features[c.Feature].RetentionTime is null)];
        if (timed.Length == 0)
        {
            yield return untimed;
            yield break;
        }

        int start = 0;
        for (int i = 1; i <= timed.Length; i++)
        {
            if (i < timed.Length && features[timed[i].Feature].RetentionTime!.Value - features[timed[i - 1].Feature]
                .RetentionTime!.Value <= step) continue;
            yield return [.. timed[start..i], .. untimed];
            start = i;
        }
    }
}
