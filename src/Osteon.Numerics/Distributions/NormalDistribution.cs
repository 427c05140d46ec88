namespace Osteon.Numerics;

/// <summary>The standard normal distribution.</summary>
public static class NormalDistribution
{
    private const double InverseSqrtTwoPi = 0.398942280401432677939946059934;

    // Coefficients of Cody's rational minimax approximations for Φ, 10.1145/151271.151273 (Algorithm 715, ANORM); the central, the
    // middle and the far range.
    private static readonly double[] CentralNumerator =
        [2.2352520354606839287, 1.6102823106855587881e2, 1.0676894854603709582e3, 1.8154981253343561249e4, 6.5682337918207449113e-2];

    private static readonly double[] CentralDenominator =
        [4.7202581904688241870e1, 9.7609855173777669322e2, 1.0260932208618978205e4, 4.5507789335026729956e4];

    private static readonly double[] MiddleNumerator =
    [
        3.9894151208813466764e-1, 8.8831497943883759412, 9.3506656132177855979e1, 5.9727027639480026226e2, 2.4945375852903726711e3,
        6.8481904505362823326e3, 1.1602651437647350124e4, 9.8427148383839780218e3, 1.0765576773720192317e-8,
    ];

    private static readonly double[] MiddleDenominator =
    [
        2.2266688044328115691e1, 2.3538790178262499861e2, 1.5193775994075548050e3, 6.4855582982667607550e3, 1.8615571640885098091e4,
        3.4900952721145977266e4, 3.8912003286093271411e4, 1.9685429676859990727e4,
    ];

    private static readonly double[] FarNumerator =
    [
        2.1589853405795699e-1, 1.274011611602473639e-1, 2.2235277870649807e-2, 1.421619193227893466e-3, 2.9112874951168792e-5,
        2.307344176494017303e-2,
    ];

    private static readonly double[] FarDenominator =
        [1.28426009614491121, 4.68238212480865118e-1, 6.59881378689285515e-2, 3.78239633202758244e-3, 7.29751555083966205e-5];

    /// <summary>Density φ(z).</summary>
    public static double Density(double z) => InverseSqrtTwoPi * ExpMinusHalfSquare(z);

    /// <summary>Φ(z) = P(Z ≤ z), relative error below 10⁻¹⁵ in both tails down to the smallest normal number (z ≈ −37.5); 0 and 1 at
    /// ∓∞.</summary>
    public static double Cdf(double z)
    {
        double y = Math.Abs(z);
        if (y <= 0.67448975)
        {
            double square = z * z;
            double numerator = CentralNumerator[4] * square, denominator = square;
            for (int i = 0; i < 3; i++)
            {
                numerator = (numerator + CentralNumerator[i]) * square;
                denominator = (denominator + CentralDenominator[i]) * square;
            }

            return 0.5 + (z * (numerator + CentralNumerator[3]) / (denominator + CentralDenominator[3]));
        }

        double tail = UpperTail(y);
        return z < 0 ? tail : 1 - tail;
    }

    /// <summary>P(Z &gt; z) = Φ(−z).</summary>
    public static double Survival(double z) => Cdf(-z);

    /// <summary>
    /// z with Φ(z) = p for p in [0, 1]; ∓∞ at the ends. Rational first guess (Abramowitz and Stegun 26.2.23), then Halley's method,
    /// relative error about that of <see cref="Cdf"/>. For p close to 1 use <see cref="UpperQuantile"/>, since 1 − p has lost its
    /// digits.
    /// </summary>
    public static double Quantile(double p)
    {
        if (!(p >= 0 && p <= 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "a probability is between 0 and 1");
        if (p > 0.5) return -Quantile(1 - p);
        if (p == 0) return double.NegativeInfinity;
        double t = Math.Sqrt(-2 * Math.Log(p));
        double z = ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308))))))) - t;
        for (int i = 0; i < 4; i++)
        {
            double error = (Cdf(z) - p) / Density(z);
            double change = error / (1 + (z * error / 2));
            if (!double.IsFinite(change)) break; // p below the smallest normal number: the guess is as good as it gets
            z -= change;
            if (Math.Abs(change) <= 1e-16 * Math.Abs(z)) break;
        }

        return z;
    }

    /// <summary>z with P(Z &gt; z) = p.</summary>
    public static double UpperQuantile(double p) => -Quantile(p);

    private static double UpperTail(double y)
    {
        if (y > 39) return 0;
        double ratio;
        if (y <= 5.656854249492380195)
        {
            double numerator = MiddleNumerator[8] * y, denominator = y;
            for (int i = 0; i < 7; i++)
            {
                numerator = (numerator + MiddleNumerator[i]) * y;
                denominator = (denominator + MiddleDenominator[i]) * y;
            }

            ratio = (numerator + MiddleNumerator[7]) / (denominator + MiddleDenominator[7]);
        }
        else
        {
            double inverse = 1 / (y * y);
            double numerator = FarNumerator[5] * inverse, denominator = inverse;
            for (int i = 0; i < 4; i++)
            {
                numerator = (numerator + FarNumerator[i]) * inverse;
                denominator = (denominator + FarDenominator[i]) * inverse;
            }

            ratio = (InverseSqrtTwoPi - (inverse * (numerator + FarNumerator[4]) / (denominator + FarDenominator[4]))) / y;
        }

        return ratio * ExpMinusHalfSquare(y);
    }

    /// <summary>exp(−z²/2) with the rounding error of the square put back, which matters for large z.</summary>
    private static double ExpMinusHalfSquare(double z)
    {
        double square = z * z;
        double lost = Math.FusedMultiplyAdd(z, z, -square);
        return Math.Exp(-square / 2) * (1 - (double.IsFinite(lost) ? lost / 2 : 0));
    }
}
