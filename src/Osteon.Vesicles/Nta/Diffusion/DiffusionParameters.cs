namespace Osteon.Vesicles;

/// <summary>How a diffusion coefficient is estimated from a track.</summary>
public enum DiffusionMethod
{
    /// <summary>Covariance-based: no fit, unbiased, close to optimal where √(DΔt) &gt; σ. The default.</summary>
    Covariance,

    /// <summary>Ordinary least squares line through the mean square displacements of an optimal number of lags.</summary>
    OrdinaryLeastSquares,

    /// <summary>Generalised least squares line that knows the covariance of the mean square displacements.</summary>
    GeneralisedLeastSquares,
}

/// <summary>
/// Conventions for the number N in the standard errors of Vestergaard and of Bullerjahn, and for the end of the iteration of generalised
/// least squares.
/// </summary>
public enum DiffusionConvention
{
    /// <summary>
    /// As in the papers: N is the number of displacements, and generalised least squares ends when intercept and slope change by less than
    /// 10⁻¹⁰ of their size. The result does not depend on the unit of length.
    /// </summary>
    Papers,

    /// <summary>
    /// As in pylake: N is the number of positions (standard errors smaller by about 1/(2N), weights of generalised least squares slightly
    /// different), generalised least squares ends when intercept and slope together change by less than 10⁻⁴ squared length units, and lags
    /// are numbered 1, 2, … even where one is missing.
    /// </summary>
    Pylake,
}

/// <summary>What a diffusion coefficient is estimated with.</summary>
/// <param name="Timing">Frame interval and exposure.</param>
/// <param name="Method">Estimator; the default is covariance-based.</param>
/// <param name="MaxLag">Number of lags of the least squares methods, at least 2; null: the optimal number (ordinary), or as many lags as
/// the optimal number for the intercept, at least 10 where there are (generalised).</param>
/// <param name="LocalisationVariance">Known σ² of one coordinate, µm², or null when it is to be estimated from the track itself. Only the
/// covariance-based method uses it.</param>
/// <param name="LocalisationVarianceVariance">Variance of that σ², µm⁴; 0 when it is known exactly.</param>
/// <param name="Convention">Conventions of the standard errors and of the iteration.</param>
public sealed record DiffusionParameters(
    FrameTiming Timing,
    DiffusionMethod Method = DiffusionMethod.Covariance,
    int? MaxLag = null,
    double? LocalisationVariance = null,
    double LocalisationVarianceVariance = 0,
    DiffusionConvention Convention = DiffusionConvention.Papers);
