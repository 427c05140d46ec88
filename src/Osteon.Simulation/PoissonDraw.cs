using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>Poisson deviates.</summary>
internal static class PoissonDraw
{
    private const double Small = 10;

    /// <summary>
    /// One deviate of this mean (0 … 10⁹): by inversion below 10, else by transformed rejection with squeeze (Hörmann 1993, algorithm PTRS,
    /// 10.1016/0167-6687(93)90997-4). Exact up to the rounding of doubles.
    /// </summary>
    public static int Next(Rng rng, double mean)
    {
        if (mean < Small) return mean > 0 ? Inverted(rng, mean) : 0;
        double b = 0.931 + (2.53 * Math.Sqrt(mean));
        double a = -0.059 + (0.02483 * b);
        double squeeze = 0.9277 - (3.6224 / (b - 2));
        while (true)
        {
            double u = rng.NextDouble() - 0.5;
            double v = rng.NextDouble();
            double us = 0.5 - Math.Abs(u);
            double k = Math.Floor((((2 * a / us) + b) * u) + mean + 0.43);
            if (us >= 0.07 && v <= squeeze) return (int)k;
            if (k < 0 || (us < 0.013 && v > us)) continue;
            double inverseAlpha = 1.1239 + (1.1328 / (b - 3.4));
            double left = Math.Log(v * inverseAlpha / ((a / (us * us)) + b));
            if (left <= (k * Math.Log(mean)) - mean - GammaFunction.Log(k + 1)) return (int)k;
        }
    }

    private static int Inverted(Rng rng, double mean)
    {
        double u = rng.NextDouble();
        double p = Math.Exp(-mean);
        int k = 0;
        // Beyond 200 the terms of a mean below 10 are 0 in doubles.
        while (u >= p && k < 200)
        {
            u -= p;
            p *= mean / ++k;
        }

        return k;
    }
}
