using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Reads what KEGG's REST interface answers (https://rest.kegg.jp), saved to files by someone who may: <c>list/compound</c>,
/// <c>list/pathway/rno</c> and
/// <c>link/cpd/pathway</c>, in either direction. Read in that order.
/// </summary>
internal static class KeggReader
{
    /// <summary><c>C00031 ⇥ D-Glucose; Grape sugar; Dextrose</c>.</summary>
    public static long ReadCompounds(KnowledgePart part, PackBuilder pack, RunContext context)
    {
        long records = 0;
        foreach ((string first, string second) in Pairs(part, pack, context))
        {
            if (!IdentifierForms.TryParse(CompoundNamespace.Kegg, first, out string? id)) continue;
            records++;
            CompoundDraft compound = Compound(pack, id);
            foreach (string name in second.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                pack.AddName(compound, name);
        }

        return records;
    }

    /// <summary>
    /// <c>rno00010 ⇥ Glycolysis / Gluconeogenesis - Rattus norvegicus (rat)</c>. Once a list has been read, only its pathways are kept;
    /// they go by the number they share with the reference map.
    /// </summary>
    public static long ReadPathways(KnowledgePart part, PackBuilder pack, RunContext context)
    {
        long records = 0;
        foreach ((string first, string second) in Pairs(part, pack, context))
        {
            string id = WithoutPrefix(first, "path:");
            if (id.Length < 7) continue;
            records++;
            int species = second.LastIndexOf(" - ", StringComparison.Ordinal);
            string name = species > 0 && second.EndsWith(')') ? second[..species] : second;
            pack.Set(id).Name = CompoundDraft.Plain(name);
            pack.KeggPathways[id[^5..]] = id;
        }

        return records;
    }

    /// <summary><c>path:map00010 ⇥ cpd:C00022</c> or the other way round.</summary>
    public static long ReadLinks(KnowledgePart part, PackBuilder pack, RunContext context)
    {
        long records = 0;
        bool reference = false;
        foreach ((string first, string second) in Pairs(part, pack, context))
        {
            bool compoundFirst = IdentifierForms.TryParse(CompoundNamespace.Kegg, first, out string? id);
            if (!compoundFirst && !IdentifierForms.TryParse(CompoundNamespace.Kegg, second, out id)) continue;
            string pathway = WithoutPrefix(compoundFirst ? second : first, "path:");
            if (pathway.Length < 7) continue;
            records++;
            reference |= pathway.StartsWith("map", StringComparison.Ordinal) || pathway.StartsWith("ko", StringComparison.Ordinal);
            if (pack.KeggPathways.Count > 0)
            {
                if (!pack.KeggPathways.TryGetValue(pathway[^5..], out string? listed)) continue;
                pathway = listed;
            }

            pack.AddMember(pack.Set(pathway), Compound(pack, id!).Id);
        }

        if (reference)
            context.Findings.Add(Finding.Note(
                "OST-KNW-023",
                "KEGG links compounds to reference maps, not to those of a species: a set also holds compounds that the species cannot make",
                part.Location,
                hint: pack.KeggPathways.Count == 0
                    ? "Add list/pathway of the species as well, to keep its maps only."
                    : "Say so where the enrichment is reported."));
        return records;
    }

    private static CompoundDraft Compound(PackBuilder pack, string id)
    {
        CompoundDraft compound = pack.Compound(id);
        pack.Add(compound, new CompoundIdentifier(CompoundNamespace.Kegg, id));
        return compound;
    }

    private static IEnumerable<(string First, string Second)> Pairs(KnowledgePart part, PackBuilder pack, RunContext context)
    {
        using var text = new KnowledgeText(part, pack.Options.Limits, context);
        var capped = new CappedFindings(context.Findings, part.Location.File, 20);
        while (text.Next() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            int tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab <= 0)
                capped.Add(Finding.Warning(
                    "OST-KNW-020",
                    "the line is no pair of KEGG; it is passed over",
                    part.At(text.Line),
                    TextTable.Shorten(line),
                    "Save the answer of KEGG as it is."));
            else
                yield return (line[..tab].Trim(), line[(tab + 1)..].Trim());
        }

        capped.Close();
    }

    private static string WithoutPrefix(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text;
}
