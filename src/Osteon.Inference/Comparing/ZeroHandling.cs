namespace Osteon.Inference;

/// <summary>What the signed-rank test does with pairs whose difference is 0.</summary>
public enum ZeroHandling
{
    /// <summary>They are dropped before ranking (Wilcoxon 1945); R's wilcox.test does this.</summary>
    Wilcoxon,

    /// <summary>They are ranked with the others, then their ranks are left out (Pratt 1959, 10.1080/01621459.1959.10501526); coin does
    /// this.</summary>
    Pratt,
}
