using Osteon.Inference;

namespace Osteon.Study;

/// <summary>A test that a publication names. Includes names that leave the kind open.</summary>
public enum NamedTest
{
    /// <summary>A t-test of a kind that is not stated.</summary>
    TTest,

    /// <summary>Welch's t-test.</summary>
    Welch,

    /// <summary>Student's t-test.</summary>
    Student,

    /// <summary>Mann-Whitney U test.</summary>
    MannWhitney,

    /// <summary>Moderated t-test (empirical Bayes).</summary>
    ModeratedT,

    /// <summary>Paired t-test.</summary>
    PairedT,

    /// <summary>Wilcoxon signed-rank test.</summary>
    WilcoxonSignedRank,

    /// <summary>One-way analysis of variance.</summary>
    Anova,

    /// <summary>Welch's analysis of variance.</summary>
    WelchAnova,

    /// <summary>Kruskal-Wallis test.</summary>
    KruskalWallis,
}

/// <summary>What error bars show.</summary>
public enum Spread
{
    /// <summary>Standard deviation.</summary>
    Sd,

    /// <summary>Standard error of the mean.</summary>
    Sem,

    /// <summary>Confidence interval.</summary>
    Ci,

    /// <summary>Interquartile range.</summary>
    Iqr,
}

/// <summary>How groups are compared. For published designs, only what is written counts as stated; the defaults are not theirs.</summary>
public sealed record StatisticsPlan
{
    /// <summary>The test.</summary>
    [ManifestKey(Example = "auto")]
    public ComparisonTest Test { get; init; } = ComparisonTest.Auto;

    /// <summary>Comparison of pairs when there are three or more arms.</summary>
    [ManifestKey(Example = "auto")]
    public PostHocTest Posthoc { get; init; } = PostHocTest.Auto;

    /// <summary>Correction for several outcomes.</summary>
    [ManifestKey(Example = "holm")]
    public Adjustment Adjust { get; init; } = Adjustment.Holm;

    /// <summary>Significance level.</summary>
    [ManifestKey(Example = "0.05", Above = 0, Maximum = 0.5)]
    public double Alpha { get; init; } = 0.05;

    /// <summary>Level of confidence intervals.</summary>
    [ManifestKey(Example = "0.95", Minimum = 0.5, Maximum = 0.9999)]
    public double Confidence { get; init; } = 0.95;

    /// <summary>
    /// Published studies: what the printed error bars show. Figures of a run show the standard deviation with tests of means, quartiles with tests of ranks.
    /// </summary>
    [ManifestKey(Example = "sd")]
    public Spread? ErrorBars { get; init; }

    /// <summary>Published studies: the tests that are named.</summary>
    [ManifestKey(Example = "[anova, t_test]")]
    public ValueList<NamedTest> NamedTests { get; init; } = [];

    /// <summary>Published studies: how the assumptions of the tests were checked.</summary>
    public string? AssumptionChecks { get; init; }

    /// <summary>Published studies: the statistics programs with their versions.</summary>
    [ManifestKey(Example = "[\"Prism 8\"]")]
    public ValueList<string> Software { get; init; } = [];

    /// <summary>Published studies: the marks of significance that figure legends define.</summary>
    [ManifestKey(Example = "[\"*\", ns]")]
    public ValueList<string> SymbolsDefined { get; init; } = [];
}
