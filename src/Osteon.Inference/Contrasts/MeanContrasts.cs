using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>What the contrasts of means share: the pair, t, its own p value and a simultaneous interval.</summary>
internal static class MeanContrasts
{
    /// <summary>All pairs, the later group minus the earlier one.</summary>
    public static IEnumerable<(int A, int B)> Pairs(int groups) =>
        from b in Enumerable.Range(0, groups) from a in Enumerable.Range(b + 1, groups - b - 1) select (a, b);

    /// <summary>One contrast; adjusted p value and critical value of |t| come from the joint distribution.</summary>
    public static Contrast Of(string a, string b, MeanContrast contrast, (Func<double, double> Adjusted, Func<double> Critical) joint)
    {
        double? estimate = double.IsFinite(contrast.Estimate) ? contrast.Estimate : null;
        if (contrast.Problem is { } problem) return new Contrast(a, b) { Estimate = estimate, NotAvailable = problem };
        TestResult alone = contrast.Test();
        if (alone.P is null) return new Contrast(a, b) { Estimate = estimate, NotAvailable = alone.NotAvailable };
        double margin = joint.Critical() * contrast.StandardError;
        return new Contrast(a, b)
        {
            Estimate = estimate,
            CiLow = contrast.Estimate - margin,
            CiHigh = contrast.Estimate + margin,
            Statistic = contrast.T,
            Df = contrast.Df,
            P = alone.P,
            PAdjusted = Math.Clamp(Math.Max(joint.Adjusted(Math.Abs(contrast.T)), alone.P.Value), 0, 1),
        };
    }

    /// <summary>Difference of two means of a layout with the common variance of all its arms.</summary>
    public static MeanContrast Pooled(OneWayLayout layout, int a, int b)
    {
        SampleMoments one = layout.Moments[a], other = layout.Moments[b];
        double error = Math.Sqrt(layout.MeanSquareWithin * ((1.0 / one.N) + (1.0 / other.N)));
        return new MeanContrast(one.Mean - other.Mean, error, layout.DfWithin, layout.Problem);
    }
}
