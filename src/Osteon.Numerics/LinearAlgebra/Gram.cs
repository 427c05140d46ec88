using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Osteon.Primitives;

namespace Osteon.Numerics;

/// <summary>
/// Matrices of inner products. K = X Xᵀ of a table with few rows and many columns holds everything a model linear in X needs to know of
/// X, in n × n numbers.
/// </summary>
public static class Gram
{
    /// <summary>Columns per block: eight rows of a block fit the first-level cache.</summary>
    private const int Block = 512;
    private const int Tile = 4;

    /// <summary>
    /// X Xᵀ, rows × rows, symmetric to the bit. Sums run over blocks of 512 columns in their order, so threads change nothing. No cell
    /// may be NaN, or its row and column of the result are.
    /// </summary>
    public static Matrix OfRows(Matrix x, RunContext context)
    {
        int n = x.Rows, tiles = (n + Tile - 1) / Tile;
        var gram = new Matrix(n, n);
        for (int start = 0; start < x.Columns; start += Block)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            int from = start, width = Math.Min(Block, x.Columns - start);
            if (n <= 2 * Tile || context.Threads <= 1)
                for (int tile = 0; tile < tiles; tile++) AddTileRow(x, gram, tile, from, width);
            else
                Parallel.For(0, tiles, context.ParallelOptions, tile => AddTileRow(x, gram, tiles - 1 - tile, from, width));
        }

        for (int i = 0; i < n; i++)
            for (int j = i + 1; j < n; j++) gram.Values[(i * n) + j] = gram.Values[(j * n) + i];
        return gram;
    }

    /// <summary>The plain twin of <see cref="OfRows"/>, with the same bits.</summary>
    internal static Matrix OfRowsReference(Matrix x)
    {
        var gram = new Matrix(x.Rows, x.Rows);
        for (int start = 0; start < x.Columns; start += Block)
        {
            int width = Math.Min(Block, x.Columns - start);
            for (int i = 0; i < x.Rows; i++)
                for (int j = 0; j < x.Rows; j++) gram[i, j] += VectorKernels.DotReference(x.Row(i).Slice(start, width), x.Row(j).Slice(start, width));
        }

        return gram;
    }

    /// <summary>X v: one product per row.</summary>
    public static double[] TimesVector(Matrix x, ReadOnlySpan<double> v)
    {
        var result = new double[x.Rows];
        for (int row = 0; row < x.Rows; row++) result[row] = VectorKernels.Dot(x.Row(row), v);
        return result;
    }

    /// <summary>Xᵀ u: one sum per column, over the rows in their order.</summary>
    public static double[] TransposeTimesVector(Matrix x, ReadOnlySpan<double> u)
    {
        if (u.Length != x.Rows) throw new ArgumentException($"{u.Length} elements for {x.Rows} rows", nameof(u));
        var result = new double[x.Columns];
        for (int row = 0; row < x.Rows; row++)
            if (u[row] != 0) VectorKernels.Axpy(u[row], x.Row(row), result);
        return result;
    }

    private static void AddTileRow(Matrix x, Matrix gram, int tile, int start, int width)
    {
        int n = x.Rows, rows = Math.Min(Tile, n - (tile * Tile));
        for (int other = 0; other <= tile; other++)
        {
            int columns = Math.Min(Tile, n - (other * Tile));
            if (Vector512.IsHardwareAccelerated && rows == Tile && columns == Tile)
            {
                AddFullTile(x, gram, tile * Tile, other * Tile, (start, width));
                continue;
            }

            for (int i = tile * Tile; i < (tile * Tile) + rows; i++)
                for (int j = other * Tile; j < Math.Min((other * Tile) + columns, i + 1); j++)
                    gram.Values[(i * n) + j] += VectorKernels.Dot(x.Row(i).Slice(start, width), x.Row(j).Slice(start, width));
        }
    }

    /// <summary>Sixteen products at once: each of eight loaded vectors is used four times. Lane by lane the same sums as sixteen calls of
    /// Dot.</summary>
    private static void AddFullTile(Matrix x, Matrix gram, int i, int j, (int Start, int Width) block)
    {
        int m = x.Columns, n = x.Rows;
        ref double all = ref MemoryMarshal.GetArrayDataReference(x.Values);
        nuint a0 = (nuint)((i * m) + block.Start), a1 = a0 + (nuint)m, a2 = a1 + (nuint)m, a3 = a2 + (nuint)m;
        nuint b0 = (nuint)((j * m) + block.Start), b1 = b0 + (nuint)m, b2 = b1 + (nuint)m, b3 = b2 + (nuint)m;
        Vector512<double> s00 = default, s01 = default, s02 = default, s03 = default;
        Vector512<double> s10 = default, s11 = default, s12 = default, s13 = default;
        Vector512<double> s20 = default, s21 = default, s22 = default, s23 = default;
        Vector512<double> s30 = default, s31 = default, s32 = default, s33 = default;
        int whole = block.Width / VectorKernels.Lanes * VectorKernels.Lanes;
        for (nuint k = 0; k < (nuint)whole; k += VectorKernels.Lanes)
        {
            Vector512<double> y0 = Vector512.LoadUnsafe(ref all, b0 + k), y1 = Vector512.LoadUnsafe(ref all, b1 + k);
            Vector512<double> y2 = Vector512.LoadUnsafe(ref all, b2 + k), y3 = Vector512.LoadUnsafe(ref all, b3 + k);
            Vector512<double> v = Vector512.LoadUnsafe(ref all, a0 + k);
            s00 = Vector512.FusedMultiplyAdd(v, y0, s00);
            s01 = Vector512.FusedMultiplyAdd(v, y1, s01);
            s02 = Vector512.FusedMultiplyAdd(v, y2, s02);
            s03 = Vector512.FusedMultiplyAdd(v, y3, s03);
            v = Vector512.LoadUnsafe(ref all, a1 + k);
            s10 = Vector512.FusedMultiplyAdd(v, y0, s10);
            s11 = Vector512.FusedMultiplyAdd(v, y1, s11);
            s12 = Vector512.FusedMultiplyAdd(v, y2, s12);
            s13 = Vector512.FusedMultiplyAdd(v, y3, s13);
            v = Vector512.LoadUnsafe(ref all, a2 + k);
            s20 = Vector512.FusedMultiplyAdd(v, y0, s20);
            s21 = Vector512.FusedMultiplyAdd(v, y1, s21);
            s22 = Vector512.FusedMultiplyAdd(v, y2, s22);
            s23 = Vector512.FusedMultiplyAdd(v, y3, s23);
            v = Vector512.LoadUnsafe(ref all, a3 + k);
            s30 = Vector512.FusedMultiplyAdd(v, y0, s30);
            s31 = Vector512.FusedMultiplyAdd(v, y1, s31);
            s32 = Vector512.FusedMultiplyAdd(v, y2, s32);
            s33 = Vector512.FusedMultiplyAdd(v, y3, s33);
        }

        Span<double> sums =
        [
            Sum(s00), Sum(s01), Sum(s02), Sum(s03), Sum(s10), Sum(s11), Sum(s12), Sum(s13),
            Sum(s20), Sum(s21), Sum(s22), Sum(s23), Sum(s30), Sum(s31), Sum(s32), Sum(s33),
        ];
        for (int r = 0; r < Tile; r++)
            for (int c = 0; c < Tile; c++)
            {
                double sum = sums[(r * Tile) + c];
                for (int k = block.Start + whole; k < block.Start + block.Width; k++)
                    sum = Math.FusedMultiplyAdd(x.Values[((i + r) * m) + k], x.Values[((j + c) * m) + k], sum);
                gram.Values[((i + r) * n) + j + c] += sum;
            }
    }

    private static double Sum(Vector512<double> lanes) => VectorKernels.SumOfLanes(lanes.GetLower(), lanes.GetUpper());
}
