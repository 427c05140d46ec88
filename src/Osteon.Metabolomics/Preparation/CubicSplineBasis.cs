namespace Osteon.Metabolomics;

/// <summary>
/// Cubic B-splines on knots with fourfold ends, their values at the data and the banded matrices of a smoothing spline: what
/// <see cref="SmoothingSpline"/> needs and what depends on x only. The Gram matrix is integrated from the second derivatives, linear in
/// each interval, with the factor 0.333 of R's code in place of 1/3, because results are to agree with <c>smooth.spline</c>.
/// </summary>
internal sealed class CubicSplineBasis
{
    private const int Order = 4;
    private const double Third = 0.3330;
    private const double InsideEnd = 1e-11;

    private CubicSplineBasis(double[] knots, double[] x, double[] weights)
    {
        Knots = knots;
        X = x;
        Weights = weights;
        Size = knots.Length - Order;
        Left = new int[x.Length];
        Values = new double[x.Length * Order];
        LeverageValues = new double[x.Length * Order];
        Gram = new double[Order, Size];
        Normal = new double[Order, Size];
        Fill();
    }

    /// <summary>Knots on [0, 1], ends four times.</summary>
    public double[] Knots { get; }

    /// <summary>Distinct data places on [0, 1], ascending.</summary>
    public double[] X { get; }

    /// <summary>Number of observations at each place.</summary>
    public double[] Weights { get; }

    /// <summary>Number of basis functions.</summary>
    public int Size { get; }

    /// <summary>Per data place, the first of the four basis functions that are not 0 there.</summary>
    public int[] Left { get; }

    /// <summary>Per data place, the values of those four.</summary>
    public double[] Values { get; }

    /// <summary>
    /// The same for leverages, for which R steps 10⁻¹¹ inside at the last place; the choice of the smoothing parameter feels
    /// it.
    /// </summary>
    public double[] LeverageValues { get; }

    /// <summary>Diagonals 0 to 3 of ∫ B″ᵢ B″ⱼ: [d, i] belongs to (i, i + d).</summary>
    public double[,] Gram { get; }

    /// <summary>Diagonals 0 to 3 of Σ w B ᵢ Bⱼ.</summary>
    public double[,] Normal { get; }

    /// <summary>
    /// Ratio of the traces of the two matrices over all but three functions at each end: the unit of the smoothing
    /// parameter.
    /// </summary>
    public double Ratio { get; private set; }

    /// <summary>
    /// A basis with a knot at each place, or at R's smaller number of evenly chosen places where there are 50 or more and not all
    /// are asked for.
    /// </summary>
    public static CubicSplineBasis For(double[] x, double[] weights, bool allKnots)
    {
        int inner = allKnots ? x.Length : KnotsFor(x.Length);
        double[] knots = new double[inner + 6];
        for (int i = 0; i < inner; i++)
        {
            // R takes the elements seq.int(1, n, length.out = inner) truncates to; the last is n itself.
            int position = inner == x.Length || i == inner - 1 ? i : (int)Math.Truncate(1 + (i * ((x.Length - 1.0) / (inner - 1)))) - 1;
            knots[i + 3] = i == inner - 1 ? x[^1] : x[position];
        }

        for (int i = 0; i < 3; i++)
        {
            knots[i] = x[0];
            knots[^(i + 1)] = x[^1];
        }

        return new CubicSplineBasis(knots, x, weights);
    }

    /// <summary>Value (or first derivative) at a place of [0, 1] of the spline with the given coefficients.</summary>
    public double Evaluate(ReadOnlySpan<double> coefficients, double place, bool derivative = false)
    {
        int left = Interval(place);
        if (!derivative) return Combine(coefficients.Slice(left - 3, Order), place, left);
        Span<double> values = stackalloc double[Order];
        Functions(left, place, Order - 1, values);
        double slope = 0;
        for (int j = 0; j < Order - 1; j++)
        {
            int i = left - 2 + j;
            slope += values[j] * 3 * (coefficients[i] - coefficients[i - 1]) / (Knots[i + 3] - Knots[i]);
        }

        return slope;
    }

    /// <summary>de Boor's repeated convex combination of the four coefficients.</summary>
    private double Combine(ReadOnlySpan<double> coefficients, double place, int left)
    {
        Span<double> a = stackalloc double[Order];
        coefficients.CopyTo(a);
        for (int j = 1; j < Order; j++)
        {
            for (int m = 0; m < Order - j; m++)
            {
                double below = place - Knots[left + 1 - (Order - j - m)], above = Knots[left + 1 + m] - place;
                a[m] = ((a[m + 1] * below) + (a[m] * above)) / (below + above);
            }
        }

        return a[0];
    }

    private static int KnotsFor(int n)
    {
        if (n < 50) return n;
        double a1 = Math.Log2(50), a2 = Math.Log2(100), a3 = Math.Log2(140), a4 = Math.Log2(200);
        return (int)Math.Truncate(n switch
        {
            < 200 => Math.Pow(2, a1 + ((a2 - a1) * (n - 50) / 150)),
            < 800 => Math.Pow(2, a2 + ((a3 - a2) * (n - 200) / 600)),
            < 3200 => Math.Pow(2, a3 + ((a4 - a3) * (n - 800) / 2400)),
            _ => 200 + Math.Pow(n - 3200, 0.2),
        });
    }

    private void Fill()
    {
        for (int i = 0; i < X.Length; i++)
        {
            int left = Interval(X[i]);
            Left[i] = left - 3;
            Span<double> b = Values.AsSpan(i * Order, Order);
            Functions(left, X[i], Order, b);
            Functions(left, X[i] >= Knots[^1] ? Knots[^1] - InsideEnd : X[i], Order, LeverageValues.AsSpan(i * Order, Order));
            for (int j = 0; j < Order; j++)
                for (int d = 0; j + d < Order; d++) Normal[d, left - 3 + j] += Weights[i] * b[j] * b[j + d];
        }

        Span<double> from = stackalloc double[Order], to = stackalloc double[Order];
        for (int left = 3; left < Size; left++)
        {
            double width = Knots[left + 1] - Knots[left];
            if (!(width > 0)) continue;
            SecondDerivatives(left, Knots[left], from);
            SecondDerivatives(left, Knots[left + 1], to);
            for (int j = 0; j < Order; j++) to[j] -= from[j];
            for (int j = 0; j < Order; j++)
                for (int d = 0; j + d < Order; d++)
                    Gram[d, left - 3 + j] += width * ((from[j] * from[j + d]) + (((to[j] * from[j + d]) + (to[j + d] * from[j])) * 0.5)
                        + (to[j] * to[j + d] * Third));
        }

        double normal = 0, gram = 0;
        for (int i = 2; i < Size - 3; i++)
        {
            normal += Normal[0, i];
            gram += Gram[0, i];
        }

        Ratio = normal / gram;
    }

    private int Interval(double place)
    {
        int left = 3;
        while (left < Size - 1 && place >= Knots[left + 1]) left++;
        return left;
    }

    /// <summary>The B-splines of an order that are not 0 in the interval that starts at knot «left» (de Boor's recurrence).</summary>
    private void Functions(int left, double place, int order, Span<double> values)
    {
        Span<double> up = stackalloc double[Order], down = stackalloc double[Order];
        values[0] = 1;
        for (int j = 0; j < order - 1; j++)
        {
            up[j] = Knots[left + j + 1] - place;
            down[j] = place - Knots[left - j];
            double saved = 0;
            for (int r = 0; r <= j; r++)
            {
                double term = values[r] / (up[r] + down[j - r]);
                values[r] = saved + (up[r] * term);
                saved = down[j - r] * term;
            }

            values[j + 1] = saved;
        }
    }

    private void SecondDerivatives(int left, double place, Span<double> result)
    {
        Span<double> linear = stackalloc double[Order];
        Functions(left, place, 2, linear);
        for (int j = 0; j < Order; j++)
        {
            // Coefficients of the second derivative of basis function left − 3 + j in linear B-splines left − 1 and left.
            double sum = 0;
            for (int m = 0; m < 2; m++)
            {
                int i = left - 1 + m;
                sum += linear[m] * SecondDifference(left - 3 + j, i);
            }

            result[j] = sum;
        }
    }

    /// <summary>Coefficient of linear B-spline i in the second derivative of cubic B-spline «function».</summary>
    private double SecondDifference(int function, int i) =>
        (FirstDifference(function, i) - FirstDifference(function, i - 1)) * (2 / (Knots[i + 2] - Knots[i]));

    private double FirstDifference(int function, int i)
    {
        double span = Knots[i + 3] - Knots[i];
        if (!(span > 0)) return 0;
        return ((function == i ? 1 : 0) - (function == i - 1 ? 1 : 0)) * (3 / span);
    }
}
