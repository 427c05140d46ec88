namespace Osteon.Numerics;

/// <summary>
/// The number X of marked items among <paramref name="Draws"/> drawn without replacement from <paramref name="Population"/>, of which
/// <paramref name="Marked"/> are marked: P(X = x) = C(M, x) C(N − M, n − x) / C(N, n). The upper tail is Fisher's exact test, one-sided
/// "greater". Point probabilities come from Loader's saddle-point form (three binomials about the common proportion n/N), tails from the
/// ratios of neighbouring terms, so p values of 10⁻²⁰⁰ keep about 13 digits.
/// </summary>
/// <param name="Population">N, at least 0.</param>
/// <param name="Marked">M, 0 to N.</param>
/// <param name="Draws">n, 0 to N.</param>
public readonly record struct HypergeometricDistribution(int Population, int Marked, int Draws)
{
    /// <summary>Largest possible value, min(M, n).</summary>
    public int Largest => Math.Min(Marked, Draws);

    /// <summary>Smallest possible value, max(0, n − (N − M)).</summary>
    public int Smallest => Math.Max(0, Draws - (Population - Marked));

    /// <summary>Expected value n M / N; 0 for an empty population.</summary>
    public double Mean => Population == 0 ? 0 : (double)Draws * Marked / Population;

    /// <summary>log P(X = x); −∞ outside the possible values.</summary>
    public double LogProbability(int x)
    {
        Check();
        if (x < Smallest || x > Largest) return double.NegativeInfinity;
        if (Draws == 0 || Draws == Population) return 0;
        return LogBinomial(x, Marked) + LogBinomial(Draws - x, Population - Marked) - LogBinomial(Draws, Population);
    }

    /// <summary>P(X ≥ x): 1 at or below the smallest possible value, 0 above the largest.</summary>
    public double UpperTail(int x)
    {
        Check();
        if (x <= Smallest) return 1;
        if (x > Largest) return 0;
        return x > Mean ? Math.Min(1, Math.Exp(LogProbability(x)) * RatiosUpwards(x)) : 1 - LowerSum(x - 1);
    }

    /// <summary>log P(X ≥ x), finite also where <see cref="UpperTail"/> is below the smallest number; −∞ above the largest value.</summary>
    public double LogUpperTail(int x)
    {
        Check();
        if (x <= Smallest) return 0;
        if (x > Largest) return double.NegativeInfinity;
        return x > Mean ? Math.Min(0, LogProbability(x) + Math.Log(RatiosUpwards(x))) : Elementary.Log1p(-LowerSum(x - 1));
    }

    /// <summary>P(X ≤ x): 0 below the smallest possible value, 1 at or above the largest.</summary>
    public double LowerTail(int x)
    {
        Check();
        if (x < Smallest) return 0;
        if (x >= Largest) return 1;
        return x < Mean ? Math.Min(1, LowerSum(x)) : 1 - (Math.Exp(LogProbability(x + 1)) * RatiosUpwards(x + 1));
    }

    /// <summary>P(X ≥ x) / P(X = x).</summary>
    private double RatiosUpwards(int x)
    {
        double sum = 1, term = 1;
        for (int i = x; i < Largest; i++)
        {
            term *= (double)(Marked - i) * (Draws - i) / ((i + 1.0) * (Population - Marked - Draws + i + 1.0));
            sum += term;
            if (term < sum * 1e-18) break;
        }

        return sum;
    }

    /// <summary>P(X ≤ x), from x downwards.</summary>
    private double LowerSum(int x)
    {
        double sum = 1, term = 1;
        for (int i = x; i > Smallest; i--)
        {
            term *= i * (Population - Marked - Draws + (double)i) / ((Marked - i + 1.0) * (Draws - i + 1.0));
            sum += term;
            if (i < Mean && term < sum * 1e-18) break;
        }

        return Math.Exp(LogProbability(x)) * sum;
    }

    /// <summary>log of the binomial probability of x among n at the proportion Draws / Population.</summary>
    private double LogBinomial(int x, int n)
    {
        double p = (double)Draws / Population, q = (double)(Population - Draws) / Population;
        if (x == 0) return n == 0 ? 0 : n * (p < 0.5 ? Elementary.Log1p(-p) : Math.Log(q));
        if (x == n) return n * (q < 0.5 ? Elementary.Log1p(-q) : Math.Log(p));
        return GammaFunction.StirlingError(n) - GammaFunction.StirlingError(x) - GammaFunction.StirlingError(n - x)
            - GammaFunction.Deviance(x, n * p) - GammaFunction.Deviance(n - x, n * q)
            - GammaFunction.HalfLogTwoPi + (0.5 * (Math.Log(n) - Math.Log(x) - Math.Log(n - x)));
    }

    private void Check()
    {
        if (Population < 0 || Marked < 0 || Marked > Population || Draws < 0 || Draws > Population)
            throw new InvalidOperationException($"{Marked} marked and {Draws} drawn of {Population} is impossible");
    }
}
