using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// Ways to label the samples of two groups: all of them where they are few, else random ones. With 5 against 5 samples there are only 252,
/// and if the statistic merely changes its sign when the groups are swapped, 126 that differ; no p value below 1/126 can come of it,
/// however many random permutations are drawn.
/// </summary>
public sealed record LabelArrangements
{
    private LabelArrangements(IReadOnlyList<int[]> first, bool exact)
    {
        FirstGroup = first;
        Exact = exact;
    }

    /// <summary>
    /// Per arrangement the samples (from 0) of the first group, ascending. If <see cref="Exact"/>, all C(n, n₁) in lexicographic order, the
    /// one of the samples 0 … n₁ − 1 first; else random ones, with repetition.
    /// </summary>
    public IReadOnlyList<int[]> FirstGroup { get; }

    /// <summary>Whether these are all arrangements.</summary>
    public bool Exact { get; }

    /// <summary>
    /// Arrangements of <paramref name="first"/> + <paramref name="second"/> samples: all if there are at most <paramref name="most"/>, else
    /// <paramref name="most"/> random ones from <paramref name="random"/>.
    /// </summary>
    /// <param name="first">Samples of the first group, at least 1.</param>
    /// <param name="second">Samples of the second group, at least 1.</param>
    /// <param name="most">Largest number of arrangements, at least 1; by convention 5000.</param>
    /// <param name="random">A generator of its own stream.</param>
    public static LabelArrangements OfTwoGroups(int first, int second, int most, Rng random)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(first);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(second);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        int n = first + second;
        return Count(n, first) is { } count && count <= most
            ? new LabelArrangements(All(n, first), exact: true)
            : new LabelArrangements([.. Enumerable.Range(0, most).Select(_ => Draw(n, first, random))], exact: false);
    }

    /// <summary>
    /// The ranking statistic of every feature under every arrangement: arrangements × features.
    /// </summary>
    /// <param name="statistic">
    /// Gives the statistics of all features when the given samples (ascending, from 0) are the first group; called from several threads.
    /// </param>
    /// <param name="features">Number of features.</param>
    /// <param name="context">Threads and cancellation.</param>
    public Matrix Statistics(Func<IReadOnlyList<int>, double[]> statistic, int features, RunContext context)
    {
        var matrix = new Matrix(FirstGroup.Count, features);
        Parallel.For(0, FirstGroup.Count, context.ParallelOptions, row =>
        {
            double[] values = statistic(FirstGroup[row]);
            if (values.Length != features)
                throw new ArgumentException($"{values.Length} statistics for {features} features", nameof(statistic));
            values.CopyTo(matrix.Row(row));
        });
        return matrix;
    }

    /// <summary>C(n, k), or null beyond two thousand million.</summary>
    internal static int? Count(int n, int k)
    {
        double count = 1;
        for (int i = 1; i <= Math.Min(k, n - k); i++) count = count * (n - Math.Min(k, n - k) + i) / i;
        return count <= int.MaxValue ? (int)Math.Round(count) : null;
    }

    private static List<int[]> All(int n, int k)
    {
        var all = new List<int[]>();
        int[] current = [.. Enumerable.Range(0, k)];
        while (true)
        {
            all.Add([.. current]);
            int i = k - 1;
            while (i >= 0 && current[i] == n - k + i) i--;
            if (i < 0) return all;
            current[i]++;
            for (int j = i + 1; j < k; j++) current[j] = current[j - 1] + 1;
        }
    }

    private static int[] Draw(int n, int k, Rng random)
    {
        int[] items = [.. Enumerable.Range(0, n)];
        random.ShuffleFirst<int>(items, k);
        int[] drawn = items[..k];
        Array.Sort(drawn);
        return drawn;
    }
}
