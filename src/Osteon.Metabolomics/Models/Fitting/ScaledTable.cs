using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// A table of numbers of which some may be missing, for sums over the cells that are there. Missing cells hold 0, so a sum over all cells
/// is a sum over those that are there; what such a sum must be divided by is the sum over all rows or columns less the terms of the
/// missing cells. A row takes no part in a sum over rows if its factor is 0: that is how rows outside a training set are left out.
/// </summary>
internal sealed class ScaledTable(Matrix values, int[][]? missing)
{
    /// <summary>If less than this share of a sum is left after the missing terms are taken away, it is added up anew, since taking away
    /// has cost digits.</summary>
    private const double AddAnew = 1e-3;

    /// <summary>Rows × columns, 0 where a value is missing.</summary>
    public Matrix Values { get; } = values;

    /// <summary>Per row the columns whose value is missing, in rising order; null if none is missing in the whole table.</summary>
    public int[][]? Missing { get; } = missing;

    public int Rows => Values.Rows;

    public int Columns => Values.Columns;

    /// <summary>A table of which NaN cells are missing. The values are not copied.</summary>
    public static ScaledTable Of(Matrix withMissing)
    {
        int[][]? missing = null;
        for (int i = 0; i < withMissing.Rows; i++)
        {
            Span<double> row = withMissing.Row(i);
            List<int> columns = [];
            for (int j = 0; j < row.Length; j++)
            {
                if (!double.IsNaN(row[j])) continue;
                columns.Add(j);
                row[j] = 0;
            }

            if (columns.Count > 0) (missing ??= [.. Enumerable.Repeat(Array.Empty<int>(), withMissing.Rows)])[i] = [.. columns];
        }

        return new ScaledTable(withMissing, missing);
    }

    public bool IsMissing(int row, int column) => Missing is not null && Array.BinarySearch(Missing[row], column) >= 0;

    /// <summary>Number of values of a row that are there.</summary>
    public int CountOfRow(int row) => Columns - (Missing?[row].Length ?? 0);

    /// <summary>A copy to be deflated.</summary>
    public ScaledTable Copy() => new(Values.Copy(), Missing);

    /// <summary>The rows in another order.</summary>
    public ScaledTable SelectRows(int[] rows) => new(Values.SelectRows(rows), Missing is null ? null : [.. rows.Select(r => Missing[r])]);

    /// <summary>Σ of squares of all cells that are there.</summary>
    public double SumOfSquares() => VectorKernels.Dot(Values.Values, Values.Values);

    /// <summary>Per column Σᵢ xᵢⱼuᵢ / Σᵢ uᵢ² over the rows where the cell is there; 0 where there is none.</summary>
    public double[] Project(ReadOnlySpan<double> u)
    {
        double[] sums = Gram.TransposeTimesVector(Values, u);
        double total = VectorKernels.Dot(u, u);
        if (Missing is null)
        {
            VectorKernels.Scale(total > 0 ? 1 / total : 0, sums);
            return sums;
        }

        var squares = new double[Columns];
        Array.Fill(squares, total);
        for (int i = 0; i < Rows; i++)
            foreach (int j in Missing[i]) squares[j] -= u[i] * u[i];
        for (int j = 0; j < sums.Length; j++)
        {
            if (squares[j] < AddAnew * total) squares[j] = SquaresOfColumn(u, j);
            sums[j] = squares[j] > 0 ? sums[j] / squares[j] : 0;
        }

        return sums;
    }

    /// <summary>Per row Σⱼ xᵢⱼwⱼ, divided by Σⱼ wⱼ² over the cells that are there where any is missing in the table (w is of unit
    /// length).</summary>
    public double[] Scores(ReadOnlySpan<double> w)
    {
        double[] sums = Gram.TimesVector(Values, w);
        if (Missing is null) return sums;
        double[] squares = SquaresOfRows(w);
        for (int i = 0; i < sums.Length; i++) sums[i] = squares[i] > 0 ? sums[i] / squares[i] : 0;
        return sums;
    }

    /// <summary>X ← X − t pᵀ in the cells that are there.</summary>
    public void Deflate(ReadOnlySpan<double> t, ReadOnlySpan<double> p)
    {
        for (int row = 0; row < Rows; row++)
        {
            Span<double> x = Values.Row(row);
            VectorKernels.Axpy(-t[row], p, x);
            if (Missing is null) continue;
            foreach (int j in Missing[row]) x[j] = 0;
        }
    }

    /// <summary>‖t pᵀ‖² over the cells that are there.</summary>
    public double SumOfSquaresOf(ReadOnlySpan<double> t, ReadOnlySpan<double> p)
    {
        if (Missing is null) return VectorKernels.Dot(t, t) * VectorKernels.Dot(p, p);
        double[] squares = SquaresOfRows(p);
        double sum = 0;
        for (int i = 0; i < squares.Length; i++) sum += t[i] * t[i] * squares[i];
        return sum;
    }

    /// <summary>Scales a vector to unit length; false and unchanged if it is 0.</summary>
    public static bool Normalise(Span<double> vector)
    {
        double norm = VectorKernels.Norm(vector);
        if (norm == 0 || !double.IsFinite(norm)) return false;
        VectorKernels.Scale(1 / norm, vector);
        return true;
    }

    /// <summary>Per row Σⱼ wⱼ² over the cells that are there.</summary>
    private double[] SquaresOfRows(ReadOnlySpan<double> w)
    {
        double total = VectorKernels.Dot(w, w);
        var squares = new double[Rows];
        for (int i = 0; i < Rows; i++)
        {
            squares[i] = total;
            foreach (int j in Missing![i]) squares[i] -= w[j] * w[j];
            if (squares[i] >= AddAnew * total) continue;
            squares[i] = 0;
            for (int j = 0; j < Columns; j++)
                if (!IsMissing(i, j)) squares[i] += w[j] * w[j];
        }

        return squares;
    }

    private double SquaresOfColumn(ReadOnlySpan<double> u, int column)
    {
        double sum = 0;
        for (int i = 0; i < Rows; i++)
            if (!IsMissing(i, column)) sum += u[i] * u[i];
        return sum;
    }
}
