namespace Osteon.Inference;

/// <summary>Assumption checks as parts of a comparison.</summary>
internal static class Assumptions
{
    public static AssumptionCheck Normality(string group, double[] values) =>
        Of(AssumptionKind.ShapiroWilk, group, ShapiroWilk.Test(values)) with { N = values.Length };

    public static AssumptionCheck Variances(IReadOnlyList<double[]> samples) =>
        Of(AssumptionKind.BrownForsythe, null, BrownForsythe.Test(samples)) with { N = samples.Sum(s => s.Length) };

    private static AssumptionCheck Of(AssumptionKind kind, string? group, TestResult test) =>
        new(kind, group) { Statistic = test.Statistic, Df = test.Df, P = test.P, NotAvailable = test.NotAvailable };
}
