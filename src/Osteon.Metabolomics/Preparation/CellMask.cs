using System.Numerics;

namespace Osteon.Metabolomics;

/// <summary>One bit per cell of a table, rows × columns: here, which cells hold a value that was filled in and not measured.</summary>
public sealed class CellMask
{
    private const int WordBits = 64;
    private readonly ulong[] _words;
    private readonly int _wordsPerRow;

    /// <summary>A mask with no bit set.</summary>
    /// <param name="rows">Number of rows (injections), at least 0.</param>
    /// <param name="columns">Number of columns (features), at least 0.</param>
    public CellMask(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        Rows = rows;
        Columns = columns;
        _wordsPerRow = (columns + WordBits - 1) / WordBits;
        _words = new ulong[(long)rows * _wordsPerRow];
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Whether the cell of a row and a column, both from 0, is marked.</summary>
    public bool this[int row, int column]
    {
        get => ((_words[Word(row, column)] >> (column % WordBits)) & 1) != 0;
        set
        {
            ulong bit = 1UL << (column % WordBits);
            if (value) _words[Word(row, column)] |= bit;
            else _words[Word(row, column)] &= ~bit;
        }
    }

    /// <summary>Number of marked cells.</summary>
    public long Count
    {
        get
        {
            long count = 0;
            foreach (ulong word in _words) count += BitOperations.PopCount(word);
            return count;
        }
    }

    /// <summary>Number of marked cells of a column.</summary>
    public int CountOfColumn(int column)
    {
        int count = 0;
        for (int row = 0; row < Rows; row++)
            if (this[row, column]) count++;
        return count;
    }

    /// <summary>Number of marked cells of a row.</summary>
    public int CountOfRow(int row)
    {
        int count = 0;
        for (int w = 0; w < _wordsPerRow; w++) count += BitOperations.PopCount(_words[((long)row * _wordsPerRow) + w]);
        return count;
    }

    /// <summary>A mask of some columns, in the order given.</summary>
    public CellMask SelectColumns(IReadOnlyList<int> columns)
    {
        var result = new CellMask(Rows, columns.Count);
        for (int row = 0; row < Rows; row++)
            for (int i = 0; i < columns.Count; i++)
                if (this[row, columns[i]]) result[row, i] = true;
        return result;
    }

    /// <summary>A mask of some rows, in the order given.</summary>
    public CellMask SelectRows(IReadOnlyList<int> rows)
    {
        var result = new CellMask(rows.Count, Columns);
        for (int i = 0; i < rows.Count; i++)
            Array.Copy(_words, (long)rows[i] * _wordsPerRow, result._words, (long)i * _wordsPerRow, _wordsPerRow);
        return result;
    }

    /// <summary>A copy that shares nothing with this one.</summary>
    public CellMask Copy()
    {
        var result = new CellMask(Rows, Columns);
        Array.Copy(_words, result._words, _words.Length);
        return result;
    }

    private long Word(int row, int column) =>
        (uint)row < (uint)Rows && (uint)column < (uint)Columns
            ? ((long)row * _wordsPerRow) + (column / WordBits)
            : throw new ArgumentOutOfRangeException(nameof(row), $"row {row}, column {column} of a {Rows} × {Columns} mask");
}
