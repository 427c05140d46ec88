namespace Osteon.Vesicles;

/// <summary>
/// Variance components of nested measurements by the analysis of variance: sums of squares between the units of each level inside the unit
/// above, set equal to their expectations and solved from the bottom up. Unequal numbers are allowed for. Searle, Casella and McCulloch
/// 1992, Variance Components, chapter 3.
/// </summary>
internal static class NestedVariance
{
    private static readonly ReplicateLevel[] FromTheTop =
        [ReplicateLevel.Isolation, ReplicateLevel.Dilution, ReplicateLevel.Video, ReplicateLevel.Position];

    /// <summary>
    /// Components from the isolation down to the position (the repeats inside a position, where there are any, belong to it).
    /// </summary>
    public static IReadOnlyList<VarianceComponent> Components(IReadOnlyList<NestedMeasurement<double>> measurements)
    {
        // Level 0 is all together, 1 the isolations … 4 the positions; the measurements themselves are the residual when a position has
        // several.
        int[][] groupOf = [new int[measurements.Count], .. FromTheTop.Select(level => Numbers(measurements, level))];
        int[] last = groupOf[^1];
        bool repeats = last.Max() + 1 < measurements.Count;
        if (repeats) groupOf = [.. groupOf, [.. Enumerable.Range(0, measurements.Count)]];
        int levels = groupOf.Length - 1;
        double[] values = [.. measurements.Select(m => m.Value)];
        double[] uncorrected = [.. groupOf.Select(g => SumOfSquares(values, g))];
        int[] units = [.. groupOf.Select(g => g.Max() + 1)];
        double?[] variance = new double?[levels + 1];
        double[] used = new double[levels + 1];
        for (int level = levels; level >= 1; level--)
        {
            int df = units[level] - units[level - 1];
            if (df == 0) continue;
            // E(SS) = Σ over the levels below and this of (Σ n²/n inside) σ².
            double expected = uncorrected[level] - uncorrected[level - 1];
            for (int below = level + 1; below <= levels; below++)
                expected -= used[below] * Coefficient(groupOf, level, below);
            double own = Coefficient(groupOf, level, level);
            variance[level] = Math.Max(0, expected / own);
            used[level] = variance[level]!.Value;
        }

        // Repeats inside a position are told with the position, which is where they were made.
        if (repeats) variance[4] = variance[4] is { } p ? p : variance[5];
        return [.. FromTheTop.Select((level, i) => new VarianceComponent(level, units[i + 1], variance[i + 1]))];
    }

    private static int[] Numbers(IReadOnlyList<NestedMeasurement<double>> measurements, ReplicateLevel level)
    {
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        int[] group = new int[measurements.Count];
        for (int i = 0; i < group.Length; i++)
        {
            string path = measurements[i].PathTo(level);
            if (!numbers.TryGetValue(path, out int number)) numbers.Add(path, number = numbers.Count);
            group[i] = number;
        }

        return group;
    }

    /// <summary>Σ over groups of (sum)²/n.</summary>
    private static double SumOfSquares(double[] values, int[] group)
    {
        double[] sums = new double[group.Max() + 1], counts = new double[group.Max() + 1];
        for (int i = 0; i < values.Length; i++)
        {
            sums[group[i]] += values[i];
            counts[group[i]]++;
        }

        return sums.Zip(counts, (s, n) => s * s / n).Sum();
    }

    /// <summary>
    /// Factor of σ² of level <paramref name="below"/> in the expected sum of squares of <paramref name="level"/>: Σ_cells n²/n(level) − Σ
    /// n²/n(level − 1).
    /// </summary>
    private static double Coefficient(int[][] groupOf, int level, int below) =>
        Spread(groupOf[below], groupOf[level]) - Spread(groupOf[below], groupOf[level - 1]);

    private static double Spread(int[] cells, int[] groups)
    {
        double[] cellCounts = new double[cells.Max() + 1], groupCounts = new double[groups.Max() + 1];
        int[] groupOfCell = new int[cellCounts.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            cellCounts[cells[i]]++;
            groupCounts[groups[i]]++;
            groupOfCell[cells[i]] = groups[i];
        }

        double sum = 0;
        for (int cell = 0; cell < cellCounts.Length; cell++) sum += cellCounts[cell] * cellCounts[cell] / groupCounts[groupOfCell[cell]];
        return sum;
    }
}
