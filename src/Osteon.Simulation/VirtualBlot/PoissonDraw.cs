using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>Counts of rare events.</summary>
internal static class PoissonDraw
{
    private const double Large = 30;

    /// <summary>
    /// A Poisson count. Below 30 by products of uniform deviates (Knuth); from 30 on by the transformed rejection PTRS of Hörmann 1993,
    /// 10.1016/0167-6687(93)90997-4: both are exact.
    /// </summary>
    public static double Next(Rng random, double mean)
    {
        if (mean <= 0) return 0;
        if (mean < Large)
        {
            double limit = Math.Exp(-mean), product = random.NextDouble();
            int count = 0;
            for (; product > limit; count++) product *= random.NextDouble();
            return count;
        }

        double root = Math.Sqrt(mean), b = 0.931 + 2.53 * root, a = -0.059 + 0.02483 * b, inverse = 1.1239 + 1.1328 / (b - 3.4), v = 0.9277 - 3.6224 / (b - 2);
        double log = Math.Log(mean);
        while (true)
        {
            double u = random.NextDouble() - 0.5, w = random.NextDouble(), us = 0.5 - Math.Abs(u), k = Math.Floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && w <= v) return k;
            if (k < 0 || (us < 0.013 && w > us)) continue;
            if (Math.Log(w) + Math.Log(inverse) - Math.Log(a / (us * us) + b) <= k * log - mean - LogFactorial(k)) return k;
        }
    }

    /// <summary>ln k! by Stirling's series; below 10 by the product.</summary>
    private static double LogFactorial(double k)
    {
        if (k < 10)
        {
            double product = 1;
            for (int i = 2; i <= k; i++) product *= i;
            return Math.Log(product);
        }

        double inverse = 1 / k;
        return k * Math.Log(k) - k + 0.5 * Math.Log(2 * Math.PI * k) + inverse / 12 - inverse * inverse * inverse / 360;
    }
}
