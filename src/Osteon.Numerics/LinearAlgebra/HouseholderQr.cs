using Osteon.Primitives;

namespace Osteon.Numerics;

/// <summary>
/// A P = Q R by Householder reflections: least squares. <see cref="Of"/> takes the greatest remaining column at each step (Businger and
/// Golub 1965, 10.1007/BF01436084), which shows the rank as far as rounding lets it be seen; <see cref="InOrder"/> keeps the order of the
/// columns and sets aside those that depend on earlier ones, as R's lm. Made once, it serves any number of right sides, also from several
/// threads at once.
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

    /// <summary>Number of columns that are independent: for <see cref="Of"/> |Rₖₖ| above 10·max(rows, columns)·2⁻⁵²·|R₀₀|, for <see
    /// cref="InOrder"/> the columns that were not set aside.</summary>
    public int Rank { get; }

    /// <summary>Rows of A.</summary>
    public int Rows => _columns.Columns;

    /// <summary>Columns of A.</summary>
    public int Columns => _columns.Rows;

    /// <summary>Rows less rank: the residual degrees of freedom.</summary>
    public int DfResidual => Rows - Rank;

    /// <summary>Which column of A is column k of A P. The first <see cref="Rank"/> are those that are estimated; in order, these
    /// ascend.</summary>
    public IReadOnlyList<int> Pivots => _pivots;

    /// <summary>The diagonal of R, of falling magnitude for <see cref="Of"/>; 0 for what was set aside.</summary>
    public IReadOnlyList<double> Diagonal => _diagonal;

    /// <summary>Factors a matrix with any numbers of rows and columns. Throws <see cref="ArgumentException"/> if an element is not
    /// finite.</summary>
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
            (diagonal[k], norms[k]) = MakeReflector(columns.Row(k)[k..]);
            if (norms[k] == 0) continue;
            for (int j = k + 1; j < a.Columns; j++) Reflect(columns.Row(k)[k..], norms[k], columns.Row(j)[k..]);
        }

        double limit = 10.0 * Math.Max(a.Rows, a.Columns) * double.ScaleB(1, -52) * (steps == 0 ? 0 : Math.Abs(diagonal[0]));
        for (int k = steps - 1; k >= 0 && Math.Abs(diagonal[k]) <= limit; k--) rank = k;
        return new HouseholderQr(columns, diagonal, norms, pivots, rank);
    }

    /// <summary>
    /// Factors without pivoting. A column of which less than <paramref name="tolerance"/> of its length is left when those before it are
    /// taken out is set aside to the end, as is one with an element that is not finite; R's lm does so with its default of 10⁻⁷.
    /// </summary>
    public static HouseholderQr InOrder(Matrix a, double tolerance = 1e-7)
    {
        var columns = new Matrix(a.Columns, a.Rows);
        int[] pivots = new int[a.Columns];
        double[] diagonal = new double[Math.Min(a.Rows, a.Columns)], norms = new double[diagonal.Length];
        var aside = new List<(int Column, double[] Values)>();
        int rank = 0;
        for (int c = 0; c < a.Columns; c++)
        {
            double[] column = a.Column(c);
            double before = ScaledNorm(column);
            for (int k = 0; k < rank; k++) Reflect(columns.Row(k)[k..], norms[k], column.AsSpan(k));
            if (!(rank < a.Rows && ScaledNorm(column.AsSpan(rank)) > tolerance * before))
            {
                column.AsSpan(rank).Clear();
                aside.Add((c, column));
                continue;
            }

            column.CopyTo(columns.Row(rank));
            pivots[rank] = c;
            (diagonal[rank], norms[rank]) = MakeReflector(columns.Row(rank)[rank..]);
            rank++;
        }

        foreach ((int i, (int c, double[] values)) in aside.Index())
        {
            pivots[rank + i] = c;
            values.CopyTo(columns.Row(rank + i));
        }

        return new HouseholderQr(columns, diagonal, norms, pivots, rank);
    }

    /// <summary>
    /// The x that minimises ‖A x − b‖; where columns depend on others, theirs are 0 (the basic solution, as R's lm, which calls them not
    /// available).
    /// </summary>
    public double[] Solve(ReadOnlySpan<double> b) => Coefficients(ApplyTranspose(b), 0);

    /// <summary>The solution that belongs to the effects Qᵀb; for columns that depend on others <paramref name="dependent"/>.</summary>
    public double[] Coefficients(ReadOnlySpan<double> effects, double dependent = double.NaN)
    {
        var solution = new double[Columns];
        Array.Fill(solution, dependent);
        for (int k = Rank - 1; k >= 0; k--)
        {
            double sum = effects[k];
            for (int j = k + 1; j < Rank; j++) sum -= _columns[j, k] * solution[_pivots[j]];
            solution[_pivots[k]] = sum / _diagonal[k];
        }

        return solution;
    }

    /// <summary>
    /// (Rᵀ)⁻¹c over the independent columns, or null where the combination c of the coefficients asks for one that depends on others. Its
    /// product with the effects is the combination; its squared length the variance of that in units of the residual variance.
    /// </summary>
    public double[]? Root(ReadOnlySpan<double> combination)
    {
        if (combination.Length != Columns)
            throw new ArgumentException($"{combination.Length} elements for {Columns} columns", nameof(combination));
        foreach (int j in _pivots.AsSpan(Rank))
            if (combination[j] != 0) return null;
        double[] root = new double[Rank];
        for (int k = 0; k < Rank; k++)
        {
            double sum = combination[_pivots[k]];
            for (int i = 0; i < k; i++) sum -= _columns[k, i] * root[i];
            root[k] = sum / _diagonal[k];
        }

        return root;
    }

    /// <summary>Qᵀ b: the first <see cref="Rank"/> elements belong to the fit, the sum of squares of the others is the residual sum of
    /// squares.</summary>
    public double[] ApplyTranspose(ReadOnlySpan<double> b)
    {
        double[] result = b.ToArray();
        ToEffects(result);
        return result;
    }

    /// <summary>Q c for a vector of as many elements as A has rows.</summary>
    public double[] Apply(ReadOnlySpan<double> c)
    {
        double[] result = c.ToArray();
        FromEffects(result);
        return result;
    }

    /// <summary><see cref="ApplyTranspose"/> in place.</summary>
    public void ToEffects(Span<double> b)
    {
        RequireRows(b.Length);
        for (int k = 0; k < _norms.Length; k++)
            if (_norms[k] != 0) Reflect(_columns.Row(k)[k..], _norms[k], b[k..]);
    }

    /// <summary><see cref="Apply"/> in place.</summary>
    public void FromEffects(Span<double> c)
    {
        RequireRows(c.Length);
        for (int k = _norms.Length - 1; k >= 0; k--)
            if (_norms[k] != 0) Reflect(_columns.Row(k)[k..], _norms[k], c[k..]);
    }

    /// <summary>R, min(rows, columns) × columns, its columns in the order of <see cref="Pivots"/>; what <see cref="InOrder"/> neglected
    /// is 0.</summary>
    public Matrix R() => Matrix.Of(
        _diagonal.Length, Columns, (i, j) => i > j || _norms[i] == 0 ? 0 : i == j ? _diagonal[i] : _columns[j, i]);

    private void RequireRows(int length)
    {
        if (length != Rows) throw new ArgumentException($"{length} elements for {Rows} rows");
    }

    /// <summary>Turns a vector into u of the reflection H = I − u uᵀ/h that takes it to a multiple of the first axis; returns this and
    /// h = uᵀu/2, 0 for no vector.</summary>
    private static (double Diagonal, double H) MakeReflector(Span<double> u)
    {
        double norm = ScaledNorm(u), diagonal = u[0] >= 0 ? -norm : norm;
        if (norm == 0) return (0, 0);
        u[0] -= diagonal;
        return (diagonal, -diagonal * u[0]);
    }

    private static void Reflect(ReadOnlySpan<double> u, double h, Span<double> x) =>
        VectorKernels.Axpy(-VectorKernels.Dot(u, x) / h, u, x);

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
