namespace Osteon.Inference;

/// <summary>How every feature is tested. Declared before the data are seen; the values decide numbers, never methods.</summary>
public sealed record FeatureTestParameters
{
    /// <summary>The test. Default Welch's t test.</summary>
    public FeatureTest Test { get; init; } = FeatureTest.Welch;

    /// <summary>Coverage of the intervals, in (0, 1). Default 0.95. Intervals are per feature, not simultaneous over features.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>How p values are adjusted over the features that have one. Default Benjamini–Hochberg.</summary>
    public Adjustment Adjustment { get; init; } = Adjustment.Bh;

    /// <summary>How π₀ is found for <see cref="Adjustment.Storey"/>.</summary>
    public StoreyParameters Storey { get; init; } = new();

    /// <summary>Contrasts after a test of several groups. Default none; <see cref="PostHocTest.Auto"/> follows from the test.</summary>
    public PostHocTest PostHoc { get; init; } = PostHocTest.None;

    /// <summary>How p values of Dunn's, moderated and mixed-model contrasts are adjusted within a feature. Default Holm.</summary>
    public Adjustment ContrastAdjustment { get; init; } = Adjustment.Holm;

    /// <summary>What the signed-rank test does with pairs that do not differ. Default as R's wilcox.test.</summary>
    public ZeroHandling Zeros { get; init; } = ZeroHandling.Wilcoxon;

    /// <summary>What rank tests do with ties in small groups. Default exact.</summary>
    public TiedRanks TiedRanks { get; init; } = TiedRanks.Exact;

    /// <summary>Whether Kruskal–Wallis tests of small groups have exact p values (<see cref="KruskalWallis.Exact"/>). Default false, as R's
    /// kruskal.test.</summary>
    public bool ExactKruskalWallis { get; init; }

    /// <summary>Sums of squares of the two-way analysis of variance. Default type III.</summary>
    public SumsOfSquares SumsOfSquares { get; init; } = SumsOfSquares.TypeThree;

    /// <summary>The term of a two-way analysis of variance or mixed model whose p value is the feature's. Default the groups; all terms are
    /// in <see cref="FeatureTestResult.Terms"/>.</summary>
    public ModelTerm Term { get; init; } = ModelTerm.Group;

    /// <summary>How variances are moderated, for <see cref="FeatureTest.ModeratedT"/>.</summary>
    public EmpiricalBayesParameters EmpiricalBayes { get; init; } = new();
}
