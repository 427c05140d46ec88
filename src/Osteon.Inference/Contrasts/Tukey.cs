using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>
/// All pairs of arms by the studentised range with one common variance; Tukey–Kramer for unequal n. Same contrasts as R's TukeyHSD
/// (names a − b with a the later group), but p values and limits from a range distribution exact to 10⁻¹². Source: Tukey 1949,
/// 10.2307/3001913; Kramer 1956, 10.2307/3001469.
/// </summary>
public static class Tukey
{
    /// <summary>One contrast per pair; intervals hold together at <paramref name="confidence"/>.</summary>
    public static IReadOnlyList<Contrast> Contrasts(IReadOnlyList<GroupData> groups, double confidence) =>
        Contrasts([.. groups.Select(g => g.Name)], [.. groups.Select(g => g.Present())], new CriticalValues(confidence));

    internal static IReadOnlyList<Contrast> Contrasts(IReadOnlyList<string> names, double[][] samples, CriticalValues critical)
    {
        var layout = new OneWayLayout(samples);
        (Func<double, double>, Func<double>) joint =
            (t => StudentisedRange.Survival(t * Math.Sqrt(2), layout.K, layout.DfWithin),
                () => critical.OfAllPairs(layout.K, layout.DfWithin));
        return
        [
            .. MeanContrasts.Pairs(layout.K).Select(p =>
                MeanContrasts.Of(names[p.A], names[p.B], MeanContrasts.Pooled(layout, p.A, p.B), joint)),
        ];
    }
}
