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
    public static IReadOnlyList<Contrast> Contrasts(IReadOnlyList<GroupData> groups, double confidence)
    {
        var layout = new OneWayLayout([.. groups.Select(g => g.Present())]);
        var critical = new Lazy<double>(() => StudentisedRange.UpperQuantile(1 - confidence, layout.K, layout.DfWithin) / Math.Sqrt(2));
        (Func<double, double>, Func<double>) joint =
            (t => StudentisedRange.Survival(t * Math.Sqrt(2), layout.K, layout.DfWithin), () => critical.Value);
        return
        [
            .. MeanContrasts.Pairs(layout.K).Select(p =>
                MeanContrasts.Of(groups[p.A].Name, groups[p.B].Name, MeanContrasts.Pooled(layout, p.A, p.B), joint)),
        ];
    }
}
