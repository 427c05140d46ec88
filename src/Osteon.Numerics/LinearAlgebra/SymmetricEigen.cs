using Osteon.Primitives;

namespace Osteon.Numerics;

/// <summary>
/// Eigenvalues and eigenvectors of a symmetric matrix: A = V diag(λ) Vᵀ, by Householder reduction to a tridiagonal matrix and implicit QL
/// steps (Golub and Van Loan, Matrix Computations, ch. 8). Errors of the eigenvalues are of the order of 2⁻⁵²·|λ|ₘₐₓ, so eigenvalues far
/// below the greatest have few correct digits.
/// </summary>
public sealed record SymmetricEigen
{
    private const int MaximalSweeps = 60;
    private const double HalfUlp = 1.0 / (1L << 53);

    private SymmetricEigen(double[] values, Matrix vectors)
    {
        Values = values;
        Vectors = vectors;
    }

    /// <summary>Eigenvalues, greatest first.</summary>
    public double[] Values { get; }

    /// <summary>Eigenvector k as row k, of unit length; its element of greatest magnitude (the first of equals) is positive.</summary>
    public Matrix Vectors { get; }

    /// <summary>Decomposes a symmetric matrix, of which only the lower triangle is read. Throws <see cref="ArgumentException"/> if it is
    /// not square or not finite.</summary>
    public static SymmetricEigen Of(Matrix symmetric)
    {
        int n = symmetric.Rows;
        if (symmetric.Columns != n) throw new ArgumentException($"{n} × {symmetric.Columns} is not square", nameof(symmetric));
        // Row k of v will be eigenvector k: rotations then touch two rows that lie in memory one after the other.
        Matrix v = symmetric.Copy();
        for (int i = 0; i < n; i++)
            for (int j = 0; j <= i; j++)
            {
                if (!double.IsFinite(v[i, j])) throw new ArgumentException($"the element ({i}, {j}) is not finite", nameof(symmetric));
                v[j, i] = v[i, j];
            }

        var diagonal = new double[n];
        var off = new double[n];
        Tridiagonalise(v, diagonal, off);
        ImplicitQl(diagonal, off, v);
        int[] order = [.. Enumerable.Range(0, n).OrderByDescending(k => diagonal[k])];
        Matrix sorted = v.SelectRows(order);
        for (int k = 0; k < n; k++) FixSign(sorted.Row(k));
        return new SymmetricEigen([.. order.Select(k => diagonal[k])], sorted);
    }

    /// <summary>Turns a vector so that its element of greatest magnitude, the first of equals, is positive.</summary>
    internal static bool FixSign(Span<double> vector)
    {
        int at = 0;
        for (int i = 1; i < vector.Length; i++)
            if (Math.Abs(vector[i]) > Math.Abs(vector[at])) at = i;
        if (vector.Length == 0 || vector[at] >= 0) return false;
        VectorKernels.Scale(-1, vector);
        return true;
    }

    /// <summary>
    /// Householder: row by row from the last, A ← H A H with H = I − u uᵀ/h. Leaves the tridiagonal matrix and the product of all H,
    /// transposed, in a.
    /// </summary>
    private static void Tridiagonalise(Matrix a, double[] diagonal, double[] off)
    {
        int n = a.Rows;
        var scaleOf = new double[n];
        for (int i = n - 1; i > 0; i--)
        {
            Span<double> u = a.Row(i)[..i];
            double scale = 0;
            foreach (double value in u) scale = Math.Max(scale, Math.Abs(value));
            if (i == 1 || scale == 0)
            {
                off[i] = u[i - 1];
                continue;
            }

            VectorKernels.Scale(1 / scale, u);
            double h = VectorKernels.Dot(u, u), last = u[i - 1], g = last >= 0 ? -Math.Sqrt(h) : Math.Sqrt(h);
            off[i] = scale * g;
            h -= last * g;
            u[i - 1] = last - g;
            scaleOf[i] = h;
            // p = A u / h over the leading i × i block, of which the lower triangle is kept up to date.
            Span<double> p = off.AsSpan(0, i);
            p.Clear();
            for (int j = 0; j < i; j++)
            {
                Span<double> row = a.Row(j);
                p[j] += VectorKernels.Dot(row[..(j + 1)], u[..(j + 1)]);
                VectorKernels.Axpy(u[j], row[..j], p[..j]);
            }

            VectorKernels.Scale(1 / h, p);
            VectorKernels.Axpy(-VectorKernels.Dot(u, p) / (2 * h), u, p);
            for (int j = 0; j < i; j++)
            {
                Span<double> row = a.Row(j)[..(j + 1)];
                VectorKernels.Axpy(-u[j], p[..(j + 1)], row);
                VectorKernels.Axpy(-p[j], u[..(j + 1)], row);
            }
        }

        for (int i = 0; i < n; i++) diagonal[i] = a[i, i];
        AccumulateReflections(a, scaleOf);
    }

    /// <summary>Builds Qᵀ in place from the vectors u that lie in the rows of a, so that A = Q T Qᵀ.</summary>
    private static void AccumulateReflections(Matrix a, double[] scaleOf)
    {
        int n = a.Rows;
        var sums = new double[n];
        for (int i = 0; i < n; i++)
        {
            Span<double> u = a.Row(i)[..i];
            if (scaleOf[i] != 0)
            {
                // The leading block holds the transposed product so far: B ← B (I − u uᵀ/h).
                for (int j = 0; j < i; j++) sums[j] = VectorKernels.Dot(a.Row(j)[..i], u) / scaleOf[i];
                for (int j = 0; j < i; j++) VectorKernels.Axpy(-sums[j], u, a.Row(j)[..i]);
            }

            u.Clear();
            for (int j = 0; j < i; j++) a[j, i] = 0;
            a[i, i] = 1;
        }
    }

    private static void ImplicitQl(double[] d, double[] off, Matrix v)
    {
        int n = d.Length;
        if (n == 0) return;
        Array.Copy(off, 1, off, 0, n - 1);
        off[n - 1] = 0;
        for (int l = 0; l < n; l++)
            for (int sweep = 0; ; sweep++)
            {
                int m = l;
                while (m < n - 1 && Math.Abs(off[m]) > HalfUlp * (Math.Abs(d[m]) + Math.Abs(d[m + 1]))) m++;
                if (m == l) break;
                if (sweep == MaximalSweeps) throw new ArithmeticException("the QL iteration did not converge");
                QlStep(d, off, v, (l, m));
            }
    }

    private static void QlStep(double[] d, double[] off, Matrix v, (int From, int To) block)
    {
        (int l, int m) = block;
        double g = (d[l + 1] - d[l]) / (2 * off[l]), r = Hypotenuse(g, 1);
        g = d[m] - d[l] + (off[l] / (g + Math.CopySign(r, g)));
        double s = 1, c = 1, p = 0;
        for (int i = m - 1; i >= l; i--)
        {
            double f = s * off[i], b = c * off[i];
            r = Hypotenuse(f, g);
            off[i + 1] = r;
            if (r == 0)
            {
                d[i + 1] -= p;
                off[m] = 0;
                return;
            }

            s = f / r;
            c = g / r;
            g = d[i + 1] - p;
            r = ((d[i] - g) * s) + (2 * c * b);
            p = s * r;
            d[i + 1] = g + p;
            g = (c * r) - b;
            Rotate(v.Row(i), v.Row(i + 1), c, s);
        }

        d[l] -= p;
        off[l] = g;
        off[m] = 0;
    }

    private static void Rotate(Span<double> a, Span<double> b, double c, double s)
    {
        for (int k = 0; k < a.Length; k++)
        {
            double f = b[k];
            b[k] = (s * a[k]) + (c * f);
            a[k] = (c * a[k]) - (s * f);
        }
    }

    private static double Hypotenuse(double a, double b)
    {
        (double large, double small) = Math.Abs(a) >= Math.Abs(b) ? (Math.Abs(a), Math.Abs(b)) : (Math.Abs(b), Math.Abs(a));
        return large == 0 ? 0 : large * Math.Sqrt(1 + (small / large * (small / large)));
    }
}
