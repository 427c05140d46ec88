using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>How many components of which model.</summary>
internal readonly record struct ComponentCounts(int Predictive, int Orthogonal)
{
    /// <summary>Models compared in cross-validation: 1 … components for PLS; 0 … orthogonal components for OPLS.</summary>
    public int Stages => Orthogonal > 0 ? Orthogonal + 1 : Predictive;
}

/// <summary>
/// What a model of some response explains and predicts, per stage (PLS: 1, 2 … components; OPLS: 0, 1 … orthogonal components). Sums of
/// squares in units of the scaled response, so that SSY is that of all rows.
/// </summary>
/// <param name="R2X">Share of X explained at the last stage.</param>
/// <param name="R2Y">Share of Y explained at the last stage.</param>
/// <param name="Press">Per stage and response, the sum of squares of prediction errors; ropls' PLS: on what the components before
/// left.</param>
/// <param name="Rss">Per stage and response, the sum of squares left by the stage before (stage 0: SSY).</param>
internal sealed record Validated(double R2X, double R2Y, Matrix Press, Matrix Rss)
{
    public double SumOfPress(int stage) => Press.Row(stage).ToArray().Sum();

    public double SumOfRss(int stage) => Rss.Row(stage).ToArray().Sum();

    /// <summary>Q2(cum) of the stages up to this one by the definition of the variant.</summary>
    public double Q2Cum(int stage, CrossValidationVariant variant, bool orthogonal)
    {
        if (orthogonal || variant != CrossValidationVariant.Ropls) return 1 - (SumOfPress(stage) / SumOfRss(0));
        double left = 1;
        for (int s = 0; s <= stage; s++) left *= SumOfPress(s) / SumOfRss(s);
        return 1 - left;
    }
}

/// <summary>Fits and cross-validates models of any response on one table.</summary>
internal abstract class ValidationSpace(ModelData data, CrossValidationVariant variant)
{
    /// <summary>Above this number of rows inner products take more room than a table with fewer columns.</summary>
    private const int RowsForGram = 1000;

    /// <summary>At most this many numbers are kept for the inner products of rescaled folds (256 MB).</summary>
    private const long KeptForFolds = 1 << 25;

    protected ModelData Data { get; } = data;

    protected CrossValidationVariant Variant { get; } = variant;

    /// <summary>Σ of squares of the scaled table before any deflation.</summary>
    protected double SumOfSquaresOfX { get; } = data.X.SumOfSquares();

    public abstract bool InGramSpace { get; }

    /// <summary>Whether a component of some fold did not settle in its rounds of NIPALS.</summary>
    public bool Unsettled { get; private set; }

    /// <summary>Notes whether a component settled.</summary>
    protected void Note(int? iterations)
    {
        if (iterations >= TablePls.MaximalIterations) Unsettled = true;
    }

    /// <summary>
    /// Inner products where the table is complete and not far taller than wide; rescaling in folds makes them per fold, worth while only
    /// if many responses (<paramref name="many"/>) are to follow. The data must not be deflated yet. With many responses the table of the
    /// data is used, else a copy of it, which may be deflated.
    /// </summary>
    public static ValidationSpace Of(ModelData data, CrossValidationVariant variant, Folds folds, bool many, RunContext context)
    {
        long n = data.Rows;
        bool complete = data.X.Missing is null, small = n <= Math.Max(RowsForGram, data.X.Columns);
        bool perFold = variant == CrossValidationVariant.Rescaled && data.Scaling is Scaling.Pareto or Scaling.UnitVariance;
        return complete && small && (!perFold || (many && folds.Count * n * n <= KeptForFolds))
            ? new GramSpace(data, variant, perFold ? folds : null, context)
            : new TableSpace(data, many ? data.X : data.X.Copy(), variant);
    }

    /// <summary>Fits and cross-validates a model of a scaled response (of the training rows). Folds may be run on several
    /// threads.</summary>
    public abstract Validated Run(ScaledTable y, ComponentCounts counts, Folds folds, RunContext context);

    /// <summary>The response of a fold as its model sees it, and how to bring its predictions back: scaled = centre + divisor ·
    /// fold.</summary>
    protected (ScaledTable Y, double[] Centres, double[] Divisors) ResponseOfFold(ScaledTable y, double[] train)
    {
        int q = y.Columns;
        double[] centres = new double[q], divisors = [.. Enumerable.Repeat(1.0, q)];
        Scaling scaling = Data.ResponseScaling;
        if (Variant == CrossValidationVariant.Ropls || scaling == Scaling.None) return (y, centres, divisors);
        var values = new Matrix(y.Rows, q);
        for (int i = 0; i < y.Rows; i++)
            for (int j = 0; j < q; j++) values[i, j] = y.IsMissing(i, j) ? double.NaN : y.Values[i, j];
        ColumnMoments moments = ColumnMoments.Of(values, [.. Enumerable.Range(0, y.Rows).Where(i => train[i] != 0)]);
        for (int j = 0; j < q; j++)
        {
            centres[j] = moments.Means[j];
            // The response is divided by f(sd) already, f the rule of the scaling; the rule for the fold is applied to what it was before.
            double sd = Math.Sqrt(moments.Variances[j]);
            if (Variant == CrossValidationVariant.Rescaled) divisors[j] = DivisorOfFold(sd, Data.YSd[j], scaling);
        }

        for (int i = 0; i < y.Rows; i++)
            for (int j = 0; j < q; j++) values[i, j] = (values[i, j] - centres[j]) / divisors[j];
        return (ScaledTable.Of(values), centres, divisors);
    }

    /// <summary>What to divide already scaled values by, whose standard deviation in the fold is sd, so that they are scaled by the
    /// fold's own; 1 if they do not vary.</summary>
    protected static double DivisorOfFold(double sd, double divisorOfAll, Scaling scaling) =>
        sd <= 0 ? 1 : scaling switch
        {
            Scaling.UnitVariance => sd,
            Scaling.Pareto => Math.Sqrt(sd * divisorOfAll) / divisorOfAll,
            _ => 1,
        };

    /// <summary>Adds Σ (y − prediction)² of the rows a fold left out to its line of PRESS.</summary>
    protected static void AddErrors(ScaledTable y, Matrix prediction, double[] train, Span<double> press)
    {
        for (int i = 0; i < y.Rows; i++)
        {
            if (train[i] != 0) continue;
            for (int j = 0; j < y.Columns; j++)
            {
                if (y.IsMissing(i, j)) continue;
                double error = y.Values[i, j] - prediction[i, j];
                press[j] += error * error;
            }
        }
    }

    /// <summary>Per response the sum of squares of what is there.</summary>
    protected static void SumsOfSquares(ScaledTable y, Span<double> sums)
    {
        sums.Clear();
        for (int i = 0; i < y.Rows; i++)
            for (int j = 0; j < y.Columns; j++) sums[j] += y.Values[i, j] * y.Values[i, j];
    }

    /// <summary>Runs every fold, each with its own lines of PRESS, and adds them up in the order of the folds.</summary>
    protected static Matrix SumOverFolds(Folds folds, (int Stages, int Responses) shape, RunContext context, Action<int, Matrix> run)
    {
        var parts = new Matrix[folds.Count];
        void Fold(int fold)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            parts[fold] = new Matrix(shape.Stages, shape.Responses);
            run(fold, parts[fold]);
        }

        if (context.Threads > 1) Parallel.For(0, folds.Count, context.ParallelOptions, Fold);
        else
            for (int fold = 0; fold < folds.Count; fold++) Fold(fold);
        var total = new Matrix(shape.Stages, shape.Responses);
        foreach (Matrix part in parts) VectorKernels.Axpy(1, part.Values, total.Values);
        return total;
    }
}
