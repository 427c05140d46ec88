namespace Osteon.Primitives;

/// <summary>The terms of <c>data/terms.tsv</c>, in the order of that file.</summary>
public static class TermRegistry
{
    private static readonly string[] Header = ["id", "label", "name", "ctan_label", "unit", "definition", "doi", "method"];
    private static readonly IReadOnlyList<Term> Terms = Read();
    private static readonly Dictionary<string, Term> ById = Terms.ToDictionary(t => t.Id, StringComparer.Ordinal);

    /// <summary>All terms.</summary>
    public static IReadOnlyList<Term> All => Terms;

    /// <summary>The term with this id; throws <see cref="ArgumentException"/> for an unknown id (a mistake of the caller).</summary>
    public static Term Get(string id) =>
        ById.TryGetValue(id, out Term? term) ? term : throw new ArgumentException($"no term '{id}' in the registry", nameof(id));

    /// <summary>The term with this id, or null: for ids that come from users.</summary>
    public static Term? Find(string id) => ById.GetValueOrDefault(id);

    private static List<Term> Read()
    {
        using Stream stream = typeof(TermRegistry).Assembly.GetManifestResourceStream("terms.tsv")
            ?? throw new InvalidOperationException("the term registry is not embedded");
        using var reader = new StreamReader(stream);
        string[] header = reader.ReadLine()?.Split('\t') ?? [];
        if (!header.SequenceEqual(Header)) throw new InvalidOperationException("data/terms.tsv: unexpected header");
        var terms = new List<Term>();
        for (int line = 2; reader.ReadLine() is { } text; line++)
        {
            if (text.Length == 0) continue;
            string[] cells = text.Split('\t');
            if (cells.Length != Header.Length) throw new InvalidOperationException($"data/terms.tsv:{line}: {cells.Length} cells, expected {Header.Length}");
            terms.Add(new Term(cells[0], cells[1], cells[2], NullIfEmpty(cells[3]), Unit.Of(cells[4]), cells[5], NullIfEmpty(cells[6]), cells[7]));
        }

        return terms;
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
