using System.IO.Compression;
using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.Knowledge;

/// <summary>Small files of every kind, written here, and short ways to read them.</summary>
internal static class KnowledgeSamples
{
    public const string Gmt = "P1\tPurine salvage\tC00212\tC00294\tC00262\nP2\thttp://example.org/p2\tC00022\tC00186\n";

    public const string Compounds =
        "id,name,synonyms,chebi,hmdb,kegg,inchikey,formula,mass,kingdom,superclass,class\n" +
        "m1,lactic acid,2-hydroxypropanoic acid;milk acid,CHEBI:78320,HMDB00190,C00186,JVTAAEKCZFNVCJ-UHFFFAOYSA-N,C3H6O3,90.031694,Organic compounds,Organic acids and derivatives,Hydroxy acids\n" +
        "m2,pyruvic acid,,32816,HMDB0000243,cpd:C00022,LCTONWCANYUPML-UHFFFAOYSA-N,C3H4O3,88.016044,Organic compounds,,Keto acids\n" +
        "m3,\"acid, unnamed\",,,,,,,,,,\n";

    public const string Nodes =
        "wpid\tlabel\ttype\tidentifier\tensembl\tncbigene\tuniprot\tchebi\tinchikey\thmdb\tkegg_compound\tpubchem\tlipidmaps\r\n" +
        "WP1\tPyruvate\tMetabolite\thmdb:HMDB0000243\t\t\t\tchebi:15361;chebi:32816\tLCTONWCANYUPML-UHFFFAOYSA-M\thmdb:HMDB0000243\tkegg.compound:C00022\tpubchem.compound:107735\t\r\n" +
        "WP1\tLactate\tMetabolite\tcas:50-21-5\t\t\t\tchebi:24996\t\t\tkegg.compound:C00186\t\t\r\n" +
        "WP1\tLdha\tGeneProduct\tensembl:ENSRNOG00000013009\tENSRNOG00000013009\t24533\t\t\t\t\t\t\t\r\n" +
        "WP1\t\"A \"\"quoted\"\" legend\"\tMetabolite\t\t\t\t\t\t\t\t\t\t\r\n" +
        "WP2\tStat3\tGeneProduct\tensembl:ENSRNOG00000019742\tENSRNOG00000019742\t25125\t\t\t\t\t\t\t\r\n" +
        "WP3\tpyruvic acid\tMetabolite\tchebi:15361\t\t\t\tchebi:15361\t\t\tkegg.compound:C00022\t\t\r\n" +
        "WP3\tOddity\tMetabolite\twikidata:Q1\t\t\t\t\t\t\t\t\t\r\n";

    public const string Titles =
        "wpid\tspecies\ttitle\tmetabolites\tgenes\tontology\tlast_edited\trevision\nWP1\trno\tLactate shuttle\t3\t1\t\t2025-01-01\tr1\nWP2\trno\tJak-Stat\t0\t1\t\t\t\nWP3\thsa\tA human one\t2\t0\t\t\t\n";

    public const string Gpml2013 =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Pathway xmlns="http://pathvisio.org/GPML/2013a" Name="Lactate shuttle" Version="WP900_r1" Organism="Rattus norvegicus">
          <Graphics BoardWidth="10" BoardHeight="10" />
          <DataNode TextLabel="Pyruvate" GraphId="a" Type="Metabolite" GroupRef="g0"><Graphics /><Xref Database="ChEBI" ID="CHEBI:15361" /></DataNode>
          <DataNode TextLabel="Lactate" GraphId="b" Type="Metabolite"><Xref Database="HMDB" ID="HMDB00190" /></DataNode>
          <DataNode TextLabel="Alanine" GraphId="c" Type="Metabolite"><Xref Database="KEGG Compound" ID="C00041" /></DataNode>
          <DataNode TextLabel="NADH" GraphId="d" Type="Metabolite"><Xref Database="ChEBI" ID="16908" /></DataNode>
          <DataNode TextLabel="Glutamate" GraphId="e" Type="Metabolite"><Xref Database="CAS" ID="56-86-0" /></DataNode>
          <DataNode TextLabel="2-oxoglutarate" GraphId="f" Type="Metabolite"><Xref Database="LIPID MAPS" ID="nothing" /></DataNode>
          <DataNode TextLabel="Ldha" GraphId="x" Type="GeneProduct"><Xref Database="Ensembl" ID="ENSRNOG00000013009" /></DataNode>
          <DataNode TextLabel="Legend" GraphId="l" Type="Metabolite"><Xref Database="" ID="" /></DataNode>
          <Interaction GraphId="i1"><Graphics><Point X="1" Y="1" GraphRef="a" /><Point X="2" Y="2" /><Point X="3" Y="3" GraphRef="b" ArrowHead="mim-conversion" /><Anchor Position="0.5" GraphId="an1" /></Graphics></Interaction>
          <Interaction GraphId="i2"><Graphics><Point X="1" Y="1" GraphRef="x" /><Point X="3" Y="3" GraphRef="an1" ArrowHead="mim-catalysis" /></Graphics></Interaction>
          <Interaction GraphId="i3"><Graphics><Point X="1" Y="1" GraphRef="d" /><Point X="3" Y="3" GraphRef="an1" ArrowHead="mim-conversion" /></Graphics></Interaction>
          <Interaction GraphId="i4"><Graphics><Point X="1" Y="1" GraphRef="gg" /><Point X="3" Y="3" GraphRef="c" ArrowHead="Arrow" /></Graphics></Interaction>
          <Interaction GraphId="i5"><Graphics><Point X="1" Y="1" GraphRef="c" ArrowHead="TBar" /><Point X="3" Y="3" GraphRef="b" /></Graphics></Interaction>
          <Interaction GraphId="i6"><Graphics><Point X="1" Y="1" GraphRef="an1" /><Point X="3" Y="3" GraphRef="e" ArrowHead="Arrow" /></Graphics></Interaction>
          <Interaction GraphId="i7"><Graphics><Point X="1" Y="1" GraphRef="e" /><Point X="3" Y="3" GraphRef="an1" ArrowHead="Arrow" /></Graphics></Interaction>
          <Group GroupId="g0" GraphId="gg" Style="Group" />
        </Pathway>
        """;

    public const string Gpml2021 =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Pathway xmlns="http://pathvisio.org/GPML/2021" title="Lactate shuttle" version="r1" organism="Rattus norvegicus">
          <Xref identifier="WP901" dataSource="WikiPathways" />
          <DataNodes>
            <DataNode elementId="a" textLabel="Pyruvate" type="Metabolite"><Xref identifier="CHEBI:15361" dataSource="ChEBI" /><Graphics /></DataNode>
            <DataNode elementId="b" textLabel="Lactate" type="Metabolite"><States><State elementId="s"><Xref identifier="MOD:00046" dataSource="PSI-MOD" /></State></States><Xref identifier="HMDB0000190" dataSource="HMDB" /></DataNode>
            <DataNode elementId="x" textLabel="Ldha" type="GeneProduct"><Xref identifier="ENSRNOG00000013009" dataSource="Ensembl" /></DataNode>
          </DataNodes>
          <Interactions>
            <Interaction elementId="i"><Waypoints><Point elementId="p1" arrowHead="Conversion" elementRef="a" x="1" y="1" /><Point elementId="p2" arrowHead="Conversion" elementRef="b" x="2" y="2" /></Waypoints><Graphics /></Interaction>
          </Interactions>
        </Pathway>
        """;

    public const string Hmdb =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <hmdb xmlns="http://www.hmdb.ca">
        <metabolite>
          <version>5.0</version>
          <accession>HMDB0000190</accession>
          <secondary_accessions><accession>HMDB00190</accession><accession>HMDB0062492</accession></secondary_accessions>
          <name>L-Lactic acid</name>
          <description>A text &amp; more of it</description>
          <synonyms><synonym>Lactate</synonym><synonym>L-lactic acid</synonym><synonym>(S)-Lactate</synonym></synonyms>
          <chemical_formula>C3H6O3</chemical_formula>
          <monisotopic_molecular_weight>90.031694058</monisotopic_molecular_weight>
          <inchikey>JVTAAEKCZFNVCJ-REOHCLBHSA-N</inchikey>
          <cas_registry_number>79-33-4</cas_registry_number>
          <taxonomy><description/><direct_parent>Alpha hydroxy acids</direct_parent><kingdom>Organic compounds</kingdom><super_class>Organic acids and derivatives</super_class><class>Hydroxy acids and derivatives</class><sub_class>Alpha hydroxy acids and derivatives</sub_class></taxonomy>
          <biological_properties><cellular_locations/><pathways>
            <pathway><name>Gluconeogenesis</name><smpdb_id>SMP0000128</smpdb_id><kegg_map_id>map00010</kegg_map_id></pathway>
            <pathway><name>Pyruvate metabolism</name><smpdb_id>SMP0000060</smpdb_id><kegg_map_id/></pathway>
          </pathways></biological_properties>
          <protein_associations><protein><name>L-lactate dehydrogenase</name><accession>HMDBP00001</accession></protein></protein_associations>
          <chebi_id>422</chebi_id>
          <kegg_id>C00186</kegg_id>
          <pubchem_compound_id>107689</pubchem_compound_id>
        </metabolite>
        <metabolite>
          <accession>HMDB0000243</accession><name>Pyruvic acid</name><synonyms/><chemical_formula/><taxonomy/><biological_properties/><kegg_id/>
        </metabolite>
        </hmdb>
        """;

    public const string Sdf =
        "LMFA01050002\n  x\n\n  0  0  0  0  0  0  0  0  0  0999 V2000\nM  END\n" +
        "> <LM_ID>\nLMFA01050002\n\n> <NAME>\nlactic acid\n\n> <SYSTEMATIC_NAME>\n2-hydroxy-propanoic acid\n\n> <CATEGORY>\nFatty Acyls [FA]\n\n> <MAIN_CLASS>\nFatty Acids and Conjugates [FA01]\n\n" +
        "> <SUB_CLASS>\nHydroxy fatty acids [FA0105]\n\n> <EXACT_MASS>\n90.0317\n\n> <FORMULA>\nC3H6O3\n\n> <INCHI_KEY>\nJVTAAEKCZFNVCJ-UHFFFAOYSA-N\n\n> <CHEBI_ID>\n78320\n\n> <SYNONYMS>\nmilk acid; E270\n\n$$$$\n" +
        "second\n\n\nM  END\n> <DATABASE_ID>\nHMDB0000243\n\n> <DATABASE_NAME>\nhmdb\n\n> <GENERIC_NAME>\nPyruvic acid\n\n> <EXACT_MASS>\n88.016043994\n\n$$$$\n";

    public const string Sbml =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <sbml xmlns="http://www.sbml.org/sbml/level3/version1/core" xmlns:fbc="http://www.sbml.org/sbml/level3/version1/fbc/version2" xmlns:groups="http://www.sbml.org/sbml/level3/version1/groups/version1" level="3" version="1">
        <model id="M" name="a model">
          <listOfSpecies>
            <species id="MAM01c" name="glucose" compartment="c" fbc:charge="0" fbc:chemicalFormula="C6H12O6">
              <annotation><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:bqbiol="http://biomodels.net/biology-qualifiers/">
                <rdf:Description><bqbiol:is><rdf:Bag><rdf:li rdf:resource="https://identifiers.org/chebi/CHEBI:17234"/><rdf:li rdf:resource="https://identifiers.org/kegg.compound/C00031"/><rdf:li rdf:resource="https://identifiers.org/bigg.metabolite/glc__D"/></rdf:Bag></bqbiol:is>
                <bqmodel:is xmlns:bqmodel="http://biomodels.net/model-qualifiers/"><rdf:Bag><rdf:li rdf:resource="https://identifiers.org/chebi/CHEBI:2"/></rdf:Bag></bqmodel:is>
                <bqbiol:isVersionOf><rdf:Bag><rdf:li rdf:resource="https://identifiers.org/chebi/CHEBI:1"/></rdf:Bag></bqbiol:isVersionOf></rdf:Description></rdf:RDF></annotation>
            </species>
            <species id="MAM01e" name="glucose" compartment="e" fbc:chemicalFormula="C6H12O6"/>
            <species id="MAM02c" name="glucose 6-phosphate" compartment="c" fbc:charge="-2" fbc:chemicalFormula="C6H11O9P"/>
            <species id="M_atp_c" name="ATP" compartment="c" fbc:charge="-4" fbc:chemicalFormula="C10H12N5O13P3"/>
            <species id="M_adp_c" name="ADP" compartment="c" fbc:charge="-3" fbc:chemicalFormula="C10H12N5O10P2"/>
            <species id="MAM03c" name="fructose 6-phosphate" compartment="c" fbc:charge="-2" fbc:chemicalFormula="C6H11O9P"/>
            <species id="MAM04c" name="generic acyl" compartment="c" fbc:chemicalFormula="C2H3OR"/>
          </listOfSpecies>
          <listOfReactions>
            <reaction id="R1" reversible="false"><listOfReactants><speciesReference species="MAM01c" stoichiometry="1"/><speciesReference species="M_atp_c"/></listOfReactants><listOfProducts><speciesReference species="MAM02c"/><speciesReference species="M_adp_c"/></listOfProducts></reaction>
            <reaction id="R2" reversible="true"><listOfReactants><speciesReference species="MAM02c"/></listOfReactants><listOfProducts><speciesReference species="MAM03c"/></listOfProducts></reaction>
            <reaction id="R3" reversible="true"><listOfReactants><speciesReference species="MAM01e"/></listOfReactants><listOfProducts><speciesReference species="MAM01c"/></listOfProducts></reaction>
          </listOfReactions>
          <groups:listOfGroups>
            <groups:group groups:id="g1" groups:kind="partonomy" groups:name="Glycolysis"><groups:listOfMembers><groups:member groups:idRef="R1"/><groups:member groups:idRef="R2"/></groups:listOfMembers></groups:group>
            <groups:group groups:id="g2" groups:kind="partonomy" groups:name="Transport reactions"><groups:listOfMembers><groups:member groups:idRef="R3"/></groups:listOfMembers></groups:group>
          </groups:listOfGroups>
        </model>
        </sbml>
        """;

    public const string Reactome =
        "15361\tR-RNO-70268\thttps://reactome.org/PathwayBrowser/#/R-RNO-70268\tPyruvate metabolism\tIEA\tRattus norvegicus\n" +
        "24996\tR-RNO-70268\thttps://reactome.org/PathwayBrowser/#/R-RNO-70268\tPyruvate metabolism\tIEA\tRattus norvegicus\n" +
        "15361\tR-HSA-70268\thttps://reactome.org/PathwayBrowser/#/R-HSA-70268\tPyruvate metabolism\tTAS\tHomo sapiens\n";

    public const string ReactomeEntities =
        "15361\tR-ALL-29398\tPYR [cytosol]\tR-RNO-70268\thttps://reactome.org/PathwayBrowser/#/R-RNO-70268\tPyruvate metabolism\tIEA\tRattus norvegicus\n";

    public const string KeggCompounds = "C00022\tPyruvate; Pyruvic acid\nC00186\t(S)-Lactate; L-Lactate\nC00001\tH2O; Water\n";

    public const string KeggPathways = "rno00010\tGlycolysis / Gluconeogenesis - Rattus norvegicus (rat)\nrno00620\tPyruvate metabolism - Rattus norvegicus (rat)\n";

    public const string KeggLinks = "path:map00010\tcpd:C00022\npath:map00010\tcpd:C00186\npath:map00620\tcpd:C00022\npath:map00900\tcpd:C00022\n";

    /// <summary>One sample of each kind under the kind that it is.</summary>
    public static IReadOnlyList<(KnowledgeFormat Format, string Name, string Text)> All { get; } =
    [
        (KnowledgeFormat.Gmt, "sets.gmt", Gmt),
        (KnowledgeFormat.CompoundTable, "compounds.csv", Compounds),
        (KnowledgeFormat.WikiPathwaysNodes, "nodes.tsv", Nodes),
        (KnowledgeFormat.WikiPathwaysTitles, "pathways.tsv", Titles),
        (KnowledgeFormat.WikiPathwaysDataNodes, "WP9-datanodes.tsv", "Label\tType\tIdentifier\tComment\tEnsembl\tChEBI\tInChI\tHMDB\nPyruvate\tMetabolite\tchebi:15361\t5\" end\t\tCHEBI:15361\tinchikey:LCTONWCANYUPML-UHFFFAOYSA-M\t\n"),
        (KnowledgeFormat.WikiPathwaysInfo, "WP9-info.json", "{\"wpid\":\"WP9\",\"title\":\"Nine\",\"organisms\":[\"Rattus norvegicus\"]}"),
        (KnowledgeFormat.Gpml, "WP900.gpml", Gpml2013),
        (KnowledgeFormat.Gpml, "x.gpml", Gpml2021),
        (KnowledgeFormat.Sbml, "model.xml", Sbml),
        (KnowledgeFormat.ReactomeChebi, "ChEBI2Reactome.txt", Reactome),
        (KnowledgeFormat.ReactomeChebi, "ChEBI2Reactome_PE_Pathway.txt", ReactomeEntities),
        (KnowledgeFormat.KeggLink, "link.txt", KeggLinks),
        (KnowledgeFormat.KeggPathwayList, "pathways.txt", KeggPathways),
        (KnowledgeFormat.KeggCompoundList, "compounds.txt", KeggCompounds),
        (KnowledgeFormat.HmdbXml, "hmdb_metabolites.xml", Hmdb),
        (KnowledgeFormat.StructureData, "structures.sdf", Sdf),
    ];

    public static KnowledgeSource Source(string? species = null) => new() { Id = "test", Name = "Test", Version = "1", Licence = "CC0-1.0", Species = species };

    /// <summary>Reads texts that are written to files of these names first.</summary>
    public static KnowledgeReading Read(TemporaryFolder folder, RunContext context, KnowledgeOptions options, string? species, params (string Name, string Text)[] files) =>
        KnowledgeFiles.Read([.. files.Select(f => folder.Write(f.Name, f.Text))], Source(species), options, context);

    public static KnowledgePack Read(params (string Name, string Text)[] files)
    {
        using var folder = new TemporaryFolder();
        return Read(folder, RunContext.Default, KnowledgeOptions.Default, null, files).Pack;
    }

    public static Compound Compound(this KnowledgePack pack, string id) => Assert.Single(pack.Compounds, c => c.Id == id);

    public static MetaboliteSet Set(this KnowledgePack pack, string id) => Assert.Single(pack.Sets, s => s.Id == id);

    public static string[] Of(this Compound compound, CompoundNamespace collection) => [.. compound.Identifiers.Where(i => i.Namespace == collection).Select(i => i.Value)];

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(bytes);
        return packed.ToArray();
    }

    public static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
            foreach ((string name, string text) in entries)
            {
                using Stream stream = archive.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }

        return packed.ToArray();
    }
}
