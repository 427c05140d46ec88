namespace Osteon.Formats;

/// <summary>
/// A kind of file that holds knowledge of compounds or of sets of them. Told by content, never by name; see
/// docs/formats/knowledge-packs.md.
/// </summary>
public enum KnowledgeFormat
{
    /// <summary>Gene matrix transposed: one set a line, as identifier, description, members, separated by tabs.</summary>
    Gmt,

    /// <summary>
    /// A table of compounds with a header line; also the tables of metabolites of genome-scale models and tables of chemical classes.
    /// </summary>
    CompoundTable,

    /// <summary>Nodes of many WikiPathways in one table (<c>wpid, label, type, identifier, chebi …</c>).</summary>
    WikiPathwaysNodes,

    /// <summary>Titles of WikiPathways (<c>wpid, species, title …</c>).</summary>
    WikiPathwaysTitles,

    /// <summary>Nodes of one WikiPathway as its publisher writes them: <c>WP66-datanodes.tsv</c>.</summary>
    WikiPathwaysDataNodes,

    /// <summary>Description of one WikiPathway as its publisher writes it: <c>WP66-info.json</c>.</summary>
    WikiPathwaysInfo,

    /// <summary>One pathway as drawn, GPML 2013a or 2021.</summary>
    Gpml,

    /// <summary>A genome-scale model in SBML Level 3 with the packages fbc and groups.</summary>
    Sbml,

    /// <summary>Reactome's mapping of ChEBI identifiers to pathways (<c>ChEBI2Reactome….txt</c>).</summary>
    ReactomeChebi,

    /// <summary>KEGG REST: pairs of pathway and compound (<c>link/cpd/pathway</c> or <c>link/pathway/cpd</c>).</summary>
    KeggLink,

    /// <summary>KEGG REST: names of pathways (<c>list/pathway/rno</c>).</summary>
    KeggPathwayList,

    /// <summary>KEGG REST: names of compounds (<c>list/compound</c>).</summary>
    KeggCompoundList,

    /// <summary>Human Metabolome Database, <c>hmdb_metabolites.xml</c>.</summary>
    HmdbXml,

    /// <summary>Structure-data file of LIPID MAPS, HMDB or ChEBI.</summary>
    StructureData,
}
