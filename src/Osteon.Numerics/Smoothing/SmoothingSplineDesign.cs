namespace Osteon.Numerics;

/// <summary>
/// What of a smoothing spline depends on x, the weights and the parameters only: made once and fitted to many y, also from several threads
/// at once. The numbers are those of <see cref="SmoothingSpline.Fit"/>.
/// </summary>
public sealed class SmoothingSplineDesign
{
    /// <summary>R takes the leverage of the last point this far to its left. The search for spar sees the difference.</summary>
    private const double RightEnd = 1e-11;

    private readonly int[] _positions; // of every value among the distinct x
    private readonly double[]? _allWeights;
    private readonly double[] _x;
    private readonly double[] _curvature;

    private SmoothingSplineDesign(ReadOnlySpan<double> x, double[]? weights, SmoothingSplineParameters parameters)
    {
        Parameters = parameters;
        _allWeights = weights;
        (_x, _positions) = Distinct(x.ToArray());
        int n = _x.Length;
        if (n < SmoothingSpline.LeastDistinct)
            throw new ArgumentException($"a smoothing spline needs {SmoothingSpline.LeastDistinct} distinct x; there are {n}", nameof(x));
        Weights = new double[n];
        for (int i = 0; i < x.Length; i++) Weights[_positions[i]] += WeightOf(i);
        Range = _x[^1] - _x[0];
        Scaled = [.. _x.Select(v => (v - _x[0]) / Range)];
        int knots = parameters.AllKnots ? n : KnotCount(n);
        double step = (n - 1.0) / (knots - 1);
        Basis = new CubicBSplineBasis(
            [.. Enumerable.Range(0, knots).Select(k => Scaled[k == knots - 1 ? n - 1 : (int)(1 + (k * step)) - 1])]);
        _curvature = Basis.Curvature();
        Cross = new double[BandedCholesky.Width * Basis.Count];
        First = new int[n];
        Values = new double[n * BandedCholesky.Width];
        LeverageValues = new double[n * BandedCholesky.Width];
        for (int i = 0; i < n; i++)
        {
            int l = Basis.Interval(Scaled[i]);
            First[i] = l - 3;
            Span<double> b = Values.AsSpan(i * BandedCholesky.Width, BandedCholesky.Width);
            Basis.Values(Scaled[i], l, b);
            Basis.Values(Scaled[i] >= 1 ? 1 - RightEnd : Scaled[i], l,
                LeverageValues.AsSpan(i * BandedCholesky.Width, BandedCholesky.Width));
            for (int j = 0; j < b.Length; j++)
                for (int k = j; k < b.Length; k++) Cross[((k - j) * Basis.Count) + l - 3 + j] += Weights[i] * b[j] * b[k];
        }

        double trace = 0, curvature = 0;
        for (int i = 2; i < Basis.Count - 3; i++)
        {
            trace += Cross[i];
            curvature += _curvature[i];
        }

        Ratio = trace / curvature;
    }

    /// <summary>The parameters.</summary>
    public SmoothingSplineParameters Parameters { get; }

    /// <summary>The distinct x in ascending order.</summary>
    public IReadOnlyList<double> X => _x;

    /// <summary>Number of x that were given.</summary>
    public int Count => _positions.Length;

    internal double[] Weights { get; }

    internal double Range { get; }

    /// <summary>The distinct x on [0, 1].</summary>
    internal double[] Scaled { get; }

    internal CubicBSplineBasis Basis { get; }

    /// <summary>Per distinct x the first of the four basis functions that are not 0 there, and the values of these.</summary>
    internal int[] First { get; }

    internal double[] Values { get; }

    /// <summary>The values the leverages are made of.</summary>
    internal double[] LeverageValues { get; }

    /// <summary>Diagonals 0 … 3 of X′WX: [d · Basis.Count + i] belongs to (i, i + d).</summary>
    internal double[] Cross { get; }

    /// <summary>The unit of λ: tr(X′WX)/tr(Σ) without three functions at each end.</summary>
    internal double Ratio { get; }

    /// <summary>
    /// A design. All x must be finite, weights not negative and some positive; x need not be sorted and may repeat. Fewer than four
    /// distinct x are a caller's bug (<see cref="ArgumentException"/>; ask <see cref="DistinctCount"/> before).
    /// </summary>
    public static SmoothingSplineDesign Of(
        ReadOnlySpan<double> x, SmoothingSplineParameters parameters, ReadOnlySpan<double> weights = default)
    {
        foreach (double v in x)
            if (!double.IsFinite(v)) throw new ArgumentException("x must be finite", nameof(x));
        return new SmoothingSplineDesign(x, ScaledWeights(weights, x.Length), parameters);
    }

    /// <summary>How many x are distinct for a spline: two are equal if they round to the same multiple of 10⁻⁶ of the interquartile range
    /// (of the range where that is 0).</summary>
    public static int DistinctCount(ReadOnlySpan<double> x) => Distinct(x.ToArray()).X.Length;

    /// <summary>
    /// The spline through y, one per x in the order they were given, all finite; null where the equations cannot be solved in double
    /// precision for a λ that was asked for or met in the search. Wanted degrees of freedom outside (1, number of distinct x] are a caller's
    /// bug (<see cref="ArgumentException"/>).
    /// </summary>
    public SmoothingSpline? TryFit(ReadOnlySpan<double> y)
    {
        if (y.Length != Count) throw new ArgumentException($"{Count} x and {y.Length} y", nameof(y));
        foreach (double v in y)
            if (!double.IsFinite(v)) throw new ArgumentException("y must be finite", nameof(y));
        var trial = new SplineTrial(this, y);
        double? spar = null;
        switch (Parameters.Rule)
        {
            case SmoothingRule.Lambda:
                return trial.Solve(Parameters.Value) ? new SmoothingSpline(this, trial, null, trial.Score(y)) : null;
            case SmoothingRule.Spar:
                spar = Parameters.Value;
                return trial.Solve(Lambda(Parameters.Value)) ? new SmoothingSpline(this, trial, spar, trial.Score(y)) : null;
            case SmoothingRule.DegreesOfFreedom when !(Parameters.Value > 1 && Parameters.Value <= _x.Length):
                throw new ArgumentException(
                    FormattableString.Invariant($"{Parameters.Value} degrees of freedom of a spline through {_x.Length} distinct x"));
            default:
                spar = SparSearch.Minimise(trial);
                return spar is null ? null : new SmoothingSpline(this, trial, spar, trial.Score(y));
        }
    }

    /// <summary>λ of a spar.</summary>
    internal double Lambda(double spar) => Ratio * Math.Pow(16, (spar * 6) - 2);

    /// <summary>X′WX + λΣ.</summary>
    internal void Fill(double lambda, Span<double> bands)
    {
        for (int i = 0; i < bands.Length; i++) bands[i] = Cross[i] + (lambda * _curvature[i]);
    }

    /// <summary>Scaled weight of a value.</summary>
    internal double WeightOf(int value) => _allWeights is null ? 1 : _allWeights[value];

    /// <summary>Position of a value among the distinct x.</summary>
    internal int PositionOf(int value) => _positions[value];

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

    private static double[]? ScaledWeights(ReadOnlySpan<double> weights, int n)
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
        double unit = 1e-6 * (Quantiles.OfSorted(sorted, 0.75) - Quantiles.OfSorted(sorted, 0.25));
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
}
