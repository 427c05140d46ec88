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
    public static IReadOnlyList<Contrast> Contrasts(IReadOnlyList<GroupData> groups, double confidence)
    {
        var layout = new OneWayLayout([.. groups.Select(g => g.Present())]);
        if (layout.Problem is { } problem)
            return [.. groups.Skip(1).Select(g => new Contrast(g.Name, groups[0].Name) { NotAvailable = problem })];
        var maximum = new DunnettMaximum(layout.Moments[0].N, [.. layout.Moments.Skip(1).Select(m => (double)m.N)], layout.DfWithin);
        var critical = new Lazy<double>(() => maximum.UpperQuantile(1 - confidence));
        return
        [
            .. Enumerable.Range(1, layout.K - 1).Select(a => MeanContrasts.Of(
                groups[a].Name, groups[0].Name, MeanContrasts.Pooled(layout, a, 0), (maximum.Survival, () => critical.Value))),
        ];
    }
}
