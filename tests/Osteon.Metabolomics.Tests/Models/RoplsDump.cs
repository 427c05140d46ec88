using System.Globalization;
using System.IO.Compression;
using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>A model of ropls, dumped with 17 digits: lines of table, row, column, value.</summary>
internal sealed class RoplsDump
{
    private readonly Dictionary<string, List<(string Row, string Column, string Value)>> _tables = [];

    public RoplsDump(string name)
    {
        foreach (string line in SharedText.Lines($"oracles/ropls/{name}.csv.gz").Skip(1))
        {
            // Names of variables may hold commas, but they are quoted.
            string[] fields = SharedText.Split(line);
            if (!_tables.TryGetValue(fields[0], out var rows)) _tables[fields[0]] = rows = [];
            rows.Add((fields[1], fields[2], fields[3]));
        }
    }

    public bool Has(string table) => _tables.ContainsKey(table);

    public string[] Rows(string table) => [.. _tables[table].Select(r => r.Row).Distinct()];

    public string Text(string table, string row, string column) => _tables[table].First(r => r.Row == row && r.Column == column).Value;

    public double Value(string table, string row, string column) => SharedText.Number(Text(table, row, column));

    /// <summary>Rows and columns in the order of the dump.</summary>
    public Matrix Matrix(string table)
    {
        string[] columns = [.. _tables[table].Select(r => r.Column).Distinct()];
        var matrix = new Matrix(_tables[table].Count / columns.Length, columns.Length);
        var next = new int[columns.Length];
        foreach ((_, string column, string value) in _tables[table])
        {
            int c = Array.IndexOf(columns, column);
            matrix[next[c]++, c] = SharedText.Number(value);
        }

        return matrix;
    }
}

/// <summary>Text files of the shared data, packed or not.</summary>
internal static class SharedText
{
    public static IEnumerable<string> Lines(string path)
    {
        string file = SharedData.Require(path);
        using Stream stream = File.OpenRead(file);
        using var reader = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        while (reader.ReadLine() is { } line) yield return line;
    }

    public static double Number(string text) =>
        text is "NA" or "" ? double.NaN : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    public static string[] Split(string line, char separator = ',')
    {
        var fields = new List<string>();
        bool quoted = false;
        int start = 0;
        for (int i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"') quoted = !quoted;
            if (i < line.Length && (quoted || line[i] != separator)) continue;
            fields.Add(line[start..i].Trim('"'));
            start = i + 1;
        }

        return [.. fields];
    }

    /// <summary>A table with names in its first line and numbers in some columns.</summary>
    public static (string[] Names, string[][] Cells) Table(string path, char separator)
    {
        string[][] lines = [.. Lines(path).Where(l => l.Length > 0).Select(l => Split(l, separator))];
        return (lines[0], lines[1..]);
    }

    public static Matrix Numbers((string[] Names, string[][] Cells) table, Func<string, bool> columns)
    {
        int[] chosen = [.. Enumerable.Range(0, table.Names.Length).Where(c => columns(table.Names[c]))];
        return Matrix.Of(table.Cells.Length, chosen.Length, (r, c) => Number(table.Cells[r][chosen[c]]));
    }
}

/// <summary>The human urine data of ropls' vignette: 183 samples × 109 metabolites, log10.</summary>
internal static class Sacurine
{
    private const string Folder = "data/metabolomics/sacurine_ropls/";

    public static string[] Samples() => SharedText.Lines(Folder + "sacurine_dataMatrix.tsv").First().Split('\t')[1..];

    public static Matrix X()
    {
        string[][] lines = [.. SharedText.Lines(Folder + "sacurine_dataMatrix.tsv").Skip(1).Where(l => l.Length > 0).Select(l => l.Split('\t'))];
        return Matrix.Of(lines[0].Length - 1, lines.Length, (r, c) => SharedText.Number(lines[c][r + 1]));
    }

    public static string[] Gender() => Column("gender");

    public static double[] Age() => [.. Column("age").Select(SharedText.Number)];

    public static double[] Bmi() => [.. Column("bmi").Select(SharedText.Number)];

    /// <summary>M before F, as the levels of the factor in ropls' data are.</summary>
    public static Response GenderResponse() => Response.OfLabels(Gender(), ["M", "F"]);

    /// <summary>The table with the cells emptied that the oracle emptied; features are named in the oracle as in its dumps.</summary>
    public static Matrix XWithMissing()
    {
        Matrix x = X();
        string[] samples = Samples(), features = new RoplsDump("sacurine_oplsda_gender_o1").Rows("xMean");
        foreach (string line in SharedText.Lines("oracles/ropls/sacurine_na_cells.csv").Skip(1))
        {
            string[] cell = SharedText.Split(line);
            x[Array.IndexOf(samples, cell[0]), Array.IndexOf(features, cell[1])] = double.NaN;
        }

        return x;
    }

    public static Matrix Foods() => SharedText.Numbers(SharedText.Table(Folder + "foods.csv.gz", ';'), n => n != "Country");

    public static (Matrix X, Response Y) Cornell()
    {
        var table = SharedText.Table(Folder + "cornell.csv.gz", ';');
        return (SharedText.Numbers(table, n => n.StartsWith('x')), Response.OfValues(SharedText.Numbers(table, n => n == "y").Values));
    }

    public static (Matrix X, Response Y) Lowarp()
    {
        var table = SharedText.Table(Folder + "lowarp.csv.gz", ';');
        bool IsResponse(string n) => n.StartsWith("wrp", StringComparison.Ordinal) || n.StartsWith("st", StringComparison.Ordinal);
        return (SharedText.Numbers(table, n => n is "glas" or "crtp" or "mica" or "amtp"),
            Response.OfValues(SharedText.Numbers(table, IsResponse), [.. table.Names.Where(IsResponse)]));
    }

    private static string[] Column(string name)
    {
        (string[] names, string[][] cells) = SharedText.Table(Folder + "sacurine_sampleMetadata.tsv", '\t');
        int column = Array.IndexOf(names, name);
        return [.. cells.Select(c => c[column])];
    }
}
