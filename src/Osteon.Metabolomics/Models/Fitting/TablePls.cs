using Osteon.Numerics;

namespace Osteon.Metabolomics;

/// <summary>A component of PLS: weight, score (of all rows), response weight, response score, rounds of NIPALS.</summary>
internal sealed record PlsComponent(double[] W, double[] T, double[] C, double[] U, int Iterations);

/// <summary>
/// NIPALS for PLS on the table itself, sums over the cells that are there (Wold et al. 2001, 10.1016/S0169-7439(01)00155-1; ropls' order
/// of steps and rule for stopping).
/// </summary>
internal static class TablePls
{
    /// <summary>The change of the score, relative element by element, below which several responses have converged.</summary>
    internal const double Tolerance = 1e-6;

    /// <summary>
    /// Rounds after which the score is taken as it is. Two response directions that explain equally much never settle, and with missing
    /// cells, where a round is no longer a power iteration, several responses may go round in circles for ever; ropls then does not end.
    /// </summary>
    internal const int MaximalIterations = 10_000;

    /// <summary>
    /// The next component, or null if nothing of the response is left in X. Rows whose <paramref name="train"/> is 0 are given a score
    /// but take no part; their response is not read.
    /// </summary>
    public static PlsComponent? Component(ScaledTable x, ScaledTable y, double[] train)
    {
        int n = x.Rows, q = y.Columns;
        double[] u = new double[n], old = new double[n];
        for (int i = 0; i < n; i++) u[i] = y.Values[i, 0] * train[i];
        for (int iteration = 1; ; iteration++)
        {
            double[] w = x.Project(u);
            if (!ScaledTable.Normalise(w)) return null;
            double[] t = x.Scores(w);
            double[] inside = Inside(t, train);
            double[] c = y.Project(inside);
            if (VectorKernels.Dot(inside, inside) == 0) return null;
            if (q == 1 || iteration == MaximalIterations || RelativeChange(old, t, train) < Tolerance) return new PlsComponent(w, t, c, u, iteration);
            double[] next = y.Scores(c);
            if (y.Missing is null) VectorKernels.Scale(1 / VectorKernels.Dot(c, c), next);
            u = Inside(next, train);
            old = t;
        }
    }

    /// <summary>The values of the rows in training, 0 for the others.</summary>
    public static double[] Inside(double[] values, double[] train)
    {
        var inside = new double[values.Length];
        for (int i = 0; i < inside.Length; i++) inside[i] = values[i] * train[i];
        return inside;
    }

    /// <summary>√Σ((old − t)/t)² over the rows in training; an element that was and is 0 counts as settled.</summary>
    internal static double RelativeChange(double[] old, double[] t, double[] train)
    {
        double sum = 0;
        for (int i = 0; i < t.Length; i++)
        {
            if (train[i] == 0 || old[i] == t[i]) continue;
            double change = (old[i] - t[i]) / t[i];
            sum += change * change;
        }

        return Math.Sqrt(sum);
    }
}
