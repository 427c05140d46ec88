using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// The curves of one batch for one pattern of QC values that are there: one through all of them, and one for each that lies between others,
/// fitted without it.
/// </summary>
internal sealed class DriftCurve
{
    private readonly DriftCorrection _step;
    private readonly DriftBatch _batch;
    private readonly int[] _present;
    private readonly SmoothingSplineDesign?[] _splines = [];
    private readonly Matrix? _weights;
    private readonly Matrix? _left;

    /// <param name="step">Parameters.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="present">Which of its QCs have a value: positions in its list of QCs, ascending.</param>
    public DriftCurve(DriftCorrection step, DriftBatch batch, int[] present)
    {
        _step = step;
        _batch = batch;
        _present = present;
        double[] x = [.. present.Select(i => batch.QcPlaces[i])];
        Interior = [.. Enumerable.Range(0, x.Length).Where(i => x[i] > x.Min() && x[i] < x.Max())];
        if (present.Length == 0) return;
        if (step.Method == DriftMethod.Loess)
        {
            (_weights, ByLine) = Weights(x, batch.Places);
            _left = new Matrix(Interior.Length, x.Length);
            for (int k = 0; k < Interior.Length; k++) LeaveOut(x, Interior[k], _left.Row(k));
            Defined = true;
            return;
        }

        Defined = x.Length >= step.MinimumQcs && SmoothingSplineDesign.DistinctCount(x) >= SmoothingSpline.LeastDistinct;
        if (!Defined) return;
        SmoothingSplineParameters parameters = Smoothing(step);
        _splines = new SmoothingSplineDesign?[Interior.Length + 1];
        for (int k = 0; k < _splines.Length; k++)
        {
            double[] places = k == 0 ? x : [.. x.Where((_, i) => i != Interior[k - 1])];
            if (SmoothingSplineDesign.DistinctCount(places) >= SmoothingSpline.LeastDistinct)
                _splines[k] = SmoothingSplineDesign.Of(places, parameters);
        }
    }

    /// <summary>Whether there are QCs enough.</summary>
    public bool Defined { get; }

    /// <summary>Whether a straight line stands for LOESS.</summary>
    public bool ByLine { get; }

    /// <summary>Positions among the present QCs of those with QCs on both sides.</summary>
    public int[] Interior { get; }

    /// <summary>The curve at each place of the batch, on the scale of the fit; false if it could not be computed.</summary>
    public bool Predict(ReadOnlySpan<double> y, Span<double> curve)
    {
        if (_weights is not null)
        {
            for (int i = 0; i < curve.Length; i++) curve[i] = VectorKernels.Dot(_weights.Row(i), y);
            return true;
        }

        return PredictSpline(0, y, _batch.Places, curve);
    }

    /// <summary>For each interior QC the curve fitted without it, at its place; NaN where that could not be computed.</summary>
    public void PredictLeftOut(ReadOnlySpan<double> y, Span<double> values)
    {
        Span<double> at = stackalloc double[1], value = stackalloc double[1];
        double[] rest = _left is null ? new double[y.Length - 1] : [];
        for (int k = 0; k < Interior.Length; k++)
        {
            if (_left is not null)
            {
                values[k] = VectorKernels.Dot(_left.Row(k), y);
                continue;
            }

            int skipped = Interior[k];
            y[..skipped].CopyTo(rest);
            y[(skipped + 1)..].CopyTo(rest.AsSpan(skipped));
            at[0] = _batch.QcPlaces[_present[skipped]];
            values[k] = PredictSpline(k + 1, rest, at, value) ? value[0] : double.NaN;
        }
    }

    private (Matrix Weights, bool ByLine) Weights(double[] x, double[] at)
    {
        Matrix? local = x.Length < _step.MinimumQcs ? null : LocalRegression.Weights(x, at, _step.Span, _step.Degree);
        return local is null ? (LinearRegressionWeights.Of(x, at), true) : (local, false);
    }

    /// <summary>The kind of curve stays what it is with all QCs, so that it is the declared one that is judged.</summary>
    private void LeaveOut(double[] x, int left, Span<double> weights)
    {
        double[] rest = [.. x.Where((_, i) => i != left)];
        double[] at = [x[left]];
        Matrix? row = ByLine ? null : LocalRegression.Weights(rest, at, _step.Span, _step.Degree);
        row ??= LinearRegressionWeights.Of(rest, at);
        for (int i = 0, j = 0; i < x.Length; i++) weights[i] = i == left ? 0 : row[0, j++];
    }

    private bool PredictSpline(int k, ReadOnlySpan<double> y, ReadOnlySpan<double> at, Span<double> values)
    {
        if (_splines[k]?.TryFit(y) is not { } spline) return false;
        for (int i = 0; i < at.Length; i++) values[i] = spline.Predict(at[i]);
        return true;
    }

    private static SmoothingSplineParameters Smoothing(DriftCorrection step) => new()
    {
        Rule = step switch
        {
            { Spar: not null } => SmoothingRule.Spar,
            { Criterion: SplineCriterion.CrossValidation } => SmoothingRule.LeaveOneOut,
            _ => SmoothingRule.GeneralisedCrossValidation,
        },
        Value = step.Spar ?? 0,
        AllKnots = step.AllKnots,
        LeastSpar = step.LowestSpar,
        GreatestSpar = step.HighestSpar,
    };
}
