namespace Osteon.Study;

/// <summary>A test of the difference between groups.</summary>
public enum GroupTest
{
    /// <summary>Chosen from the design; the choice and its reason are printed.</summary>
    Auto,

    /// <summary>Welch's t-test: two groups, unequal variances.</summary>
    Welch,

    /// <summary>Student's t-test: two groups, equal variances.</summary>
    Student,

    /// <summary>Mann-Whitney U test: two groups, ranks.</summary>
    MannWhitney,

    /// <summary>Paired t-test.</summary>
    PairedT,

    /// <summary>Wilcoxon signed-rank test: pairs, ranks.</summary>
    WilcoxonSignedRank,

    /// <summary>One-way analysis of variance, equal variances.</summary>
    Anova,

    /// <summary>Welch's analysis of variance.</summary>
    WelchAnova,

    /// <summary>Kruskal-Wallis test: three or more groups, ranks.</summary>
    KruskalWallis,
}

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

/// <summary>A comparison of pairs of groups after a test of three or more.</summary>
public enum PosthocTest
{
    /// <summary>The one that belongs to the test and the contrasts.</summary>
    Auto,

    /// <summary>Tukey-Kramer: all pairs, equal variances.</summary>
    Tukey,

    /// <summary>Games-Howell: all pairs, unequal variances.</summary>
    GamesHowell,

    /// <summary>Dunnett: every arm against the control.</summary>
    Dunnett,

    /// <summary>Dunn: ranks.</summary>
    Dunn,

    /// <summary>None.</summary>
    None,
}

/// <summary>A correction of p values for several outcomes.</summary>
public enum PAdjustment
{
    /// <summary>Holm: family-wise error.</summary>
    Holm,

    /// <summary>Benjamini-Hochberg: false discovery rate.</summary>
    Bh,

    /// <summary>Benjamini-Yekutieli: false discovery rate under any dependence.</summary>
    By,

    /// <summary>Bonferroni: family-wise error.</summary>
    Bonferroni,

    /// <summary>No correction.</summary>
    None,
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
    public GroupTest Test { get; init; } = GroupTest.Auto;

    /// <summary>Comparison of pairs when there are three or more arms.</summary>
    [ManifestKey(Example = "auto")]
    public PosthocTest Posthoc { get; init; } = PosthocTest.Auto;

    /// <summary>Correction for several outcomes.</summary>
    [ManifestKey(Example = "holm")]
    public PAdjustment Adjust { get; init; } = PAdjustment.Holm;

    /// <summary>Significance level.</summary>
    [ManifestKey(Example = "0.05", Above = 0, Maximum = 0.5)]
    public double Alpha { get; init; } = 0.05;

    /// <summary>Level of confidence intervals.</summary>
    [ManifestKey(Example = "0.95", Minimum = 0.5, Maximum = 0.9999)]
    public double Confidence { get; init; } = 0.95;

    /// <summary>What error bars show.</summary>
    [ManifestKey(Example = "sd")]
    public Spread ErrorBars { get; init; } = Spread.Sd;

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
