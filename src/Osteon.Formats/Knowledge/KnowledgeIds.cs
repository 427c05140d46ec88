using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// The words by which kinds of knowledge files and collections go on the command line and in files of Osteon. They are added to, never
/// changed.
/// </summary>
public static class KnowledgeIds
{
    private static readonly (KnowledgeFormat Format, string Id)[] FormatIds =
    [
        (KnowledgeFormat.Gmt, "gmt"),
        (KnowledgeFormat.CompoundTable, "compound-table"),
        (KnowledgeFormat.WikiPathwaysNodes, "wikipathways-nodes"),
        (KnowledgeFormat.WikiPathwaysTitles, "wikipathways-titles"),
        (KnowledgeFormat.WikiPathwaysDataNodes, "wikipathways-datanodes"),
        (KnowledgeFormat.WikiPathwaysInfo, "wikipathways-info"),
        (KnowledgeFormat.Gpml, "gpml"),
        (KnowledgeFormat.Sbml, "sbml"),
        (KnowledgeFormat.ReactomeChebi, "reactome-chebi"),
        (KnowledgeFormat.KeggLink, "kegg-link"),
        (KnowledgeFormat.KeggPathwayList, "kegg-pathways"),
        (KnowledgeFormat.KeggCompoundList, "kegg-compounds"),
        (KnowledgeFormat.HmdbXml, "hmdb-xml"),
        (KnowledgeFormat.StructureData, "sdf"),
    ];

    private static readonly (CompoundNamespace Namespace, string Id)[] NamespaceIds =
    [
        (CompoundNamespace.Chebi, "chebi"),
        (CompoundNamespace.Hmdb, "hmdb"),
        (CompoundNamespace.Kegg, "kegg"),
        (CompoundNamespace.PubChem, "pubchem"),
        (CompoundNamespace.LipidMaps, "lipidmaps"),
        (CompoundNamespace.InchiKey, "inchikey"),
        (CompoundNamespace.Cas, "cas"),
        (CompoundNamespace.MetaNetX, "metanetx"),
        (CompoundNamespace.Own, "own"),
    ];

    /// <summary>All words of kinds, in the order of <see cref="KnowledgeFormat"/>.</summary>
    public static IReadOnlyList<string> Formats { get; } = [.. FormatIds.Select(f => f.Id)];

    /// <summary>All words of collections, in the order of <see cref="CompoundNamespace"/>.</summary>
    public static IReadOnlyList<string> Namespaces { get; } = [.. NamespaceIds.Select(n => n.Id)];

    /// <summary>The word of a kind.</summary>
    public static string Of(KnowledgeFormat format) => FormatIds.First(f => f.Format == format).Id;

    /// <summary>The word of a collection.</summary>
    public static string Of(CompoundNamespace collection) => NamespaceIds.First(n => n.Namespace == collection).Id;

    /// <summary>The kind of a word, or null.</summary>
    public static KnowledgeFormat? FormatOf(string id) =>
        FormatIds.Where(f => f.Id == id).Select(f => (KnowledgeFormat?)f.Format).FirstOrDefault();

    /// <summary>The collection of a word, or null.</summary>
    public static CompoundNamespace? NamespaceOf(string id) =>
        NamespaceIds.Where(n => n.Id == id).Select(n => (CompoundNamespace?)n.Namespace).FirstOrDefault();
}
