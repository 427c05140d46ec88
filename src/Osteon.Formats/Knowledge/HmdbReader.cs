using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Reads <c>hmdb_metabolites.xml</c> record by record; memory grows with what is kept of a record (name, synonyms, identifiers, formula,
/// mass, classes, pathways) and not with the file, most of which is spectra, references and descriptions. Pathways (SMPDB) become sets.
/// </summary>
internal static class HmdbReader
{
    public static long Read(KnowledgePart part, PackBuilder pack, RunContext context)
    {
        using var xml = new KnowledgeXml(part, pack.Options.Limits, context);
        using var cells = new IdentifierCells(part, context.Findings);
        long records = 0;
        while (xml.NextElement())
        {
            if (xml.Element != "metabolite") continue;
            records++;
            if (!xml.IsEmpty) ReadRecord(xml, pack, cells, part);
        }

        return records;
    }

    private static void ReadRecord(KnowledgeXml xml, PackBuilder pack, IdentifierCells cells, KnowledgePart part)
    {
        var record = new Record();
        int depth = xml.Depth;
        while (xml.NextInside(depth)) ReadField(xml, record);
        var identifiers = new List<CompoundIdentifier>();
        foreach ((CompoundNamespace collection, string text) in record.Identifiers) cells.Add(identifiers, collection, text, 0, 0);
        if (IdentifierCells.KeyOf([.. identifiers.Where(i => i.Namespace == CompoundNamespace.Hmdb)]) is not { } key)
        {
            pack.Findings.Add(Finding.Warning(
                "OST-KNW-020",
                "a record has no accession; it is passed over",
                xml.Here,
                hint: "Every record of HMDB has one; the file was changed or is incomplete."));
            return;
        }

        CompoundDraft compound = pack.Compound(key);
        foreach (CompoundIdentifier identifier in identifiers) pack.Add(compound, identifier);
        if (record.Name is { } name) pack.AddName(compound, name);
        foreach (string synonym in record.Synonyms) pack.AddName(compound, synonym);
        if (record.Formula is { } formula) compound.SetFormula(formula);
        if (record.Mass is { Length: > 0 } text2
            && double.TryParse(text2, NumberStyles.Float, CultureInfo.InvariantCulture, out double mass)
            && mass > 0
            && double.IsFinite(mass))
            compound.SetMass(mass);
        compound.SetClasses(record.Classes());
        foreach ((string id, string title) in record.Pathways)
        {
            SetDraft set = pack.Set(id);
            set.Name ??= title;
            pack.AddMember(set, key);
        }
    }

    private static void ReadField(KnowledgeXml xml, Record record)
    {
        switch (xml.Element)
        {
            case "accession":
                record.Identifiers.Insert(0, (CompoundNamespace.Hmdb, xml.Text()));
                break;
            case "secondary_accessions":
                Each(xml, "accession", text => record.Identifiers.Add((CompoundNamespace.Hmdb, text)));
                break;
            case "name":
                record.Name = xml.Text();
                break;
            case "synonyms":
                Each(xml, "synonym", record.Synonyms.Add);
                break;
            case "chemical_formula":
                record.Formula = xml.Text();
                break;
            case "monisotopic_molecular_weight" or "monoisotopic_molecular_weight":
                record.Mass = xml.Text();
                break;
            case "inchikey":
                record.Identifiers.Add((CompoundNamespace.InchiKey, xml.Text()));
                break;
            case "cas_registry_number":
                record.Identifiers.Add((CompoundNamespace.Cas, xml.Text()));
                break;
            case "chebi_id":
                record.Identifiers.Add((CompoundNamespace.Chebi, xml.Text()));
                break;
            case "kegg_id":
                record.Identifiers.Add((CompoundNamespace.Kegg, xml.Text()));
                break;
            case "pubchem_compound_id":
                record.Identifiers.Add((CompoundNamespace.PubChem, xml.Text()));
                break;
            case "taxonomy":
                ReadTaxonomy(xml, record);
                break;
            case "biological_properties":
                ReadPathways(xml, record);
                break;
            default:
                xml.Skip();
                break;
        }
    }

    private static void ReadTaxonomy(KnowledgeXml xml, Record record)
    {
        if (xml.IsEmpty) return;
        int depth = xml.Depth;
        while (xml.NextInside(depth))
        {
            int level = xml.Element switch { "kingdom" => 0, "super_class" => 1, "class" => 2, "sub_class" => 3, _ => -1 };
            if (level >= 0 && xml.Depth == depth + 1) record.Levels[level] = CompoundDraft.Plain(xml.Text());
            else xml.Skip();
        }
    }

    private static void ReadPathways(KnowledgeXml xml, Record record)
    {
        if (xml.IsEmpty) return;
        int depth = xml.Depth;
        string title = "", id = "";
        while (xml.NextInside(depth))
        {
            switch (xml.Element)
            {
                case "pathways":
                    break;
                case "pathway":
                    Close();
                    break;
                case "name" when xml.Depth == depth + 3:
                    title = CompoundDraft.Plain(xml.Text());
                    break;
                case "smpdb_id" when xml.Depth == depth + 3:
                    id = xml.Text();
                    break;
                default:
                    xml.Skip();
                    break;
            }
        }

        Close();

        void Close()
        {
            if (id.Length > 0) record.Pathways.Add((CompoundDraft.Plain(id), title.Length > 0 ? title : id));
            (id, title) = ("", "");
        }
    }

    private static void Each(KnowledgeXml xml, string element, Action<string> take)
    {
        if (xml.IsEmpty) return;
        int depth = xml.Depth;
        while (xml.NextInside(depth))
        {
            if (xml.Element == element) take(xml.Text());
            else xml.Skip();
        }
    }

    private sealed class Record
    {
        public string? Name { get; set; }

        public string? Formula { get; set; }

        public string? Mass { get; set; }

        public List<string> Synonyms { get; } = [];

        public List<(CompoundNamespace Namespace, string Text)> Identifiers { get; } = [];

        public List<(string Id, string Title)> Pathways { get; } = [];

        public string[] Levels { get; } = ["", "", "", ""];

        public string[] Classes()
        {
            int last = Array.FindLastIndex(Levels, l => l.Length > 0);
            return last < 0 ? [] : Levels[..(last + 1)];
        }
    }
}
