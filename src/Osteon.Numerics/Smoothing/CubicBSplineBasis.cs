namespace Osteon.Numerics;

/// <summary>Cubic B-splines on knots from 0 to 1, the end knots four times: evaluation and the Gram matrix of second derivatives.</summary>
internal sealed class CubicBSplineBasis
{
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
    public void Values(double x, int l, Span<double> values)
    {
        values[0] = 1;
        for (int order = 1; order <= 3; order++)
        {
            double saved = 0;
            for (int j = 0; j < order; j++)
            {
                double right = _knots[l + j + 1], left = _knots[l + j + 1 - order];
                double share = values[j] / (right - left);
                values[j] = saved + ((right - x) * share);
                saved = (x - left) * share;
            }

            values[order] = saved;
        }
    }

    /// <summary>The spline with these coefficients, or its first derivative, at x in [0, 1].</summary>
    public double Evaluate(ReadOnlySpan<double> coefficients, double x, int derivative)
    {
        int l = Interval(x);
        Span<double> c = stackalloc double[4];
        coefficients.Slice(l - 3, 4).CopyTo(c);
        int order = 3;
        for (int d = 0; d < derivative; d++, order--)
        {
            for (int j = 3; j > d; j--) // function l − 3 + j of one order less
            {
                double width = _knots[l - 3 + j + order] - _knots[l - 3 + j];
                c[j] = order * (c[j] - c[j - 1]) / width;
            }
        }

        // De Boor's algorithm on what is left.
        for (int k = 1; k <= order; k++)
        {
            for (int j = 3; j >= 3 - order + k; j--)
            {
                double left = _knots[l - 3 + j], right = _knots[l - 3 + j + order + 1 - k];
                double share = (x - left) / (right - left);
                c[j] = ((1 - share) * c[j - 1]) + (share * c[j]);
            }
        }

        return c[3];
    }

    /// <summary>Diagonals 0 … 3 of ∫ Bᵢ″ Bⱼ″: entry [d][i] belongs to (i, i + d). Second derivatives are straight lines in every
    /// interval. R writes 0.3330 where the integral has ⅓; it is kept, so that the same λ means the same curve as there (a difference of
    /// λ by less than 0.1 %).</summary>
    public double[][] Curvature()
    {
        double[][] bands = [new double[Count], new double[Count], new double[Count], new double[Count]];
        Span<double> start = stackalloc double[4], end = stackalloc double[4];
        for (int l = 3; l < Count; l++)
        {
            double h = _knots[l + 1] - _knots[l];
            if (h <= 0) continue;
            for (int i = 0; i < 4; i++) (start[i], end[i]) = SecondDerivative(l, i);
            for (int i = 0; i < 4; i++)
            {
                for (int j = i; j < 4; j++)
                {
                    double ri = end[i] - start[i], rj = end[j] - start[j];
                    bands[j - i][l - 3 + i] +=
                        h * ((start[i] * start[j]) + (((ri * start[j]) + (rj * start[i])) / 2) + (ri * rj * Third));
                }
            }
        }

        return bands;
    }

    /// <summary>Second derivative of function l − 3 + i at both ends of interval l.</summary>
    private (double Start, double End) SecondDerivative(int l, int i)
    {
        int function = l - 3 + i;
        return (Second(l - 1), Second(l));

        double First(int j)
        {
            double width = _knots[j + 3] - _knots[j];
            double difference = (j == function ? 1.0 : 0) - (j - 1 == function ? 1.0 : 0);
            return difference == 0 ? 0 : 3 * difference / width;
        }

        double Second(int j)
        {
            double difference = First(j) - First(j - 1);
            return difference == 0 ? 0 : 2 * difference / (_knots[j + 2] - _knots[j]);
        }
    }
}
