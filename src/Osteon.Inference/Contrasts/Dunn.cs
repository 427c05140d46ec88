using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>
/// All pairs of arms by their mean ranks in the ranking of all values: z = (r̄ₐ − r̄_b)/√((N(N + 1)/12 − Σ(t³ − t)/(12(N − 1)))(1/nₐ +
/// 1/n_b)), p from the normal distribution, two-sided, adjusted as asked (Holm by default). Estimates are differences of mean ranks and
/// have no interval. Source: Dunn 1964, 10.1080/00401706.1964.10490181.
/// </summary>
public static class Dunn
{
    /// <summary>One contrast per pair, the later group minus the earlier.</summary>
    public static IReadOnlyList<Contrast> Contrasts(IReadOnlyList<GroupData> groups, Adjustment adjustment) =>
        Contrasts([.. groups.Select(g => g.Name)], [.. groups.Select(g => g.Present())], adjustment);

    internal static IReadOnlyList<Contrast> Contrasts(IReadOnlyList<string> names, double[][] samples, Adjustment adjustment)
    {
        (double[] means, Midranks ranks) = KruskalWallis.MeanRanks(samples);
        double n = ranks.Doubled.Length;
        double variance = n > 1 ? (n * (n + 1) / 12) - (ranks.TieSum / (12 * (n - 1))) : 0;
        bool equal = n > 0 && ranks.Doubled.AsSpan().IndexOfAnyExcept(ranks.Doubled[0]) < 0;
        Contrast[] contrasts =
        [
            .. MeanContrasts.Pairs(names.Count).Select(pair =>
            {
                var contrast = new Contrast(names[pair.A], names[pair.B]) { OfRanks = true };
                int na = samples[pair.A].Length, nb = samples[pair.B].Length;
                if (na < 2 || nb < 2) return contrast with { NotAvailable = MeanContrast.TooFew(na, nb) };
                if (equal) return contrast with { Estimate = 0, NotAvailable = "all values are equal" };
                double estimate = means[pair.A] - means[pair.B];
                double z = estimate / Math.Sqrt(variance * ((1.0 / na) + (1.0 / nb)));
                return contrast with { Estimate = estimate, Statistic = z, P = 2 * NormalDistribution.Survival(Math.Abs(z)) };
            }),
        ];
        AdjustedFamily family = Multiplicity.Adjust([.. contrasts.Select(c => c.P)], adjustment);
        return [.. contrasts.Select((c, i) => c with { PAdjusted = family.P[i] })];
    }
}
