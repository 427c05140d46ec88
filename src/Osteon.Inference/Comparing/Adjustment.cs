namespace Osteon.Inference;

/// <summary>Adjustment of the p values of a family of tests.</summary>
public enum Adjustment
{
    /// <summary>No adjustment.</summary>
    None,

    /// <summary>Holm's step-down procedure; controls the chance of any false positive under any dependence.</summary>
    Holm,

    /// <summary>Benjamini and Hochberg's step-up procedure; controls the false discovery rate for independent or positively dependent
    /// tests.</summary>
    Bh,

    /// <summary>Benjamini and Yekutieli's step-up procedure; controls the false discovery rate under any dependence.</summary>
    By,

    /// <summary>Bonferroni: p times the number of tests.</summary>
    Bonferroni,

    /// <summary>Storey's q values: Benjamini and Hochberg's procedure times the estimated share of true null hypotheses; for many tests at
    /// once.</summary>
    Storey,
}
