using Osteon.Primitives;

namespace Osteon.Numerics;

/// <summary>
/// A = U diag(s) Vᵀ with r = min(rows, columns) singular values, by one-sided Jacobi rotations (Hestenes 1958; Demmel and Veselić 1992,
/// 10.1137/0613074). Small singular values keep more correct digits than by any method that goes through A Aᵀ.
/// </summary>
public sealed record ThinSvd
{
    private const int MaximalSweeps = 60;
    private const double Tolerance = 1e-15;

    // Square of the length, against a greatest element of 1 to 2, below which a vector counts as 0: products of shorter ones lose their digits to underflow, and rotations would never end.
    private const double NullSquare = 1e-280;

    private ThinSvd(double[] values, Matrix left, Matrix right)
    {
        Values = values;
        Left = left;
        Right = right;
    }

    /// <summary>Singular values, greatest first, not negative.</summary>
    public double[] Values { get; }

    /// <summary>Left singular vector k as row k, of as many elements as A has rows; zeros where the singular value is 0.</summary>
    public Matrix Left { get; }

    /// <summary>Right singular vector k as row k, of as many elements as A has columns. Its element of greatest magnitude is
    /// positive.</summary>
    public Matrix Right { get; }

    /// <summary>Decomposes a matrix. A singular value below 10⁻¹⁴⁰ of the greatest element is given as 0. Throws <see cref="ArgumentException"/> if an element is not finite.</summary>
    public static ThinSvd Of(Matrix a)
    {
        if (!a.Values.All(double.IsFinite)) throw new ArgumentException("an element is not finite", nameof(a));
        bool wide = a.Columns > a.Rows;
        // The vectors to be made orthogonal are the rows of w: the columns of a tall A, the rows of a wide one.
        Matrix w = wide ? a.Copy() : a.Transpose();
        int exponent = a.Values.Any(v => v != 0) ? a.Values.Max(v => v == 0 ? int.MinValue : Math.ILogB(v)) : 0;
        for (int k = 0; k < w.Values.Length; k++) w.Values[k] = Math.ScaleB(w.Values[k], -exponent);
        Matrix rotations = Matrix.Of(w.Rows, w.Rows, (i, j) => i == j ? 1 : 0);
        Orthogonalise(w, rotations);
        var lengths = new double[w.Rows];
        for (int k = 0; k < w.Rows; k++)
        {
            lengths[k] = VectorKernels.Norm(w.Row(k));
            if (lengths[k] * lengths[k] < NullSquare)
            {
                lengths[k] = 0;
                w.Row(k).Clear();
            }
            else
            {
                VectorKernels.Scale(1 / lengths[k], w.Row(k));
            }
        }

        int[] order = [.. Enumerable.Range(0, w.Rows).OrderByDescending(k => lengths[k])];
        Matrix longSide = w.SelectRows(order), shortSide = rotations.SelectRows(order);
        Matrix left = wide ? shortSide : longSide, right = wide ? longSide : shortSide;
        for (int k = 0; k < order.Length; k++)
            if (SymmetricEigen.FixSign(right.Row(k))) VectorKernels.Scale(-1, left.Row(k));
        return new ThinSvd([.. order.Select(k => Math.ScaleB(lengths[k], exponent))], left, right);
    }

    private static void Orthogonalise(Matrix w, Matrix rotations)
    {
        for (int sweep = 0; sweep < MaximalSweeps; sweep++)
        {
            bool rotated = false;
            for (int i = 0; i < w.Rows; i++)
                for (int j = i + 1; j < w.Rows; j++) rotated |= RotatePair(w, rotations, i, j);
            if (!rotated) return;
        }

        throw new ArithmeticException("the Jacobi rotations did not converge");
    }

    private static bool RotatePair(Matrix w, Matrix rotations, int i, int j)
    {
        Span<double> x = w.Row(i), y = w.Row(j);
        double xx = VectorKernels.Dot(x, x), yy = VectorKernels.Dot(y, y), xy = VectorKernels.Dot(x, y);
        if (xx < NullSquare || yy < NullSquare) return false;
        if (Math.Abs(xy) <= Tolerance * Math.Sqrt(xx) * Math.Sqrt(yy)) return false;
        double zeta = (yy - xx) / (2 * xy);
        double t = Math.CopySign(1, zeta) / (Math.Abs(zeta) + Math.Sqrt(1 + (zeta * zeta)));
        double c = 1 / Math.Sqrt(1 + (t * t)), s = c * t;
        Rotate(x, y, c, s);
        Rotate(rotations.Row(i), rotations.Row(j), c, s);
        return true;
    }

    private static void Rotate(Span<double> x, Span<double> y, double c, double s)
    {
        for (int k = 0; k < x.Length; k++) (x[k], y[k]) = ((c * x[k]) - (s * y[k]), (s * x[k]) + (c * y[k]));
    }
}
