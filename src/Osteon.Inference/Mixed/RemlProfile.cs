using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>
/// The restricted likelihood of a model with a random intercept per unit as a function of the variance ratio ρ = σ_b²/σ², all else at its
/// best: deviance(ρ) = Σ log(1 + nᵢρ) + log|A| + (n − p) log R(ρ), with A = X′V⁻¹X, V = I + ρZZ′ and R the weighted residual sum of
/// squares. With cᵢ = nᵢ/(1 + nᵢρ), V⁻¹ keeps what varies within units and weights the unit means by cᵢ.
/// </summary>
internal sealed class RemlProfile
{
    private readonly UnitSums _sums;
    private readonly double[] _means;
    private readonly double _squares;
    private readonly double[] _products;

    /// <param name="sums">The design.</param>
    /// <param name="residuals">Ordinary least-squares residuals of the outcome, which keep the digits.</param>
    public RemlProfile(UnitSums sums, ReadOnlySpan<double> residuals)
    {
        _sums = sums;
        (_means, _squares, _products) = sums.Of(residuals);
        P = sums.Design.Columns;
        Df = residuals.Length - P;
    }

    public int P { get; }

    /// <summary>n − p.</summary>
    public int Df { get; }

    /// <summary>Everything at one ρ.</summary>
    public RemlPoint At(double rho)
    {
        int units = _sums.Sizes.Length;
        double[] c = new double[units];
        double[,] a = (double[,])_sums.Within.Clone();
        double[] b = [.. _products];
        double square = _squares, logV = 0;
        for (int i = 0; i < units; i++)
        {
            double n = _sums.Sizes[i];
            c[i] = n / (1 + (n * rho));
            logV += Math.Log(1 + (n * rho));
            double[] x = _sums.Means[i];
            for (int j = 0; j < P; j++)
            {
                if (x[j] == 0) continue;
                double weighted = c[i] * x[j];
                for (int k = 0; k <= j; k++) a[j, k] += weighted * x[k];
                b[j] += weighted * _means[i];
            }

            square += c[i] * _means[i] * _means[i];
        }

        double logA = Cholesky(a);
        Forward(a, b);
        double explained = VectorKernels.SumOfSquares(b);
        Backward(a, b);
        double[] z = new double[units], inverse = new double[P];
        double first = 0, trace = 0, slope = 0;
        for (int i = 0; i < units; i++)
        {
            double[] x = _sums.Means[i];
            double mean = _means[i];
            for (int j = 0; j < P; j++) mean -= x[j] * b[j];
            z[i] = c[i] * mean;
            first += c[i];
            x.CopyTo(inverse, 0);
            Forward(a, inverse);
            trace += c[i] * c[i] * VectorKernels.SumOfSquares(inverse);
            slope -= z[i] * z[i];
        }

        return new RemlPoint(_sums, rho, a, b)
        {
            Weights = c,
            UnitResiduals = z,
            ResidualSquares = square - explained,
            ResidualSlope = slope,
            LogDeterminants = logV + logA,
            DeterminantSlope = first - trace,
            Df = Df,
        };
    }

    /// <summary>Lower Cholesky factor in place; returns the logarithm of the determinant.</summary>
    private static double Cholesky(double[,] a)
    {
        int p = a.GetLength(0);
        double log = 0;
        for (int j = 0; j < p; j++)
        {
            double pivot = a[j, j];
            for (int k = 0; k < j; k++) pivot -= a[j, k] * a[j, k];
            double root = Math.Sqrt(pivot);
            a[j, j] = root;
            log += 2 * Math.Log(root);
            for (int i = j + 1; i < p; i++)
            {
                double sum = a[i, j];
                for (int k = 0; k < j; k++) sum -= a[i, k] * a[j, k];
                a[i, j] = sum / root;
            }
        }

        return log;
    }

    /// <summary>Solves Lx = b in place.</summary>
    internal static void Forward(double[,] lower, double[] b)
    {
        for (int i = 0; i < b.Length; i++)
        {
            double sum = b[i];
            for (int k = 0; k < i; k++) sum -= lower[i, k] * b[k];
            b[i] = sum / lower[i, i];
        }
    }

    /// <summary>Solves L′x = b in place.</summary>
    internal static void Backward(double[,] lower, double[] b)
    {
        for (int i = b.Length - 1; i >= 0; i--)
        {
            double sum = b[i];
            for (int k = i + 1; k < b.Length; k++) sum -= lower[k, i] * b[k];
            b[i] = sum / lower[i, i];
        }
    }
}
