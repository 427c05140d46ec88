using Osteon.Primitives;

namespace Osteon.Numerics;

/// <summary>
/// A P = Q R by Householder reflections with column pivoting (Businger and Golub 1965, 10.1007/BF01436084): least squares, and the rank as far as rounding lets it be seen.
/// </summary>
public sealed class HouseholderQr
{
    /// <summary>Column j of the factored matrix as row j: the reflection vector below the diagonal, R above it.</summary>
    private readonly Matrix _columns;
    private readonly double[] _diagonal;
    private readonly double[] _norms;
    private readonly int[] _pivots;

    private HouseholderQr(Matrix columns, double[] diagonal, double[] norms, int[] pivots, int rank)
    {
        _columns = columns;
        _diagonal = diagonal;
        _norms = norms;
        _pivots = pivots;
        Rank = rank;
    }

    /// <summary>Number of columns that are independent: |Rₖₖ| above 10·max(rows, columns)·2⁻⁵²·|R₀₀|.</summary>
    public int Rank { get; }

    /// <summary>Which column of A is column k of A P.</summary>
    public IReadOnlyList<int> Pivots => _pivots;

    /// <summary>The diagonal of R, of falling magnitude.</summary>
    public IReadOnlyList<double> Diagonal => _diagonal;

    /// <summary>Factors a matrix with any numbers of rows and columns. Throws <see cref="ArgumentException"/> if an element is not finite.</summary>
    public static HouseholderQr Of(Matrix a)
    {
        if (!a.Values.All(double.IsFinite)) throw new ArgumentException("an element is not finite", nameof(a));
        int steps = Math.Min(a.Rows, a.Columns), rank = steps;
        Matrix columns = a.Transpose();
        int[] pivots = [.. Enumerable.Range(0, a.Columns)];
        double[] diagonal = new double[steps], norms = new double[steps];
        for (int k = 0; k < steps; k++)
        {
            Pivot(columns, pivots, k);
            Span<double> u = columns.Row(k)[k..];
            double norm = ScaledNorm(u);
            diagonal[k] = u[0] >= 0 ? -norm : norm;
            if (norm == 0) continue;
            u[0] -= diagonal[k];
            // H = I − u uᵀ/h with h = uᵀu/2 = −R·u₀.
            norms[k] = -diagonal[k] * u[0];
            for (int j = k + 1; j < a.Columns; j++)
            {
                Span<double> column = columns.Row(j)[k..];
                VectorKernels.Axpy(-VectorKernels.Dot(u, column) / norms[k], u, column);
            }
        }

        double limit = 10.0 * Math.Max(a.Rows, a.Columns) * double.ScaleB(1, -52) * (steps == 0 ? 0 : Math.Abs(diagonal[0]));
        for (int k = steps - 1; k >= 0 && Math.Abs(diagonal[k]) <= limit; k--) rank = k;
        return new HouseholderQr(columns, diagonal, norms, pivots, rank);
    }

    /// <summary>
    /// The x that minimises ‖A x − b‖; where columns depend on others, theirs are 0 (the basic solution, as R's lm, which calls them not available).
    /// </summary>
    public double[] Solve(ReadOnlySpan<double> b)
    {
        int rows = _columns.Columns;
        if (b.Length != rows) throw new ArgumentException($"{b.Length} elements for {rows} rows", nameof(b));
        double[] rotated = ApplyTranspose(b);
        var solution = new double[_columns.Rows];
        for (int k = Rank - 1; k >= 0; k--)
        {
            double sum = rotated[k];
            for (int j = k + 1; j < Rank; j++) sum -= _columns[j, k] * solution[_pivots[j]];
            solution[_pivots[k]] = sum / _diagonal[k];
        }

        return solution;
    }

    /// <summary>Qᵀ b: the first <see cref="Rank"/> elements belong to the fit, the sum of squares of the others is the residual sum of squares.</summary>
    public double[] ApplyTranspose(ReadOnlySpan<double> b)
    {
        double[] result = b.ToArray();
        for (int k = 0; k < _diagonal.Length; k++)
        {
            if (_norms[k] == 0) continue;
            ReadOnlySpan<double> u = _columns.Row(k)[k..];
            VectorKernels.Axpy(-VectorKernels.Dot(u, result.AsSpan(k)) / _norms[k], u, result.AsSpan(k));
        }

        return result;
    }

    /// <summary>Q c for a vector of as many elements as A has rows.</summary>
    public double[] Apply(ReadOnlySpan<double> c)
    {
        double[] result = c.ToArray();
        for (int k = _diagonal.Length - 1; k >= 0; k--)
        {
            if (_norms[k] == 0) continue;
            ReadOnlySpan<double> u = _columns.Row(k)[k..];
            VectorKernels.Axpy(-VectorKernels.Dot(u, result.AsSpan(k)) / _norms[k], u, result.AsSpan(k));
        }

        return result;
    }

    /// <summary>R, min(rows, columns) × columns, its columns in the order of <see cref="Pivots"/>.</summary>
    public Matrix R() => Matrix.Of(_diagonal.Length, _columns.Rows, (i, j) => i > j ? 0 : i == j ? _diagonal[i] : _columns[j, i]);

    private static void Pivot(Matrix columns, int[] pivots, int k)
    {
        int best = k;
        double bestNorm = -1;
        for (int j = k; j < columns.Rows; j++)
        {
            double norm = ScaledNorm(columns.Row(j)[k..]);
            if (norm > bestNorm) (best, bestNorm) = (j, norm);
        }

        if (best == k) return;
        for (int i = 0; i < columns.Columns; i++) (columns[k, i], columns[best, i]) = (columns[best, i], columns[k, i]);
        (pivots[k], pivots[best]) = (pivots[best], pivots[k]);
    }

    private static double ScaledNorm(ReadOnlySpan<double> x)
    {
        double norm = VectorKernels.Norm(x);
        if (double.IsFinite(norm) && norm > 1e-140) return norm;
        double scale = 0, sum = 0;
        foreach (double value in x) scale = Math.Max(scale, Math.Abs(value));
        if (scale == 0) return 0;
        foreach (double value in x) sum += value / scale * (value / scale);
        return scale * Math.Sqrt(sum);
    }
}
