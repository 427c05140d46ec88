namespace Osteon.Metabolomics;

/// <summary>How the smoothing parameter of a spline is chosen.</summary>
public enum SplineCriterion
{
    /// <summary>Generalised cross-validation; the default of R and of notame.</summary>
    GeneralisedCrossValidation,

    /// <summary>Leave-one-out cross-validation by the leverages; pmp.</summary>
    CrossValidation,
}

/// <summary>
/// Cubic smoothing spline as R's <c>smooth.spline</c> computes it (Green and Silverman 1994): minimises Σ w(y − f)² + λ ∫ f″² over splines
/// on the given basis, x scaled to [0, 1], λ = ratio · 256^(3·spar − 1), the system solved by a banded Cholesky factor and spar found by
/// Brent's minimiser with R's settings. Outside the data the spline goes on as a straight line. Owns its scratch: one instance per thread.
/// </summary>
internal sealed class SmoothingSpline(CubicSplineBasis basis)
{
    private const int Band = 4;
    private const double Golden = 0.381966011250105151795413165634;
    private const double Tolerance = 1e-4;
    private const double Epsilon = 2e-8;
    private const int MaximumIterations = 500;
    private const double Big = 1e100;

    private readonly double[] _factor = new double[Band * basis.Size];
    private readonly double[] _inverse = new double[Band * basis.Size];
    private readonly double[] _right = new double[basis.Size];
    private bool _failed;

    /// <summary>Coefficients of the last fit.</summary>
    public double[] Coefficients { get; } = new double[basis.Size];

    /// <summary>Leverages of the data places in the last fit.</summary>
    public double[] Leverages { get; } = new double[basis.X.Length];

    /// <summary>Fitted values at the data places in the last fit.</summary>
    public double[] Fitted { get; } = new double[basis.X.Length];

    /// <summary>Smoothing parameter of the last fit.</summary>
    public double Spar { get; private set; }

    /// <summary>Fits; false if the system could not be factorised (λ too extreme), and then nothing of the fit may be used.</summary>
    /// <param name="y">Means of the observations at the data places.</param>
    /// <param name="within">Sum of squares of the observations about those means.</param>
    /// <param name="spar">Smoothing parameter, or null to choose it.</param>
    /// <param name="choice">Range and criterion of the choice.</param>
    public bool Fit(ReadOnlySpan<double> y, double within, double? spar, (double Low, double High, SplineCriterion Criterion) choice)
    {
        _failed = false;
        Array.Clear(_right);
        for (int i = 0; i < y.Length; i++)
            for (int j = 0; j < Band; j++) _right[basis.Left[i] + j] += basis.Weights[i] * y[i] * basis.Values[(i * Band) + j];
        if (spar is { } given)
        {
            Evaluate(y, within, given, choice.Criterion);
            Spar = given;
            return !_failed;
        }

        Minimise(y, within, choice);
        return !_failed;
    }

    /// <summary>The fitted spline at a place of the scaled x; a straight line outside [0, 1].</summary>
    public double Predict(double place)
    {
        if (place < 0) return basis.Evaluate(Coefficients, 0) + (place * basis.Evaluate(Coefficients, 0, derivative: true));
        if (place > 1) return basis.Evaluate(Coefficients, 1) + ((place - 1) * basis.Evaluate(Coefficients, 1, derivative: true));
        return basis.Evaluate(Coefficients, place);
    }

    private void Minimise(ReadOnlySpan<double> y, double within, (double Low, double High, SplineCriterion Criterion) choice)
    {
        double a = choice.Low, b = choice.High;
        double x = a + (Golden * (b - a)), w = x, v = x, d = 0, e = 0;
        double fx = Evaluate(y, within, x, choice.Criterion), fw = fx, fv = fx;
        for (int iteration = 1; !_failed; iteration++)
        {
            double middle = (a + b) * 0.5, tol1 = (Epsilon * Math.Abs(x)) + (Tolerance / 3), tol2 = tol1 * 2;
            if (Math.Abs(x - middle) <= tol2 - ((b - a) * 0.5) || iteration > MaximumIterations) break;
            bool golden = Math.Abs(e) <= tol1 || fx >= Big || fv >= Big || fw >= Big;
            if (!golden)
            {
                double r = (x - w) * (fx - fv), q = (x - v) * (fx - fw), p = ((x - v) * q) - ((x - w) * r);
                q = (q - r) * 2;
                if (q > 0) p = -p;
                q = Math.Abs(q);
                r = e;
                e = d;
                golden = Math.Abs(p) >= Math.Abs(0.5 * q * r) || q == 0 || p <= q * (a - x) || p >= q * (b - x);
                if (!golden)
                {
                    d = p / q;
                    double near = x + d;
                    if (near - a < tol2 || b - near < tol2) d = Math.CopySign(tol1, middle - x);
                }
            }

            if (golden)
            {
                e = x >= middle ? a - x : b - x;
                d = Golden * e;
            }

            double u = x + (Math.Abs(d) >= tol1 ? d : Math.CopySign(tol1, d));
            double fu = Evaluate(y, within, u, choice.Criterion);
            if (!double.IsFinite(fu)) fu = 2 * Big;
            if (fu <= fx)
            {
                if (u >= x) a = x;
                else b = x;
                (v, fv, w, fw, x, fx) = (w, fw, x, fx, u, fu);
            }
            else
            {
                if (u < x) a = u;
                else b = u;
                if (fu <= fw || w == x) (v, fv, w, fw) = (w, fw, u, fu);
                else if (fu <= fv || v == x || v == w) (v, fv) = (u, fu);
            }
        }

        // The original reports the best spar but keeps the curve of the last one tried; so does this.
        Spar = x;
    }

    private double Evaluate(ReadOnlySpan<double> y, double within, double spar, SplineCriterion criterion)
    {
        double lambda = basis.Ratio * Math.Pow(16, (spar * 6) - 2);
        int size = basis.Size;
        for (int i = 0; i < size; i++)
            for (int d = 0; d < Band && i + d < size; d++) _factor[(d * size) + i] = basis.Normal[d, i] + (lambda * basis.Gram[d, i]);
        if (!Factorise(size))
        {
            _failed = true;
            return double.NaN;
        }

        Solve(size);
        InverseBand(size);
        double trace = 0, squares = within, crossed = 0, total = 0;
        for (int i = 0; i < y.Length; i++)
        {
            ReadOnlySpan<double> l = basis.LeverageValues.AsSpan(i * Band, Band);
            int left = basis.Left[i];
            double fit = basis.Evaluate(Coefficients, basis.X[i]), leverage = 0;
            for (int j = 0; j < Band; j++)
            {
                leverage += _inverse[left + j] * (l[j] * l[j]);
                for (int d = 1; j + d < Band; d++) leverage += 2 * _inverse[(d * size) + left + j] * l[j] * l[j + d];
            }

            leverage *= basis.Weights[i];
            Fitted[i] = fit;
            Leverages[i] = leverage;
            trace += leverage;
            double residual = (y[i] - fit) * (y[i] - fit) * basis.Weights[i];
            squares += residual;
            crossed += residual / ((1 - leverage) * (1 - leverage));
            total += basis.Weights[i];
        }

        if (criterion == SplineCriterion.CrossValidation) return crossed / y.Length;
        double free = 1 - (trace / total);
        return squares / total / (free * free);
    }

    // The search for spar compares criteria that differ in their last digits only. So that it takes the way R's takes, the following
    // sums run in LINPACK's order.

    /// <summary>Upper Cholesky factor R of a banded matrix in place, RᵀR = A; [d, i] holds element (i, i + d).</summary>
    private bool Factorise(int size)
    {
        for (int j = 0; j < size; j++)
        {
            double squares = 0;
            for (int d = Math.Min(Band - 1, j); d >= 1; d--)
            {
                int row = j - d;
                double dot = 0;
                for (int e = Math.Min(Band - 1, j); e > d; e--) dot += _factor[((e - d) * size) + j - e] * _factor[(e * size) + j - e];
                double value = (_factor[(d * size) + row] - dot) / _factor[row];
                _factor[(d * size) + row] = value;
                squares += value * value;
            }

            double diagonal = _factor[j] - squares;
            if (!(diagonal > 0)) return false;
            _factor[j] = Math.Sqrt(diagonal);
        }

        return true;
    }

    private void Solve(int size)
    {
        for (int i = 0; i < size; i++)
        {
            double dot = 0;
            for (int d = Math.Min(Band - 1, i); d >= 1; d--) dot += _factor[(d * size) + i - d] * Coefficients[i - d];
            Coefficients[i] = (_right[i] - dot) / _factor[i];
        }

        for (int i = size - 1; i >= 0; i--)
        {
            double value = Coefficients[i];
            for (int d = Math.Min(Band - 1, size - 1 - i); d >= 1; d--) value -= _factor[(d * size) + i] * Coefficients[i + d];
            Coefficients[i] = value / _factor[i];
        }
    }

    /// <summary>
    /// The band of the inverse of RᵀR (Hutchinson and de Hoog 1985, 10.1007/BF01389878), from the last row to the first; [d, i] holds element (i, i
    /// + d).
    /// </summary>
    private void InverseBand(int size)
    {
        Span<double> z = stackalloc double[6];
        for (int i = size - 1; i >= 0; i--)
        {
            double c0 = 1 / _factor[i];
            double c1 = i + 1 < size ? _factor[size + i] * c0 : 0, c2 = i + 2 < size ? _factor[(2 * size) + i] * c0 : 0,
                c3 = i + 3 < size ? _factor[(3 * size) + i] * c0 : 0;
            // z: elements (1,1), (1,2), (1,3), (2,2), (2,3), (3,3) of the inverse, rows and columns counted from i.
            for (int m = 1, at = 0; m < Band; m++)
                for (int n = m; n < Band; n++, at++) z[at] = i + n < size ? _inverse[((n - m) * size) + i + m] : 0;
            _inverse[(3 * size) + i] = -((c3 * z[5]) + (c2 * z[4]) + (c1 * z[2]));
            _inverse[(2 * size) + i] = -((c3 * z[4]) + (c2 * z[3]) + (c1 * z[1]));
            _inverse[size + i] = -((c3 * z[2]) + (c2 * z[1]) + (c1 * z[0]));
            _inverse[i] = (c0 * c0) + (c3 * c3 * z[5]) + (2 * c3 * c2 * z[4]) + (2 * c3 * c1 * z[2]) + (c2 * c2 * z[3])
                + (2 * c2 * c1 * z[1]) + (c1 * c1 * z[0]);
        }
    }
}
