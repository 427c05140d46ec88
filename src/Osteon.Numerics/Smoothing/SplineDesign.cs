namespace Osteon.Numerics;

/// <summary>One fit of a smoothing spline at one λ.</summary>
internal sealed record SplineTrial(double Lambda, double[] Coefficients, double[] Fitted, double[] Leverages, double Df);

/// <summary>The equations of a smoothing spline, made once and solved for any λ.</summary>
internal sealed class SplineDesign
{
    /// <summary>R takes the leverage of the last point this far to its left. The search for spar sees the difference.</summary>
    private const double RightEnd = 1e-11;

    private readonly double[] _allX;
    private readonly double[] _allY;
    private readonly double[]? _allWeights;
    private readonly int[] _positions; // of every value among the distinct x
    private readonly double[] _scaled;
    private readonly double[] _means;
    private readonly double _withinSquares;
    private readonly double[][] _cross; // X′WX
    private readonly double[] _right; // X′Wy
    private readonly double[][] _curvature;
    private readonly double _ratio;

    private SplineDesign(double[] x, double[] y, double[]? weights, bool allKnots)
    {
        (_allX, _allY, _allWeights) = (x, y, weights);
        (X, _positions) = Distinct(x);
        int n = X.Length;
        if (n < SmoothingSpline.LeastDistinct)
            throw new ArgumentException($"a smoothing spline needs {SmoothingSpline.LeastDistinct} distinct x; there are {n}", nameof(x));
        Weights = new double[n];
        _means = new double[n];
        double[] squares = new double[n];
        for (int i = 0; i < x.Length; i++)
        {
            double w = weights is null ? 1 : weights[i];
            Weights[_positions[i]] += w;
            _means[_positions[i]] += w * y[i];
            squares[_positions[i]] += w * y[i] * y[i];
        }

        for (int i = 0; i < n; i++)
        {
            _means[i] /= Weights[i] > 0 ? Weights[i] : 1;
            _withinSquares += squares[i] - (Weights[i] * _means[i] * _means[i]);
        }

        Range = X[^1] - X[0];
        _scaled = [.. X.Select(v => (v - X[0]) / Range)];
        int knots = allKnots ? n : KnotCount(n);
        double step = (n - 1.0) / (knots - 1);
        Basis = new CubicBSplineBasis(
            [.. Enumerable.Range(0, knots).Select(k => _scaled[k == knots - 1 ? n - 1 : (int)(1 + (k * step)) - 1])]);
        _curvature = Basis.Curvature();
        _cross = [.. Enumerable.Range(0, 4).Select(_ => new double[Basis.Count])];
        _right = new double[Basis.Count];
        Span<double> b = stackalloc double[4];
        for (int i = 0; i < n; i++)
        {
            int l = Basis.Interval(_scaled[i]);
            Basis.Values(_scaled[i], l, b);
            for (int j = 0; j < 4; j++)
            {
                _right[l - 3 + j] += Weights[i] * b[j] * _means[i];
                for (int k = j; k < 4; k++) _cross[k - j][l - 3 + j] += Weights[i] * b[j] * b[k];
            }
        }

        double trace = 0, curvature = 0;
        for (int i = 2; i < Basis.Count - 3; i++)
        {
            trace += _cross[0][i];
            curvature += _curvature[0][i];
        }

        _ratio = trace / curvature;
    }

    /// <summary>The distinct x, ascending.</summary>
    public double[] X { get; }

    public double[] Weights { get; }

    public double Range { get; }

    public CubicBSplineBasis Basis { get; }

    public static SplineDesign Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights, bool allKnots)
    {
        if (x.Length != y.Length) throw new ArgumentException($"{x.Length} x and {y.Length} y", nameof(y));
        foreach (double v in x)
            if (!double.IsFinite(v)) throw new ArgumentException("x must be finite", nameof(x));
        foreach (double v in y)
            if (!double.IsFinite(v)) throw new ArgumentException("y must be finite", nameof(y));
        return new SplineDesign(x.ToArray(), y.ToArray(), Scaled(weights, x.Length), allKnots);
    }

    /// <summary>λ of a spar.</summary>
    public double Lambda(double spar) => _ratio * Math.Pow(16, (spar * 6) - 2);

    /// <summary>The fit at λ, or null where the equations cannot be solved.</summary>
    public SplineTrial? Fit(double lambda)
    {
        double[][] bands = [.. _cross.Select((band, d) => band.Select((v, i) => v + (lambda * _curvature[d][i])).ToArray())];
        if (BandedCholesky.Of(bands) is not { } factors) return null;
        double[] coefficients = [.. _right];
        factors.Solve(coefficients);
        double[][] inverse = factors.InverseBands();
        double[] fitted = new double[X.Length], leverages = new double[X.Length];
        Span<double> b = stackalloc double[4];
        double df = 0;
        for (int i = 0; i < X.Length; i++)
        {
            int l = Basis.Interval(_scaled[i]);
            Basis.Values(_scaled[i], l, b);
            double value = 0, spread = 0;
            for (int j = 0; j < 4; j++) value += b[j] * coefficients[l - 3 + j];
            if (_scaled[i] >= 1) Basis.Values(1 - RightEnd, l, b);
            for (int j = 0; j < 4; j++)
            {
                spread += b[j] * b[j] * inverse[0][l - 3 + j];
                for (int k = j + 1; k < 4; k++) spread += 2 * b[j] * b[k] * inverse[k - j][l - 3 + j];
            }

            fitted[i] = value;
            leverages[i] = spread * Weights[i];
            df += leverages[i];
        }

        return new SplineTrial(lambda, coefficients, fitted, leverages, df);
    }

    /// <summary>What the search for spar makes small, over the distinct x.</summary>
    public double Criterion(SplineTrial trial, SmoothingSplineParameters parameters)
    {
        if (parameters.Rule == SmoothingRule.DegreesOfFreedom) return 3 + ((parameters.Value - trial.Df) * (parameters.Value - trial.Df));
        double sum = 0, weight = 0;
        bool leaveOneOut = parameters.Rule == SmoothingRule.LeaveOneOut;
        for (int i = 0; i < X.Length; i++)
        {
            double residual = (_means[i] - trial.Fitted[i]) / (leaveOneOut ? 1 - trial.Leverages[i] : 1);
            sum += Weights[i] * residual * residual;
            weight += Weights[i];
        }

        if (leaveOneOut) return sum / X.Length;
        double left = 1 - (parameters.Penalty * trial.Df / weight);
        return (sum + _withinSquares) / weight / (left * left);
    }

    /// <summary>The cross-validation score over all values.</summary>
    public double Score(SplineTrial trial, SmoothingSplineParameters parameters)
    {
        double sum = 0, weight = 0;
        bool leaveOneOut = parameters.Rule == SmoothingRule.LeaveOneOut;
        for (int i = 0; i < _allX.Length; i++)
        {
            int at = _positions[i];
            double w = _allWeights is null ? 1 : _allWeights[i];
            double residual = _allY[i] - trial.Fitted[at];
            if (leaveOneOut) residual /= 1 - (trial.Leverages[at] * w / (Weights[at] == 0 ? 1 : Weights[at]));
            sum += w * residual * residual;
            weight += w;
        }

        double mean = sum / weight;
        double left = 1 - (parameters.Penalty * trial.Df / _allX.Length);
        return leaveOneOut ? mean : mean / (left * left);
    }

    /// <summary>R's number of knots: all below 50, then growing ever more slowly.</summary>
    internal static int KnotCount(int n)
    {
        if (n < 50) return n;
        double a1 = Math.Log2(50), a2 = Math.Log2(100), a3 = Math.Log2(140), a4 = Math.Log2(200);
        return (int)(n < 200 ? Math.Pow(2, a1 + ((a2 - a1) * (n - 50) / 150))
            : n < 800 ? Math.Pow(2, a2 + ((a3 - a2) * (n - 200) / 600))
            : n < 3200 ? Math.Pow(2, a3 + ((a4 - a3) * (n - 800) / 2400))
            : 200 + Math.Pow(n - 3200, 0.2));
    }

    private static double[]? Scaled(ReadOnlySpan<double> weights, int n)
    {
        if (weights.IsEmpty) return null;
        if (weights.Length != n) throw new ArgumentException($"{weights.Length} weights for {n} values", nameof(weights));
        double sum = 0;
        int positive = 0;
        foreach (double w in weights)
        {
            if (!(w >= 0 && double.IsFinite(w))) throw new ArgumentException("weights must be finite and not negative", nameof(weights));
            sum += w;
            if (w > 0) positive++;
        }

        if (positive == 0) throw new ArgumentException("some weights must be positive", nameof(weights));
        double[] scaled = weights.ToArray();
        for (int i = 0; i < n; i++) scaled[i] = scaled[i] * positive / sum;
        return scaled;
    }

    private static (double[] X, int[] Positions) Distinct(double[] x)
    {
        double[] sorted = [.. x];
        int[] order = [.. Enumerable.Range(0, x.Length)];
        Array.Sort(sorted, order);
        if (x.Length == 0) return ([], []);
        double range = sorted[^1] - sorted[0];
        double unit = 1e-6 * (Quartile(sorted, 0.75) - Quartile(sorted, 0.25));
        if (!(unit > 0)) unit = 1e-6 * range;
        double mean = x.Average();
        var distinct = new List<double>();
        int[] positions = new int[x.Length];
        double last = double.NaN;
        for (int i = 0; i < sorted.Length; i++)
        {
            double rounded = Math.Round((sorted[i] - mean) / unit);
            if (distinct.Count == 0 || rounded > last) distinct.Add(sorted[i]);
            last = rounded;
            positions[order[i]] = distinct.Count - 1;
        }

        return ([.. distinct], positions);
    }

    private static double Quartile(double[] sorted, double p)
    {
        double at = (sorted.Length - 1) * p;
        int below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
