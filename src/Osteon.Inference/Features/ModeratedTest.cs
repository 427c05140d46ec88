using System.Globalization;
using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>
/// Moderated t tests of linear models of many features: the residual variance s² (d degrees of freedom) of each feature is shrunk towards
/// the prior s₀² (d₀ degrees of freedom) that all features together show, s̃² = (d₀s₀² + d·s²)/(d₀ + d), and t̃ = estimate/(s̃·u) has d₀
/// + d degrees of freedom, at most the sum of all d. Same numbers as limma's lmFit, contrasts.fit and eBayes (not robust); for contrasts
/// of features with missing values limma's contrasts.fit takes the correlations of the complete design, here they are the feature's own.
/// Source: Smyth 2004, 10.2202/1544-6115.1027; Law et al. 2014, 10.1186/gb-2014-15-2-r29 (trend).
/// </summary>
public static class ModeratedTest
{
    private const double NearlyInfinite = 1e6;

    /// <summary>
    /// Fits and tests all contrasts. Features that have no residual degrees of freedom borrow the variance from the others; those without
    /// values or with an infinite value get none and take no part in the prior. If no feature has residual degrees of freedom there is no
    /// test at all.
    /// </summary>
    public static ModeratedFit Fit(Matrix values, LinearDesign design, EmpiricalBayesParameters parameters, RunContext context)
    {
        design.ThrowIfNotOf(values.Rows);
        if (!(parameters.Proportion > 0 && parameters.Proportion < 1))
            throw new ArgumentOutOfRangeException(nameof(parameters), parameters.Proportion, "the proportion is between 0 and 1");
        LinearFits fits = LinearFits.Of(values, design, context);
        double[]? covariate = parameters.Trend ? Covariate(fits.Mean) : null;
        (double priorDf, double[] prior, int zeros) = VariancePrior.Of(fits.Variance, fits.DfResidual, covariate);
        if (zeros > 0)
        {
            context.Findings.Add(Finding.Warning(
                "OST-STA-027",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{zeros} features have no residual variance; for the prior it is raised to a hundred-thousandth of the median."),
                hint: "Constant features carry no information; leave them out before testing."));
        }

        int features = values.Columns;
        double pooled = fits.DfResidual.Sum();
        double[] total = new double[features], posterior = new double[features];
        for (int f = 0; f < features; f++)
        {
            double d = fits.DfResidual[f];
            total[f] = Math.Min(d + priorDf, pooled);
            posterior[f] = double.IsPositiveInfinity(priorDf) ? prior[f]
                : ((d > 0 ? d * fits.Variance[f] : 0) + (priorDf * prior[f])) / (d + priorDf);
        }

        double median = Quantiles.Of(prior.Where(double.IsFinite).ToArray(), 0.5) ?? double.NaN;
        (double, double) limits =
            (parameters.LeastEffect * parameters.LeastEffect / median, parameters.GreatestEffect * parameters.GreatestEffect / median);
        int contrasts = design.Names.Count;
        double?[][] t = Empty(), p = Empty(), b = Empty();
        double[] effectVariance = new double[contrasts];
        for (int c = 0; c < contrasts; c++)
        {
            for (int f = 0; f < features; f++)
            {
                double value = fits.Estimate[c][f] / fits.Unscaled[c][f] / Math.Sqrt(posterior[f]);
                if (double.IsFinite(value) && total[f] > 0) t[c][f] = value;
            }

            double[] unscaled = fits.Unscaled[c];
            (double, double, double)[] tests =
                [.. Enumerable.Range(0, features).Where(f => t[c][f] is not null).Select(f => (t[c][f]!.Value, unscaled[f], total[f]))];
            effectVariance[c] = EffectPrior.Variance(tests, parameters.Proportion, limits) ?? (1 / median);
            int at = c;
            FeatureColumns.ForEach(features, "Testing features", context, f =>
            {
                if (t[at][f] is not { } value) return;
                p[at][f] = StudentT.TwoSided(value, total[f]);
                b[at][f] = LogOdds(value, total[f], effectVariance[at] / (unscaled[f] * unscaled[f]), priorDf, parameters.Proportion);
            });
        }

        (double?[] statistic, double?[] fDf, double?[] fP) = Overall(fits, posterior, priorDf);
        return new ModeratedFit
        {
            Coefficients = design.Names,
            Estimate = [.. fits.Estimate.Select(Finite)],
            UnscaledSd = [.. fits.Unscaled.Select(Finite)],
            T = t,
            P = p,
            B = b,
            F = statistic,
            FDf = fDf,
            FP = fP,
            Sigma = Finite([.. fits.Variance.Select(Math.Sqrt)]),
            DfResidual = fits.DfResidual,
            DfTotal = [.. total.Select(d => double.IsNaN(d) ? 0 : d)],
            Mean = Finite(fits.Mean),
            PosteriorVariance = Finite(posterior),
            PriorVariance = Finite(prior),
            PriorDf = double.IsFinite(priorDf) ? priorDf : null,
            PriorIsInfinite = double.IsPositiveInfinity(priorDf),
            EffectVariance = Finite(effectVariance),
            NotAvailable = FeatureResultColumns.Sparse([.. Enumerable.Range(0, features).Select(f => Reason(f))]),
        };

        double?[][] Empty() => [.. Enumerable.Range(0, contrasts).Select(_ => new double?[features])];

        string? Reason(int f) =>
            Enumerable.Range(0, contrasts).Any(c => t[c][f] is not null) ? null
            : fits.Infinite[f] ? FeatureResultColumns.Infinite
            : double.IsNaN(fits.Mean[f]) ? "there is no value"
            : double.IsNaN(priorDf) ? "no feature has residual degrees of freedom"
            : contrasts > 0 && double.IsNaN(fits.Estimate[0][f]) ? LinearFits.NotEstimable
            : "there is no variance to compare with";
    }

    /// <summary>log odds = log(p/(1 − p)) − ½ log r + kernel, r = 1 + v₀/u².</summary>
    private static double LogOdds(double t, double df, double ratio, double priorDf, double proportion)
    {
        double r = 1 + ratio, square = t * t;
        double kernel = priorDf > NearlyInfinite
            ? square * (1 - (1 / r)) / 2
            : (1 + df) / 2 * Math.Log((square + df) / ((square / r) + df));
        return Math.Log(proportion / (1 - proportion)) - (Math.Log(r) / 2) + kernel;
    }

    private static (double?[] F, double?[] Df, double?[] P) Overall(LinearFits fits, double[] posterior, double priorDf)
    {
        int features = posterior.Length;
        double?[] statistic = new double?[features], df = new double?[features], p = new double?[features];
        for (int f = 0; f < features; f++)
        {
            double rank = fits.FDf[f], value = fits.FSquares[f] / rank / posterior[f];
            double denominator = fits.DfResidual[f] + priorDf; // as limma, not limited to the sum of all
            if (!double.IsFinite(value) || !(denominator > 0)) continue;
            statistic[f] = value;
            df[f] = rank;
            p[f] = double.IsPositiveInfinity(denominator)
                ? ChiSquared.Survival(rank * value, rank)
                : FDistribution.Survival(value, rank, denominator);
        }

        return (statistic, df, p);
    }

    /// <summary>Means of the features; those without a value stand at the smallest and take no part in the fit of the trend.</summary>
    private static double[] Covariate(double[] means)
    {
        double least = means.Where(double.IsFinite).DefaultIfEmpty(0).Min();
        return [.. means.Select(m => double.IsFinite(m) ? m : least)];
    }

    private static double?[] Finite(double[] values) => [.. values.Select(v => double.IsFinite(v) ? v : (double?)null)];
}
