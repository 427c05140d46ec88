namespace Osteon.Metabolomics;

/// <summary>How the smoothing parameter of a spline is chosen.</summary>
public enum SplineCriterion
{
    /// <summary>Generalised cross-validation; the default of R and of notame.</summary>
    GeneralisedCrossValidation,

    /// <summary>Leave-one-out cross-validation by the leverages; pmp.</summary>
    CrossValidation,
}
