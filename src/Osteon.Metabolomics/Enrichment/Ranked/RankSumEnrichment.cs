using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>One set of a rank-sum test.</summary>
public sealed record RankSumLine
{
    /// <summary>The pack the set comes from.</summary>
    public required KnowledgeSource Source { get; init; }

    /// <summary>Identifier of the set.</summary>
    public required string SetId { get; init; }

    /// <summary>Name of the set.</summary>
    public required string SetName { get; init; }

    /// <summary>Measured compounds of the set.</summary>
    public required int Size { get; init; }

    /// <summary>U: pairs of a compound in the set and one outside in which the first is larger, ties as one half.</summary>
    public required double U { get; init; }

    /// <summary>U over the number of pairs: the chance that a compound of the set is larger than one outside; one half without
    /// effect.</summary>
    public required double Superiority { get; init; }

    /// <summary>Two-sided p; null if all statistics are equal.</summary>
    public required double? P { get; init; }

    /// <summary>p of Benjamini and Hochberg over the tested sets.</summary>
    public double? PAdjusted { get; init; }
}

/// <summary>
/// Competitive rank-sum test: are the statistics in the set larger or smaller than those outside (Wilcoxon, two-sided)? Its null
/// distribution exchanges <b>compounds</b>, not samples. Compounds of one pathway go up and down together even without any effect of the
/// groups, so its p values are too small; it is offered because it needs no permuted statistics, and every report of it must say so
/// (<see cref="Caveat"/>). Exact if fewer than 50 compounds are in the set and outside (with ties conditional on them), else the normal
/// approximation with tie and continuity correction: the conventions of R's wilcox.test where there are no ties.
/// </summary>
public static class RankSumEnrichment
{
    private const int ExactBelow = 50;

    /// <summary>What must stand beside every p value of this test.</summary>
    public static string Caveat =>
        "The test exchanges metabolites, not samples. Metabolites of one pathway are correlated, " +
        "so its p values are too small; the test with permuted labels is free of this.";

    /// <summary>Tests the sets of a pack by one statistic per compound.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="compounds">Keys of the measured compounds, each once.</param>
    /// <param name="statistics">One per compound; those that are not numbers are left out with their compound.</param>
    /// <param name="parameters">Size limits; the weight is not used.</param>
    /// <param name="context">Receives OST-ENR-008, the caveat.</param>
    /// <returns>Smallest p first, then the order of the pack.</returns>
    public static IReadOnlyList<RankSumLine> Test(
        KnowledgePack pack, IReadOnlyList<string> compounds, IReadOnlyList<double> statistics, RankedEnrichmentParameters parameters,
        RunContext context)
    {
        if (compounds.Count != statistics.Count)
            throw new ArgumentException("as many statistics as compounds are needed", nameof(statistics));
        int[] kept = [.. Enumerable.Range(0, compounds.Count).Where(c => !double.IsNaN(statistics[c]))];
        RankedSets sets = RankedSets.Of(pack, [.. kept.Select(c => compounds[c])], parameters.MinSize, parameters.MaxSize);
        Midranks ranks = Midranks.Of([.. kept.Select(c => statistics[c])]);
        var lines = new RankSumLine[sets.Sets.Length];
        Parallel.For(0, lines.Length, context.ParallelOptions, s => lines[s] = Line(pack.Source, sets.Sets[s], sets.Members[s], ranks));
        double?[] adjusted = AdjustedP.BenjaminiHochberg([.. lines.Select(l => l.P)]);
        context.Findings.Add(Finding.Note("OST-ENR-008", Caveat));
        return [.. lines.Select((l, i) => l with { PAdjusted = adjusted[i] }).OrderBy(l => l.P ?? 2)];
    }

    private static RankSumLine Line(KnowledgeSource source, MetaboliteSet set, int[] members, Midranks ranks)
    {
        int[] doubled = ranks.Doubled;
        int m = members.Length, n = doubled.Length - m;
        long sum = 0;
        foreach (int member in members) sum += doubled[member];
        double u = (sum - ((long)m * (m + 1))) / 2.0;
        double variance = ranks.VarianceOfU(m);
        double? p = variance <= 0 ? null
            : m < ExactBelow && n < ExactBelow
                ? RankSumDistribution.TwoSided(RankSumDistribution.OfSubsets(doubled, m), sum, m * (m + n) * (m + n + 1L), m + n)
                : RankSumDistribution.NormalTwoSided(u - (0.5 * m * n), Math.Sqrt(variance));
        return new RankSumLine
        {
            Source = source,
            SetId = set.Id,
            SetName = set.Name,
            Size = m,
            U = u,
            Superiority = u / ((double)m * n),
            P = p,
        };
    }
}
