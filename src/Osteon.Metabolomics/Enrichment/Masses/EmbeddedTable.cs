namespace Osteon.Metabolomics;

/// <summary>A tab-separated table of <c>data/</c> that is part of the assembly.</summary>
internal static class EmbeddedTable
{
    /// <summary>The rows below the header, which must be as expected.</summary>
    public static IReadOnlyList<string[]> Read(string name, params string[] header)
    {
        using Stream stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded");
        using var reader = new StreamReader(stream);
        string[] first = reader.ReadLine()?.Split('\t') ?? [];
        if (!first.SequenceEqual(header)) throw new InvalidOperationException($"data/{name}: unexpected header");
        var rows = new List<string[]>();
        for (int line = 2; reader.ReadLine() is { } text; line++)
        {
            string[] cells = text.Split('\t');
            if (cells.Length != header.Length)
                throw new InvalidOperationException($"data/{name}:{line}: {cells.Length} cells, expected {header.Length}");
            rows.Add(cells);
        }

        return rows;
    }
}
