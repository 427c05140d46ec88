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
        double[,] design = new double[nf, k];
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

        // One-sided Jacobi: design = U Σ Vᵀ with U Σ left in place; the pseudo-inverse's first row is V₀ Σ⁺ Uᵀ.
        double[,] v = Rotate(design);
        double largest = 0;
        double[] sigma = new double[k];
        for (int j = 0; j < k; j++)
        {
            double squares = 0;
            for (int i = 0; i < nf; i++) squares += design[i, j] * design[i, j];
            sigma[j] = Math.Sqrt(squares);
            largest = Math.Max(largest, sigma[j]);
        }

        result.Clear();
        for (int j = 0; j < k; j++)
        {
            if (!(sigma[j] > largest * Singular)) continue;
            double scale = v[0, j] / norms[0] / (sigma[j] * sigma[j]);
            for (int i = 0; i < nf; i++) result[order[i]] += scale * design[i, j] * w[i];
        }

        return true;
    }

    /// <summary>Makes the columns orthogonal by plane rotations and returns the product of the rotations.</summary>
    private static double[,] Rotate(double[,] a)
    {
        const int Sweeps = 40;
        const double Small = 1e-17;
        int rows = a.GetLength(0), k = a.GetLength(1);
        double[,] v = new double[k, k];
        for (int j = 0; j < k; j++) v[j, j] = 1;
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            bool rotated = false;
            for (int p = 0; p < k - 1; p++)
            {
                for (int q = p + 1; q < k; q++)
                {
                    double alpha = 0, beta = 0, gamma = 0;
                    for (int i = 0; i < rows; i++)
                    {
                        alpha += a[i, p] * a[i, p];
                        beta += a[i, q] * a[i, q];
                        gamma += a[i, p] * a[i, q];
                    }

                    if (Math.Abs(gamma) <= Small * Math.Sqrt(alpha * beta)) continue;
                    rotated = true;
                    double zeta = (beta - alpha) / (2 * gamma);
                    double t = (zeta >= 0 ? 1 : -1) / (Math.Abs(zeta) + Math.Sqrt(1 + (zeta * zeta)));
                    double c = 1 / Math.Sqrt(1 + (t * t)), s = c * t;
                    Turn(a, (p, q), c, s);
                    Turn(v, (p, q), c, s);
                }
            }

            if (!rotated) break;
        }

        return v;
    }

    private static void Turn(double[,] a, (int P, int Q) columns, double c, double s)
    {
        for (int i = 0; i < a.GetLength(0); i++)
        {
            double x = a[i, columns.P], y = a[i, columns.Q];
            a[i, columns.P] = (c * x) - (s * y);
            a[i, columns.Q] = (s * x) + (c * y);
        }
    }
}
