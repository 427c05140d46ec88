namespace Osteon.Inference;

/// <summary>Tests of the hypothesis that arms do not differ; all two-sided. The identifiers are those of
/// <see cref="InferenceMethods"/>.</summary>
public enum ComparisonTest
{
    /// <summary>Chosen by the design (number of arms, pairing), never by the data.</summary>
    Auto,

    /// <summary>Welch's t test: two arms, variances may differ.</summary>
    Welch,

    /// <summary>Student's t test: two arms, one common variance.</summary>
    Student,

    /// <summary>Mann–Whitney U test (Wilcoxon rank-sum test): two arms.</summary>
    MannWhitney,

    /// <summary>Permutation test of the difference of means: two arms.</summary>
    Permutation,

    /// <summary>Paired t test: the same units in two conditions.</summary>
    PairedT,

    /// <summary>Wilcoxon's signed-rank test: the same units in two conditions.</summary>
    WilcoxonSignedRank,

    /// <summary>One-way analysis of variance: two or more arms, one common variance.</summary>
    Anova,

    /// <summary>Welch's one-way analysis of variance: two or more arms, variances may differ.</summary>
    WelchAnova,

    /// <summary>Kruskal–Wallis rank test: two or more arms.</summary>
    KruskalWallis,
}
