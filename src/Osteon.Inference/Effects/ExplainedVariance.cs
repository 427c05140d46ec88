using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>
/// Share of variance between the arms of a one-way layout. η² = SS_between/SS_total; ω² = (SS_between − (k − 1)·MS_within)/(SS_total +
/// MS_within), which can be slightly negative and is reported as it is. Both estimate the population share λ/(λ + N), λ the
/// noncentrality of F; its interval from the noncentral F distribution is given to both and is exact for normal values with one
/// variance. Source: Steiger 2004, 10.1037/1082-989X.9.2.164. For ranks: ε² = H/(N − 1), the share of the variance of the ranks; no
/// interval.
/// </summary>
public static class ExplainedVariance
{
    /// <summary>ω² and η² with their interval, or without it where one common variance is not assumed
    /// (<paramref name="welch"/>).</summary>
    public static IReadOnlyList<EffectSize> OfMeans(IReadOnlyList<double[]> samples, double confidence, bool welch)
    {
        var layout = new OneWayLayout(samples);
        if (layout.Problem is { } problem)
            return [EffectSize.Unavailable(EffectKind.OmegaSquared, problem), EffectSize.Unavailable(EffectKind.EtaSquared, problem)];
        double total = layout.Between + layout.Within;
        double omega = (layout.Between - (layout.DfBetween * layout.MeanSquareWithin)) / (total + layout.MeanSquareWithin);
        double eta = layout.Between / total;
        if (welch)
        {
            const string Note = "no interval: it would assume one common variance";
            return [new(EffectKind.OmegaSquared) { Value = omega, Note = Note }, new(EffectKind.EtaSquared) { Value = eta, Note = Note }];
        }

        double tail = (1 - confidence) / 2;
        double low = Share(tail), high = Share(1 - tail);
        const string How = "noncentral F interval of the population share";
        return
        [
            new(EffectKind.OmegaSquared) { Value = omega, CiLow = low, CiHigh = high, Note = How },
            new(EffectKind.EtaSquared) { Value = eta, CiLow = low, CiHigh = high, Note = How },
        ];

        double Share(double p)
        {
            double lambda = NoncentralF.NoncentralityForUpper(layout.F, layout.DfBetween, layout.DfWithin, p);
            return lambda / (lambda + layout.N);
        }
    }

    /// <summary>ε² of a Kruskal–Wallis test.</summary>
    public static EffectSize OfRanks(IReadOnlyList<double[]> samples)
    {
        TestResult test = KruskalWallis.Test(samples);
        return test.Statistic is { } h
            ? new EffectSize(EffectKind.EpsilonSquared)
            {
                Value = h / (samples.Sum(s => s.Length) - 1),
                Note = "no interval: none is established",
            }
            : EffectSize.Unavailable(EffectKind.EpsilonSquared, test.NotAvailable!);
    }
}
