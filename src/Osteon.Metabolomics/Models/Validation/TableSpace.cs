using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Models on the table itself, with sums over the cells that are there: for tables with missing cells, and wherever inner
/// products would not pay.</summary>
internal sealed class TableSpace(ModelData data, ScaledTable x, CrossValidationVariant variant) : ValidationSpace(data, variant)
{
    public override bool InGramSpace => false;

    public override Validated Run(ScaledTable y, ComponentCounts counts, Folds folds, RunContext context) =>
        counts.Orthogonal > 0 ? RunOpls(y, counts, folds, context) : RunPls(y, counts, folds, context);

    /// <summary>A copy of the scaled table, centred (and scaled) by the values of the rows in training.</summary>
    public static ScaledTable Rescaled(ModelData data, ScaledTable table, double[] train, CrossValidationVariant variant)
    {
        ScaledTable copy = table.Copy();
        if (variant == CrossValidationVariant.Ropls || data.Scaling == Scaling.None) return copy;
        int m = table.Columns;
        double[] counts = new double[m], means = new double[m], squares = new double[m];
        Accumulate(table, train, (j, value) =>
        {
            counts[j]++;
            means[j] += value;
        });
        for (int j = 0; j < m; j++) means[j] /= Math.Max(1, counts[j]);
        Accumulate(table, train, (j, value) => squares[j] += (value - means[j]) * (value - means[j]));
        var divisors = new double[m];
        for (int j = 0; j < m; j++)
        {
            double sd = counts[j] < 2 ? 0 : Math.Sqrt(squares[j] / (counts[j] - 1));
            // Columns that do not vary in this fold cannot tell anything: their deviations are set to 0 by an infinite divisor.
            bool constant = sd <= 1e-12 * (1 + Math.Abs(means[j]));
            divisors[j] = constant ? double.PositiveInfinity : variant == CrossValidationVariant.Rescaled ? DivisorOfFold(sd, data.XSd[j], data.Scaling) : 1;
        }

        for (int i = 0; i < table.Rows; i++)
        {
            Span<double> row = copy.Values.Row(i);
            for (int j = 0; j < m; j++)
                if (!copy.IsMissing(i, j)) row[j] = (row[j] - means[j]) / divisors[j];
        }

        return copy;
    }

    private static void Accumulate(ScaledTable table, double[] train, Action<int, double> add)
    {
        for (int i = 0; i < table.Rows; i++)
        {
            if (train[i] == 0) continue;
            ReadOnlySpan<double> row = table.Values.Row(i);
            for (int j = 0; j < row.Length; j++)
                if (!table.IsMissing(i, j)) add(j, row[j]);
        }
    }

    /// <summary>The model of all rows, component by component; ropls' cross-validation looks at what is left before each.</summary>
    private Validated RunPls(ScaledTable y, ComponentCounts counts, Folds folds, RunContext context)
    {
        ScaledTable rest = x.Copy(), left = y.Copy();
        double[] all = [.. Enumerable.Repeat(1.0, x.Rows)];
        bool stagewise = Variant == CrossValidationVariant.Ropls;
        Matrix press = stagewise ? new Matrix(counts.Stages, y.Columns) : PressOfModelsAnew(y, counts, folds, context), rss = new(counts.Stages, y.Columns);
        double r2x = 0, r2y = 0, ssy = y.SumOfSquares();
        for (int stage = 0; stage < counts.Stages; stage++)
        {
            SumsOfSquares(left, rss.Row(stage));
            if (stagewise) PressOfNext(rest, left, folds, context).CopyTo(press.Row(stage));
            if (TablePls.Component(rest, left, all) is not { } full) continue;
            double[] p = rest.Project(full.T);
            r2x += rest.SumOfSquaresOf(full.T, p) / SumOfSquaresOfX;
            r2y += left.SumOfSquaresOf(full.T, full.C) / ssy;
            if (stage + 1 < counts.Stages) rest.Deflate(full.T, p);
            left.Deflate(full.T, full.C);
        }

        return new Validated(r2x, r2y, press, rss);
    }

    private double[] PressOfNext(ScaledTable rest, ScaledTable left, Folds folds, RunContext context) =>
        SumOverFolds(folds, (1, left.Columns), context, (fold, errors) =>
        {
            double[] train = folds.Train(fold);
            PlsComponent? part = TablePls.Component(rest, left, train);
            Note(part?.Iterations);
            Matrix prediction = part is null ? new Matrix(rest.Rows, left.Columns) : Matrix.Of(rest.Rows, left.Columns, (i, j) => part.T[i] * part.C[j]);
            AddErrors(left, prediction, train, errors.Row(0));
        }).Values;

    private Matrix PressOfModelsAnew(ScaledTable y, ComponentCounts counts, Folds folds, RunContext context) =>
        SumOverFolds(folds, (counts.Stages, y.Columns), context, (fold, errors) =>
        {
            double[] train = folds.Train(fold);
            ScaledTable rest = Rescaled(Data, x, train, Variant);
            (ScaledTable own, double[] centres, double[] divisors) = ResponseOfFold(y, train);
            ScaledTable left = own.Copy();
            var prediction = Matrix.Of(x.Rows, y.Columns, (_, j) => centres[j]);
            for (int stage = 0; stage < counts.Stages; stage++)
            {
                if (TablePls.Component(rest, left, train) is { } part)
                {
                    Note(part.Iterations);
                    for (int i = 0; i < x.Rows; i++)
                        for (int j = 0; j < y.Columns; j++) prediction[i, j] += divisors[j] * part.T[i] * part.C[j];
                    if (stage + 1 < counts.Stages) rest.Deflate(part.T, rest.Project(TablePls.Inside(part.T, train)));
                    left.Deflate(part.T, part.C);
                }

                AddErrors(y, prediction, train, errors.Row(stage));
            }
        });

    private Validated RunOpls(ScaledTable y, ComponentCounts counts, Folds folds, RunContext context)
    {
        double[] all = [.. Enumerable.Repeat(1.0, x.Rows)];
        double ssy = y.SumOfSquares();
        Matrix press = SumOverFolds(folds, (counts.Stages, 1), context, (fold, errors) =>
        {
            double[] train = folds.Train(fold);
            (ScaledTable own, double[] centres, double[] divisors) = ResponseOfFold(y, train);
            var model = new TableOpls(Rescaled(Data, x, train, Variant), own.Values.Values, train);
            bool more = true;
            for (int stage = 0; stage < counts.Stages; stage++)
            {
                OplsPredictive? predictive = model.Predictive();
                Matrix prediction = Matrix.Of(x.Rows, 1, (i, _) => centres[0] + (divisors[0] * (predictive?.T[i] ?? 0) * (predictive?.C ?? 0)));
                AddErrors(y, prediction, train, errors.Row(stage));
                if (more && stage + 1 < counts.Stages) more = predictive is not null && model.RemoveOrthogonal(predictive) is not null;
            }
        });
        var rss = new Matrix(counts.Stages, 1);
        rss[0, 0] = ssy;
        var full = new TableOpls(x.Copy(), y.Values.Values, all);
        double r2y = 0, r2x = 0;
        for (int stage = 0; stage < counts.Stages; stage++)
        {
            if (full.Predictive() is not { } p) break;
            r2y = p.C * p.C * VectorKernels.Dot(p.T, p.T) / ssy;
            if (stage + 1 < counts.Stages) rss[stage + 1, 0] = (1 - r2y) * ssy;
            OplsOrthogonal? orthogonal = stage + 1 < counts.Stages ? full.RemoveOrthogonal(p) : null;
            if (orthogonal is null)
            {
                r2x += x.SumOfSquaresOf(p.T, p.P) / SumOfSquaresOfX;
                break;
            }

            r2x += x.SumOfSquaresOf(orthogonal.T, orthogonal.P) / SumOfSquaresOfX;
        }

        return new Validated(r2x, r2y, press, rss);
    }
}
