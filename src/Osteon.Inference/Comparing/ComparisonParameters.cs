namespace Osteon.Inference;

/// <summary>
/// How an outcome is compared between arms. Everything here is declared before the data are seen; nothing in
/// <see cref="GroupComparison"/> changes it after looking at them.
/// </summary>
public sealed record ComparisonParameters
{
    /// <summary>The arm all others are compared with: estimates are the other arm minus this one. Null: the first group.</summary>
    public string? Reference { get; init; }

    /// <summary>The test. <see cref="ComparisonTest.Auto"/> (default) chooses by the design alone: two independent arms Welch's t test,
    /// two paired arms the paired t test, three or more arms Welch's analysis of variance.</summary>
    public ComparisonTest Test { get; init; } = ComparisonTest.Auto;

    /// <summary>The contrasts that follow a test of three or more arms. <see cref="PostHocTest.Auto"/> (default) follows from the test:
    /// Tukey after analysis of variance, Games–Howell after Welch's, Dunn after Kruskal–Wallis.</summary>
    public PostHocTest PostHoc { get; init; } = PostHocTest.Auto;

    /// <summary>Whether the two arms hold the same units (before and after, left and right limb). Default false.</summary>
    public bool Paired { get; init; }

    /// <summary>Coverage of all intervals, in (0, 1). Default 0.95. Intervals of contrasts are simultaneous at this level.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>What Wilcoxon's signed-rank test does with pairs that do not differ. Default <see cref="ZeroHandling.Wilcoxon"/>, as
    /// R's wilcox.test.</summary>
    public ZeroHandling Zeros { get; init; } = ZeroHandling.Wilcoxon;

    /// <summary>How the p values of Dunn's contrasts are adjusted. Tukey, Games–Howell and Dunnett have their own joint distribution
    /// and ignore it. Default <see cref="Adjustment.Holm"/>.</summary>
    public Adjustment ContrastAdjustment { get; init; } = Adjustment.Holm;

    /// <summary>Random splits of the permutation test where all splits are too many to count, at least 1. Default 100 000.</summary>
    public int PermutationDraws { get; init; } = 100_000;
}
