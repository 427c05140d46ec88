namespace Osteon.Primitives;

/// <summary>
/// A dense table of numbers, rows × columns, one row after the other in memory. It is a container only: algebra lies in the numerical layer. What a cell that is
/// not a number means is said by whoever holds the matrix; in matrices of measured values it is a missing value.
/// </summary>
public sealed class Matrix
{
    /// <summary>A matrix of zeros.</summary>
    /// <param name="rows">Number of rows, at least 0.</param>
    /// <param name="columns">Number of columns, at least 0.</param>
    public Matrix(int rows, int columns)
        : this(rows, columns, new double[Length(rows, columns)])
    {
    }

    /// <summary>A matrix over existing values, which are not copied.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="values">rows × columns values, row by row.</param>
    public Matrix(int rows, int columns, double[] values)
    {
        if (values.Length != Length(rows, columns))
            throw new ArgumentException($"{rows} rows of {columns} need {(long)rows * columns} values, not {values.Length}", nameof(values));
        Rows = rows;
        Columns = columns;
        Values = values;
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>All values, row by row.</summary>
    public double[] Values { get; }

    /// <summary>The value of a row and a column, both from 0.</summary>
    public double this[int row, int column]
    {
        get => Values[Index(row, column)];
        set => Values[Index(row, column)] = value;
    }

    /// <summary>A row, as it lies in memory.</summary>
    public Span<double> Row(int row) => Values.AsSpan(row * Columns, Columns);

    /// <summary>A copy of a column.</summary>
    public double[] Column(int column)
    {
        double[] copy = new double[Rows];
        for (int row = 0; row < Rows; row++) copy[row] = Values[Index(row, column)];
        return copy;
    }

    /// <summary>A matrix of a function of row and column.</summary>
    public static Matrix Of(int rows, int columns, Func<int, int, double> value)
    {
        var matrix = new Matrix(rows, columns);
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++) matrix.Values[(row * columns) + column] = value(row, column);
        return matrix;
    }

    /// <summary>A copy that shares nothing with this one.</summary>
    public Matrix Copy() => new(Rows, Columns, [.. Values]);

    /// <summary>Rows as columns.</summary>
    public Matrix Transpose()
    {
        const int Tile = 32;
        var result = new Matrix(Columns, Rows);
        for (int r0 = 0; r0 < Rows; r0 += Tile)
            for (int c0 = 0; c0 < Columns; c0 += Tile)
                for (int r = r0; r < Math.Min(r0 + Tile, Rows); r++)
                    for (int c = c0; c < Math.Min(c0 + Tile, Columns); c++) result.Values[(c * Rows) + r] = Values[(r * Columns) + c];
        return result;
    }

    /// <summary>A matrix of some rows, in the order given.</summary>
    public Matrix SelectRows(IReadOnlyList<int> rows)
    {
        var result = new Matrix(rows.Count, Columns);
        for (int i = 0; i < rows.Count; i++) Row(rows[i]).CopyTo(result.Row(i));
        return result;
    }

    /// <summary>A matrix of some columns, in the order given.</summary>
    public Matrix SelectColumns(IReadOnlyList<int> columns)
    {
        var result = new Matrix(Rows, columns.Count);
        for (int row = 0; row < Rows; row++)
        {
            Span<double> from = Row(row), to = result.Row(row);
            for (int i = 0; i < columns.Count; i++) to[i] = from[columns[i]];
        }

        return result;
    }

    private int Index(int row, int column) =>
        (uint)row < (uint)Rows && (uint)column < (uint)Columns
            ? (row * Columns) + column
            : throw new ArgumentOutOfRangeException(nameof(row), $"row {row}, column {column} of a {Rows} × {Columns} matrix");

    private static int Length(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        return checked(rows * columns);
    }
}
