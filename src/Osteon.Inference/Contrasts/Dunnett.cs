using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>
/// Every arm against the reference with one common variance, two-sided: the joint distribution of the contrasts is the multivariate t
/// with product correlations, integrated to 10⁻¹² (<see cref="DunnettMaximum"/>). multcomp's glht(mcp(… = "Dunnett")) draws random
/// lattices and differs by up to about 10⁻³ from run to run. Source: Dunnett 1955, 10.1080/01621459.1955.10501294.
/// </summary>
public static class Dunnett
{
    /// <summary>One contrast per arm but the first group, which is the reference; intervals hold together at
    /// <paramref name="confidence"/>.</summary>
    public static IReadOnlyList<Contrast> Contrasts(IReadOnlyList<GroupData> groups, double confidence) =>
        Contrasts([.. groups.Select(g => g.Name)], [.. groups.Select(g => g.Present())], new CriticalValues(confidence));

    internal static IReadOnlyList<Contrast> Contrasts(IReadOnlyList<string> names, double[][] samples, CriticalValues critical)
    {
        var layout = new OneWayLayout(samples);
        if (layout.Problem is { } problem)
            return [.. names.Skip(1).Select(name => new Contrast(name, names[0]) { NotAvailable = problem })];
        var maximum = new DunnettMaximum(layout.Moments[0].N, [.. layout.Moments.Skip(1).Select(m => (double)m.N)], layout.DfWithin);
        return
        [
            .. Enumerable.Range(1, layout.K - 1).Select(a => MeanContrasts.Of(
                names[a],
                names[0],
                MeanContrasts.Pooled(layout, a, 0),
                (maximum.Survival, () => critical.AgainstReference(layout, maximum)))),
        ];
    }
}
