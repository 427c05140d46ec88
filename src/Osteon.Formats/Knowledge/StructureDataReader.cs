using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Reads the data items of structure-data files (SDF) of LIPID MAPS, HMDB and ChEBI, and of any that titles its items like they do.
/// Structures are passed over. A record ends with <c>$$$$</c>; an item is a line <c>&gt; &lt;TITLE&gt;</c>, its value up to an empty line.
/// </summary>
internal static class StructureDataReader
{
    private const int MostItems = 1000;

    /// <summary>Titles that are not those of tables of compounds.</summary>
    private static readonly Dictionary<string, CompoundColumnRole> Titles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["LM_ID"] = new(CompoundColumn.Identifier, CompoundNamespace.LipidMaps),
        ["REGNO"] = new(CompoundColumn.Identifier, CompoundNamespace.LipidMaps),
        ["HMDB_ID"] = new(CompoundColumn.Identifier, CompoundNamespace.Hmdb),
        ["INCHI_KEY"] = new(CompoundColumn.Identifier, CompoundNamespace.InchiKey),
        ["ChEBI ID"] = new(CompoundColumn.Identifier, CompoundNamespace.Chebi),
        ["ChEBI NAME"] = new(CompoundColumn.Name),
        ["NAME"] = new(CompoundColumn.Name),
        ["COMMON_NAME"] = new(CompoundColumn.Name),
        ["SYSTEMATIC_NAME"] = new(CompoundColumn.Synonyms),
        ["TRADITIONAL_IUPAC"] = new(CompoundColumn.Synonyms),
        ["KEGG COMPOUND Database Links"] = new(CompoundColumn.Identifier, CompoundNamespace.Kegg),
        ["HMDB Database Links"] = new(CompoundColumn.Identifier, CompoundNamespace.Hmdb),
        ["LIPID MAPS instance Database Links"] = new(CompoundColumn.Identifier, CompoundNamespace.LipidMaps),
        ["PubChem Compound Database Links"] = new(CompoundColumn.Identifier, CompoundNamespace.PubChem),
        ["CAS Registry Numbers"] = new(CompoundColumn.Identifier, CompoundNamespace.Cas),
        ["Formulae"] = new(CompoundColumn.Formula),
        ["Monoisotopic Mass"] = new(CompoundColumn.Mass),
        ["CLASS_LEVEL4"] = new(CompoundColumn.Class, Level: 4),
    };

    public static long Read(KnowledgePart part, PackBuilder pack, RunContext context)
    {
        using var text = new KnowledgeText(part, pack.Options.Limits, context);
        using var cells = new IdentifierCells(part, context.Findings);
        long records = 0;
        var items = new List<(string Title, string Value, int Line)>();
        bool inItems = false, open = false;
        while (text.Next() is { } line)
        {
            if (line.StartsWith("$$$$", StringComparison.Ordinal))
            {
                records++;
                Take(items, pack, cells, part.At(text.Line));
                items.Clear();
                inItems = open = false;
            }
            else if (line.StartsWith('>') && TitleOf(line) is { } title)
            {
                inItems = open = items.Count < MostItems;
                if (open) items.Add((title, "", text.Line));
            }
            else if (string.IsNullOrWhiteSpace(line))
            {
                open = false;
            }
            else if (open)
            {
                (string of, string value, int at) = items[^1];
                if (value.Length < pack.Options.Limits.MaxTextLength) items[^1] = (of, value.Length == 0 ? line : value + "\n" + line, at);
            }
            else if (inItems)
            {
                pack.Findings.Add(Finding.Warning(
                    "OST-KNW-020",
                    "a line belongs to no data item; it is passed over",
                    part.At(text.Line),
                    TextTable.Shorten(line),
                    "The file was changed or is incomplete."));
                inItems = false;
            }
        }

        if (items.Count > 0)
        {
            records++;
            Take(items, pack, cells, part.At(text.Line));
            context.Findings.Add(Finding.Warning(
                "OST-KNW-003",
                "the last record does not end; the file is probably cut off",
                part.At(text.Line),
                hint: "Download it again."));
        }

        return records;
    }

    private static void Take(
        List<(string Title, string Value, int Line)> items, PackBuilder pack, IdentifierCells cells, SourceLocation where)
    {
        var identifiers = new List<CompoundIdentifier>();
        var levels = new SortedDictionary<int, string>();
        string? name = null, formula = null, mass = null;
        var synonyms = new List<string>();
        foreach ((string title, string value, int line) in items)
        {
            if (title.Equals("DATABASE_ID", StringComparison.OrdinalIgnoreCase) && IdentifierForms.Detect(value) is { } own)
                identifiers.Insert(0, own);
            if (RoleOf(title) is not { } role || value.Length == 0) continue;
            switch (role.Role)
            {
                case CompoundColumn.Identifier:
                    cells.Add(identifiers, role.Namespace, value, line, 0);
                    break;
                case CompoundColumn.Name:
                    name ??= value;
                    break;
                case CompoundColumn.Synonyms:
                    synonyms.AddRange(value.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
                    break;
                case CompoundColumn.Formula:
                    formula ??= value.Split('\n')[0];
                    break;
                case CompoundColumn.Mass:
                    mass ??= value;
                    break;
                case CompoundColumn.Class:
                    levels[role.Level] = WithoutCode(CompoundDraft.Plain(value));
                    break;
            }
        }

        // The identifier that the file is about is its key, whatever else it links to.
        if ((identifiers.Count > 0 ? KeyOf(items, identifiers) : null) is not { } key)
        {
            pack.Findings.Add(Finding.Warning(
                "OST-KNW-020",
                "a record has no identifier; it is passed over",
                where,
                hint: "LM_ID, DATABASE_ID, ChEBI ID and INCHI_KEY are looked for."));
            return;
        }

        CompoundDraft compound = pack.Compound(key);
        foreach (CompoundIdentifier identifier in identifiers) pack.Add(compound, identifier);
        if (name is not null) pack.AddName(compound, name);
        foreach (string synonym in synonyms) pack.AddName(compound, synonym);
        if (formula is not null) compound.SetFormula(formula);
        if (mass is not null
            && double.TryParse(mass, NumberStyles.Float, CultureInfo.InvariantCulture, out double da)
            && da > 0
            && double.IsFinite(da))
            compound.SetMass(da);
        if (levels.Count > 0)
        {
            int first = levels.Keys.First(), last = levels.Keys.Last();
            compound.SetClasses([.. Enumerable.Range(first, last - first + 1).Select(level => levels.GetValueOrDefault(level, ""))]);
        }
    }

    private static string? KeyOf(List<(string Title, string Value, int Line)> items, List<CompoundIdentifier> identifiers)
    {
        foreach (string title in (ReadOnlySpan<string>)["LM_ID", "REGNO", "DATABASE_ID", "HMDB_ID", "ChEBI ID"])
            foreach ((string item, string value, _) in items)
                if (item.Equals(title, StringComparison.OrdinalIgnoreCase) && IdentifierForms.Detect(value) is { } own) return own.Value;
        return IdentifierCells.KeyOf(identifiers);
    }

    private static CompoundColumnRole? RoleOf(string title) =>
        Titles.TryGetValue(title, out CompoundColumnRole role) ? role
        : CompoundColumns.Of(title) is { Role: not (CompoundColumn.Id or CompoundColumn.PassedOver) } known ? known
        : null;

    /// <summary>LIPID MAPS writes <c>Fatty Acyls [FA]</c>.</summary>
    private static string WithoutCode(string text) =>
        text.EndsWith(']') && text.LastIndexOf(" [", StringComparison.Ordinal) is > 0 and var at ? text[..at] : text;

    private static string? TitleOf(string line)
    {
        int open = line.IndexOf('<', StringComparison.Ordinal), close = line.LastIndexOf('>');
        return open > 0 && close > open ? line[(open + 1)..close] : null;
    }
}
