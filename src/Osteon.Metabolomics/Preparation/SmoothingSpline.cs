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
/// Cubic smoothing spline as R's <c>smooth.spline</c> computes it (Green and Silverman 1994): minimises Σ w(y − f)² + λ ∫ f″² over splines on the given basis, x scaled to
/// [0, 1], λ = ratio · 256^(3·spar − 1), the system solved by a banded Cholesky factor and spar found by Brent's minimiser with R's settings. Outside the data the
/// spline goes on as a straight line. Owns its scratch: one instance per thread.
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
            ReadOnlySpan<double> b = basis.Values.AsSpan(i * Band, Band), l = basis.LeverageValues.AsSpan(i * Band, Band);
            int left = basis.Left[i];
            double fit = 0, leverage = 0;
            for (int j = 0; j < Band; j++)
            {
                fit += b[j] * Coefficients[left + j];
                leverage += l[j] * l[j] * _inverse[left + j];
                for (int d = 1; j + d < Band; d++) leverage += 2 * l[j] * l[j + d] * _inverse[(d * size) + left + j];
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

    /// <summary>Lower Cholesky factor of a banded matrix in place; [d, i] holds element (i + d, i).</summary>
    private bool Factorise(int size)
    {
        for (int j = 0; j < size; j++)
        {
            double diagonal = _factor[j];
            for (int d = 1; d < Band && j - d >= 0; d++) diagonal -= _factor[(d * size) + j - d] * _factor[(d * size) + j - d];
            if (!(diagonal > 0)) return false;
            diagonal = Math.Sqrt(diagonal);
            _factor[j] = diagonal;
            for (int d = 1; d < Band && j + d < size; d++)
            {
                double value = _factor[(d * size) + j];
                for (int back = 1; back + d < Band && j - back >= 0; back++) value -= _factor[((d + back) * size) + j - back] * _factor[(back * size) + j - back];
                _factor[(d * size) + j] = value / diagonal;
            }
        }

        return true;
    }

    private void Solve(int size)
    {
        for (int i = 0; i < size; i++)
        {
            double value = _right[i];
            for (int d = 1; d < Band && i - d >= 0; d++) value -= _factor[(d * size) + i - d] * Coefficients[i - d];
            Coefficients[i] = value / _factor[i];
        }

        for (int i = size - 1; i >= 0; i--)
        {
            double value = Coefficients[i];
            for (int d = 1; d < Band && i + d < size; d++) value -= _factor[(d * size) + i] * Coefficients[i + d];
            Coefficients[i] = value / _factor[i];
        }
    }

    /// <summary>The band of the inverse (Hutchinson and de Hoog 1985, 10.1007/BF01389878), from the last column to the first; [d, i] holds element (i, i + d).</summary>
    private void InverseBand(int size)
    {
        Span<double> c = stackalloc double[Band];
        for (int i = size - 1; i >= 0; i--)
        {
            double inverse = 1 / _factor[i];
            for (int d = 1; d < Band; d++) c[d] = i + d < size ? _factor[(d * size) + i] * inverse : 0;
            for (int d = Band - 1; d >= 1; d--)
            {
                double value = 0;
                for (int m = 1; m < Band && i + d < size; m++)
                    if (i + m < size) value -= c[m] * _inverse[(Math.Abs(m - d) * size) + i + Math.Min(m, d)];
                _inverse[(d * size) + i] = value;
            }

            double diagonal = inverse * inverse;
            for (int m = 1; m < Band && i + m < size; m++) diagonal -= c[m] * _inverse[(m * size) + i];
            _inverse[i] = diagonal;
        }
    }
}
