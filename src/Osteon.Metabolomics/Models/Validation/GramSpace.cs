using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Models of a complete table through its inner products. Where folds keep the scaling of all rows, those of a fold are a part
/// of the same matrix.</summary>
internal sealed class GramSpace : ValidationSpace
{
    private readonly Matrix _k;
    private readonly Folds? _folds;
    private readonly Matrix[] _kOfFold = [];

    /// <param name="data">Complete and not deflated.</param>
    /// <param name="variant">What is done anew in every fold.</param>
    /// <param name="perFold">The folds all runs will have, if X is rescaled in each of them; else null.</param>
    /// <param name="context">Threads and cancellation.</param>
    public GramSpace(ModelData data, CrossValidationVariant variant, Folds? perFold, RunContext context)
        : base(data, variant)
    {
        _k = Gram.OfRows(data.X.Values, context);
        _folds = perFold;
        if (perFold is null) return;
        _kOfFold = new Matrix[perFold.Count];
        for (int fold = 0; fold < perFold.Count; fold++)
            _kOfFold[fold] = Gram.OfRows(TableSpace.Rescaled(data, data.X, perFold.Train(fold), variant).Values, context);
    }

    public override bool InGramSpace => true;

    public override Validated Run(ScaledTable y, ComponentCounts counts, Folds folds, RunContext context)
    {
        if (_folds is not null && !ReferenceEquals(_folds, folds)) throw new ArgumentException("inner products were prepared for other folds", nameof(folds));
        return counts.Orthogonal > 0 ? RunOpls(y, counts, folds, context) : RunPls(y, counts, folds, context);
    }

    /// <summary>The inner products of a fold: a part of all of them, centred anew, or those of the rescaled table.</summary>
    private Matrix OfFold(Folds folds, int fold)
    {
        if (Variant == CrossValidationVariant.Ropls || Data.Scaling == Scaling.None) return _k;
        if (_folds is not null) return _kOfFold[fold];
        double[] train = folds.Train(fold);
        double count = train.Sum();
        double[] means = Gram.TimesVector(_k, train);
        VectorKernels.Scale(1 / count, means);
        double mean = VectorKernels.Dot(means, train) / count;
        return Matrix.Of(_k.Rows, _k.Rows, (i, j) => _k[i, j] - (means[i] + means[j]) + mean);
    }

    /// <summary>The model of all rows, component by component; ropls' cross-validation looks at what is left before each.</summary>
    private Validated RunPls(ScaledTable y, ComponentCounts counts, Folds folds, RunContext context)
    {
        Matrix k = counts.Stages > 1 ? _k.Copy() : _k;
        ScaledTable left = y.Copy();
        double[] all = [.. Enumerable.Repeat(1.0, k.Rows)];
        bool stagewise = Variant == CrossValidationVariant.Ropls;
        Matrix press = stagewise ? new Matrix(counts.Stages, y.Columns) : PressOfModelsAnew(y, counts, folds, context), rss = new(counts.Stages, y.Columns);
        double r2x = 0, r2y = 0, ssy = y.SumOfSquares();
        for (int stage = 0; stage < counts.Stages; stage++)
        {
            SumsOfSquares(left, rss.Row(stage));
            if (stagewise) PressOfNext(k, left, folds, context).CopyTo(press.Row(stage));
            if (GramPls.Component(k, left, all) is not { } full) continue;
            r2x += GramPls.SumOfSquaresOf(k, full.T) / SumOfSquaresOfX;
            r2y += left.SumOfSquaresOf(full.T, full.C) / ssy;
            if (stage + 1 < counts.Stages) GramPls.Deflate(k, full.T, all);
            left.Deflate(full.T, full.C);
        }

        return new Validated(r2x, r2y, press, rss);
    }

    private double[] PressOfNext(Matrix k, ScaledTable left, Folds folds, RunContext context) =>
        SumOverFolds(folds, (1, left.Columns), context, (fold, errors) =>
        {
            double[] train = folds.Train(fold);
            GramComponent? part = GramPls.Component(k, left, train);
            Note(part?.Iterations);
            Matrix prediction = part is null ? new Matrix(k.Rows, left.Columns) : Matrix.Of(k.Rows, left.Columns, (i, j) => part.T[i] * part.C[j]);
            AddErrors(left, prediction, train, errors.Row(0));
        }).Values;

    private Matrix PressOfModelsAnew(ScaledTable y, ComponentCounts counts, Folds folds, RunContext context) =>
        SumOverFolds(folds, (counts.Stages, y.Columns), context, (fold, errors) =>
        {
            double[] train = folds.Train(fold);
            Matrix k = OfFold(folds, fold).Copy();
            (ScaledTable own, double[] centres, double[] divisors) = ResponseOfFold(y, train);
            ScaledTable left = own.Copy();
            var prediction = Matrix.Of(k.Rows, y.Columns, (_, j) => centres[j]);
            for (int stage = 0; stage < counts.Stages; stage++)
            {
                if (GramPls.Component(k, left, train) is { } part)
                {
                    Note(part.Iterations);
                    for (int i = 0; i < k.Rows; i++)
                        for (int j = 0; j < y.Columns; j++) prediction[i, j] += divisors[j] * part.T[i] * part.C[j];
                    GramPls.Deflate(k, part.T, train);
                    left.Deflate(part.T, part.C);
                }

                AddErrors(y, prediction, train, errors.Row(stage));
            }
        });

    private Validated RunOpls(ScaledTable y, ComponentCounts counts, Folds folds, RunContext context)
    {
        double[] all = [.. Enumerable.Repeat(1.0, _k.Rows)];
        double ssy = y.SumOfSquares();
        Matrix press = SumOverFolds(folds, (counts.Stages, 1), context, (fold, errors) =>
        {
            double[] train = folds.Train(fold);
            (ScaledTable own, double[] centres, double[] divisors) = ResponseOfFold(y, train);
            var model = new GramOpls(OfFold(folds, fold), own.Values.Values, train);
            bool more = true;
            for (int stage = 0; stage < counts.Stages; stage++)
            {
                (double[] T, double C)? predictive = model.Predictive();
                Matrix prediction = Matrix.Of(_k.Rows, 1, (i, _) => centres[0] + (divisors[0] * (predictive?.T[i] ?? 0) * (predictive?.C ?? 0)));
                AddErrors(y, prediction, train, errors.Row(stage));
                if (more && stage + 1 < counts.Stages) more = predictive is { } p && model.RemoveOrthogonal(p.T);
            }
        });
        var rss = new Matrix(counts.Stages, 1);
        rss[0, 0] = ssy;
        var full = new GramOpls(_k, y.Values.Values, all);
        double r2y = 0, r2x = 0;
        for (int stage = 0; stage < counts.Stages; stage++)
        {
            if (full.Predictive() is not { } p) break;
            r2y = p.C * p.C * VectorKernels.Dot(p.T, p.T) / ssy;
            if (stage + 1 < counts.Stages) rss[stage + 1, 0] = (1 - r2y) * ssy;
            if (stage + 1 == counts.Stages || !full.RemoveOrthogonal(p.T))
            {
                r2x = full.SumOfSquaresOfX(p.T) / SumOfSquaresOfX;
                break;
            }
        }

        return new Validated(r2x, r2y, press, rss);
    }
}
