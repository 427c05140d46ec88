namespace Osteon.Study;

/// <summary>
/// The reporting standards of <c>data/checklists</c>, one table each: items in own words, their source, and what answers them.
/// </summary>
public static class ChecklistRegistry
{
    private const string Header = "id\tstandard\titem\tdoi\tapplies\tanswered_by";
    private const string LongHeader = Header + "\tsection\tbasis\texample";
    private static readonly string[] Files = ["arrive2", "bouxsein2010", "misev2023", "evtrack"];

    /// <summary>All items, standard by standard.</summary>
    public static IReadOnlyList<ChecklistItem> All { get; } = [.. Files.SelectMany(Read)];

    private static IEnumerable<ChecklistItem> Read(string name)
    {
        using Stream stream = typeof(ChecklistRegistry).Assembly.GetManifestResourceStream($"checklists/{name}.tsv")
            ?? throw new InvalidOperationException($"the checklist {name} is not embedded");
        using var reader = new StreamReader(stream);
        string? header = reader.ReadLine();
        if (header is not (Header or LongHeader)) throw new InvalidOperationException($"data/checklists/{name}.tsv: unexpected header");
        int columns = header.Split('\t').Length;
        var items = new List<ChecklistItem>();
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split('\t');
            if (cells.Length != columns) throw new InvalidOperationException($"data/checklists/{name}.tsv: '{line}' has {cells.Length} cells");
            items.Add(new ChecklistItem(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5])
            {
                Section = columns > 6 ? cells[6] : null,
                Basis = columns > 6 ? cells[7] : null,
                Example = columns > 6 && cells[8].Length > 0 ? cells[8] : null,
            });
        }

        return items;
    }
}
