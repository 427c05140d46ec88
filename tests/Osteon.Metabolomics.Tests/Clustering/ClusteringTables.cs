using System.Globalization;
using System.IO.Compression;
using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests.Clustering;

/// <summary>Reads the reference tables: plain CSV, quotes only around cells.</summary>
internal static class ClusteringTables
{
    public static IReadOnlyList<string[]> Rows(string path)
    {
        using Stream file = File.OpenRead(path);
        using Stream text = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(text);
        return [.. reader.ReadToEnd().TrimEnd().Split('\n').Select(Cells)];
    }

    public static string Reference(string name) =>
        Path.Combine(SharedData.RepositoryRoot, "tests", "Osteon.Metabolomics.Tests", "References", name);

    public static double Number(string cell) => cell == "NA" ? double.NaN : double.Parse(cell, CultureInfo.InvariantCulture);

    public static int Whole(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

    /// <summary>The profiles of a table of clustering_data.csv.</summary>
    public static Matrix Profiles(string table)
    {
        string[][] rows = [.. Rows(Reference("clustering_data.csv")).Where(r => r[0] == table)];
        int columns = table == "large" ? 4 : rows[0].Length - 2;
        return Matrix.Of(rows.Length, columns, (r, c) => Number(rows[r][c + 2]));
    }

    public static Matrix Random(int rows, int columns, int seed, int? wholeUpTo = null)
    {
        Rng rng = new RandomStreams((ulong)seed).Stream("clustering tests");
        return Matrix.Of(rows, columns, (_, _) => wholeUpTo is { } most ? rng.NextInt(most + 1) : rng.NextNormal());
    }

    // A name may hold a comma inside its quotes.
    private static string[] Cells(string line)
    {
        var cells = new List<string>();
        bool quoted = false;
        int start = 0;
        for (int i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"') quoted = !quoted;
            if (i < line.Length && (line[i] != ',' || quoted)) continue;
            cells.Add(line[start..i].Trim('"', '\r'));
            start = i + 1;
        }

        return [.. cells];
    }
}
