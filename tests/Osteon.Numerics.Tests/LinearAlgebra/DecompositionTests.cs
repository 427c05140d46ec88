using FsCheck;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Numerics.Tests;

/// <summary>Eigenvalues, singular values and least squares: closed forms, and A rebuilt from its parts.</summary>
[Property]
public sealed class DecompositionTests
{
    private const double Epsilon = 2.220446049250313e-16;

    private static Gen<Matrix> Tables(int rows, int columns) =>
        from r in Gen.Choose(1, rows)
        from c in Gen.Choose(1, columns)
        from seed in Gen.Choose(0, int.MaxValue)
        from kind in Gen.Choose(0, 3)
        select Table(r, c, (ulong)seed, kind);

    /// <summary>Normal deviates: plain, of rank 2, of columns of very different size, or of whole numbers with many ties.</summary>
    private static Matrix Table(int rows, int columns, ulong seed, int kind)
    {
        var rng = new Rng(seed);
        Matrix left = Matrix.Of(rows, 2, (_, _) => rng.NextNormal()), right = Matrix.Of(2, columns, (_, _) => rng.NextNormal());
        return Matrix.Of(rows, columns, (i, j) => kind switch
        {
            0 => rng.NextNormal(),
            1 => (left[i, 0] * right[0, j]) + (left[i, 1] * right[1, j]),
            2 => rng.NextNormal() * Math.Pow(10, -j),
            _ => rng.NextInt(3),
        });
    }

    private static double Largest(Matrix a) => a.Values.Max(Math.Abs);

    private static void AssertOrthonormal(Matrix rows, Func<int, bool> counts, double tolerance)
    {
        for (int i = 0; i < rows.Rows; i++)
            for (int j = 0; j <= i; j++)
                if (counts(i) && counts(j)) Assert.Equal(i == j ? 1 : 0, VectorKernels.Dot(rows.Row(i), rows.Row(j)), tolerance);
    }

    [Fact]
    public void A_symmetric_matrix_is_rebuilt_from_its_eigenvectors() => PropertyCheck.ForAll(Tables(24, 24), table =>
    {
        Matrix a = Gram.OfRows(table, RunContext.Default);
        SymmetricEigen eigen = SymmetricEigen.Of(a);
        int n = a.Rows;
        AssertOrthonormal(eigen.Vectors, _ => true, 40 * n * Epsilon);
        for (int k = 1; k < n; k++) Assert.True(eigen.Values[k] <= eigen.Values[k - 1]);
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
            {
                double rebuilt = Enumerable.Range(0, n).Sum(k => eigen.Values[k] * eigen.Vectors[k, i] * eigen.Vectors[k, j]);
                Assert.Equal(a[i, j], rebuilt, 60 * n * Epsilon * Largest(a));
            }
    });

    [Fact]
    public void Any_matrix_is_rebuilt_from_its_singular_vectors() => PropertyCheck.ForAll(Tables(15, 15), a =>
    {
        ThinSvd svd = ThinSvd.Of(a);
        AssertOrthonormal(svd.Left, k => svd.Values[k] > 1e-9 * svd.Values[0], 1e-9);
        AssertOrthonormal(a.Columns > a.Rows ? svd.Left : svd.Right, _ => true, 1e-13);
        for (int i = 0; i < a.Rows; i++)
            for (int j = 0; j < a.Columns; j++)
            {
                double rebuilt = Enumerable.Range(0, svd.Values.Length).Sum(k => svd.Values[k] * svd.Left[k, i] * svd.Right[k, j]);
                Assert.Equal(a[i, j], rebuilt, 200 * Epsilon * Largest(a));
            }
    });

    [Fact]
    public void Singular_values_are_roots_of_the_eigenvalues_of_the_inner_products() => PropertyCheck.ForAll(Tables(12, 30), a =>
    {
        double[] singular = ThinSvd.Of(a).Values, eigen = SymmetricEigen.Of(Gram.OfRows(a, RunContext.Default)).Values;
        for (int k = 0; k < singular.Length; k++) Assert.Equal(singular[k] * singular[k], eigen[k], 1e-12 * eigen[0]);
    });

    [Fact]
    public void Residuals_of_least_squares_are_orthogonal_to_the_columns() => PropertyCheck.ForAll(Tables(30, 8), a =>
    {
        var rng = new Rng(3);
        double[] b = [.. Enumerable.Range(0, a.Rows).Select(_ => rng.NextNormal())];
        HouseholderQr qr = HouseholderQr.Of(a);
        double[] x = qr.Solve(b), fitted = Gram.TimesVector(a, x);
        double[] residual = [.. b.Select((value, i) => value - fitted[i])];
        for (int j = 0; j < a.Columns; j++)
        {
            double[] column = a.Column(j);
            // Columns that the rank left out are small or depend on the others up to the rank's tolerance.
            Assert.Equal(0, VectorKernels.Dot(column, residual), 1e-11 * ((VectorKernels.Norm(column) * VectorKernels.Norm(b)) + Largest(a)));
        }

        double outside = qr.ApplyTranspose(b).Skip(qr.Rank).Sum(v => v * v);
        Assert.Equal(VectorKernels.Dot(residual, residual), outside, 1e-9 * VectorKernels.Dot(b, b));
        double[] again = qr.Apply(qr.ApplyTranspose(b));
        for (int i = 0; i < b.Length; i++) Assert.Equal(b[i], again[i], 1e-13);
    });
}

/// <summary>Closed forms.</summary>
[Oracle]
public sealed class DecompositionOracleTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(64)]
    public void Eigenvalues_of_the_second_difference(int n)
    {
        Matrix a = Matrix.Of(n, n, (i, j) => i == j ? 2 : Math.Abs(i - j) == 1 ? -1 : 0);
        double[] values = SymmetricEigen.Of(a).Values;
        for (int k = 0; k < n; k++) Assert.Equal(2 - (2 * Math.Cos((n - k) * Math.PI / (n + 1))), values[k], 1e-14);
    }

    [Fact]
    public void Small_singular_values_keep_their_digits()
    {
        // Kahan's 2 × 2 with a determinant of 1e-12: through A Aᵀ the small value would have no correct digit.
        var a = new Matrix(2, 2, [1, 1, 1, 1 + 1e-12]);
        double det = 1 + 1e-12 - 1, values0 = ThinSvd.Of(a).Values[0];
        Assert.Equal(det / values0, ThinSvd.Of(a).Values[1], 1e-4 * det);
        Assert.Equal(2, values0, 1e-11);
        Assert.Equal([0, 0], ThinSvd.Of(new Matrix(2, 3)).Values);
    }

    [Fact]
    public void Least_squares_of_a_line_and_of_dependent_columns()
    {
        var line = new Matrix(4, 2, [1, 0, 1, 1, 1, 2, 1, 3]);
        double[] x = HouseholderQr.Of(line).Solve([1, 3, 5, 7]);
        Assert.Equal(1, x[0], 1e-14);
        Assert.Equal(2, x[1], 1e-14);
        HouseholderQr dependent = HouseholderQr.Of(new Matrix(3, 3, [1, 2, 3, 1, 2, 4, 1, 2, 5]));
        Assert.Equal(2, dependent.Rank);
        Assert.Equal(0, HouseholderQr.Of(new Matrix(3, 2)).Rank);
        Assert.Equal([0, 0], HouseholderQr.Of(new Matrix(3, 2)).Solve([1, 2, 3]));
    }

    [Fact]
    public void Dependent_columns_are_set_aside_in_order()
    {
        // Columns 1 and 3 are twice the first and the first plus the third; 4 is no number.
        Matrix a = Matrix.Of(6, 6, (i, j) => j switch { 0 => 1, 1 => 2, 2 => i * i, 3 => 1 + (i * i), 4 => double.NaN, _ => Math.Sin(i) });
        HouseholderQr qr = HouseholderQr.InOrder(a);
        Assert.Equal(3, qr.Rank);
        Assert.Equal([0, 2, 5, 1, 3, 4], qr.Pivots);
        double[] b = [.. Enumerable.Range(0, 6).Select(i => 3 - (0.5 * i * i) + (4 * Math.Sin(i)))];
        double[] x = qr.Coefficients(qr.ApplyTranspose(b));
        Assert.Equal([3, double.NaN, -0.5, double.NaN, double.NaN, 4], x.Select(v => Math.Round(v, 12)));
        Assert.Equal(0, qr.Solve(b)[3]);
        Matrix r = qr.R();
        for (int k = 0; k < 5; k++)
        {
            double[] column = qr.Apply(r.Column(k));
            for (int i = 0; i < 6; i++) Assert.Equal(a[i, qr.Pivots[k]], column[i], 1e-13);
        }
    }

    [Fact]
    public void Roots_give_estimates_and_variances_of_combinations()
    {
        Matrix a = Matrix.Of(5, 3, (i, j) => j == 0 ? 1 : j == 1 ? i : 7);
        HouseholderQr inOrder = HouseholderQr.InOrder(a);
        double[] effects = inOrder.ApplyTranspose([1, 4, 2, 8, 5]);
        double[] root = inOrder.Root([0, 1, 0])!;
        Assert.Equal(inOrder.Coefficients(effects)[1], VectorKernels.Dot(root, effects.AsSpan(0, 2)), 1e-14);
        Assert.Equal(1 / 10.0, VectorKernels.SumOfSquares(root), 1e-15); // 1/Σ(x − x̄)²
        Assert.Null(inOrder.Root([0, 0, 1]));
        HouseholderQr pivoted = HouseholderQr.Of(a.SelectColumns([0, 1]));
        Assert.Equal(1 / 10.0, VectorKernels.SumOfSquares(pivoted.Root([0, 1])!), 1e-15);
        Assert.Equal((1 / 5.0) + (4 / 10.0), VectorKernels.SumOfSquares(pivoted.Root([1, 0])!), 1e-15);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1e-120)]
    [InlineData(1e150)]
    public void A_row_whose_products_underflow_is_null(double scale)
    {
        var a = new Matrix(3, 4, [
            1.064199681904027, 1.2939058667208156, 0, 0,
            -5.113973881420569E-160, 4.206093745289638E-160, 0, 0,
            -0.3395506572740183, 0.27927047148885165, 0, 0]);
        VectorKernels.Scale(scale, a.Values);
        ThinSvd svd = ThinSvd.Of(a);
        Assert.Equal(Math.Sqrt((1.064199681904027 * 1.064199681904027) + (1.2939058667208156 * 1.2939058667208156)), svd.Values[0] / scale, 1e-14);
        Assert.Equal(Math.Sqrt((0.3395506572740183 * 0.3395506572740183) + (0.27927047148885165 * 0.27927047148885165)), svd.Values[1] / scale, 1e-14);
        Assert.Equal(0, svd.Values[2]);
        Assert.True(svd.Left.Values.All(double.IsFinite) && svd.Right.Values.All(double.IsFinite));
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_refused()
    {
        var nan = new Matrix(2, 2, [1, double.NaN, double.NaN, 1]);
        Assert.Throws<ArgumentException>(() => SymmetricEigen.Of(nan));
        Assert.Throws<ArgumentException>(() => ThinSvd.Of(nan));
        Assert.Throws<ArgumentException>(() => HouseholderQr.Of(nan));
        Assert.Throws<ArgumentException>(() => SymmetricEigen.Of(new Matrix(2, 3)));
        Assert.Empty(SymmetricEigen.Of(new Matrix(0, 0)).Values);
    }
}
