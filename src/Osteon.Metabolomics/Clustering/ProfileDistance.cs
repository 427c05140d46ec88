namespace Osteon.Metabolomics;

/// <summary>How far apart two profiles (rows of a matrix) are.</summary>
public enum ProfileDistance
{
    /// <summary>
    /// √Σ(x − y)², as <c>dist</c> of R: where cells are missing, over the columns both have, the sum divided by their share of all columns.
    /// </summary>
    Euclidean,

    /// <summary>1 − Pearson's r over the columns both have (<c>cor(use = "pairwise.complete.obs")</c> of R). From 0 to 2.</summary>
    Pearson,

    /// <summary>
    /// 1 − Spearman's ρ: Pearson's r of the ranks among the columns both have; equal values share the mean of their ranks. From 0 to 2.
    /// </summary>
    Spearman,
}
