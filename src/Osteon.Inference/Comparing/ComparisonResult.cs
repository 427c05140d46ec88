using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>
/// One outcome compared between the arms of a design. Every number is either there or has a reason why not: <see cref="NotAvailable"/>
/// for the test, and the like-named properties of effects, contrasts and assumption checks for theirs. Descriptive values are there
/// even when the test is not.
/// </summary>
public sealed record ComparisonResult
{
    /// <summary>The outcome that was compared, as given by the caller.</summary>
    public required string Outcome { get; init; }

    /// <summary>The test that was done (never Auto).</summary>
    public required ComparisonTest Test { get; init; }

    /// <summary>The contrasts that were asked for; None for two arms.</summary>
    public PostHocTest PostHoc { get; init; } = PostHocTest.None;

    /// <summary>The reference arm: estimates are the other arm minus this one.</summary>
    public required string Reference { get; init; }

    /// <summary>Coverage of all intervals.</summary>
    public required double Confidence { get; init; }

    /// <summary>How the p value was found where a test has several ways (exact distribution, normal approximation, random splits), else
    /// null.</summary>
    public string? Variant { get; init; }

    /// <summary>t, U, V, F, H, or the difference of means of the permutation test; null when not available.</summary>
    public double? Statistic { get; init; }

    /// <summary>Degrees of freedom: one for t and H, two for F, none for rank and permutation tests of two arms.</summary>
    public IReadOnlyList<double> Df { get; init; } = [];

    /// <summary>Two-sided p value in [0, 1], not adjusted for other outcomes; null when not available.</summary>
    public double? P { get; init; }

    /// <summary>P adjusted over the family of outcomes; null until <see cref="Multiplicity.AdjustFamily"/> is applied.</summary>
    public double? PAdjusted { get; init; }

    /// <summary>How <see cref="PAdjusted"/> was made; null until then.</summary>
    public Adjustment? Adjustment { get; init; }

    /// <summary>What <see cref="Estimate"/> estimates; null for three or more arms.</summary>
    public EffectKind? EstimateKind { get; init; }

    /// <summary>The other arm minus the reference, in the unit of the outcome: difference of means for t and permutation tests,
    /// Hodges–Lehmann shift for rank tests; null for three or more arms, whose differences are in <see cref="Contrasts"/>.</summary>
    public double? Estimate { get; init; }

    /// <summary>Lower end of the interval of <see cref="Estimate"/>.</summary>
    public double? CiLow { get; init; }

    /// <summary>Upper end of the interval of <see cref="Estimate"/>.</summary>
    public double? CiHigh { get; init; }

    /// <summary>Effect sizes with intervals, each with its method.</summary>
    public IReadOnlyList<EffectSize> Effects { get; init; } = [];

    /// <summary>Pairs of arms after a test of three or more arms, in the order of the groups with the reference first.</summary>
    public IReadOnlyList<Contrast> Contrasts { get; init; } = [];

    /// <summary>Checks of the assumptions, for the reader; they never change the test.</summary>
    public IReadOnlyList<AssumptionCheck> Assumptions { get; init; } = [];

    /// <summary>Descriptive values per arm, in the order of the groups with the reference first.</summary>
    public IReadOnlyList<GroupDescription> Groups { get; init; } = [];

    /// <summary>What the reader should know: missing values, units without partner, assumptions in doubt, p values that cannot become
    /// small.</summary>
    public IReadOnlyList<Finding> Advice { get; init; } = [];

    /// <summary>One to four sentences for the methods section of a paper.</summary>
    public string MethodText { get; init; } = "";

    /// <summary>The methods that were used, with label and source, in the order of the text.</summary>
    public IReadOnlyList<InferenceMethod> Methods { get; init; } = [];

    /// <summary>Why there is no p value, or null when there is one.</summary>
    public string? NotAvailable { get; init; }
}

/// <summary>One pair of arms. The estimate is <paramref name="A"/> minus <paramref name="B"/>; B is the earlier group, with the
/// reference first of all.</summary>
/// <param name="A">The arm that is subtracted from.</param>
/// <param name="B">The arm that is subtracted: the reference, or the earlier of the two.</param>
public sealed record Contrast(string A, string B)
{
    /// <summary>Difference of means in the unit of the outcome; for Dunn the difference of mean ranks
    /// (<see cref="OfRanks"/>).</summary>
    public double? Estimate { get; init; }

    /// <summary>Lower end of the simultaneous interval; null for Dunn, whose difference of ranks has none.</summary>
    public double? CiLow { get; init; }

    /// <summary>Upper end of the simultaneous interval; null for Dunn.</summary>
    public double? CiHigh { get; init; }

    /// <summary>The estimate divided by its standard error: t, or z for Dunn.</summary>
    public double? Statistic { get; init; }

    /// <summary>Degrees of freedom of t; null for Dunn.</summary>
    public double? Df { get; init; }

    /// <summary>Two-sided p value of this contrast alone.</summary>
    public double? P { get; init; }

    /// <summary>P adjusted over the contrasts of this outcome: from the joint distribution (Tukey, Games–Howell, Dunnett) or by
    /// <see cref="ComparisonParameters.ContrastAdjustment"/> (Dunn).</summary>
    public double? PAdjusted { get; init; }

    /// <summary>Whether the estimate is a difference of mean ranks.</summary>
    public bool OfRanks { get; init; }

    /// <summary>Why there is no p value, or null.</summary>
    public string? NotAvailable { get; init; }
}

/// <summary>A check of an assumption of the test.</summary>
/// <param name="Kind">Which check.</param>
/// <param name="Group">The arm (or <c>difference</c> for paired data), or null where the check is about all arms together.</param>
public sealed record AssumptionCheck(AssumptionKind Kind, string? Group)
{
    /// <summary>Number of values that were checked.</summary>
    public int N { get; init; }

    /// <summary>W or F.</summary>
    public double? Statistic { get; init; }

    /// <summary>Degrees of freedom; empty for Shapiro–Wilk.</summary>
    public IReadOnlyList<double> Df { get; init; } = [];

    /// <summary>P value of the hypothesis that the assumption holds.</summary>
    public double? P { get; init; }

    /// <summary>Why there is no p value, or null.</summary>
    public string? NotAvailable { get; init; }
}

/// <summary>Which assumption is checked.</summary>
public enum AssumptionKind
{
    /// <summary>Normality of the values of one arm, or of the paired differences.</summary>
    ShapiroWilk,

    /// <summary>Equality of the variances of all arms.</summary>
    BrownForsythe,
}
