using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>A component of PLS seen from the rows: score of all rows, response weights and rounds of NIPALS.</summary>
internal sealed record GramComponent(double[] T, double[] C, int Iterations);

/// <summary>
/// PLS of a complete table through its n × n inner products K = X Xᵀ: w = Xᵀu/‖Xᵀu‖ gives t = X w = K u/√(uᵀK u), and removing a
/// component from X removes it from K. The same rounds as on the table, at n² instead of n·m operations each (kernel PLS: Rännar et al.
/// 1994, 10.1002/cem.1180080204).
/// </summary>
internal static class GramPls
{
    /// <summary>The next component, or null if nothing of the response is left in X. Rows whose <paramref name="train"/> is 0 get a score
    /// but take no part.</summary>
    public static GramComponent? Component(Matrix k, ScaledTable y, double[] train)
    {
        int n = k.Rows, q = y.Columns;
        double[] u = new double[n], old = new double[n];
        for (int i = 0; i < n; i++) u[i] = y.Values.Values[i * q] * train[i];
        for (int iteration = 1; ; iteration++)
        {
            double[] t = Gram.TimesVector(k, u);
            double square = VectorKernels.Dot(u, t);
            if (!(square > 0)) return null;
            VectorKernels.Scale(1 / Math.Sqrt(square), t);
            double[] inside = TablePls.Inside(t, train);
            if (VectorKernels.Dot(inside, inside) == 0) return null;
            double[] c = y.Project(inside);
            if (q == 1 || iteration == TablePls.MaximalIterations || TablePls.RelativeChange(old, t, train) < TablePls.Tolerance)
                return new GramComponent(t, c, iteration);
            double[] next = y.Scores(c);
            if (y.Missing is null) VectorKernels.Scale(1 / VectorKernels.Dot(c, c), next);
            u = TablePls.Inside(next, train);
            old = t;
        }
    }

    /// <summary>
    /// Takes a component out of K, rows outside training included: xᵢ ← xᵢ − tᵢ p with p = Xᵀt/tᵀt over the rows in training.
    /// </summary>
    public static void Deflate(Matrix k, double[] t, double[] train)
    {
        int n = k.Rows;
        double[] inside = TablePls.Inside(t, train);
        double tt = VectorKernels.Dot(inside, inside);
        double[] r = Gram.TimesVector(k, inside);
        VectorKernels.Scale(1 / tt, r);
        double pp = VectorKernels.Dot(inside, r) / tt;
        for (int i = 0; i < n; i++)
        {
            Span<double> row = k.Row(i);
            VectorKernels.Axpy((t[i] * pp) - r[i], t, row);
            VectorKernels.Axpy(-t[i], r, row);
        }
    }

    /// <summary>‖t pᵀ‖² of a score of all rows.</summary>
    public static double SumOfSquaresOf(Matrix k, double[] t) => VectorKernels.Dot(t, Gram.TimesVector(k, t)) / VectorKernels.Dot(t, t);
}
