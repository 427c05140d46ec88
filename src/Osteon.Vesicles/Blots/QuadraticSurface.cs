namespace Osteon.Vesicles;

/// <summary>
/// A surface c₀ + c₁u + c₂v + c₃u² + c₄uv + c₅v², u and v from −1 to 1 over the picture, through the background of a blot: reweighted least
/// squares that lets go of what
/// rises above it (bands), with Tukey's biweight above and no weight lost below. It serves to find lanes and the polarity; nothing is
/// measured with it.
/// </summary>
internal sealed class QuadraticSurface
{
    private const int Terms = 6;
    private const int Iterations = 20;
    private const int MostSamples = 12_000;
    private const double Cut = 4.685;

    private readonly double[] _c;
    private readonly int _height;
    private readonly int _width;

    private QuadraticSurface(double[] c, int height, int width, double spread) => (_c, _height, _width, Spread) = (c, height, width, spread);

    /// <summary>Spread of the background about the surface, standard deviation.</summary>
    public double Spread { get; }

    public double At(double y, double x)
    {
        Span<double> terms = stackalloc double[Terms];
        Fill(terms, Unit(y, _height), Unit(x, _width));
        double sum = 0;
        for (int i = 0; i < Terms; i++) sum += _c[i] * terms[i];
        return sum;
    }

    /// <summary>
    /// The surface under the values; <paramref name="oneSided"/>: only what rises above it is let go of, else what falls below too.
    /// </summary>
    public static QuadraticSurface Fit(BlotField field, bool oneSided)
    {
        int step = Math.Max(1, (int)Math.Ceiling(Math.Sqrt((double)field.Height * field.Width / MostSamples)));
        int rows = (field.Height + step - 1) / step, columns = (field.Width + step - 1) / step, n = rows * columns;
        double[] z = new double[n], weights = new double[n], terms = new double[(long)n * Terms], residuals = new double[n], sorted = new double[n];
        for (int r = 0, i = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++, i++)
            {
                z[i] = field[r * step, c * step];
                Fill(terms.AsSpan(i * Terms, Terms), Unit(r * step, field.Height), Unit(c * step, field.Width));
            }
        }


        double[] coefficients = new double[Terms];
        z.CopyTo(sorted, 0);
        coefficients[0] = RobustSpread.Median(sorted);
        double spread = 0;
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            for (int i = 0; i < n; i++)
            {
                double fit = 0;
                for (int k = 0; k < Terms; k++) fit += coefficients[k] * terms[i * Terms + k];
                residuals[i] = z[i] - fit;
            }

            spread = oneSided ? SpreadBelow(residuals, sorted) : SpreadAll(residuals, sorted);
            if (spread <= 0) break;
            for (int i = 0; i < n; i++)
            {
                double u = residuals[i] / (Cut * spread);
                weights[i] = oneSided && u < 0 ? 1 : Math.Abs(u) < 1 ? (1 - u * u) * (1 - u * u) : 0;
            }

            if (!Solve(z, terms, weights, coefficients)) break;
        }

        return new QuadraticSurface(coefficients, field.Height, field.Width, spread);
    }

    private static bool Solve(double[] z, double[] terms, double[] weights, double[] coefficients)
    {
        Span<double> a = stackalloc double[Terms * Terms], b = stackalloc double[Terms];
        a.Clear();
        b.Clear();
        for (int i = 0; i < z.Length; i++)
        {
            if (weights[i] == 0) continue;
            ReadOnlySpan<double> t = terms.AsSpan(i * Terms, Terms);
            for (int r = 0; r < Terms; r++)
            {
                b[r] += weights[i] * t[r] * z[i];
                for (int c = 0; c <= r; c++) a[r * Terms + c] += weights[i] * t[r] * t[c];
            }
        }

        for (int r = 0; r < Terms; r++) a[r * Terms + r] += 1e-9 * a[0];
        if (!PositiveDefinite.Factor(a, Terms)) return false;
        PositiveDefinite.Solve(a, Terms, b);
        b.CopyTo(coefficients);
        return true;
    }

    /// <summary>Spread from the residuals below 0 only, which no band makes.</summary>
    private static double SpreadBelow(double[] residuals, double[] scratch)
    {
        int n = 0;
        foreach (double r in residuals)
            if (r < 0) scratch[n++] = r;
        return n == 0 ? 0 : RobustSpread.SdAboutZero(scratch.AsSpan(0, n));
    }

    private static double SpreadAll(double[] residuals, double[] scratch)
    {
        residuals.CopyTo(scratch, 0);
        return RobustSpread.SdAboutZero(scratch);
    }

    private static double Unit(double i, int count) => count < 2 ? 0 : 2 * i / (count - 1) - 1;

    private static void Fill(Span<double> terms, double v, double u)
    {
        (terms[0], terms[1], terms[2], terms[3], terms[4], terms[5]) = (1, u, v, u * u, u * v, v * v);
    }
}
