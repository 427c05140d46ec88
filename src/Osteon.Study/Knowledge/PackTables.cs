using System.Globalization;
using System.Text;
using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// The tables of a stored pack, UTF-8 with tabs: <c>compounds.tsv</c> (a compound a line, a column for each collection), <c>sets.tsv</c> (a
/// set a line) and
/// <c>edges.tsv</c> (a conversion a line). The same pack gives the same bytes.
/// </summary>
internal static class PackTables
{
    public const string Compounds = "compounds.tsv";
    public const string Sets = "sets.tsv";
    public const string Edges = "edges.tsv";

    private static readonly CompoundNamespace[] Collections = Enum.GetValues<CompoundNamespace>();

    private static readonly string CompoundHeader =
        string.Join('\t', ["id", "name", "synonyms", .. KnowledgeIds.Namespaces, "formula", "monoisotopic_mass", "classes"]);

    private const string SetHeader = "id\tname\tmembers";
    private const string EdgeHeader = "set\tfrom\tto";

    /// <summary>Writes the three tables into a folder that exists.</summary>
    public static void Write(string folder, KnowledgePack pack, CancellationToken cancellation)
    {
        WriteLines(folder, Compounds, CompoundHeader, pack.Compounds.Select(Line), cancellation);
        WriteLines(
            folder,
            Sets,
            SetHeader,
            pack.Sets.Select(s => $"{PackText.Cell(s.Id)}\t{PackText.Cell(s.Name)}\t{PackText.Cell(s.Members)}"),
            cancellation);
        WriteLines(
            folder,
            Edges,
            EdgeHeader,
            pack.Sets.SelectMany(s => s.Edges.Select(e => $"{PackText.Cell(s.Id)}\t{PackText.Cell(e.From)}\t{PackText.Cell(e.To)}")),
            cancellation);
    }

    /// <summary>Reads them back.</summary>
    /// <exception cref="InvalidContentException">OST-KNW-106: a table is not as it was written.</exception>
    public static KnowledgePack Read(string folder, KnowledgeSource source, CancellationToken cancellation)
    {
        var compounds = new List<Compound>();
        foreach ((string[] cells, SourceLocation where) in Rows(folder, Compounds, CompoundHeader, cancellation))
            compounds.Add(CompoundOf(cells, where));
        var edges = new Dictionary<string, List<(string, string)>>(StringComparer.Ordinal);
        foreach ((string[] cells, SourceLocation where) in Rows(folder, Edges, EdgeHeader, cancellation))
        {
            string set = Text(cells[0], where) ?? "";
            if (!edges.TryGetValue(set, out List<(string, string)>? list)) edges.Add(set, list = []);
            list.Add((Text(cells[1], where) ?? "", Text(cells[2], where) ?? ""));
        }

        var sets = new List<MetaboliteSet>();
        foreach ((string[] cells, SourceLocation where) in Rows(folder, Sets, SetHeader, cancellation))
        {
            string id = Text(cells[0], where) ?? "";
            sets.Add(new MetaboliteSet
            {
                Id = id,
                Name = Text(cells[1], where) ?? "",
                Members = Values(cells[2], where),
                Edges = edges.Remove(id, out List<(string, string)>? own) ? own : [],
            });
        }

        if (edges.Count > 0)
            throw Damaged(new SourceLocation(Path.Combine(folder, Edges)), $"edges of a set that is not there: '{edges.Keys.First()}'");
        return new KnowledgePack(source, compounds, sets);
    }

    /// <summary>The finding of a pack that is not as it was written.</summary>
    public static InvalidContentException Damaged(SourceLocation where, string what, Exception? inner = null) => new(
        Finding.Error(
            "OST-KNW-106",
            $"the stored pack is damaged: {what}",
            where,
            hint: "Remove the pack and add it again from its files."), inner);

    private static string Line(Compound compound)
    {
        var cells = new List<string> { PackText.Cell(compound.Id), PackText.Cell(compound.Name), PackText.Cell(compound.Synonyms) };
        foreach (CompoundNamespace collection in Collections)
            cells.Add(PackText.Cell(compound.Identifiers.Where(i => i.Namespace == collection).Select(i => i.Value)));
        cells.Add(PackText.Cell(compound.Formula));
        cells.Add(compound.MonoisotopicMass?.ToString("R", CultureInfo.InvariantCulture) ?? "");
        cells.Add(PackText.Cell(compound.Classes));
        return string.Join('\t', cells);
    }

    private static Compound CompoundOf(string[] cells, SourceLocation where)
    {
        var identifiers = new List<CompoundIdentifier>();
        for (int i = 0; i < Collections.Length; i++)
            foreach (string value in Values(cells[3 + i], where)) identifiers.Add(new CompoundIdentifier(Collections[i], value));
        string massText = cells[^2];
        double mass = 0;
        if (massText.Length > 0 && !double.TryParse(massText, NumberStyles.Float, CultureInfo.InvariantCulture, out mass))
            throw Damaged(where, $"'{massText}' is no mass");
        return new Compound
        {
            Id = Text(cells[0], where) ?? "",
            Name = Text(cells[1], where),
            Synonyms = Values(cells[2], where),
            Identifiers = identifiers,
            Formula = Text(cells[^3], where),
            MonoisotopicMass = massText.Length > 0 ? mass : null,
            Classes = Values(cells[^1], where),
        };
    }

    private static void WriteLines(string folder, string name, string header, IEnumerable<string> lines, CancellationToken cancellation) =>
        AtomicFile.Write(Path.Combine(folder, name), stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
            writer.WriteLine(header);
            int count = 0;
            foreach (string line in lines)
            {
                if ((++count & 0xFFF) == 0) cancellation.ThrowIfCancellationRequested();
                writer.WriteLine(line);
            }
        });

    private static IEnumerable<(string[] Cells, SourceLocation Where)> Rows(
        string folder, string name, string header, CancellationToken cancellation)
    {
        string path = Path.Combine(folder, name);
        int columns = header.Count(c => c == '\t') + 1;
        int number = 0;
        foreach (string line in Lines(path))
        {
            if ((++number & 0xFFF) == 0) cancellation.ThrowIfCancellationRequested();
            var where = new SourceLocation(path, number);
            if (number == 1)
            {
                if (line != header) throw Damaged(where, "its header is another one");
                continue;
            }

            string[] cells = line.Split('\t');
            if (cells.Length != columns) throw Damaged(where, $"{cells.Length} cells instead of {columns}");
            yield return (cells, where);
        }

        if (number == 0) throw Damaged(new SourceLocation(path), "it is empty");
    }

    /// <summary>
    /// Lines that end with LF only: other line ends may stand inside a cell, escaped or not (U+2028 and the like are plain text).
    /// </summary>
    private static IEnumerable<string> Lines(string path)
    {
        using var reader = new StreamReader(
            path,
            new UTF8Encoding(false, throwOnInvalidBytes: false),
            detectEncodingFromByteOrderMarks: false);
        while (reader.ReadLine() is { } line) yield return line;
    }

    private static string? Text(string cell, SourceLocation where) =>
        PackText.TryText(cell, out string? text) ? text : throw Damaged(where, "an escape that is none");

    private static string[] Values(string cell, SourceLocation where) =>
        PackText.TryValues(cell, out string[] values) ? values : throw Damaged(where, "an escape that is none");
}
