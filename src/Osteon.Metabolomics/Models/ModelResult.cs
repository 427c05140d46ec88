using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Why a component counts or not.</summary>
public enum Significance
{
    /// <summary>Rule 1: its Q2 reaches the limit (0 for PLS on more than 100 rows, 0.05 on fewer, 0.01 for OPLS) and its R2Y is at least
    /// 0.01.</summary>
    R1,

    /// <summary>Rule 2 (only <see cref="CrossValidationVariant.Rescaled"/>, several responses): Q2 of all is below the limit, but that of
    /// at least one response reaches it.</summary>
    R2,

    /// <summary>Not significant: Q2 below the limit.</summary>
    NS,

    /// <summary>It explains less than 1 % of the response (R2Y &lt; 0.01).</summary>
    N4,
}

/// <summary>
/// One row of the table of components, as ropls defines it. PCA has R2X only. OPLS: <c>p1</c> holds R2Y and Q2 of the model without
/// orthogonal components and the R2X of the final predictive component; <c>o1</c>, <c>o2</c> … hold the R2X of the orthogonal component
/// and what removing it added to R2Y and Q2, and their cumulated R2Y and Q2 count from p1 on without it.
/// </summary>
/// <param name="Id"><c>p1</c>, <c>p2</c> … predictive; <c>o1</c>, <c>o2</c> … orthogonal.</param>
/// <param name="R2X">Share of the sum of squares of X.</param>
/// <param name="R2XCum">Share of this component and those before it.</param>
/// <param name="R2Y">Share of the sum of squares of Y; null for PCA.</param>
/// <param name="R2YCum">Cumulated share of Y; null for PCA.</param>
/// <param name="Q2">Share of Y that is predicted in cross-validation; null for PCA.</param>
/// <param name="Q2Cum">Cumulated Q2; null for PCA.</param>
/// <param name="Significance">By the rules of the cross-validation; null for PCA.</param>
/// <param name="Iterations">Rounds of NIPALS; null where there are none.</param>
public sealed record ComponentSummary(
    string Id,
    double R2X,
    double R2XCum,
    double? R2Y = null,
    double? R2YCum = null,
    double? Q2 = null,
    double? Q2Cum = null,
    Significance? Significance = null,
    int? Iterations = null);

/// <summary>The model in numbers.</summary>
/// <param name="R2X">Share of the sum of squares of X that all components explain.</param>
/// <param name="R2Y">Share of the sum of squares of Y; null for PCA.</param>
/// <param name="Q2">Share of Y predicted in cross-validation (may be negative); null for PCA.</param>
/// <param name="Rmsee">
/// Root mean square error of estimation in units of Y, √(mean (y − ŷ)² · n/(n − 1 − components)); null for PCA and where no degree of
/// freedom is left.
/// </param>
/// <param name="Rmsep">Root mean square error of prediction of the rows outside the training set; null without such rows.</param>
public sealed record ModelSummary(double R2X, double? R2Y = null, double? Q2 = null, double? Rmsee = null, double? Rmsep = null);

/// <summary>A column of X the model did not use.</summary>
/// <param name="Column">Index in the table that was given.</param>
/// <param name="Reason">Why.</param>
public sealed record DroppedColumn(int Column, string Reason);

/// <summary>What a model predicts for rows.</summary>
/// <param name="Rows">Indices of the rows in the table that was given.</param>
/// <param name="Values">Rows × responses in units of Y (classes: near 0 and 1).</param>
/// <param name="Levels">The predicted class per row (two classes: the second if the value exceeds 0.5; more: the greatest value, the
/// first of equals); null for numbers.</param>
public sealed record ModelPrediction(IReadOnlyList<int> Rows, Matrix Values, IReadOnlyList<int>? Levels);

/// <summary>
/// A fitted model: X = T Pᵀ + Tₒ Pₒᵀ + E, Y = T Cᵀ + F, on centred and scaled data. Matrices of rows refer to <see cref="TrainingRows"/>,
/// matrices of variables to <see cref="KeptColumns"/>. All numbers are unrounded and finite.
/// </summary>
public sealed record ModelResult
{
    /// <summary>What the model was asked to be; <see cref="Kind"/> may differ where a table of one variable allows no orthogonal
    /// component.</summary>
    public required ModelParameters Parameters { get; init; }

    /// <summary>The model.</summary>
    public required ModelKind Kind { get; init; }

    /// <summary>The response, or null for PCA.</summary>
    public Response? Response { get; init; }

    /// <summary>Number of predictive components.</summary>
    public required int Predictive { get; init; }

    /// <summary>Number of orthogonal components.</summary>
    public int Orthogonal { get; init; }

    /// <summary>A row per component.</summary>
    public required IReadOnlyList<ComponentSummary> Components { get; init; }

    /// <summary>The model in numbers.</summary>
    public required ModelSummary Summary { get; init; }

    /// <summary>Rows the model was fitted on.</summary>
    public required IReadOnlyList<int> TrainingRows { get; init; }

    /// <summary>Columns the model was fitted on.</summary>
    public required IReadOnlyList<int> KeptColumns { get; init; }

    /// <summary>Columns left out: variance below 2.22·10⁻¹⁶ in the training rows, or fewer than two values.</summary>
    public required IReadOnlyList<DroppedColumn> DroppedColumns { get; init; }

    /// <summary>Subtracted from each kept column.</summary>
    public required double[] XMean { get; init; }

    /// <summary>Divisor of each kept column.</summary>
    public required double[] XSd { get; init; }

    /// <summary>Subtracted from each response; empty for PCA.</summary>
    public double[] YMean { get; init; } = [];

    /// <summary>Divisor of each response; empty for PCA.</summary>
    public double[] YSd { get; init; } = [];

    /// <summary>Scores T, rows × predictive components.</summary>
    public required Matrix Scores { get; init; }

    /// <summary>Loadings P, variables × predictive components. PLS and OPLS: of the deflated X, not normalised.</summary>
    public required Matrix Loadings { get; init; }

    /// <summary>Variance of each score, tᵀt/(n − 1); PCA only, else empty.</summary>
    public double[] Variances { get; init; } = [];

    /// <summary>Weights W of unit length, variables × predictive components; null for PCA.</summary>
    public Matrix? Weights { get; init; }

    /// <summary>W* = W (PᵀW)⁻¹, which gives T = X W* from undeflated X; null for PCA.</summary>
    public Matrix? WeightsStar { get; init; }

    /// <summary>Weights C of the responses, responses × predictive components; null for PCA.</summary>
    public Matrix? ResponseWeights { get; init; }

    /// <summary>Scores U of the responses, rows × predictive components; null for PCA.</summary>
    public Matrix? ResponseScores { get; init; }

    /// <summary>Regression coefficients W* Cᵀ of scaled variables, variables × responses; null for PCA.</summary>
    public Matrix? Coefficients { get; init; }

    /// <summary>Orthogonal scores Tₒ, rows × orthogonal components; null without.</summary>
    public Matrix? OrthogonalScores { get; init; }

    /// <summary>Orthogonal loadings Pₒ, variables × orthogonal components; null without.</summary>
    public Matrix? OrthogonalLoadings { get; init; }

    /// <summary>Orthogonal weights Wₒ of unit length; null without.</summary>
    public Matrix? OrthogonalWeights { get; init; }

    /// <summary>What the orthogonal scores say about Y, yᵀtₒ/tₒᵀtₒ, responses × orthogonal components: 0 but for rounding in a complete
    /// table; null without.</summary>
    public Matrix? OrthogonalResponseWeights { get; init; }

    /// <summary>Fitted values of the training rows; null for PCA.</summary>
    public ModelPrediction? Fitted { get; init; }

    /// <summary>Predictions of the rows outside the training set; null without such rows.</summary>
    public ModelPrediction? Tested { get; init; }

    /// <summary>The fold of each training row, from 0; empty for PCA.</summary>
    public IReadOnlyList<int> FoldOfRow { get; init; } = [];

    /// <summary>Whether cells of the training rows were missing, so that sums run over the cells that are there.</summary>
    public bool HasMissing { get; init; }

    /// <summary>Whether Q2 was computed from XXᵀ (complete tables) or from the table itself (missing cells); both give the same
    /// numbers.</summary>
    public bool CrossValidatedInGramSpace { get; init; }

    /// <summary>Why this model is not what the rules would have chosen, or null. Must be shown wherever the model is shown.</summary>
    public string? Fallback { get; init; }

    /// <summary>What the reader of the result must know.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Predicts rows of a table with the same columns as the one the model was fitted on. Missing cells are left out of the
    /// sums, as ropls does.</summary>
    public ModelPrediction Predict(Matrix x) => Prediction.Of(this, x, [.. Enumerable.Range(0, x.Rows)]);

    /// <summary>A value per column of the table that was given, from one per kept column; null for columns left out.</summary>
    public double?[] PerColumn(IReadOnlyList<double> kept)
    {
        if (kept.Count != KeptColumns.Count) throw new ArgumentException($"{kept.Count} values for {KeptColumns.Count} columns", nameof(kept));
        var all = new double?[KeptColumns.Count + DroppedColumns.Count];
        for (int i = 0; i < kept.Count; i++) all[KeptColumns[i]] = kept[i];
        return all;
    }
}
