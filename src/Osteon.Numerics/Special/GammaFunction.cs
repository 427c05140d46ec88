namespace Osteon.Numerics;

/// <summary>Logarithms of the gamma and beta functions, and the two pieces from which densities are built without
/// cancellation.</summary>
public static class GammaFunction
{
    /// <summary>½ log 2π.</summary>
    internal const double HalfLogTwoPi = 0.918938533204672741780329736406;

    private const double EulerGamma = 0.577215664901532860606512090082;

    /// <summary>ζ(k) − 1 for k = 2, 3, …: the Taylor coefficients of log Γ about 2.</summary>
    private static readonly double[] ZetaMinusOne = [.. Enumerable.Range(2, 48).Select(RiemannZetaMinusOne)];

    /// <summary>Stirling's series: B(2j) / (2j (2j − 1)), j = 1 … 8.</summary>
    private static readonly double[] Stirling =
        [1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400];

    /// <summary>
    /// log Γ(x) for x &gt; 0, relative error below 10⁻¹⁴, also near its zeros 1 and 2. Taylor series about 2 on [½, 2½], recurrence
    /// below and up to 10, Stirling's series above (Abramowitz and Stegun 6.1.33 and 6.1.41). x ≤ 0 is a caller's bug.
    /// </summary>
    public static double Log(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x);
        if (x < 0.5) return Log(x + 1) - Math.Log(x);
        if (x < 1.5) return LogNearTwo(x - 1) - Elementary.Log1p(x - 1);
        if (x <= 2.5) return LogNearTwo(x - 2);
        if (x >= 10) return ((x - 0.5) * Math.Log(x)) - x + HalfLogTwoPi + StirlingSeries(x);
        double product = 1;
        while (x > 2.5)
        {
            x -= 1;
            product *= x;
        }

        return LogNearTwo(x - 2) + Math.Log(product);
    }

    /// <summary>log B(a, b) = log Γ(a) + log Γ(b) − log Γ(a + b) for a, b &gt; 0.</summary>
    public static double LogBeta(double a, double b) => Log(a) + Log(b) - Log(a + b);

    /// <summary>Error of Stirling's formula, δ(x) = log Γ(x + 1) − (x + ½) log x + x − ½ log 2π, for x &gt; 0; absolute error below
    /// 10⁻¹⁴.</summary>
    public static double StirlingError(double x) =>
        x >= 10 ? StirlingSeries(x) : Log(x + 1) - ((x + 0.5) * Math.Log(x)) + x - HalfLogTwoPi;

    /// <summary>
    /// Deviance of a count, x log(x/m) + m − x ≥ 0 for x, m &gt; 0, without cancellation near x = m (Loader 2000, Fast and accurate
    /// computation of binomial probabilities).
    /// </summary>
    public static double Deviance(double x, double m)
    {
        double difference = x - m;
        if (Math.Abs(difference) >= 0.1 * (x + m)) return (x * Math.Log(x / m)) - difference;
        // With v = (x − m)/(x + m), log(x/m) = 2 (v + v³/3 + v⁵/5 + …).
        double v = difference / (x + m);
        double square = v * v;
        double sum = difference * v;
        double term = 2 * x * v;
        for (int j = 1; ; j++)
        {
            term *= square;
            double next = sum + (term / ((2 * j) + 1));
            if (next == sum) return next;
            sum = next;
        }
    }

    /// <summary>log Γ(2 + z), |z| ≤ ½.</summary>
    private static double LogNearTwo(double z)
    {
        double sum = 0;
        for (int k = ZetaMinusOne.Length + 1; k >= 2; k--) sum = (z * sum) + ((k % 2 == 0 ? 1 : -1) * ZetaMinusOne[k - 2] / k);
        return z * ((z * sum) + (1 - EulerGamma));
    }

    private static double StirlingSeries(double x)
    {
        double inverseSquare = 1 / (x * x);
        double sum = 0;
        for (int j = Stirling.Length - 1; j >= 0; j--) sum = (sum * inverseSquare) + Stirling[j];
        return sum / x;
    }

    /// <summary>Euler–Maclaurin from n = 12: Σ n⁻ᵏ below it, then the integral and four corrections.</summary>
    private static double RiemannZetaMinusOne(int k)
    {
        const double N = 12;
        double sum = 0;
        double power = Math.Pow(N, -k);
        double tail = (power * N / (k - 1)) + (power / 2);
        double factor = k * power / N;
        double[] bernoulliOverFactorial = [1.0 / 12, -1.0 / 720, 1.0 / 30240, -1.0 / 1209600, 1.0 / 47900160];
        for (int j = 0; j < bernoulliOverFactorial.Length; j++)
        {
            tail += bernoulliOverFactorial[j] * factor;
            factor *= (k + (2 * j) + 1.0) * (k + (2 * j) + 2.0) / (N * N);
        }

        for (int n = (int)N - 1; n >= 2; n--) sum += Math.Pow(n, -k);
        return sum + tail;
    }
}
