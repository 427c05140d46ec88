namespace Osteon.Inference;

/// <summary>Eigenvalues and eigenvectors of a small symmetric matrix by cyclic Jacobi rotations, which find small eigenvalues to high
/// relative accuracy.</summary>
internal static class SymmetricEigen
{
    private const int MostSweeps = 60;

    /// <summary>Eigenvalues in descending order; column j of the vectors belongs to value j.</summary>
    public static (double[] Values, double[,] Vectors) Of(double[,] matrix)
    {
        int n = matrix.GetLength(0);
        double[,] a = (double[,])matrix.Clone(), v = new double[n, n];
        for (int i = 0; i < n; i++) v[i, i] = 1;
        for (int sweep = 0; sweep < MostSweeps; sweep++)
        {
            bool rotated = false;
            for (int p = 0; p < n; p++)
                for (int q = p + 1; q < n; q++) rotated |= Rotate(a, v, p, q);
            if (!rotated) break;
        }

        int[] order = [.. Enumerable.Range(0, n).OrderByDescending(i => a[i, i])];
        double[,] vectors = new double[n, n];
        for (int j = 0; j < n; j++)
            for (int i = 0; i < n; i++) vectors[i, j] = v[i, order[j]];
        return ([.. order.Select(i => a[i, i])], vectors);
    }

    private static bool Rotate(double[,] a, double[,] v, int p, int q)
    {
        double off = a[p, q];
        if (Math.Abs(off) <= 1e-17 * Math.Sqrt(Math.Abs(a[p, p] * a[q, q]))) return false;
        double ratio = (a[q, q] - a[p, p]) / (2 * off);
        double t = (ratio < 0 ? -1 : 1) / (Math.Abs(ratio) + Math.Sqrt(1 + (ratio * ratio)));
        double c = 1 / Math.Sqrt(1 + (t * t)), s = t * c;
        int n = a.GetLength(0);
        for (int k = 0; k < n; k++) (a[k, p], a[k, q]) = ((c * a[k, p]) - (s * a[k, q]), (s * a[k, p]) + (c * a[k, q]));
        for (int k = 0; k < n; k++) (a[p, k], a[q, k]) = ((c * a[p, k]) - (s * a[q, k]), (s * a[p, k]) + (c * a[q, k]));
        for (int k = 0; k < n; k++) (v[k, p], v[k, q]) = ((c * v[k, p]) - (s * v[k, q]), (s * v[k, p]) + (c * v[k, q]));
        a[p, q] = a[q, p] = 0;
        return true;
    }
}
