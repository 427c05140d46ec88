namespace Osteon.Numerics;

/// <summary>The equations of a smoothing spline through one y, solved for one λ after another with the same scratch.</summary>
internal sealed class SplineTrial
{
    private const int Width = BandedCholesky.Width;

    private readonly double[] _means;
    private readonly double _withinSquares;
    private readonly double[] _right; // X′Wy
    private readonly BandedCholesky _equations;

    public SplineTrial(SmoothingSplineDesign design, ReadOnlySpan<double> y)
    {
        Design = design;
        int n = design.X.Count;
        _means = new double[n];
        double[] squares = new double[n];
        for (int i = 0; i < y.Length; i++)
        {
            double w = design.WeightOf(i);
            _means[design.PositionOf(i)] += w * y[i];
            squares[design.PositionOf(i)] += w * y[i] * y[i];
        }

        for (int i = 0; i < n; i++)
        {
            double w = design.Weights[i];
            _means[i] /= w > 0 ? w : 1;
            _withinSquares += squares[i] - (w * _means[i] * _means[i]);
        }

        int size = design.Basis.Count;
        _right = new double[size];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < Width; j++) _right[design.First[i] + j] += design.Weights[i] * _means[i] * design.Values[(i * Width) + j];
        _equations = new BandedCholesky(size);
        Coefficients = new double[size];
        Fitted = new double[n];
        Leverages = new double[n];
    }

    public SmoothingSplineDesign Design { get; }

    /// <summary>λ of the last solution.</summary>
    public double Lambda { get; private set; }

    public double[] Coefficients { get; }

    /// <summary>The spline at the distinct x.</summary>
    public double[] Fitted { get; }

    public double[] Leverages { get; }

    /// <summary>Sum of the leverages.</summary>
    public double Df { get; private set; }

    /// <summary>Solves for λ; false where the equations break down, and then nothing of it may be used.</summary>
    public bool Solve(double lambda)
    {
        Lambda = lambda;
        Design.Fill(lambda, _equations.Bands);
        if (!_equations.Factorise()) return false;
        _equations.Solve(_right, Coefficients);
        _equations.InvertBands();
        int size = Coefficients.Length;
        double[] inverse = _equations.Inverse;
        Df = 0;
        for (int i = 0; i < Fitted.Length; i++)
        {
            ReadOnlySpan<double> b = Design.LeverageValues.AsSpan(i * Width, Width);
            int first = Design.First[i];
            double leverage = 0;
            for (int j = 0; j < Width; j++)
            {
                leverage += inverse[first + j] * (b[j] * b[j]);
                for (int d = 1; j + d < Width; d++) leverage += 2 * inverse[(d * size) + first + j] * b[j] * b[j + d];
            }

            Fitted[i] = Design.Basis.Evaluate(Coefficients, Design.Scaled[i]);
            Leverages[i] = leverage * Design.Weights[i];
            Df += Leverages[i];
        }

        return true;
    }

    /// <summary>What the search for spar makes small, over the distinct x.</summary>
    public double Criterion()
    {
        SmoothingSplineParameters parameters = Design.Parameters;
        if (parameters.Rule == SmoothingRule.DegreesOfFreedom) return 3 + ((parameters.Value - Df) * (parameters.Value - Df));
        bool leaveOneOut = parameters.Rule == SmoothingRule.LeaveOneOut;
        double sum = leaveOneOut ? 0 : _withinSquares, weight = 0;
        for (int i = 0; i < Fitted.Length; i++)
        {
            double residual = (_means[i] - Fitted[i]) / (leaveOneOut ? 1 - Leverages[i] : 1);
            sum += residual * residual * Design.Weights[i];
            weight += Design.Weights[i];
        }

        if (leaveOneOut) return sum / Fitted.Length;
        double left = 1 - (parameters.Penalty * Df / weight);
        return sum / weight / (left * left);
    }

    /// <summary>The cross-validation score over all values.</summary>
    public double Score(ReadOnlySpan<double> y)
    {
        double sum = 0, weight = 0;
        bool leaveOneOut = Design.Parameters.Rule == SmoothingRule.LeaveOneOut;
        for (int i = 0; i < y.Length; i++)
        {
            int at = Design.PositionOf(i);
            double w = Design.WeightOf(i);
            double residual = y[i] - Fitted[at];
            if (leaveOneOut) residual /= 1 - (Leverages[at] * w / (Design.Weights[at] == 0 ? 1 : Design.Weights[at]));
            sum += w * residual * residual;
            weight += w;
        }

        double mean = sum / weight;
        double left = 1 - (Design.Parameters.Penalty * Df / y.Length);
        return leaveOneOut ? mean : mean / (left * left);
    }
}
