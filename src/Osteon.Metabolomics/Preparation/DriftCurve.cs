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
    private readonly CubicSplineBasis?[] _bases = [];
    private readonly (double First, double Range)[] _scales = [];
    private readonly double[][] _orders = [];
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

        Defined = x.Length >= step.MinimumQcs && x.Distinct().Count() >= 4;
        if (!Defined) return;
        _bases = new CubicSplineBasis?[Interior.Length + 1];
        _scales = new (double, double)[_bases.Length];
        _orders = new double[_bases.Length][];
        for (int k = 0; k < _bases.Length; k++)
        {
            double[] places = k == 0 ? x : [.. x.Where((_, i) => i != Interior[k - 1])];
            _orders[k] = places;
            double[] distinct = [.. places.Distinct().Order()];
            if (distinct.Length < 4) continue;
            _scales[k] = (distinct[0], distinct[^1] - distinct[0]);
            double[] scaled = [.. distinct.Select(p => (p - distinct[0]) / (distinct[^1] - distinct[0]))];
            _bases[k] = CubicSplineBasis.For(scaled, [.. distinct.Select(d => (double)places.Count(p => p == d))], step.AllKnots);
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
            for (int i = 0; i < curve.Length; i++) curve[i] = Dot(_weights.Row(i), y);
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
                values[k] = Dot(_left.Row(k), y);
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
        if (_bases[k] is not { } basis) return false;
        (double first, double range) = _scales[k];
        double[] means = new double[basis.X.Length];
        double[] places = _orders[k];
        for (int i = 0; i < y.Length; i++) means[Position(basis.X, (places[i] - first) / range)] += y[i];
        for (int i = 0; i < means.Length; i++) means[i] /= basis.Weights[i];
        double within = 0;
        if (means.Length < y.Length)
        {
            for (int i = 0; i < y.Length; i++)
            {
                double deviation = y[i] - means[Position(basis.X, (places[i] - first) / range)];
                within += deviation * deviation;
            }
        }

        var spline = new SmoothingSpline(basis);
        if (!spline.Fit(means, within, _step.Spar, (_step.LowestSpar, _step.HighestSpar, _step.Criterion))) return false;
        for (int i = 0; i < at.Length; i++) values[i] = spline.Predict((at[i] - first) / range);
        return true;
    }

    private static int Position(double[] x, double place)
    {
        int position = Array.BinarySearch(x, place);
        return position >= 0 ? position : Math.Min(~position, x.Length - 1);
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
