using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>One row of an edge table, as text.</summary>
/// <param name="Subject">Subject.</param>
/// <param name="Relation">Relation or sign as written.</param>
/// <param name="Target">Object.</param>
/// <param name="Line">Line, from 1.</param>
public sealed record EdgeTableRow(string Subject, string Relation, string Target, int Line)
{
    /// <summary>Identifier, or empty.</summary>
    public string Id { get; init; } = "";

    /// <summary>Mechanism, or empty.</summary>
    public string Mechanism { get; init; } = "";

    /// <summary>Whether direct, as written; or empty.</summary>
    public string Direct { get; init; } = "";

    /// <summary>References as written; or empty.</summary>
    public string References { get; init; } = "";

    /// <summary>Remark, or empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>Context by its keys (source, state, recipient, species, carrier, phase, indication, model), stated ones only.</summary>
    public IReadOnlyDictionary<string, string> Context { get; init; } = new Dictionary<string, string>();
}

/// <summary>
/// Reads a table of edges: columns for subject (also <c>source</c> together with <c>target</c>, <c>from</c>), relation (also
/// <c>interaction</c>,
/// <c>effect</c>, <c>sign</c>) and object (also <c>target</c>, <c>to</c>); others are optional. The table that Osteon exports is one.
/// </summary>
public static class EdgeTableFile
{
    private static readonly string[] ContextKeys = ["source", "state", "recipient", "species", "carrier", "phase", "indication", "model"];

    /// <summary>Whether a header line has the columns needed.</summary>
    public static bool IsHeader(IEnumerable<string> titles)
    {
        HashSet<string> folded = [.. titles.Select(NamedColumns.Fold)];
        return (folded.Contains("subject") && folded.Contains("object")) || (folded.Contains("source") && folded.Contains("target"))
            || (folded.Contains("from") && folded.Contains("to"));
    }

    /// <summary>Reads a file; what is wrong is added to <paramref name="findings"/> (OST-SIF-010: column missing; OST-SIF-011: cell
    /// empty; OST-TBL-…).</summary>
    /// <exception cref="MissingSourceException">The file cannot be read.</exception>
    /// <exception cref="InvalidContentException">The file is too large or no text.</exception>
    public static IReadOnlyList<EdgeTableRow> Read(string path, FindingCollector findings)
    {
        RawTable table = DelimitedText.Read(path, DelimitedOptions.Default, findings);
        var columns = new NamedColumns(table);
        bool own = columns.Find("subject") >= 0;
        int subject = columns.Require("OST-SIF-010", findings, own ? ["subject"] : ["subject", "source", "from"]);
        int target = columns.Require("OST-SIF-010", findings, "object", "target", "to");
        int relation = columns.Require("OST-SIF-010", findings, "relation", "interaction", "interaction type", "effect", "sign", "weight");
        if (subject < 0 || target < 0 || relation < 0) return [];
        int id = columns.Find("id"), mechanism = columns.Find("mechanism"), direct = columns.Find("direct"), note = columns.Find("note", "notes");
        int references = columns.Find("references", "reference", "pmid", "pmids", "pubmed", "doi");
        (string Key, int Column)[] context = [.. ContextKeys.Where(k => own || k != "source").Select(k => (k, columns.Find(k))).Where(c => c.Item2 >= 0)];
        var rows = new List<EdgeTableRow>(table.Rows.Count);
        for (int r = 0; r < table.Rows.Count; r++)
        {
            var row = new EdgeTableRow(columns.Text(r, subject), columns.Text(r, relation), columns.Text(r, target), table.Rows[r].Line)
            {
                Id = columns.Text(r, id),
                Mechanism = columns.Text(r, mechanism),
                Direct = columns.Text(r, direct),
                References = columns.Text(r, references),
                Note = columns.Text(r, note),
                Context = context.Select(c => (c.Key, Text: columns.Text(r, c.Column))).Where(c => c.Text.Length > 0).ToDictionary(c => c.Key, c => c.Text),
            };
            if (row.Subject.Length > 0 && row.Target.Length > 0) rows.Add(row);
            else findings.Add(Finding.Error("OST-SIF-011", "the row has no subject or no object", new SourceLocation(path, row.Line)));
        }

        return rows;
    }
}
