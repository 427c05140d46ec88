using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>
/// All pairs of arms without a common variance: Welch's standard error and degrees of freedom for each pair, referred to the
/// studentised range of all arms. A pair in which neither arm varies is a non-result, the others stand. Source: Games and Howell 1976,
/// 10.3102/10769986001002113.
/// </summary>
public static class GamesHowell
{
    /// <summary>One contrast per pair, the later group minus the earlier; intervals hold together, approximately, at
    /// <paramref name="confidence"/>.</summary>
    public static IReadOnlyList<Contrast> Contrasts(IReadOnlyList<GroupData> groups, double confidence) =>
        Contrasts([.. groups.Select(g => g.Name)], [.. groups.Select(g => g.Present())], new CriticalValues(confidence));

    internal static IReadOnlyList<Contrast> Contrasts(IReadOnlyList<string> names, double[][] samples, CriticalValues critical)
    {
        SampleMoments[] moments = [.. samples.Select(s => SampleMoments.Of(s))];
        int k = moments.Length;
        return
        [
            .. MeanContrasts.Pairs(k).Select(pair =>
            {
                MeanContrast contrast = MeanContrast.Between(moments[pair.A], moments[pair.B], pooled: false);
                return MeanContrasts.Of(
                    names[pair.A],
                    names[pair.B],
                    contrast,
                    (t => StudentisedRange.Survival(t * Math.Sqrt(2), k, contrast.Df),
                        () => critical.OfAllPairs(k, contrast.Df)));
            }),
        ];
    }
}
