using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>
/// Shapiro–Wilk test of normality in Royston's approximation for 3 ≤ n ≤ 5000: weights from normal scores with polynomial corrections
/// of the two outermost, p from a transformation of W to normality (exact for n = 3). Same numbers as R's shapiro.test. Source: Royston
/// 1995 (AS R94), 10.2307/2986146; Shapiro and Wilk 1965, 10.1093/biomet/52.3-4.591.
/// </summary>
public static class ShapiroWilk
{
    // Royston's polynomials, lowest power first.
    private static readonly double[] OutermostWeight = [0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056];
    private static readonly double[] SecondWeight = [0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633];
    private static readonly double[] SmallBound = [-2.273, 0.459];
    private static readonly double[] SmallMean = [0.5440, -0.39978, 0.025054, -6.714e-4];
    private static readonly double[] SmallLogSd = [1.3822, -0.77857, 0.062767, -0.0020322];
    private static readonly double[] LargeMean = [-1.5861, -0.31082, -0.083751, 0.0038915];
    private static readonly double[] LargeLogSd = [-0.4803, -0.082676, 0.0030302];

    /// <summary>W and p. Fewer than 3 or more than 5000 values, or all equal, is a non-result.</summary>
    public static TestResult Test(ReadOnlySpan<double> values)
    {
        int n = values.Length;
        if (n < 3) return TestResult.Unavailable($"at least 3 values are needed (n = {n})");
        if (n > 5000) return TestResult.Unavailable($"the approximation is made for at most 5000 values (n = {n})");
        double[] x = values.ToArray();
        Array.Sort(x);
        double range = x[^1] - x[0];
        if (range == 0) return TestResult.Unavailable("all values are equal");
        double complement = OneMinusW(x, range, Weights(n));
        return TestResult.Of(1 - complement, [], PValue(complement, n));
    }

    /// <summary>Weights of the upper half, outermost first; the lower half has the same with the sign turned.</summary>
    private static double[] Weights(int n)
    {
        int half = n / 2;
        if (n == 3) return [Math.Sqrt(0.5)];
        double[] scores = new double[half];
        var squares = new CompensatedSum();
        for (int i = 0; i < half; i++)
        {
            scores[i] = NormalDistribution.UpperQuantile((i + 1 - 0.375) / (n + 0.25));
            squares.Add(2 * scores[i] * scores[i]);
        }

        double sum = squares.Value;
        double root = 1 / Math.Sqrt(n);
        double[] weights = new double[half];
        weights[0] = Polynomial(OutermostWeight, root) + (scores[0] / Math.Sqrt(sum));
        double rest = sum - (2 * scores[0] * scores[0]);
        double left = 1 - (2 * weights[0] * weights[0]);
        int from = 1;
        if (n > 5)
        {
            weights[1] = Polynomial(SecondWeight, root) + (scores[1] / Math.Sqrt(sum));
            rest -= 2 * scores[1] * scores[1];
            left -= 2 * weights[1] * weights[1];
            from = 2;
        }

        double scale = Math.Sqrt(left / rest);
        for (int i = from; i < half; i++) weights[i] = scores[i] * scale;
        return weights;
    }

    /// <summary>1 − W, where W is the squared correlation of the ordered values with the weights, without cancellation when W is near
    /// 1.</summary>
    private static double OneMinusW(double[] x, double range, double[] weights)
    {
        int n = x.Length;
        double origin = x[0];
        var sum = new CompensatedSum();
        foreach (double value in x) sum.Add((value - origin) / range);
        double mean = sum.Value / n;
        var squares = new CompensatedSum();
        var weightSquares = new CompensatedSum();
        var products = new CompensatedSum();
        for (int i = 0; i < n; i++)
        {
            double deviation = ((x[i] - origin) / range) - mean;
            int fromEnd = Math.Min(i, n - 1 - i);
            double weight = fromEnd == weights.Length ? 0 : i < n - 1 - i ? -weights[fromEnd] : weights[fromEnd];
            squares.Add(deviation * deviation);
            weightSquares.Add(weight * weight);
            products.Add(weight * deviation);
        }

        double root = Math.Sqrt(weightSquares.Value * squares.Value);
        return Math.Max(0, (root - products.Value) * (root + products.Value) / (weightSquares.Value * squares.Value));
    }

    private static double PValue(double complement, int n)
    {
        if (n == 3) return Math.Max(0, 6 / Math.PI * (Math.Asin(Math.Sqrt(1 - complement)) - Math.Asin(Math.Sqrt(0.75))));
        double log = Math.Log(complement);
        double mean, sd;
        if (n <= 11)
        {
            double bound = Polynomial(SmallBound, n);
            if (log >= bound) return 1e-99; // beyond the range of the approximation; the same value as R gives
            log = -Math.Log(bound - log);
            mean = Polynomial(SmallMean, n);
            sd = Math.Exp(Polynomial(SmallLogSd, n));
        }
        else
        {
            double logN = Math.Log(n);
            mean = Polynomial(LargeMean, logN);
            sd = Math.Exp(Polynomial(LargeLogSd, logN));
        }

        return complement == 0 ? 1 : NormalDistribution.Survival((log - mean) / sd);
    }

    private static double Polynomial(double[] coefficients, double x)
    {
        double sum = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--) sum = (sum * x) + coefficients[i];
        return sum;
    }
}
