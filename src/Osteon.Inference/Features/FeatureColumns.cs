using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>The values of a matrix feature by feature, split into groups, without missing values.</summary>
internal sealed class FeatureColumns
{
    private readonly Matrix _transposed;
    private readonly int[][] _rowsOfGroup;

    public FeatureColumns(Matrix values, GroupLayout layout)
    {
        _transposed = values.Transpose();
        Layout = layout;
        _rowsOfGroup = [.. Enumerable.Range(0, layout.Groups.Count).Select(g => layout.RowsOf(g).ToArray())];
    }

    public GroupLayout Layout { get; }

    public int Features => _transposed.Rows;

    /// <summary>All rows of a feature, missing values included.</summary>
    public ReadOnlySpan<double> Column(int feature) => _transposed.Row(feature);

    /// <summary>The values of every group, in the order of the rows.</summary>
    public double[][] Samples(int feature)
    {
        ReadOnlySpan<double> column = _transposed.Row(feature);
        double[][] samples = new double[_rowsOfGroup.Length][];
        for (int g = 0; g < samples.Length; g++) samples[g] = Present(column, _rowsOfGroup[g]);
        return samples;
    }

    /// <summary>Whether a value of the rows that take part is infinite.</summary>
    public static bool HasInfinite(double[][] samples)
    {
        foreach (double[] sample in samples)
            foreach (double value in sample)
                if (double.IsInfinity(value)) return true;
        return false;
    }

    /// <summary>Does something for all features in blocks, on the context's threads. What is done for one feature may depend on that
    /// feature only.</summary>
    public static void ForEach(int features, string step, RunContext context, Action<int> action)
    {
        const int Block = 64;
        int blocks = (features + Block - 1) / Block;
        int done = 0;
        Parallel.For(0, blocks, context.ParallelOptions, block =>
        {
            for (int f = block * Block; f < Math.Min(features, (block + 1) * Block); f++) action(f);
            int finished = Interlocked.Increment(ref done);
            if (finished % 16 == 0 || finished == blocks) context.Report(step, finished / (double)blocks);
        });
    }

    private static double[] Present(ReadOnlySpan<double> column, int[] rows)
    {
        int n = 0;
        foreach (int row in rows)
            if (!double.IsNaN(column[row])) n++;
        double[] values = new double[n];
        n = 0;
        foreach (int row in rows)
            if (!double.IsNaN(column[row])) values[n++] = column[row];
        return values;
    }
}
