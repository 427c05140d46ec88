namespace Osteon.Numerics;

/// <summary>
/// Cubic B-splines on knots from 0 to 1, the end knots four times: evaluation and the Gram matrix of second derivatives. Sums and
/// differences are formed in the order of de Boor's routines, which R uses.
/// </summary>
internal sealed class CubicBSplineBasis
{
    private const int Order = 4;
    private const double Third = 0.3330;

    private readonly double[] _knots;

    /// <param name="inner">Knots in ascending order from 0 to 1, both included, at least two.</param>
    public CubicBSplineBasis(double[] inner)
    {
        _knots = [inner[0], inner[0], inner[0], .. inner, inner[^1], inner[^1], inner[^1]];
        Count = inner.Length + 2;
    }

    /// <summary>Number of basis functions: inner knots + 2.</summary>
    public int Count { get; }

    /// <summary>The index l of the interval [t(l), t(l + 1)) that holds x; the last interval holds its right end too. Functions l − 3 … l
    /// are not 0 there.</summary>
    public int Interval(double x)
    {
        int low = 3, high = Count; // t(3) ≤ x < t(Count) but at the right end
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (_knots[middle] <= x) low = middle;
            else high = middle;
        }

        return low;
    }

    /// <summary>Values of the four functions that are not 0 in interval l, by the recurrence of Cox and de Boor.</summary>
    public void Values(double x, int l, Span<double> values) => Values(x, l, Order, values);

    /// <summary>The spline with these coefficients at x in [0, 1], by de Boor's repeated convex combinations.</summary>
    public double Evaluate(ReadOnlySpan<double> coefficients, double x)
    {
        int l = Interval(x);
        Span<double> c = stackalloc double[Order];
        coefficients.Slice(l - 3, Order).CopyTo(c);
        for (int j = 1; j < Order; j++)
        {
            for (int m = 0; m < Order - j; m++)
            {
                double below = x - _knots[l + 1 - (Order - j - m)], above = _knots[l + 1 + m] - x;
                c[m] = ((c[m + 1] * below) + (c[m] * above)) / (below + above);
            }
        }

        return c[0];
    }

    /// <summary>The slope at x in [0, 1] of the spline with these coefficients.</summary>
    public double Slope(ReadOnlySpan<double> coefficients, double x)
    {
        int l = Interval(x);
        Span<double> values = stackalloc double[Order];
        Values(x, l, Order - 1, values);
        double slope = 0;
        for (int j = 0; j < Order - 1; j++)
        {
            int i = l - 2 + j;
            slope += values[j] * 3 * (coefficients[i] - coefficients[i - 1]) / (_knots[i + 3] - _knots[i]);
        }

        return slope;
    }

    /// <summary>Diagonals 0 … 3 of ∫ Bᵢ″ Bⱼ″: entry [d · Count + i] belongs to (i, i + d). Second derivatives are straight lines in every
    /// interval. R writes 0.3330 where the integral has ⅓; it is kept, so that the same λ means the same curve as there (a difference of
    /// λ by less than 0.1 %).</summary>
    public double[] Curvature()
    {
        double[] bands = new double[Order * Count];
        Span<double> start = stackalloc double[Order], rise = stackalloc double[Order], linear = stackalloc double[2];
        for (int l = 3; l < Count; l++)
        {
            double h = _knots[l + 1] - _knots[l];
            if (h <= 0) continue;
            // The linear B-splines at the ends are 1 and 0 up to rounding, which R has too.
            Values(_knots[l], l, 2, linear);
            for (int i = 0; i < Order; i++) start[i] = SecondDerivative(l, i, linear);
            Values(_knots[l + 1], l, 2, linear);
            for (int i = 0; i < Order; i++) rise[i] = SecondDerivative(l, i, linear) - start[i];

            for (int i = 0; i < Order; i++)
            {
                for (int j = i; j < Order; j++)
                {
                    bands[((j - i) * Count) + l - 3 + i] += h
                        * ((start[i] * start[j]) + (((rise[i] * start[j]) + (rise[j] * start[i])) / 2) + (rise[i] * rise[j] * Third));
                }
            }
        }

        return bands;
    }

    /// <summary>Values of the B-splines of an order that are not 0 in interval l.</summary>
    private void Values(double x, int l, int order, Span<double> values)
    {
        Span<double> right = stackalloc double[Order], left = stackalloc double[Order];
        values[0] = 1;
        for (int j = 0; j < order - 1; j++)
        {
            right[j] = _knots[l + j + 1] - x;
            left[j] = x - _knots[l - j];
            double saved = 0;
            for (int r = 0; r <= j; r++)
            {
                double share = values[r] / (right[r] + left[j - r]);
                values[r] = saved + (right[r] * share);
                saved = left[j - r] * share;
            }

            values[j + 1] = saved;
        }
    }

    /// <summary>Second derivative of function l − 3 + i where the linear B-splines of interval l have these values.</summary>
    private double SecondDerivative(int l, int i, ReadOnlySpan<double> linear)
    {
        int function = l - 3 + i;
        return (linear[0] * Second(l - 1)) + (linear[1] * Second(l));

        double First(int j)
        {
            double width = _knots[j + 3] - _knots[j];
            double difference = (j == function ? 1.0 : 0) - (j - 1 == function ? 1.0 : 0);
            return difference == 0 ? 0 : difference * (3 / width);
        }

        double Second(int j)
        {
            double difference = First(j) - First(j - 1);
            return difference == 0 ? 0 : difference * (2 / (_knots[j + 2] - _knots[j]));
        }
    }
}
