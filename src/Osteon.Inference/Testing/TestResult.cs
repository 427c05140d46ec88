namespace Osteon.Inference;

/// <summary>Statistic, degrees of freedom and two-sided p value of one test, or the reason why there are none.</summary>
public sealed record TestResult
{
    /// <summary>The test statistic; which one is said by the test. Can be there without a p value.</summary>
    public double? Statistic { get; init; }

    /// <summary>Degrees of freedom, as many as the distribution has.</summary>
    public IReadOnlyList<double> Df { get; init; } = [];

    /// <summary>Two-sided p value in [0, 1].</summary>
    public double? P { get; init; }

    /// <summary>How the p value was found where there are several ways, else null.</summary>
    public string? Variant { get; init; }

    /// <summary>Why there is no p value, or null.</summary>
    public string? NotAvailable { get; init; }

    /// <summary>A test that makes no sense for the data.</summary>
    public static TestResult Unavailable(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new TestResult { NotAvailable = reason };
    }

    /// <summary>One p value with its statistic. Both must be finite.</summary>
    internal static TestResult Of(double statistic, IReadOnlyList<double> df, double p, string? variant = null) =>
        double.IsFinite(statistic) && double.IsFinite(p)
            ? new TestResult { Statistic = statistic, Df = df, P = Math.Clamp(p, 0, 1), Variant = variant }
            : Unavailable("the values are too large or too close together for double precision");
}
