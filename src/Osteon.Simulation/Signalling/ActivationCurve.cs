namespace Osteon.Simulation;

/// <summary>
/// The normalised Hill curve f(x) = β xⁿ / (Kⁿ + xⁿ) with β = (EC50ⁿ − 1) / (2 EC50ⁿ − 1) and Kⁿ = β − 1, so that f(0) = 0, f(EC50) = 0.5
/// and
/// f(1) = 1 (Kraeutler, Soltis and Saucerman 2010, 10.1186/1752-0509-4-157; the form of Netflux and CellNOpt). It needs 0 &lt; EC50, n ≥
/// 1 and
/// EC50ⁿ &lt; 1/2: beyond that no such curve exists. Below 0 it is 0.
/// </summary>
/// <param name="Hill">n.</param>
/// <param name="HalfMaximum">EC50.</param>
public readonly record struct ActivationCurve(double Hill, double HalfMaximum)
{
    private double Half => Math.Pow(HalfMaximum, Hill);

    /// <summary>β, greater than 1.</summary>
    public double Beta => (Half - 1) / ((2 * Half) - 1);

    /// <summary>K.</summary>
    public double K => Math.Pow(Beta - 1, 1 / Hill);

    /// <summary>Why no curve with these numbers exists, or null.</summary>
    public string? Problem =>
        !double.IsFinite(Hill) || Hill < 1 ? "the Hill coefficient must be at least 1"
        : !double.IsFinite(HalfMaximum) || HalfMaximum <= 0 || HalfMaximum >= 1 ? "EC50 must lie between 0 and 1"
        : Half >= 0.5 ? "EC50 to the power n must stay below 1/2, or no curve passes through (EC50, 1/2) and (1, 1)"
        : null;

    /// <summary>f(x).</summary>
    public double Value(double x)
    {
        if (x <= 0) return 0;
        double power = Math.Pow(x, Hill), beta = Beta;
        return beta * power / (beta - 1 + power);
    }

    /// <summary>df/dx.</summary>
    public double Slope(double x)
    {
        if (x <= 0) return Hill == 1 && x == 0 ? Beta / (Beta - 1) : 0;
        double power = Math.Pow(x, Hill), beta = Beta, below = beta - 1 + power;
        return beta * (beta - 1) / (below * below) * Hill * power / x;
    }

    /// <summary>∂f/∂n at fixed EC50.</summary>
    public double SlopeOfHill(double x)
    {
        if (x <= 0) return 0;
        double power = Math.Pow(x, Hill), beta = Beta, below = beta - 1 + power;
        double byPower = beta * (beta - 1) / (below * below);
        return (ByBeta(power) * BetaByHalf * Half * Math.Log(HalfMaximum)) + (byPower * power * Math.Log(x));
    }

    /// <summary>∂f/∂EC50 at fixed n.</summary>
    public double SlopeOfHalfMaximum(double x) =>
        x <= 0 ? 0 : ByBeta(Math.Pow(x, Hill)) * BetaByHalf * Hill * Half / HalfMaximum;

    private double BetaByHalf => 1 / (((2 * Half) - 1) * ((2 * Half) - 1));

    private double ByBeta(double power)
    {
        double below = Beta - 1 + power;
        return power * (power - 1) / (below * below);
    }
}
