using System.Numerics;

namespace Osteon.Metabolomics;

/// <summary>A rectangle inside an array of rows.</summary>
/// <param name="Values">The array.</param>
/// <param name="Start">Place of the first value.</param>
/// <param name="Stride">Distance from row to row.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Columns">Number of columns.</param>
internal readonly record struct Block(double[] Values, int Start, int Stride, int Rows, int Columns)
{
    public Span<double> Row(int row) => Values.AsSpan(Start + (row * Stride), Columns);
}

/// <summary>The product of two matrices with minimum for sum and sum for product: c(i,j) = min over k of a(i,k) + b(k,j).</summary>
internal static class MinPlus
{
    private const double WorthThreads = 2e6;

    /// <summary>
    /// Overwrites <paramref name="c"/>, which must not overlap the factors. Neither threads nor vectors change a bit of it: a minimum does
    /// not depend on its order.
    /// </summary>
    public static void Product(Block a, Block b, Block c, ParallelOptions threads)
    {
        int width = 2 * Vector<double>.Count;
        int panels = (c.Columns + width - 1) / width;
        if ((double)a.Rows * a.Columns * c.Columns < WorthThreads || panels < 2)
        {
            double[] scratch = new double[a.Columns * width];
            for (int p = 0; p < panels; p++) Panel(a, b, c, p * width, scratch);
            return;
        }

        Parallel.For(0, panels, threads, () => new double[a.Columns * width], (p, _, scratch) =>
        {
            Panel(a, b, c, p * width, scratch);
            return scratch;
        }, _ => { });
    }

    /// <summary>The same by plain loops.</summary>
    public static void Reference(Block a, Block b, Block c)
    {
        for (int i = 0; i < c.Rows; i++)
        {
            for (int j = 0; j < c.Columns; j++)
            {
                double best = double.PositiveInfinity;
                for (int k = 0; k < a.Columns; k++) best = Math.Min(best, a.Row(i)[k] + b.Row(k)[j]);
                c.Row(i)[j] = best;
            }
        }
    }

    /// <summary>
    /// Two vectors' width of columns. They are copied together first: in place they lie a row apart, each on its own page of memory.
    /// </summary>
    private static void Panel(Block a, Block b, Block c, int column, double[] packed)
    {
        int lanes = Vector<double>.Count, width = 2 * lanes, used = Math.Min(width, c.Columns - column);
        Array.Fill(packed, double.PositiveInfinity);
        for (int k = 0; k < b.Rows; k++) b.Row(k).Slice(column, used).CopyTo(packed.AsSpan(k * width));
        Span<double> row = stackalloc double[width];
        int i = 0;
        for (; i + 4 <= a.Rows; i += 4) FourRows(a, c, i, column, packed);
        for (; i < a.Rows; i++)
        {
            ReadOnlySpan<double> factor = a.Row(i);
            var low = new Vector<double>(double.PositiveInfinity);
            Vector<double> high = low;
            for (int k = 0; k < factor.Length; k++)
            {
                var f = new Vector<double>(factor[k]);
                low = Vector.Min(low, f + new Vector<double>(packed, k * width));
                high = Vector.Min(high, f + new Vector<double>(packed, (k * width) + lanes));
            }

            Store(low, high, c.Row(i)[column..], row);
        }
    }

    private static void FourRows(Block a, Block c, int i, int column, double[] packed)
    {
        int lanes = Vector<double>.Count, width = 2 * lanes;
        ReadOnlySpan<double> f0 = a.Row(i), f1 = a.Row(i + 1), f2 = a.Row(i + 2), f3 = a.Row(i + 3);
        var low0 = new Vector<double>(double.PositiveInfinity);
        Vector<double> high0 = low0, low1 = low0, high1 = low0, low2 = low0, high2 = low0, low3 = low0, high3 = low0;
        for (int k = 0; k < f0.Length; k++)
        {
            var low = new Vector<double>(packed, k * width);
            var high = new Vector<double>(packed, (k * width) + lanes);
            var v0 = new Vector<double>(f0[k]);
            var v1 = new Vector<double>(f1[k]);
            var v2 = new Vector<double>(f2[k]);
            var v3 = new Vector<double>(f3[k]);
            low0 = Vector.Min(low0, v0 + low);
            high0 = Vector.Min(high0, v0 + high);
            low1 = Vector.Min(low1, v1 + low);
            high1 = Vector.Min(high1, v1 + high);
            low2 = Vector.Min(low2, v2 + low);
            high2 = Vector.Min(high2, v2 + high);
            low3 = Vector.Min(low3, v3 + low);
            high3 = Vector.Min(high3, v3 + high);
        }

        Span<double> row = stackalloc double[width];
        Store(low0, high0, c.Row(i)[column..], row);
        Store(low1, high1, c.Row(i + 1)[column..], row);
        Store(low2, high2, c.Row(i + 2)[column..], row);
        Store(low3, high3, c.Row(i + 3)[column..], row);
    }

    private static void Store(Vector<double> low, Vector<double> high, Span<double> target, Span<double> row)
    {
        low.CopyTo(row);
        high.CopyTo(row[Vector<double>.Count..]);
        row[..Math.Min(row.Length, target.Length)].CopyTo(target);
    }
}
