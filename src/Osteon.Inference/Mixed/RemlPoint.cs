using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>The restricted likelihood and its derivatives at one variance ratio ρ.</summary>
internal sealed class RemlPoint(UnitSums sums, double rho, double[,] lower, double[] shift)
{
    public double Rho => rho;

    /// <summary>What is added to the least-squares coefficients.</summary>
    public double[] Shift => shift;

    /// <summary>cᵢ.</summary>
    public required double[] Weights { get; init; }

    /// <summary>Zᵢ′V⁻¹e = cᵢ times the mean residual of the unit.</summary>
    public required double[] UnitResiduals { get; init; }

    /// <summary>R.</summary>
    public required double ResidualSquares { get; init; }

    /// <summary>dR/dρ.</summary>
    public required double ResidualSlope { get; init; }

    /// <summary>log|V| + log|A|.</summary>
    public required double LogDeterminants { get; init; }

    /// <summary>Its derivative.</summary>
    public required double DeterminantSlope { get; init; }

    public required int Df { get; init; }

    /// <summary>σ² at its best.</summary>
    public double Variance => ResidualSquares / Df;

    /// <summary>The deviance without the constant (n − p)(1 + log(2π/(n − p))).</summary>
    public double Deviance => LogDeterminants + (Df * Math.Log(ResidualSquares));

    /// <summary>d deviance/dρ.</summary>
    public double Slope => DeterminantSlope + (Df * ResidualSlope / ResidualSquares);

    /// <summary>l′A⁻¹m.</summary>
    public double Form(double[] l, double[] m)
    {
        double[] x = [.. l], y = [.. m];
        RemlProfile.Forward(lower, x);
        RemlProfile.Forward(lower, y);
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += x[i] * y[i];
        return sum;
    }

    /// <summary>d(l′A⁻¹l)/dρ = Σ (cᵢ x̄ᵢ′A⁻¹l)².</summary>
    public double FormSlope(double[] l)
    {
        double[] x = [.. l];
        RemlProfile.Forward(lower, x);
        RemlProfile.Backward(lower, x);
        double sum = 0;
        for (int i = 0; i < Weights.Length; i++)
        {
            double product = 0;
            for (int j = 0; j < x.Length; j++) product += sums.Means[i][j] * x[j];
            product *= Weights[i];
            sum += product * product;
        }

        return sum;
    }

    /// <summary>
    /// Half the matrix of second derivatives of the deviance in (θ, σ), θ = √ρ, whose inverse is the covariance matrix of the two: entries
    /// θθ, θσ, σσ.
    /// </summary>
    public (double ThetaTheta, double ThetaSigma, double SigmaSigma) HalfCurvature()
    {
        double variance = Variance, sigma = Math.Sqrt(variance), theta = Math.Sqrt(rho);
        int p = shift.Length, units = Weights.Length;
        double second = 0, residual = 0;
        double[] pull = new double[p];
        double[][] roots = new double[units][];
        for (int i = 0; i < units; i++)
        {
            double c = Weights[i], z = UnitResiduals[i];
            double[] x = sums.Means[i];
            second -= c * c;
            residual += c * z * z;
            for (int j = 0; j < p; j++) pull[j] += c * z * x[j];
            roots[i] = [.. x];
            RemlProfile.Forward(lower, roots[i]);
            second += 2 * c * c * c * VectorKernels.SumOfSquares(roots[i]); // tr A⁻¹A″
        }

        // tr(A⁻¹A′A⁻¹A′) = |Σ cᵢ² L⁻¹x̄ᵢ(L⁻¹x̄ᵢ)′|².
        double[,] g = new double[p, p];
        for (int i = 0; i < units; i++)
        {
            double square = Weights[i] * Weights[i];
            for (int j = 0; j < p; j++)
                for (int k = 0; k < p; k++) g[j, k] += square * roots[i][j] * roots[i][k];
        }

        foreach (double entry in g) second -= entry * entry;
        RemlProfile.Forward(lower, pull);
        residual = 2 * (residual - VectorKernels.SumOfSquares(pull));
        double slope = DeterminantSlope + (ResidualSlope / variance);
        double curvature = second + (residual / variance);
        double mixed = -2 * ResidualSlope / (variance * sigma);
        return (((4 * rho * curvature) + (2 * slope)) / 2, 2 * theta * mixed / 2, 2 * Df / variance);
    }
}
