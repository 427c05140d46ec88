namespace Osteon.Inference;

/// <summary>A test that is made for every feature of a matrix by <see cref="FeatureTests"/>.</summary>
public enum FeatureTest
{
    /// <summary>Welch's t test of two groups.</summary>
    Welch,

    /// <summary>Student's t test of two groups.</summary>
    Student,

    /// <summary>Moderated t test (empirical Bayes) of two groups, or moderated F of several.</summary>
    ModeratedT,

    /// <summary>Mann–Whitney U test of two groups.</summary>
    MannWhitney,

    /// <summary>Paired t test of two groups with the same units.</summary>
    PairedT,

    /// <summary>Wilcoxon's signed-rank test of two groups with the same units.</summary>
    WilcoxonSignedRank,

    /// <summary>One-way analysis of variance.</summary>
    Anova,

    /// <summary>Welch's analysis of variance.</summary>
    WelchAnova,

    /// <summary>Kruskal–Wallis test.</summary>
    KruskalWallis,

    /// <summary>Two-way analysis of variance of group and second factor.</summary>
    TwoWayAnova,

    /// <summary>Linear mixed model of group × second factor (for example time) with a random intercept per unit.</summary>
    MixedModel,
}

/// <summary>Sums of squares of a two-way analysis of variance with unequal cells.</summary>
public enum SumsOfSquares
{
    /// <summary>Each main effect after all others, the interaction included, every cell weighted alike (sum-to-zero contrasts).</summary>
    TypeThree,

    /// <summary>Each main effect after the other main effect; the interaction after both.</summary>
    TypeTwo,
}

/// <summary>A term of a model of group × second factor.</summary>
public enum ModelTerm
{
    /// <summary>The groups.</summary>
    Group,

    /// <summary>The second factor, for example time.</summary>
    Second,

    /// <summary>Whether the groups differ in the same way at all levels of the second factor.</summary>
    Interaction,
}

/// <summary>How ranks with ties give a p value where there are fewer than 50 values in each group.</summary>
public enum TiedRanks
{
    /// <summary>By the exact distribution of the midranks, as coin's exact test.</summary>
    Exact,

    /// <summary>By the normal approximation with tie and continuity correction, as R's wilcox.test; without ties still exact.</summary>
    Approximate,
}
