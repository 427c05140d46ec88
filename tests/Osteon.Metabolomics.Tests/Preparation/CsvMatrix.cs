using System.Globalization;
using System.IO.Compression;
using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>A matrix with row and column names as R writes it (quoted cells, NA), plain or gzip.</summary>
internal sealed record CsvMatrix(string[] Rows, string[] Columns, Matrix Values)
{
    public double this[string row, string column] => Values[Array.IndexOf(Rows, row), Array.IndexOf(Columns, column)];

    public static CsvMatrix Read(string path, char separator = ',')
    {
        string[][] lines = Lines(path, separator);
        string[] columns = lines[0][1..];
        return new CsvMatrix([.. lines.Skip(1).Select(l => l[0])], columns,
            Matrix.Of(lines.Length - 1, columns.Length, (r, c) => Number(lines[r + 1][c + 1])));
    }

    public static string[][] Lines(string path, char separator = ',')
    {
        using Stream file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(content);
        var lines = new List<string[]>();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0) lines.Add(Cells(line, separator));
        return [.. lines];
    }

    public static double Number(string text) => text is "NA" or "" ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);

    private static string[] Cells(string line, char separator)
    {
        var cells = new List<string>();
        int start = 0;
        bool quoted = false;
        for (int i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"') quoted = !quoted;
            if (i < line.Length && (quoted || line[i] != separator)) continue;
            cells.Add(line[start..i].Trim('"'));
            start = i + 1;
        }

        return [.. cells];
    }
}
