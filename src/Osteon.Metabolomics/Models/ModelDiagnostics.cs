using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>An ellipse in the plane of two scores.</summary>
/// <param name="CentreX">Centre along the first score.</param>
/// <param name="CentreY">Centre along the second score.</param>
/// <param name="MajorRadius">Longer half axis.</param>
/// <param name="MinorRadius">Shorter half axis.</param>
/// <param name="Angle">Angle of the longer axis against the first score, in radians, −π/2 &lt; angle ≤ π/2.</param>
public sealed record ScoreEllipse(double CentreX, double CentreY, double MajorRadius, double MinorRadius, double Angle);

/// <summary>How far rows lie from the others inside the plane of two components and how far from that plane.</summary>
/// <param name="ScoreDistance">√(tᵀ S⁻¹ t) per training row, S the covariance of the two scores.</param>
/// <param name="ScoreLimit">√χ²(0.975; number of scores).</param>
/// <param name="OrthogonalDistance">‖x − t Pᵀ‖ per training row, over the cells that are there.</param>
/// <param name="OrthogonalLimit">(mean + sd · z₀.₉₇₅)^(3/2) of the orthogonal distances to the power 2/3 (Hubert et al. 2005).</param>
/// <param name="Outliers">Training rows beyond either limit, as positions among the training rows.</param>
public sealed record OutlierDistances(double[] ScoreDistance, double ScoreLimit, double[] OrthogonalDistance, double OrthogonalLimit, IReadOnlyList<int> Outliers);

/// <summary>A variable in the S-plot.</summary>
/// <param name="Column">Index in the table that was given.</param>
/// <param name="Covariance">cov(t, x) with the scaled variable: p[1] = tᵀx/(n − 1).</param>
/// <param name="Correlation">corr(t, x): p(corr)[1]; null if the variable does not vary where the score is known.</param>
public sealed record SPlotPoint(int Column, double Covariance, double? Correlation);

/// <summary>Residual of a row after all components.</summary>
/// <param name="Absolute">√(Σ e²/(K − A)) per training row: DModX, absolute.</param>
/// <param name="Normalised">The same divided by the pooled residual standard deviation of the model: DModX, normalised; null where the model leaves no residual.</param>
/// <param name="Limit">Critical distance of the normalised values at 0.95: √F; null where there are no degrees of freedom.</param>
public sealed record ModelDistances(double[] Absolute, double[]? Normalised, double? Limit);

/// <summary>What a fitted model says about rows and variables (see docs/methods/model-validation.md).</summary>
public static class ModelDiagnostics
{
    /// <summary>Score and orthogonal distances as ropls draws them: components 1 and 2, or the predictive and the first orthogonal one.</summary>
    public static OutlierDistances Outliers(Matrix x, ModelResult model, int second = 2) => throw new NotImplementedException();

    /// <summary>Hotelling's T² ellipse of two scores: half axes √(var(t)·2(n − 1)(n² − 1)/(n²(n − 2))·F₀.₉₅(2, n − 2)), centre 0, parallel to the axes. Null with fewer than 3 rows.</summary>
    public static ScoreEllipse? HotellingEllipse(ModelResult model, int second = 2) => throw new NotImplementedException();

    /// <summary>The ellipse of the covariance of some rows: half axes √(χ²₀.₉₅(2)·eigenvalue). Null for fewer than two rows.</summary>
    public static ScoreEllipse? ClassEllipse(ModelResult model, IReadOnlyList<int> rows, int second = 2) => throw new NotImplementedException();

    /// <summary>S-plot of the first predictive score.</summary>
    public static IReadOnlyList<SPlotPoint> SPlot(Matrix x, ModelResult model) => throw new NotImplementedException();

    /// <summary>Distance of rows to the model in X space.</summary>
    public static ModelDistances DistanceToModel(Matrix x, ModelResult model) => throw new NotImplementedException();
}
