using Osteon.Primitives;

namespace Osteon.Numerics;

/// <summary>
/// P A = L U with row exchanges for the greatest element of each column (Golub and Van Loan, Matrix Computations, 3.4). The store is kept
/// from
/// one factorisation to the next, so that a solver allocates nothing per step.
/// </summary>
public sealed class LuDecomposition
{
    private readonly Matrix _lu;
    private readonly int[] _pivots;
    private readonly double[] _scratch;

    /// <summary>Room for a square matrix of this size, at least 1.</summary>
    public LuDecomposition(int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        _lu = new Matrix(size, size);
        _pivots = new int[size];
        _scratch = new double[size];
    }

    /// <summary>Factors a copy of the matrix; false when it is singular to the precision of the numbers, or not finite.</summary>
    /// <exception cref="ArgumentException">It has another size.</exception>
    public bool Factor(Matrix matrix)
    {
        int n = _pivots.Length;
        if (matrix.Rows != n || matrix.Columns != n) throw new ArgumentException($"not {n} × {n}", nameof(matrix));
        matrix.Values.CopyTo(_lu.Values, 0);
        for (int k = 0; k < n; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < n; i++)
                if (Math.Abs(_lu[i, k]) > Math.Abs(_lu[pivot, k])) pivot = i;
            _pivots[k] = pivot;
            double greatest = _lu[pivot, k];
            if (greatest == 0 || !double.IsFinite(greatest)) return false;
            Span<double> top = _lu.Row(k);
            if (pivot != k)
            {
                Span<double> other = _lu.Row(pivot);
                for (int j = 0; j < n; j++) (top[j], other[j]) = (other[j], top[j]);
            }

            for (int i = k + 1; i < n; i++)
            {
                Span<double> row = _lu.Row(i);
                if (row[k] == 0) continue;
                double factor = row[k] /= top[k];
                for (int j = k + 1; j < n; j++) row[j] -= factor * top[j];
            }
        }

        return true;
    }

    /// <summary>Replaces b by the solution of A x = b.</summary>
    public void Solve(Span<double> b)
    {
        int n = _pivots.Length;
        for (int k = 0; k < n; k++) (b[k], b[_pivots[k]]) = (b[_pivots[k]], b[k]);
        for (int i = 1; i < n; i++)
        {
            Span<double> row = _lu.Row(i);
            double sum = b[i];
            for (int j = 0; j < i; j++) sum -= row[j] * b[j];
            b[i] = sum;
        }

        for (int i = n - 1; i >= 0; i--)
        {
            Span<double> row = _lu.Row(i);
            double sum = b[i];
            for (int j = i + 1; j < n; j++) sum -= row[j] * b[j];
            b[i] = sum / row[i];
        }
    }

    /// <summary>Replaces b by the solution of Aᵀ x = b.</summary>
    public void SolveTransposed(Span<double> b)
    {
        int n = _pivots.Length;
        b.CopyTo(_scratch);
        for (int i = 0; i < n; i++)
        {
            Span<double> row = _lu.Row(i);
            _scratch[i] /= row[i];
            for (int j = i + 1; j < n; j++) _scratch[j] -= row[j] * _scratch[i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            Span<double> row = _lu.Row(i);
            for (int j = 0; j < i; j++) _scratch[j] -= row[j] * _scratch[i];
        }

        for (int k = n - 1; k >= 0; k--) (_scratch[k], _scratch[_pivots[k]]) = (_scratch[_pivots[k]], _scratch[k]);
        _scratch.CopyTo(b);
    }
}
