using System.Numerics;
using Osteon.Primitives;

namespace Osteon.Numerics;

/// <summary>
/// Eigenvalues of a square real matrix: reduction to Hessenberg form by Householder reflections, then complex QR steps with Wilkinson's
/// shift
/// and deflation (Golub and Van Loan, Matrix Computations, 7.4 and 7.5). Errors are of the order of 2⁻⁵²·‖A‖ for well-conditioned
/// eigenvalues.
/// </summary>
public static class GeneralEigenvalues
{
    private const int MaximalSweeps = 60;
    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>
    /// All eigenvalues, greatest real part first (a conjugate pair in either order); null when the iteration does not settle.
    /// </summary>
    /// <exception cref="ArgumentException">The matrix is not square or not finite.</exception>
    public static Complex[]? Of(Matrix matrix)
    {
        int n = matrix.Rows;
        if (matrix.Columns != n) throw new ArgumentException($"{n} × {matrix.Columns} is not square", nameof(matrix));
        if (Array.Exists(matrix.Values, v => !double.IsFinite(v))) throw new ArgumentException("not finite", nameof(matrix));
        Complex[,] h = Hessenberg(matrix.Copy());
        var values = new Complex[n];
        int high = n - 1, sweeps = 0;
        while (high >= 0)
        {
            int low = high;
            while (low > 0)
            {
                double around = h[low, low].Magnitude + h[low - 1, low - 1].Magnitude;
                if (h[low, low - 1].Magnitude <= Epsilon * (around == 0 ? 1 : around)) break;
                low--;
            }

            if (low == high)
            {
                values[high] = h[high, high];
                high--;
                sweeps = 0;
                continue;
            }

            if (++sweeps > MaximalSweeps) return null;
            Complex shift = sweeps % 11 == 10
                ? h[high, high] + (0.75 * h[high, high - 1].Magnitude)
                : Wilkinson(h[high - 1, high - 1], h[high - 1, high], h[high, high - 1], h[high, high]);
            Sweep(h, low, high, shift);
        }

        double scale = values.Length == 0 ? 0 : values.Max(v => v.Magnitude) * Epsilon * n;
        return
        [
            .. values.Select(v => Math.Abs(v.Imaginary) <= scale ? new Complex(v.Real, 0) : v).OrderByDescending(v => v.Real),
        ];
    }

    private static Complex Wilkinson(Complex a, Complex b, Complex c, Complex d)
    {
        Complex half = (a - d) / 2, root = Complex.Sqrt((half * half) + (b * c)), middle = (a + d) / 2;
        Complex first = middle + root, second = middle - root;
        return (first - d).Magnitude < (second - d).Magnitude ? first : second;
    }

    /// <summary>One QR step of the active block by Givens rotations; only the block matters for its eigenvalues.</summary>
    private static void Sweep(Complex[,] h, int low, int high, Complex shift)
    {
        int size = high - low;
        var cosines = new double[size];
        var sines = new Complex[size];
        for (int i = low; i <= high; i++) h[i, i] -= shift;
        for (int k = low; k < high; k++)
        {
            Complex x = h[k, k], y = h[k + 1, k];
            double length = Math.Sqrt((x.Real * x.Real) + (x.Imaginary * x.Imaginary) + (y.Real * y.Real) + (y.Imaginary * y.Imaginary));
            double c = length == 0 ? 1 : x.Magnitude / length;
            Complex phase = x.Magnitude == 0 ? Complex.One : x / x.Magnitude;
            Complex s = length == 0 ? Complex.Zero : phase * Complex.Conjugate(y) / length;
            cosines[k - low] = c;
            sines[k - low] = s;
            for (int j = k; j <= high; j++)
            {
                Complex upper = h[k, j], lower = h[k + 1, j];
                h[k, j] = (c * upper) + (s * lower);
                h[k + 1, j] = (c * lower) - (Complex.Conjugate(s) * upper);
            }
        }

        for (int k = low; k < high; k++)
        {
            double c = cosines[k - low];
            Complex s = sines[k - low];
            for (int i = low; i <= Math.Min(k + 1, high); i++)
            {
                Complex left = h[i, k], right = h[i, k + 1];
                h[i, k] = (c * left) + (Complex.Conjugate(s) * right);
                h[i, k + 1] = (c * right) - (s * left);
            }
        }

        for (int i = low; i <= high; i++) h[i, i] += shift;
    }

    private static Complex[,] Hessenberg(Matrix a)
    {
        int n = a.Rows;
        double[] v = new double[n];
        for (int k = 0; k < n - 2; k++)
        {
            double norm = 0;
            for (int i = k + 1; i < n; i++) norm = Math.Max(norm, Math.Abs(a[i, k]));
            if (norm == 0) continue;
            double sum = 0;
            for (int i = k + 1; i < n; i++)
            {
                v[i] = a[i, k] / norm;
                sum += v[i] * v[i];
            }

            double length = Math.Sqrt(sum) * (v[k + 1] > 0 ? -1 : 1);
            double factor = sum - (length * v[k + 1]);
            if (factor == 0) continue;
            v[k + 1] -= length;
            for (int j = 0; j < n; j++)
            {
                double dot = 0;
                for (int i = k + 1; i < n; i++) dot += v[i] * a[i, j];
                dot /= factor;
                for (int i = k + 1; i < n; i++) a[i, j] -= dot * v[i];
            }

            for (int i = 0; i < n; i++)
            {
                double dot = 0;
                for (int j = k + 1; j < n; j++) dot += a[i, j] * v[j];
                dot /= factor;
                for (int j = k + 1; j < n; j++) a[i, j] -= dot * v[j];
            }
        }

        var h = new Complex[n, n];
        for (int i = 0; i < n; i++)
            for (int j = Math.Max(0, i - 1); j < n; j++) h[i, j] = a[i, j];
        return h;
    }
}
