using System.Globalization;
using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>
/// Storey's q values: q of the i-th smallest of m p values is π₀ · min(1, min over j ≥ i of m·pⱼ/j), with the share π₀ of true null
/// hypotheses estimated from the large p values, π₀(λ) = #{p ≥ λ}/(m(1 − λ)). Smoother: a smoothing spline with 3 degrees of freedom
/// through π₀(λ), read at the largest λ. Bootstrap: the π₀(λ) that minimises W/(m²(1 − λ)²)·(1 − W/m) + (π₀(λ) − its 10 % quantile)², W =
/// #{p ≥ λ}. π₀ is at most 1. Same numbers as Bioconductor's qvalue 2.30. Source: Storey 2002, 10.1111/1467-9868.00346; Storey and
/// Tibshirani 2003, 10.1073/pnas.1530509100; Storey, Taylor and Siegmund 2004, 10.1111/j.1467-9868.2004.00439.x.
/// </summary>
public static class StoreyQ
{
    /// <summary>
    /// Q values in the order given. Null and NaN are not counted; a value outside [0, 1] is a caller's bug, as is a list of λ that is not
    /// ascending in [0, 1) or has two or three entries. No p value, none as large as the largest λ, or an estimate of π₀ that is not
    /// positive is a non-result; qvalue stops with an error there.
    /// </summary>
    public static StoreyResult Of(IReadOnlyList<double?> p, StoreyParameters parameters)
    {
        double[] lambda = [.. parameters.Lambda];
        bool ascending = lambda.Length > 0 && lambda[0] >= 0 && lambda[^1] < 1
            && lambda.Zip(lambda.Skip(1)).All(pair => pair.First < pair.Second);
        if (!ascending || lambda.Length is 2 or 3)
            throw new ArgumentException("λ must be ascending in [0, 1): one value or at least four", nameof(parameters));
        double?[] adjusted = AdjustedP.BenjaminiHochberg(p), q = new double?[p.Count];
        double[] sorted = [.. p.Where(v => v is { } x && !double.IsNaN(x)).Select(v => v!.Value).Order()];
        if (sorted.Length == 0) return new StoreyResult { Q = q, NotAvailable = "there is no p value" };
        if (sorted[^1] < lambda[^1])
        {
            string reason = string.Create(
                CultureInfo.InvariantCulture,
                $"the largest p value ({sorted[^1]:0.###}) is below the largest λ ({lambda[^1]}): the share of true nulls cannot be seen");
            return new StoreyResult { Q = q, NotAvailable = reason };
        }

        double[] byLambda = [.. lambda.Select(l => AtLeast(sorted, l) / (sorted.Length * (1 - l)))];
        double[] smoothed = [];
        double share;
        if (lambda.Length == 1)
        {
            share = byLambda[0];
        }
        else if (parameters.Method == NullShareMethod.Smoother)
        {
            SmoothingSpline spline = SmoothingSpline.Fit(lambda, byLambda, SmoothingSplineParameters.ByDf(3));
            smoothed = [.. lambda.Select(spline.Predict)];
            share = smoothed[^1];
        }
        else
        {
            share = Bootstrap(sorted, lambda, byLambda);
        }

        var result = new StoreyResult { Q = q, NullShareByLambda = byLambda, Smoothed = smoothed };
        if (!(share > 0))
        {
            string text = share.ToString("0.###", CultureInfo.InvariantCulture);
            return result with { NotAvailable = $"the estimated share of true null hypotheses is {text}, not positive" };
        }

        share = Math.Min(1, share);
        for (int i = 0; i < q.Length; i++) q[i] = share * adjusted[i];
        return result with { NullShare = share };
    }

    /// <summary>How many of the sorted values are at least λ.</summary>
    private static int AtLeast(double[] sorted, double lambda)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] >= lambda) high = middle;
            else low = middle + 1;
        }

        return sorted.Length - low;
    }

    private static double Bootstrap(double[] sorted, double[] lambda, double[] byLambda)
    {
        double m = sorted.Length;
        double least = Quantiles.Of(byLambda, 0.1)!.Value;
        double best = double.PositiveInfinity, share = double.PositiveInfinity;
        for (int i = 0; i < lambda.Length; i++)
        {
            double w = AtLeast(sorted, lambda[i]);
            double bias = byLambda[i] - least, above = 1 - lambda[i];
            double error = (w / (m * m * above * above) * (1 - (w / m))) + (bias * bias);
            if (error < best || (error == best && byLambda[i] < share)) (best, share) = (error, byLambda[i]);
        }

        return share;
    }
}
