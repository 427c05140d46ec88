using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Reads WikiPathways as tables of nodes: one table of many pathways, or the publisher's own <c>WP…-datanodes.tsv</c> with
/// <c>WP…-info.json</c>. Nodes of type Metabolite are compounds; the others only make their pathway known.
/// </summary>
internal static partial class WikiPathwaysReader
{
    private static readonly Dictionary<string, string> Species = new(StringComparer.Ordinal)
    {
        ["hsa"] = "Homo sapiens",
        ["mmu"] = "Mus musculus",
        ["rno"] = "Rattus norvegicus",
    };

    /// <summary>Titles, with the species of each pathway.</summary>
    public static long ReadTitles(KnowledgePart part, PackBuilder pack, RunContext context)
    {
        using var table = new TextTable(part, quotes: true, pack.Options.Limits, context);
        int id = table.IndexOf("wpid"), species = table.IndexOf("species"), title = table.IndexOf("title");
        long records = 0;
        foreach (TextRow row in table.Rows())
        {
            records++;
            pack.Describe(row[id], row[title], Species.GetValueOrDefault(row[species], row[species]));
        }

        return records;
    }

    /// <summary>The description of one pathway: <c>{"wpid":…,"title":…,"organisms":[…]}</c>.</summary>
    public static long ReadInfo(KnowledgePart part, PackBuilder pack, RunContext context)
    {
        using var text = new KnowledgeText(part, pack.Options.Limits, context);
        var json = new StringBuilder();
        while (text.Next() is { } line && json.Length <= pack.Options.Limits.MaxTextLength) json.Append(line).Append('\n');
        try
        {
            using JsonDocument document = JsonDocument.Parse(json.ToString(), new JsonDocumentOptions { MaxDepth = 32 });
            JsonElement root = document.RootElement;
            if (Member(root, "wpid") is { } id) pack.Describe(id, Member(root, "title") ?? id, FirstOrganism(root) ?? "");
        }
        catch (JsonException e)
        {
            context.Findings.Add(Finding.Warning(
                "OST-KNW-020",
                $"the description is no JSON: {e.Message}",
                part.Location,
                hint: "Download it again."));
        }

        return 1;
    }

    /// <summary>Nodes of many pathways.</summary>
    public static long ReadNodes(KnowledgePart part, PackBuilder pack, RunContext context)
    {
        using var table = new TextTable(part, quotes: true, pack.Options.Limits, context);
        int set = table.IndexOf("wpid");
        return ReadRows(part, table, row => row[set], pack, context);
    }

    /// <summary>Nodes of one pathway, whose identifier is in the name of the file.</summary>
    public static long ReadDataNodes(KnowledgePart part, PackBuilder pack, RunContext context)
    {
        if (IdIn(part.Name) is not { } id)
            throw Refusal.Content(
                "OST-KNW-019",
                part.Location,
                "the name of the file does not say which pathway it is of",
                part.Name,
                "Keep the publisher's name, for example WP66-datanodes.tsv.");
        using var table = new TextTable(part, quotes: false, pack.Options.Limits, context);
        return ReadRows(part, table, _ => id, pack, context);
    }

    /// <summary>The identifier of a pathway in a name, for example <c>WP66</c>; null if there is none.</summary>
    public static string? IdIn(string name) => PathwayId().Matches(name) is { Count: > 0 } found ? found[^1].Value : null;

    /// <summary>
    /// The compound of a node with these identifiers: a new one, or the one that has the same key. Null, and counted, if there is no
    /// identifier at all: its label alone may be a legend as well as a compound.
    /// </summary>
    public static CompoundDraft? Compound(PackBuilder pack, string label, IReadOnlyList<CompoundIdentifier> identifiers)
    {
        if (IdentifierCells.KeyOf(identifiers) is not { } key)
        {
            pack.CountWithoutIdentifier(label);
            return null;
        }

        CompoundDraft compound = pack.Compound(key);
        foreach (CompoundIdentifier identifier in identifiers) pack.Add(compound, identifier);
        pack.AddName(compound, label);
        return compound;
    }

    private static long ReadRows(KnowledgePart part, TextTable table, Func<TextRow, string> setOf, PackBuilder pack, RunContext context)
    {
        int label = table.IndexOf("Label"), type = table.IndexOf("Type"), identifier = table.IndexOf("Identifier");
        (int Column, CompoundNamespace Namespace)[] columns =
        [
            .. table.Header.Select((title, column) => (Column: column, Role: title.Equals("InChI", StringComparison.OrdinalIgnoreCase)
                    ? new CompoundColumnRole(CompoundColumn.Identifier, CompoundNamespace.InchiKey)
                    : CompoundColumns.Of(title)))
                .Where(c => c.Role is { Role: CompoundColumn.Identifier } && c.Column != identifier)
                .Select(c => (c.Column, c.Role!.Value.Namespace)),
        ];
        using var cells = new IdentifierCells(part, context.Findings);
        long records = 0;
        var identifiers = new List<CompoundIdentifier>();
        foreach (TextRow row in table.Rows())
        {
            records++;
            string id = setOf(row);
            if (id.Length == 0 || pack.IsOfOtherSpecies(id)) continue;
            SetDraft set = pack.Set(id);
            if (row[type] != "Metabolite") continue;
            identifiers.Clear();
            foreach ((int column, CompoundNamespace collection) in columns)
                cells.Add(identifiers, collection, row[column], row.Line, column + 1);
            // The node's own reference comes last: the mapped ones say more.
            if (row[identifier] is { Length: > 0 } own)
                identifiers.Add(IdentifierForms.Detect(own) ?? new CompoundIdentifier(CompoundNamespace.Own, own));
            if (Compound(pack, row[label], identifiers) is { } compound) pack.AddMember(set, compound.Id);
        }

        return records;
    }

    private static string? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
            && element.TryGetProperty(name, out JsonElement value)
            && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static string? FirstOrganism(JsonElement root) =>
        root.TryGetProperty("organisms", out JsonElement list)
            && list.ValueKind == JsonValueKind.Array
            && list.GetArrayLength() > 0
            && list[0].ValueKind == JsonValueKind.String
            ? list[0].GetString()
            : null;

    [GeneratedRegex(@"WP\d+")]
    private static partial Regex PathwayId();
}
