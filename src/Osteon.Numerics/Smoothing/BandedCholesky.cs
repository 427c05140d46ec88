namespace Osteon.Numerics;

/// <summary>
/// Cholesky factor R of a symmetric positive definite matrix A = R′R with three diagonals on each side, what it solves, and the central
/// bands of A⁻¹. Holds its scratch, so that one instance serves many matrices of one size. The sums run in the order of LINPACK: a search
/// for the smoothing parameter compares criteria that differ in their last digits only, and is to take the way R's takes.
/// </summary>
internal sealed class BandedCholesky(int size)
{
    /// <summary>Diagonals that are stored: the main one and three above it.</summary>
    public const int Width = 4;

    /// <summary>Entry [d · size + i] belongs to (i, i + d): of A before, of R after <see cref="Factorise"/>.</summary>
    public double[] Bands { get; } = new double[Width * size];

    /// <summary>The central bands of A⁻¹, laid out alike, after <see cref="InvertBands"/>.</summary>
    public double[] Inverse { get; } = new double[Width * size];

    /// <summary>Factors in place; false if the matrix is not positive definite, and then nothing may be solved.</summary>
    public bool Factorise()
    {
        for (int j = 0; j < size; j++)
        {
            double squares = 0;
            int reach = Math.Min(Width - 1, j);
            for (int d = reach; d >= 1; d--)
            {
                int row = j - d;
                double dot = 0;
                for (int e = reach; e > d; e--) dot += Bands[((e - d) * size) + j - e] * Bands[(e * size) + j - e];
                double value = (Bands[(d * size) + row] - dot) / Bands[row];
                Bands[(d * size) + row] = value;
                squares += value * value;
            }

            double pivot = Bands[j] - squares;
            if (!(pivot > 0)) return false;
            Bands[j] = Math.Sqrt(pivot);
        }

        return true;
    }

    /// <summary>Solves A x = right.</summary>
    public void Solve(ReadOnlySpan<double> right, Span<double> x)
    {
        for (int i = 0; i < size; i++)
        {
            double dot = 0;
            for (int d = Math.Min(Width - 1, i); d >= 1; d--) dot += Bands[(d * size) + i - d] * x[i - d];
            x[i] = (right[i] - dot) / Bands[i];
        }

        for (int i = size - 1; i >= 0; i--)
        {
            double value = x[i];
            for (int d = Math.Min(Width - 1, size - 1 - i); d >= 1; d--) value -= Bands[(d * size) + i] * x[i + d];
            x[i] = value / Bands[i];
        }
    }

    /// <summary>
    /// The central bands of the inverse, from the last row up; each entry needs only entries of the band (Hutchinson and de Hoog 1985,
    /// 10.1007/BF01389878).
    /// </summary>
    public void InvertBands()
    {
        Span<double> z = stackalloc double[6];
        for (int i = size - 1; i >= 0; i--)
        {
            double c0 = 1 / Bands[i];
            double c1 = i + 1 < size ? Bands[size + i] * c0 : 0;
            double c2 = i + 2 < size ? Bands[(2 * size) + i] * c0 : 0;
            double c3 = i + 3 < size ? Bands[(3 * size) + i] * c0 : 0;
            // z: elements (1,1), (1,2), (1,3), (2,2), (2,3), (3,3) of the inverse, rows and columns counted from i.
            for (int m = 1, at = 0; m < Width; m++)
                for (int n = m; n < Width; n++, at++) z[at] = i + n < size ? Inverse[((n - m) * size) + i + m] : 0;
            Inverse[(3 * size) + i] = -((c3 * z[5]) + (c2 * z[4]) + (c1 * z[2]));
            Inverse[(2 * size) + i] = -((c3 * z[4]) + (c2 * z[3]) + (c1 * z[1]));
            Inverse[size + i] = -((c3 * z[2]) + (c2 * z[1]) + (c1 * z[0]));
            Inverse[i] = (c0 * c0) + (c3 * c3 * z[5]) + (2 * c3 * c2 * z[4]) + (2 * c3 * c1 * z[2]) + (c2 * c2 * z[3])
                + (2 * c2 * c1 * z[1]) + (c1 * c1 * z[0]);
        }
    }
}
