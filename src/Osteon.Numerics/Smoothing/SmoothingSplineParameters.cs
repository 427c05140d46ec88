namespace Osteon.Numerics;

/// <summary>How much a smoothing spline smooths.</summary>
public enum SmoothingRule
{
    /// <summary>The smallest generalised cross-validation score.</summary>
    GeneralisedCrossValidation,

    /// <summary>The smallest leave-one-out cross-validation score.</summary>
    LeaveOneOut,

    /// <summary>Degrees of freedom (trace of the smoother matrix) equal to <see cref="SmoothingSplineParameters.Value"/>.</summary>
    DegreesOfFreedom,

    /// <summary>R's scale-free parameter spar = <see cref="SmoothingSplineParameters.Value"/>.</summary>
    Spar,

    /// <summary>The penalty λ = <see cref="SmoothingSplineParameters.Value"/> itself, on x scaled to [0, 1].</summary>
    Lambda,
}

/// <summary>Parameters of <see cref="SmoothingSpline"/>; the defaults are those of R's smooth.spline.</summary>
public sealed record SmoothingSplineParameters
{
    /// <summary>What the smoothing follows from. Default generalised cross-validation.</summary>
    public SmoothingRule Rule { get; init; } = SmoothingRule.GeneralisedCrossValidation;

    /// <summary>The wanted degrees of freedom (more than 1, at most the number of distinct x), spar or λ; ignored by the cross-validation
    /// rules.</summary>
    public double Value { get; init; }

    /// <summary>Whether every distinct x is a knot. Default false: all for fewer than 50, then R's .nknots.smspl.</summary>
    public bool AllKnots { get; init; }

    /// <summary>Lower end of the search for spar. Default −1.5.</summary>
    public double LeastSpar { get; init; } = -1.5;

    /// <summary>Upper end of the search for spar. Default 1.5.</summary>
    public double GreatestSpar { get; init; } = 1.5;

    /// <summary>Width at which the search for spar stops. Default 10⁻⁴ as in R; the degrees of freedom asked for are met to about
    /// that.</summary>
    public double SparTolerance { get; init; } = 1e-4;

    /// <summary>Cost of a degree of freedom in the generalised cross-validation score. Default 1.</summary>
    public double Penalty { get; init; } = 1;

    /// <summary>A fit by degrees of freedom.</summary>
    public static SmoothingSplineParameters ByDf(double df) => new() { Rule = SmoothingRule.DegreesOfFreedom, Value = df };

    /// <summary>A fit by spar.</summary>
    public static SmoothingSplineParameters BySpar(double spar) => new() { Rule = SmoothingRule.Spar, Value = spar };

    /// <summary>A fit by λ.</summary>
    public static SmoothingSplineParameters ByLambda(double lambda) => new() { Rule = SmoothingRule.Lambda, Value = lambda };
}
