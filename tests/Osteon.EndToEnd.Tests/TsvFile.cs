using System.Globalization;

namespace Osteon.EndToEnd.Tests;

/// <summary>A table of the results, read as a script of a user would read it.</summary>
internal sealed class TsvFile
{
    private readonly string[] _header;
    private readonly string[][] _rows;

    public TsvFile(string path)
    {
        string[][] lines = [.. File.ReadLines(path).Where(l => l.Length > 0).Select(l => l.Split('\t'))];
        (_header, _rows) = (lines[0], lines[1..]);
    }

    public int Count => _rows.Length;

    public string Text(int row, string column) => _rows[row][Array.IndexOf(_header, column)];

    public double Number(int row, string column) => double.Parse(Text(row, column), CultureInfo.InvariantCulture);

    public int Row(string column, string value) => Array.FindIndex(_rows, r => r[Array.IndexOf(_header, column)] == value);
}
