using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// LOESS in one variable, family gaussian, fitted at each point asked for (R's <c>loess(…, surface = "direct")</c>; Cleveland, Grosse and
/// Shyu 1992). At a point q the nf = min(n, ⌊n·span + 10⁻⁵⌋) nearest points get tricube weights (1 − (|x − q|/ρ)³)³, ρ² being the squared
/// distance of the nf-th times max(1, span), and a polynomial in x − q is fitted; its constant is the value. The fit is linear in y, so it
/// is given as the weights of the y, which can be used for any number of features measured at the same x. Columns are scaled to unit length
/// and singular directions (ratio below 100·2⁻⁵²) dropped, as R does.
/// </summary>
internal static class LocalRegression
{
    private const double Singular = 100 * 2.220446049250313e-16;

    /// <summary>
    /// Points at x (n) × places at q (m) → m rows of n weights; null if there are too few points for the span (fewer neighbours
    /// than coefficients, or all at q).
    /// </summary>
    public static Matrix? Weights(ReadOnlySpan<double> x, ReadOnlySpan<double> at, double span, int degree)
    {
        int n = x.Length, coefficients = degree + 1;
        int neighbours = Math.Min(n, (int)Math.Floor((n * span) + 1e-5));
        if (neighbours < coefficients) return null;
        var weights = new Matrix(at.Length, n);
        for (int i = 0; i < at.Length; i++)
            if (!WeightsAt(x, at[i], (neighbours, span, degree), weights.Row(i))) return null;
        return weights;
    }

    private static bool WeightsAt(ReadOnlySpan<double> x, double q, (int Neighbours, double Span, int Degree) setting, Span<double> result)
    {
        int n = x.Length, nf = setting.Neighbours, k = setting.Degree + 1;
        double[] distances = new double[n];
        int[] order = new int[n];
        for (int i = 0; i < n; i++)
        {
            distances[i] = (x[i] - q) * (x[i] - q);
            order[i] = i;
        }

        Array.Sort((double[])distances.Clone(), order);
        double rho = distances[order[nf - 1]] * Math.Max(1, setting.Span);
        if (!(rho > 0)) return false;
        double[] w = new double[nf];
        var design = new Matrix(nf, k);
        double[] norms = new double[k];
        for (int i = 0; i < nf; i++)
        {
            double r = Math.Sqrt(distances[order[i]] / rho);
            double t = 1 - (r * r * r);
            w[i] = Math.Sqrt(t * t * t);
            double value = w[i], step = x[order[i]] - q;
            for (int j = 0; j < k; j++)
            {
                design[i, j] = value;
                norms[j] += value * value;
                value *= step;
            }
        }

        for (int j = 0; j < k; j++)
        {
            norms[j] = norms[j] > 0 ? Math.Sqrt(norms[j]) : 1;
            for (int i = 0; i < nf; i++) design[i, j] /= norms[j];
        }

        // design = U Σ Vᵀ; the pseudo-inverse's first row is V₀ Σ⁺ Uᵀ.
        ThinSvd svd = ThinSvd.Of(design);
        result.Clear();
        for (int j = 0; j < svd.Values.Length; j++)
        {
            if (!(svd.Values[j] > svd.Values[0] * Singular)) break;
            double scale = svd.Right[j, 0] / norms[0] / svd.Values[j];
            for (int i = 0; i < nf; i++) result[order[i]] += scale * svd.Left[j, i] * w[i];
        }

        return true;
    }
}
