namespace Osteon.Numerics;

/// <summary>
/// Means over the scale S = √(χ²(ν)/ν) of an estimated standard deviation: E[g(S)] for a bounded, analytic g. Every distribution of a
/// studentised quantity is such a mean of its normal-theory counterpart.
/// </summary>
internal static class ChiScale
{
    private const double Negligible = 1e-18;

    /// <summary>
    /// E[g(S)], 0 ≤ g ≤ 1. Trapezoidal rule in log s, which converges exponentially because the integrand is analytic in a strip about
    /// the real line and decays at both ends (Trefethen and Weideman 2014, 10.1137/130932132). The step is halved until two grids agree
    /// to 10⁻⁸, which leaves an error near 10⁻¹⁶ in the finer one; the relative error stays small where the mean itself is tiny. ν = +∞
    /// gives g(1).
    /// </summary>
    public static double Mean(double df, Func<double, double> g)
    {
        if (!(df > 0)) throw new ArgumentOutOfRangeException(nameof(df), df, "degrees of freedom must be positive");
        if (double.IsPositiveInfinity(df)) return g(1);
        double a = df / 2;
        // Density of log S at 0, aᵃe⁻ᵃ·2/Γ(a), in Stirling's form.
        double peak = 2 * Math.Sqrt(a / (2 * Math.PI)) * Math.Exp(-GammaFunction.StirlingError(a));
        double step = Math.Min(0.25, 1 / Math.Sqrt(2 * df));
        double sum = Grid(0, step);
        for (int halving = 0; ; halving++)
        {
            double between = Grid(0.5, step);
            double difference = Math.Abs(sum - between);
            sum += between;
            step /= 2;
            if (difference <= 1e-8 * sum) return Math.Min(1, step * sum);
            if (halving == 10) throw new InvalidOperationException("the mean over the chi distribution did not converge");
        }

        double Grid(double offset, double h) => Half(offset, h, Half(offset - 1, -h, 0));

        // The points offset·|h|, then away from 0; stops when even g = 1 could add nothing more.
        double Half(double offset, double h, double before)
        {
            double start = offset * Math.Abs(h);
            var total = new CompensatedSum();
            total.Add(before);
            for (int j = 0; ; j++)
            {
                double x = start + (j * h);
                double density = peak * Math.Exp(-a * (Elementary.Expm1(2 * x) - (2 * x)));
                if (density <= Negligible * total.Value || density < 1e-305) return total.Value;
                total.Add(density * g(Math.Exp(x)));
            }
        }
    }
}
