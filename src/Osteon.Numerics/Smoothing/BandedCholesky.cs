namespace Osteon.Numerics;

/// <summary>Symmetric positive definite matrix with three diagonals on each side, as L·D·L′ with unit L.</summary>
internal sealed class BandedCholesky
{
    private readonly double[] _pivots;
    private readonly double[][] _lower; // [d − 1][i] = L(i, i − d)

    private BandedCholesky(double[] pivots, double[][] lower)
    {
        _pivots = pivots;
        _lower = lower;
    }

    /// <summary>The factors of the matrix whose entry (i, i + d) is bands[d][i], or null if it is not positive definite.</summary>
    public static BandedCholesky? Of(double[][] bands)
    {
        int n = bands[0].Length;
        double[] pivots = new double[n];
        double[][] lower = [new double[n], new double[n], new double[n]];
        for (int i = 0; i < n; i++)
        {
            for (int d = Math.Min(3, i); d >= 1; d--)
            {
                int j = i - d;
                double sum = bands[d][j];
                for (int k = Math.Max(0, i - 3); k < j; k++) sum -= lower[i - k - 1][i] * lower[j - k - 1][j] * pivots[k];
                lower[d - 1][i] = sum / pivots[j];
            }

            double pivot = bands[0][i];
            for (int d = 1; d <= Math.Min(3, i); d++) pivot -= lower[d - 1][i] * lower[d - 1][i] * pivots[i - d];
            if (!(pivot > 0)) return null;
            pivots[i] = pivot;
        }

        return new BandedCholesky(pivots, lower);
    }

    /// <summary>Solves in place.</summary>
    public void Solve(Span<double> x)
    {
        int n = _pivots.Length;
        for (int i = 0; i < n; i++)
            for (int d = 1; d <= Math.Min(3, i); d++) x[i] -= _lower[d - 1][i] * x[i - d];
        for (int i = 0; i < n; i++) x[i] /= _pivots[i];
        for (int i = n - 1; i >= 0; i--)
            for (int d = 1; d <= Math.Min(3, n - 1 - i); d++) x[i] -= _lower[d - 1][i + d] * x[i + d];
    }

    /// <summary>
    /// The central bands of the inverse: entry [d][i] belongs to (i, i + d). From A⁻¹ = D⁻¹L⁻¹ + (I − L′)A⁻¹, from the last row up, each
    /// entry needs only entries of the band (Takahashi; Hutchinson and de Hoog 1985, 10.1007/BF01389878).
    /// </summary>
    public double[][] InverseBands()
    {
        int n = _pivots.Length;
        double[][] inverse = [new double[n], new double[n], new double[n], new double[n]];
        for (int i = n - 1; i >= 0; i--)
        {
            int reach = Math.Min(3, n - 1 - i);
            for (int d = reach; d >= 1; d--)
            {
                double sum = 0;
                for (int k = 1; k <= reach; k++) sum -= _lower[k - 1][i + k] * Entry(i + k, i + d);
                inverse[d][i] = sum;
            }

            double diagonal = 1 / _pivots[i];
            for (int k = 1; k <= reach; k++) diagonal -= _lower[k - 1][i + k] * inverse[k][i];
            inverse[0][i] = diagonal;
        }

        return inverse;

        double Entry(int a, int b) => a <= b ? inverse[b - a][a] : inverse[a - b][b];
    }
}
