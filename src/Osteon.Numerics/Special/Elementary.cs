namespace Osteon.Numerics;

/// <summary>
/// log(1 + x) and exp(x) − 1 without cancellation near 0. <see cref="double.LogP1(double)"/> and <see cref="double.ExpM1(double)"/> of
/// the runtime are the plain expressions and lose all digits there. Source: Kahan's corrections, in Higham 2002, Accuracy and Stability
/// of Numerical Algorithms, 10.1137/1.9780898718027, section 1.14.1.
/// </summary>
public static class Elementary
{
    /// <summary>log(1 + x) for x ≥ −1, relative error a few 10⁻¹⁶; −∞ at −1.</summary>
    public static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 || double.IsPositiveInfinity(u) ? x : Math.Log(u) * (x / (u - 1));
    }

    /// <summary>exp(x) − 1, relative error a few 10⁻¹⁶.</summary>
    public static double Expm1(double x)
    {
        if (Math.Abs(x) > 1) return Math.Exp(x) - 1;
        double u = Math.Exp(x);
        return u == 1 ? x : (u - 1) * (x / Math.Log(u));
    }
}
