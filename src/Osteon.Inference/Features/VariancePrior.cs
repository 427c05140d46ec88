using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>
/// The common distribution of residual variances, s₀²·F(d, d₀), by the moments of log variances: e = log s² + log(d/2) − ψ(d/2) has mean
/// log s₀² + log(d₀/2) − ψ(d₀/2) and variance ψ′(d/2) + ψ′(d₀/2). d₀ is infinite where the log variances vary no more than chance. Same
/// numbers as limma's fitFDist. Source: Smyth 2004, 10.2202/1544-6115.1027, section 6.2.
/// </summary>
internal static class VariancePrior
{
    private const double LeastShare = 1e-5;

    /// <summary>d₀ and s₀² of every feature. Variances without degrees of freedom (NaN) do not count. Variances below 10⁻⁵ of the median
    /// are raised to it; <c>Raised</c> says how many were 0.</summary>
    public static (double Df, double[] Scale, int Raised) Of(double[] variances, double[] df, double[]? covariate)
    {
        int features = variances.Length;
        int[] used = [.. Enumerable.Range(0, features).Where(f => df[f] > 0 && double.IsFinite(variances[f]))];
        if (used.Length == 0) return (double.NaN, Filled(double.NaN), 0);
        if (used.Length == 1 || features == 1) return (0, Filled(variances[used[0]]), 0);
        double[] x = [.. used.Select(f => variances[f])];
        double median = Quantiles.Of(x, 0.5)!.Value;
        int zeros = x.Count(v => v == 0);
        double floor = LeastShare * (median == 0 ? 1 : median);
        var e = new double[x.Length];
        double trigamma = 0;
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = Math.Max(x[i], floor);
            double half = df[used[i]] / 2;
            e[i] = Math.Log(x[i]) + PolygammaFunction.LogMinusDigamma(half);
            trigamma += PolygammaFunction.Trigamma(half);
        }

        (double[] centre, double spread) = covariate is null ? Common() : Trend();
        spread -= trigamma / x.Length;
        if (spread > 0)
        {
            double prior = 2 * PolygammaFunction.InverseTrigamma(spread);
            double shift = PolygammaFunction.LogMinusDigamma(prior / 2);
            return (prior, [.. centre.Select(c => Math.Exp(c - shift))], zeros);
        }

        return (double.PositiveInfinity, covariate is null ? Filled(SampleMoments.Of(x).Mean) : [.. centre.Select(Math.Exp)], zeros);

        double[] Filled(double value)
        {
            double[] all = new double[features];
            Array.Fill(all, value);
            return all;
        }

        (double[] Centre, double Spread) Common()
        {
            SampleMoments moments = SampleMoments.Of(e);
            return (Filled(moments.Mean), moments.Variance);
        }

        (double[] Centre, double Spread) Trend()
        {
            double[] at = [.. used.Select(f => covariate[f])];
            int wanted = 1 + (x.Length >= 3 ? 1 : 0) + (x.Length >= 6 ? 1 : 0) + (x.Length >= 30 ? 1 : 0);
            int columns = Math.Min(wanted, at.Distinct().Count());
            if (columns < 2) return Common();
            var basis = new NaturalSplineBasis(at, columns);
            HouseholderQr factors = HouseholderQr.InOrder(Matrix.Of(at.Length, columns, (i, j) => basis.Value(at[i], j)));
            double[] effects = [.. e];
            factors.ToEffects(effects);
            double[] coefficients = factors.Coefficients(effects);
            double[] centre = new double[features];
            for (int f = 0; f < features; f++)
                foreach (int j in factors.Pivots.Take(factors.Rank)) centre[f] += coefficients[j] * basis.Value(covariate[f], j);
            return (centre, VectorKernels.SumOfSquares(effects.AsSpan(factors.Rank)) / factors.DfResidual);
        }
    }
}
