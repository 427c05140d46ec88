using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>The sets of a pack counted in one background.</summary>
internal sealed class BackgroundCounts
{
    private BackgroundCounts(
        EnrichmentBackground kind, int population, HashSet<string> selectedInside, SetCounts?[] counts, FdrFamily family)
    {
        Kind = kind;
        Population = population;
        SelectedInside = selectedInside;
        Counts = counts;
        double?[] p = [.. counts.Select(c => c is not null && InFamily(c, family) ? c.P : (double?)null)];
        PAdjusted = AdjustedP.BenjaminiHochberg(p);
        PBonferroni = AdjustedP.Bonferroni(p);
    }

    public EnrichmentBackground Kind { get; }

    public int Population { get; }

    public HashSet<string> SelectedInside { get; }

    /// <summary>One per set of the pack; null outside the size limits.</summary>
    public SetCounts?[] Counts { get; }

    public double?[] PAdjusted { get; }

    public double?[] PBonferroni { get; }

    public static bool InFamily(SetCounts counts, FdrFamily family) => family == FdrFamily.TestedSets || counts.Hits > 0;

    /// <summary>Null if the selection does not hold this background.</summary>
    public static BackgroundCounts? Of(CompoundSelection selection, EnrichmentBackground kind, OverRepresentationParameters parameters)
    {
        IEnumerable<string> packed = selection.Pack.Compounds.Select(c => c.Id).Concat(selection.Pack.Sets.SelectMany(s => s.Members));
        IEnumerable<string>? listed = kind switch
        {
            EnrichmentBackground.Measured => selection.Measured,
            EnrichmentBackground.Given => selection.Given,
            EnrichmentBackground.Pack => packed,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown background"),
        };
        if (listed is null) return null;
        var background = packed.ToHashSet(StringComparer.Ordinal);
        background.IntersectWith(listed);
        IReadOnlyList<MetaboliteSet> sets = selection.Pack.Sets;
        string[][] members = [.. sets.Select(s => s.Members.Where(background.Contains).Distinct(StringComparer.Ordinal).ToArray())];
        bool[] tested = [.. members.Select(m => m.Length >= parameters.MinSize && m.Length <= parameters.MaxSize)];
        if (parameters.Scope != BackgroundScope.AllCompounds)
            background =
            [
                .. Enumerable.Range(0, sets.Count).Where(s => parameters.Scope == BackgroundScope.AllSets || tested[s])
                    .SelectMany(s => members[s]),
            ];
        var selected = selection.Selected.Where(background.Contains).ToHashSet(StringComparer.Ordinal);
        var counts = new SetCounts?[sets.Count];
        for (int s = 0; s < counts.Length; s++)
        {
            if (!tested[s]) continue;
            int hits = members[s].Count(selected.Contains);
            double p = new HypergeometricDistribution(background.Count, members[s].Length, selected.Count).UpperTail(hits);
            counts[s] = new SetCounts(kind, background.Count, members[s].Length, selected.Count, hits, p);
        }

        return new BackgroundCounts(kind, background.Count, selected, counts, parameters.Family);
    }
}
