using System.Numerics;
using Osteon.Primitives;

namespace Osteon.Numerics.Tests;

[Unit]
public sealed class LuAndEigenvalueTests
{
    [Fact]
    public void Both_systems_are_solved()
    {
        var rng = new Rng(1);
        foreach (int n in new[] { 1, 2, 3, 10, 40 })
        {
            Matrix a = Matrix.Of(n, n, (i, j) => i == j && i % 3 == 0 ? 0 : rng.NextNormal());
            if (n == 1) a[0, 0] = 3;
            double[] x = [.. Enumerable.Range(0, n).Select(i => i - 1.5)];
            double[] b = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Sum(j => a[i, j] * x[j]))];
            double[] bt = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Sum(j => a[j, i] * x[j]))];
            var lu = new LuDecomposition(n);
            Assert.True(lu.Factor(a));
            lu.Solve(b);
            lu.SolveTransposed(bt);
            for (int i = 0; i < n; i++) Assert.Equal(x[i], b[i], 1e-9);
            for (int i = 0; i < n; i++) Assert.Equal(x[i], bt[i], 1e-9);
        }

        Assert.False(new LuDecomposition(2).Factor(new Matrix(2, 2, [1, 2, 2, 4])));
    }

    [Fact]
    public void Eigenvalues_of_a_companion_matrix_are_the_roots()
    {
        // (x − 1)(x − 2)(x + 3)(x² + x + 4): coefficients by expansion, roots −1/2 ± i√15/2.
        double[] c = [24, -22, -1, -3, 1];
        Matrix a = Matrix.Of(5, 5, (i, j) => j == 4 ? -c[i] : i == j + 1 ? 1 : 0);
        Complex[] values = GeneralEigenvalues.Of(a)!;
        double root = Math.Sqrt(15) / 2;
        Complex[] expected = [2, 1, new(-0.5, root), new(-0.5, -root), -3];
        Assert.All(expected, e => Assert.Single(values, v => (v - e).Magnitude < 1e-11));
    }

    [Fact]
    public void A_ring_has_the_roots_of_unity()
    {
        foreach (int n in new[] { 1, 2, 3, 8, 25, 60 })
        {
            Complex[] values = GeneralEigenvalues.Of(Matrix.Of(n, n, (i, j) => i == (j + 1) % n ? 1 : 0))!;
            Assert.All(values, v => Assert.Equal(1, v.Magnitude, 1e-11));
            Assert.All(values, v => Assert.True((Complex.Pow(v, n) - 1).Magnitude < 1e-9));
            Assert.Equal(n, values.Select(v => Math.Round(v.Phase * n / Math.Tau) % n).Select(k => k == -n / 2.0 ? -k : k).Distinct().Count());
        }
    }

    [Fact]
    public void Trace_and_sum_of_squares_are_kept()
    {
        var rng = new Rng(3);
        foreach (int n in new[] { 4, 17, 80 })
        {
            Matrix a = Matrix.Of(n, n, (_, _) => rng.NextNormal());
            Complex[] values = GeneralEigenvalues.Of(a)!;
            double trace = Enumerable.Range(0, n).Sum(i => a[i, i]);
            double squares = Enumerable.Range(0, n).Sum(i => Enumerable.Range(0, n).Sum(j => a[i, j] * a[j, i]));
            Assert.Equal(trace, values.Sum(v => v.Real), 1e-9 * n);
            Assert.Equal(squares, values.Sum(v => (v * v).Real), 1e-8 * n * n);
        }
    }
}
