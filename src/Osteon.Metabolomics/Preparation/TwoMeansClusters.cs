using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// The recursive two-means clustering by which <c>impute.knn</c> cuts a large table into clusters of features before it looks for
/// neighbours. Two features drawn at random start the centres; features go to the nearer centre (to the second if equally near), centres
/// are averaged, at most five times or until the total distance changes by no more than 0.001; clusters above the limit are cut again. As
/// in the original, a missing cell counts as 0 here.
/// </summary>
internal sealed class TwoMeansClusters(int seed, int limit)
{
    private const int Iterations = 5;
    private const double Tolerance = 0.001;
    private const double FarAway = 1e10;
    private const int FutileSplits = 20;
    private readonly StartingFeatures _random = new(seed);

    /// <summary>Clusters as columns of the table, each ascending, in the order in which the original works through them.</summary>
    public IReadOnlyList<int[]> Split(Matrix known, RunContext context)
    {
        Matrix x = known.Copy();
        Span<double> cells = x.Values;
        for (int i = 0; i < cells.Length; i++)
            if (double.IsNaN(cells[i])) cells[i] = 0;
        var clusters = new List<int[]>();
        Split(x, [.. Enumerable.Range(0, known.Columns)], clusters, FutileSplits, context);
        return clusters;
    }

    private void Split(Matrix x, int[] members, List<int[]> clusters, int futileLeft, RunContext context)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        if (members.Length <= limit || futileLeft == 0)
        {
            if (members.Length > 0) clusters.Add(members);
            return;
        }

        bool[] second = Assign(x.SelectColumns(members));
        int[] one = [.. members.Where((_, i) => !second[i])], two = [.. members.Where((_, i) => second[i])];
        // Features that are all alike cannot be told apart; the original would go on for ever.
        int left = one.Length == 0 || two.Length == 0 ? futileLeft - 1 : FutileSplits;
        Split(x, one, clusters, left, context);
        Split(x, two, clusters, left, context);
    }

    private bool[] Assign(Matrix x)
    {
        int features = x.Columns;
        (int first, int next) = _random.Pair(features);
        double[]?[] centres = [x.Column(first), x.Column(next)];
        var second = new bool[features];
        double[][] distances = [new double[features], new double[features]];
        double before = 0;
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            for (int c = 0; c < 2; c++) Distances(x, centres[c], distances[c]);
            double total = 0;
            for (int f = 0; f < features; f++)
            {
                second[f] = !(distances[0][f] < distances[1][f]);
                total += distances[second[f] ? 1 : 0][f];
            }

            if (total == 0) break;
            if (iteration == 0) before = total * 10;
            double change = Math.Abs(total - before) / before;
            before = total;
            for (int c = 0; c < 2; c++) centres[c] = Centre(x, second, c == 1);
            if (change <= Tolerance) break;
        }

        return second;
    }

    private static void Distances(Matrix x, double[]? centre, double[] distances)
    {
        if (centre is null)
        {
            Array.Fill(distances, FarAway);
            return;
        }

        Array.Clear(distances);
        for (int row = 0; row < x.Rows; row++)
        {
            ReadOnlySpan<double> cells = x.Row(row);
            double own = centre[row];
            for (int f = 0; f < cells.Length; f++) distances[f] += (own - cells[f]) * (own - cells[f]);
        }

        for (int f = 0; f < distances.Length; f++) distances[f] /= x.Rows;
    }

    private static double[]? Centre(Matrix x, bool[] second, bool wanted)
    {
        int count = second.Count(s => s == wanted);
        if (count == 0) return null;
        double[] centre = new double[x.Rows];
        for (int row = 0; row < x.Rows; row++)
        {
            ReadOnlySpan<double> cells = x.Row(row);
            double sum = 0;
            for (int f = 0; f < cells.Length; f++)
                if (second[f] == wanted) sum += cells[f];
            centre[row] = sum / count;
        }

        return centre;
    }
}
