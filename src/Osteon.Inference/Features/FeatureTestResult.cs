namespace Osteon.Inference;

/// <summary>
/// One test of every feature, in columns: entry f of every list belongs to column f of the matrix. A number is there or null, never NaN;
/// <see cref="NotAvailable"/> says why a feature has no p value.
/// </summary>
public sealed record FeatureTestResult
{
    /// <summary>The test that was made.</summary>
    public required FeatureTest Test { get; init; }

    /// <summary>The groups, reference first.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>Coverage of the intervals.</summary>
    public required double Confidence { get; init; }

    /// <summary>t, U, V, F or H; for models with several terms the F of the declared term.</summary>
    public required IReadOnlyList<double?> Statistic { get; init; }

    /// <summary>Degrees of freedom of t and H, numerator of F; null for rank tests of two groups.</summary>
    public required IReadOnlyList<double?> Df { get; init; }

    /// <summary>Denominator degrees of freedom of F, else null.</summary>
    public required IReadOnlyList<double?> DfDenominator { get; init; }

    /// <summary>Two-sided p value, not adjusted.</summary>
    public required IReadOnlyList<double?> P { get; init; }

    /// <summary>P adjusted over all features that have one.</summary>
    public required AdjustedFamily Adjusted { get; init; }

    /// <summary>How <see cref="Adjusted"/> was made.</summary>
    public required Adjustment Adjustment { get; init; }

    /// <summary>What <see cref="Estimate"/> estimates; null where more than two groups are compared.</summary>
    public EffectKind? EstimateKind { get; init; }

    /// <summary>The other group minus the reference, in the unit of the values; all null for more than two groups.</summary>
    public required IReadOnlyList<double?> Estimate { get; init; }

    /// <summary>Lower end of the interval of the estimate.</summary>
    public required IReadOnlyList<double?> CiLow { get; init; }

    /// <summary>Upper end of the interval of the estimate.</summary>
    public required IReadOnlyList<double?> CiHigh { get; init; }

    /// <summary>Values that were used, per group (outer) and feature (inner); complete pairs for paired tests.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> N { get; init; }

    /// <summary>How p was found where a test has several ways, per feature; null where it has one.</summary>
    public required IReadOnlyList<string?> Variant { get; init; }

    /// <summary>Why features have no p value: position of the feature and the reason.</summary>
    public required IReadOnlyDictionary<int, string> NotAvailable { get; init; }

    /// <summary>Contrasts between groups after a test of several, in the order of <see cref="Contrast"/>.</summary>
    public IReadOnlyList<FeatureContrast> Contrasts { get; init; } = [];

    /// <summary>All terms of a two-way analysis of variance or mixed model.</summary>
    public IReadOnlyList<FeatureTerm> Terms { get; init; } = [];

    /// <summary>Prior and posterior variances of a moderated test, else null.</summary>
    public ModeratedFit? Moderated { get; init; }

    /// <summary>Variance components of mixed models, else null.</summary>
    public FeatureVariances? Variances { get; init; }

    /// <summary>The methods that were used: test, contrasts, adjustment.</summary>
    public required IReadOnlyList<InferenceMethod> Methods { get; init; }
}

/// <summary>One pair of groups over all features; estimates are <paramref name="A"/> minus <paramref name="B"/>.</summary>
/// <param name="A">The group that is subtracted from.</param>
/// <param name="B">The group that is subtracted.</param>
/// <param name="At">The level of the second factor at which the groups are compared, or null for a comparison over all of it.</param>
public sealed record FeatureContrast(string A, string B, string? At = null)
{
    /// <summary>Difference of means, or of mean ranks for Dunn.</summary>
    public required IReadOnlyList<double?> Estimate { get; init; }

    /// <summary>Lower end of the interval.</summary>
    public required IReadOnlyList<double?> CiLow { get; init; }

    /// <summary>Upper end of the interval.</summary>
    public required IReadOnlyList<double?> CiHigh { get; init; }

    /// <summary>t, or z for Dunn.</summary>
    public required IReadOnlyList<double?> Statistic { get; init; }

    /// <summary>Degrees of freedom of t.</summary>
    public required IReadOnlyList<double?> Df { get; init; }

    /// <summary>Two-sided p value of this contrast alone.</summary>
    public required IReadOnlyList<double?> P { get; init; }

    /// <summary>P adjusted over the contrasts of the same feature.</summary>
    public required IReadOnlyList<double?> PAdjusted { get; init; }

    /// <summary>Why features have no p value for this contrast.</summary>
    public required IReadOnlyDictionary<int, string> NotAvailable { get; init; }
}

/// <summary>One term of a model over all features.</summary>
/// <param name="Term">Which term.</param>
/// <param name="Name">Its name, for example <c>group × time</c>.</param>
public sealed record FeatureTerm(ModelTerm Term, string Name)
{
    /// <summary>F.</summary>
    public required IReadOnlyList<double?> F { get; init; }

    /// <summary>Numerator degrees of freedom.</summary>
    public required IReadOnlyList<double?> Df { get; init; }

    /// <summary>Denominator degrees of freedom.</summary>
    public required IReadOnlyList<double?> DfDenominator { get; init; }

    /// <summary>P value, not adjusted.</summary>
    public required IReadOnlyList<double?> P { get; init; }

    /// <summary>Sum of squares; null for mixed models.</summary>
    public required IReadOnlyList<double?> SumOfSquares { get; init; }
}

/// <summary>Variance components of the mixed models of all features.</summary>
/// <param name="Between">Variance between units (random intercept).</param>
/// <param name="Within">Variance within units.</param>
/// <param name="Singular">Whether the variance between units was estimated as 0: repeated measurements of a unit are then not more alike
/// than those of different units, and the model equals one that ignores the units.</param>
public sealed record FeatureVariances(IReadOnlyList<double?> Between, IReadOnlyList<double?> Within, IReadOnlyList<bool> Singular);
