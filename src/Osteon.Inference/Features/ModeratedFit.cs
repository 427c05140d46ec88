namespace Osteon.Inference;

/// <summary>How the variances of features are moderated; the defaults are those of limma's eBayes.</summary>
public sealed record EmpiricalBayesParameters
{
    /// <summary>Whether the prior variance follows the mean of the feature (limma-trend). Default false.</summary>
    public bool Trend { get; init; }

    /// <summary>Assumed share of features that differ, in (0, 1); only the log-odds B depend on it. Default 0.01.</summary>
    public double Proportion { get; init; } = 0.01;

    /// <summary>Smallest standard deviation of true differences that is considered for B, in units of the residual standard deviation.
    /// Default 0.1.</summary>
    public double LeastEffect { get; init; } = 0.1;

    /// <summary>Largest such standard deviation. Default 4.</summary>
    public double GreatestEffect { get; init; } = 4;
}

/// <summary>
/// Linear models of all features with moderated variances, in columns. Lists by coefficient come first (outer), features second (inner).
/// </summary>
public sealed record ModeratedFit
{
    /// <summary>Names of the coefficients or contrasts.</summary>
    public required IReadOnlyList<string> Coefficients { get; init; }

    /// <summary>Estimates.</summary>
    public required IReadOnlyList<IReadOnlyList<double?>> Estimate { get; init; }

    /// <summary>Standard error over residual standard deviation: √ of the diagonal of (X'X)⁻¹.</summary>
    public required IReadOnlyList<IReadOnlyList<double?>> UnscaledSd { get; init; }

    /// <summary>Moderated t.</summary>
    public required IReadOnlyList<IReadOnlyList<double?>> T { get; init; }

    /// <summary>Two-sided p value of the moderated t.</summary>
    public required IReadOnlyList<IReadOnlyList<double?>> P { get; init; }

    /// <summary>Log-odds that the feature differs (limma's B), natural logarithm.</summary>
    public required IReadOnlyList<IReadOnlyList<double?>> B { get; init; }

    /// <summary>Moderated F of all coefficients together.</summary>
    public required IReadOnlyList<double?> F { get; init; }

    /// <summary>Numerator degrees of freedom of F.</summary>
    public required IReadOnlyList<double?> FDf { get; init; }

    /// <summary>P value of F.</summary>
    public required IReadOnlyList<double?> FP { get; init; }

    /// <summary>Residual standard deviation of the feature alone; null without residual degrees of freedom.</summary>
    public required IReadOnlyList<double?> Sigma { get; init; }

    /// <summary>Residual degrees of freedom of the feature alone.</summary>
    public required IReadOnlyList<double> DfResidual { get; init; }

    /// <summary>Degrees of freedom of the moderated t: residual + prior, at most all residual degrees of freedom together.</summary>
    public required IReadOnlyList<double> DfTotal { get; init; }

    /// <summary>Mean of the values of the feature.</summary>
    public required IReadOnlyList<double?> Mean { get; init; }

    /// <summary>Moderated variance of each feature.</summary>
    public required IReadOnlyList<double?> PosteriorVariance { get; init; }

    /// <summary>Prior variance; the same for all features unless it follows a trend.</summary>
    public required IReadOnlyList<double?> PriorVariance { get; init; }

    /// <summary>Degrees of freedom the prior is worth; null where they are infinite (<see cref="PriorIsInfinite"/>) or where there is no
    /// prior.</summary>
    public required double? PriorDf { get; init; }

    /// <summary>Whether the prior is worth infinitely many degrees of freedom: all features have the same variance (or exactly the trend),
    /// as far as one can tell.</summary>
    public required bool PriorIsInfinite { get; init; }

    /// <summary>Prior variance of the effect of each coefficient, in units of the residual variance times the unscaled variance of its
    /// scale (limma's var.prior).</summary>
    public required IReadOnlyList<double?> EffectVariance { get; init; }

    /// <summary>Why features have no test: position and reason.</summary>
    public required IReadOnlyDictionary<int, string> NotAvailable { get; init; }
}
