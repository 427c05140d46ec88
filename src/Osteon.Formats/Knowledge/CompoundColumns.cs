using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>What a column of a table of compounds can hold.</summary>
internal enum CompoundColumn
{
    /// <summary>Key of the compound in its source.</summary>
    Id,

    /// <summary>Name.</summary>
    Name,

    /// <summary>Further names, separated by semicolons or bars.</summary>
    Synonyms,

    /// <summary>Identifiers of a collection.</summary>
    Identifier,

    /// <summary>Formula of the neutral compound.</summary>
    Formula,

    /// <summary>Monoisotopic mass of the neutral compound.</summary>
    Mass,

    /// <summary>All classes, from the widest, separated by bars or semicolons.</summary>
    Classes,

    /// <summary>The class of one level.</summary>
    Class,

    /// <summary>Known, and not needed.</summary>
    PassedOver,
}

/// <summary>A column as its title is understood.</summary>
/// <param name="Role">What it holds.</param>
/// <param name="Namespace">The collection, for identifiers.</param>
/// <param name="Level">The level from 0, for a class.</param>
internal readonly record struct CompoundColumnRole(CompoundColumn Role, CompoundNamespace Namespace = CompoundNamespace.Own, int Level = 0);

/// <summary>
/// The titles of columns of tables of compounds, as the tables of genome-scale models, of ClassyFire, LIPID MAPS, HMDB and people write
/// them. Capitals, blanks, points, hyphens and underscores do not count.
/// </summary>
internal static class CompoundColumns
{
    private static readonly Dictionary<string, CompoundColumnRole> Known = Make();

    /// <summary>The titles that are known, as people write them, for hints.</summary>
    public static IReadOnlyCollection<string> Titles { get; } =
        ["id", "name", "synonyms", "chebi", "hmdb", "kegg", "pubchem", "lipidmaps", "inchikey", "cas", "metanetx", "formula", "monoisotopic_mass", "classes", "kingdom", "superclass", "class", "subclass"];

    /// <summary>What a title means, or null.</summary>
    public static CompoundColumnRole? Of(string title) => Known.TryGetValue(Fold(title), out CompoundColumnRole role) ? role : null;

    /// <summary>Whether a first line is a header: at least two titles are known, one of which can tell compounds apart.</summary>
    public static bool LooksLikeHeader(IReadOnlyList<string> header)
    {
        CompoundColumnRole[] roles = [.. header.Select(Of).OfType<CompoundColumnRole>()];
        return (roles.Length >= 2 || (header.Count == 1 && roles.Length == 1))
            && roles.Any(r => r.Role is CompoundColumn.Id or CompoundColumn.Name or CompoundColumn.Identifier);
    }

    private static string Fold(string title) =>
        new([.. title.Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '-' or '_' or '"' or '#')).Select(char.ToLowerInvariant)]);

    private static Dictionary<string, CompoundColumnRole> Make()
    {
        var known = new Dictionary<string, CompoundColumnRole>(StringComparer.Ordinal);
        void Add(CompoundColumnRole role, params string[] titles)
        {
            foreach (string title in titles) known.Add(title, role);
        }

        Add(new(CompoundColumn.Id), "id", "compoundid", "metaboliteid", "metabid", "compound", "metsnocomp", "identifier", "key");
        Add(
            new(CompoundColumn.Name),
            "name", "compoundname", "metabolite", "metabolitename", "metnames", "commonname", "genericname", "label", "title");
        Add(new(CompoundColumn.Synonyms), "synonyms", "synonym", "othernames", "aliases");
        void Ids(CompoundNamespace collection, params string[] titles) => Add(new(CompoundColumn.Identifier, collection), titles);
        Ids(CompoundNamespace.Chebi, "chebi", "chebiid", "metchebiid");
        Ids(CompoundNamespace.Hmdb, "hmdb", "hmdbid", "methmdbid", "accession");
        Ids(CompoundNamespace.Kegg, "kegg", "keggid", "keggcompound", "keggcompoundid", "metkeggid", "cpdid");
        Ids(CompoundNamespace.PubChem, "pubchem", "pubchemid", "pubchemcid", "cid", "metpubchemid", "pubchemcompoundid");
        Ids(CompoundNamespace.LipidMaps, "lipidmaps", "lipidmapsid", "lmid", "metlipidmapsid");
        Ids(CompoundNamespace.InchiKey, "inchikey", "inchikeys", "metinchikey");
        Ids(CompoundNamespace.Cas, "cas", "casid", "casnumber", "casregistrynumber", "casrn");
        Ids(CompoundNamespace.MetaNetX, "metanetx", "metanetxid", "metmetanetxid", "mnxid");
        Add(new(CompoundColumn.Formula), "formula", "chemicalformula", "molecularformula", "neutralformula");
        Add(
            new(CompoundColumn.Mass),
            "monoisotopicmass", "mass", "exactmass", "neutralmass", "monoisotopicmolecularweight", "monisotopicmolecularweight");
        Add(new(CompoundColumn.Classes), "classes", "classification", "taxonomy");
        Add(new(CompoundColumn.Class, Level: 0), "kingdom");
        Add(new(CompoundColumn.Class, Level: 1), "superclass", "category");
        Add(new(CompoundColumn.Class, Level: 2), "class", "mainclass");
        Add(new(CompoundColumn.Class, Level: 3), "subclass");
        Add(new(CompoundColumn.Class, Level: 4), "level5", "directparent", "classlevel4");
        Add(
            new(CompoundColumn.PassedOver),
            "smiles", "inchi", "charge", "nsubsystems", "chemontid", "licence", "license", "description", "comment", "comments", "url", "averagemass", "mets", "metbiggid", "metehmnid",
            "methepatonet1id", "metrecon3did", "metreactomeid", "metretired", "spontaneous", "metmodelseedid", "metseedid", "abbreviation", "systematicname");
        return known;
    }
}
