using Osteon.Primitives;

namespace Osteon.Formats.Tests.Knowledge;

/// <summary>What is understood of a small file of every kind.</summary>
[Unit]
public sealed class KnowledgeReaderTests
{
    public static TheoryData<int> Samples => [.. Enumerable.Range(0, KnowledgeSamples.All.Count)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_kind_is_told_by_content_also_when_packed(int index)
    {
        using var folder = new TemporaryFolder();
        (KnowledgeFormat format, _, string text) = KnowledgeSamples.All[index];
        Assert.Equal(format, KnowledgeFiles.Probe(folder.Write("no-name", text)));
        Assert.Equal(format, KnowledgeFiles.Probe(folder.Write("with-mark", "\uFEFF" + text)));
        Assert.Equal(format, KnowledgeFiles.Probe(folder.Write("packed", KnowledgeSamples.Gzip(System.Text.Encoding.UTF8.GetBytes(text)))));
    }

    [Theory]
    [InlineData("just a text")]
    [InlineData("a,b,c\n1,2,3\n")]
    [InlineData("<html><body/></html>")]
    [InlineData("{\"a\":1}")]
    [InlineData("")]
    [InlineData("\0\0\0\0\0\0")]
    public void What_is_no_knowledge_is_refused(string text)
    {
        using var folder = new TemporaryFolder();
        UnknownFormatException thrown = Assert.Throws<UnknownFormatException>(() => KnowledgeSamples.Read(folder, RunContext.Default, KnowledgeOptions.Default, null, ("x", text)));
        Assert.Equal("OST-KNW-001", thrown.Finding.Id);
    }

    [Fact]
    public void A_table_of_compounds_gives_names_identifiers_masses_and_classes()
    {
        KnowledgePack pack = KnowledgeSamples.Read(("c.csv", KnowledgeSamples.Compounds));
        Compound lactate = pack.Compound("m1");
        Assert.Equal("lactic acid", lactate.Name);
        Assert.Equal(["2-hydroxypropanoic acid", "milk acid"], lactate.Synonyms);
        Assert.Equal(
            [
                new CompoundIdentifier(CompoundNamespace.Chebi, "CHEBI:78320"), new CompoundIdentifier(CompoundNamespace.Hmdb, "HMDB0000190"),
                new CompoundIdentifier(CompoundNamespace.Kegg, "C00186"), new CompoundIdentifier(CompoundNamespace.InchiKey, "JVTAAEKCZFNVCJ-UHFFFAOYSA-N"),
            ],
            lactate.Identifiers);
        Assert.Equal("C3H6O3", lactate.Formula);
        Assert.Equal(90.031694, lactate.MonoisotopicMass);
        Assert.Equal(["Organic compounds", "Organic acids and derivatives", "Hydroxy acids"], lactate.Classes);
        Assert.Equal(["CHEBI:32816"], pack.Compound("m2").Of(CompoundNamespace.Chebi));
        Assert.Equal(["Organic compounds", "", "Keto acids"], pack.Compound("m2").Classes);
        Assert.Equal("acid, unnamed", pack.Compound("m3").Name);
    }

    [Fact]
    public void Without_a_column_of_keys_the_first_identifier_tells_rows_apart()
    {
        KnowledgePack pack = KnowledgeSamples.Read((
            "c.tsv", "inchikey\tname\tchebi\nJVTAAEKCZFNVCJ-UHFFFAOYSA-N\tlactic acid\tCHEBI:24996\nJVTAAEKCZFNVCJ-REOHCLBHSA-N\tL-lactic acid\tCHEBI:24996\n"));
        Assert.Equal(["JVTAAEKCZFNVCJ-REOHCLBHSA-N", "JVTAAEKCZFNVCJ-UHFFFAOYSA-N"], pack.Compounds.Select(c => c.Id));
    }

    [Fact]
    public void Contradictions_and_unusable_cells_are_reported_and_the_first_record_counts()
    {
        using var folder = new TemporaryFolder();
        var context = new RunContext();
        KnowledgePack pack = KnowledgeSamples.Read(
            folder, context, KnowledgeOptions.Default, null,
            ("c.tsv", "id\tname\tformula\tmass\tchebi\tkegg\tcolour\na\tone\tC2H4\t28.0313\tG00157\tC00031\tred\na\ttwo\tC2H6\tx\t\t\t\n\t\t\t\t\t\t\n\t\tC\t\t\t\t\n")).Pack;
        Compound compound = Assert.Single(pack.Compounds);
        Assert.Equal(("one", "C2H4", 28.0313), (compound.Name, compound.Formula, compound.MonoisotopicMass));
        Assert.Equal(["two"], compound.Synonyms);
        Assert.Equal(["OST-KNW-015", "OST-KNW-018", "OST-KNW-020", "OST-KNW-027", "OST-KNW-028"], context.Findings.Ids().Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(context.Findings.ToList(), f => f.Id == "OST-KNW-015" && f.Location is { Line: 2, Column: 5 } && f.Value == "G00157");
    }

    [Fact]
    public void Nodes_of_WikiPathways_become_compounds_and_sets()
    {
        using var folder = new TemporaryFolder();
        var context = new RunContext();
        KnowledgeReading reading = KnowledgeSamples.Read(folder, context, KnowledgeOptions.Default, null, ("n.tsv", KnowledgeSamples.Nodes), ("t.tsv", KnowledgeSamples.Titles));
        Assert.Equal(["CHEBI:15361", "CHEBI:24996", "wikidata:Q1"], reading.Pack.Compounds.Select(c => c.Id));
        Assert.Equal("Lactate shuttle", reading.Pack.Set("WP1").Name);
        Assert.Equal(["CHEBI:15361", "CHEBI:24996"], reading.Pack.Set("WP1").Members);
        Assert.Equal(1, reading.SetsWithoutCompounds);
        Compound pyruvate = reading.Pack.Compound("CHEBI:15361");
        Assert.Equal(["CHEBI:15361", "CHEBI:32816"], pyruvate.Of(CompoundNamespace.Chebi));
        Assert.Equal(("Pyruvate", "pyruvic acid"), (pyruvate.Name, Assert.Single(pyruvate.Synonyms)));
        Assert.Equal(["50-21-5"], reading.Pack.Compound("CHEBI:24996").Of(CompoundNamespace.Cas));
        Assert.Contains(context.Findings.ToList(), f => f.Id == "OST-KNW-016" && f.Value!.Contains("quoted", StringComparison.Ordinal));
        Assert.Contains("OST-KNW-017", context.Findings.Ids());
    }

    [Fact]
    public void Sets_of_another_species_are_left_out_and_said_so()
    {
        using var folder = new TemporaryFolder();
        var context = new RunContext();
        KnowledgeReading reading = KnowledgeSamples.Read(
            folder, context, KnowledgeOptions.Default, "Rattus norvegicus", ("n.tsv", KnowledgeSamples.Nodes), ("t.tsv", KnowledgeSamples.Titles));
        Assert.Equal(["WP1"], reading.Pack.Sets.Select(s => s.Id));
        Assert.Contains(context.Findings.ToList(), f => f.Id == "OST-KNW-032" && f.Value == "Homo sapiens");
    }

    [Fact]
    public void The_publishers_own_folder_is_read_file_by_file()
    {
        using var folder = new TemporaryFolder();
        var context = new RunContext();
        foreach ((KnowledgeFormat format, string name, string text) in KnowledgeSamples.All)
            if (format is KnowledgeFormat.WikiPathwaysDataNodes or KnowledgeFormat.WikiPathwaysInfo) folder.Write($"clone/pathways/WP9/{name}", text);
        folder.Write("clone/README.md", "nothing");
        KnowledgeReading reading = KnowledgeFiles.Read([folder["clone"]], KnowledgeSamples.Source(), KnowledgeOptions.Default, context);
        Assert.Equal(("WP9", "Nine"), (reading.Pack.Sets[0].Id, reading.Pack.Sets[0].Name));
        Assert.Equal(["LCTONWCANYUPML-UHFFFAOYSA-M"], reading.Pack.Compound("CHEBI:15361").Of(CompoundNamespace.InchiKey));
        Assert.Contains("OST-KNW-030", context.Findings.Ids());
    }

    [Fact]
    public void Members_of_a_GMT_file_are_told_by_their_form()
    {
        KnowledgePack pack = KnowledgeSamples.Read(("s.gmt", KnowledgeSamples.Gmt));
        Assert.Equal(["C00212", "C00262", "C00294"], pack.Set("P1").Members);
        Assert.Equal(("Purine salvage", "P2"), (pack.Set("P1").Name, pack.Set("P2").Name));
        Assert.All(pack.Compounds, c => Assert.Equal([c.Id], c.Of(CompoundNamespace.Kegg)));
    }

    [Fact]
    public void Members_of_a_GMT_file_are_compounds_of_the_table_beside_it_in_either_order()
    {
        foreach (bool tableFirst in (bool[])[true, false])
        {
            (string, string)[] files = [("c.csv", KnowledgeSamples.Compounds), ("s.gmt", "S\td\tm1\tC00022\tHMDB00243\tCHEBI:1\n")];
            KnowledgePack pack = KnowledgeSamples.Read(tableFirst ? files : [.. files.Reverse()]);
            Assert.Equal(["CHEBI:1", "m1", "m2"], pack.Set("S").Members);
            Assert.Null(pack.Compound("CHEBI:1").Name);
        }
    }

    [Theory]
    [InlineData("OST-KNW-008", "A\td\t101\t102\n")]
    [InlineData("OST-KNW-009", "A\td\tTp53\tMyc\n")]
    [InlineData("OST-KNW-010", "Notch%WikiPathways_20240310%WP61%Rattus norvegicus\thttps://www.wikipathways.org\t25001\t24001\n")]
    public void Members_that_may_be_anything_are_refused(string id, string text)
    {
        using var folder = new TemporaryFolder();
        InvalidContentException thrown = Assert.Throws<InvalidContentException>(() => KnowledgeSamples.Read(folder, RunContext.Default, KnowledgeOptions.Default, null, ("s.gmt", text)));
        Assert.Equal(id, thrown.Finding.Id);
        Assert.False(string.IsNullOrWhiteSpace(thrown.Finding.Hint));
    }

    [Theory]
    [InlineData(CompoundNamespace.PubChem, "101", "102")]
    [InlineData(CompoundNamespace.Chebi, "CHEBI:101", "CHEBI:102")]
    [InlineData(CompoundNamespace.Own, "101", "102")]
    public void Declared_members_are_taken_as_declared(CompoundNamespace members, params string[] expected)
    {
        using var folder = new TemporaryFolder();
        KnowledgePack pack = KnowledgeSamples.Read(folder, RunContext.Default, new KnowledgeOptions { Members = members }, null, ("s.gmt", "A\td\t101\t102\n")).Pack;
        Assert.Equal(members, members == CompoundNamespace.Own ? members : pack.Compounds[0].Identifiers[0].Namespace);
        Assert.Equal(expected, members == CompoundNamespace.PubChem ? pack.Compounds.Select(c => c.Id) : pack.Sets[0].Members);
    }

    [Fact]
    public void An_identifier_that_two_compounds_bear_makes_both_members_with_a_warning()
    {
        using var folder = new TemporaryFolder();
        var context = new RunContext();
        KnowledgePack pack = KnowledgeSamples.Read(
            folder, context, KnowledgeOptions.Default, null, ("c.tsv", "id\tkegg\nalpha\tC00031\nbeta\tC00031\n"), ("s.gmt", "S\td\tC00031\n")).Pack;
        Assert.Equal(["alpha", "beta"], pack.Set("S").Members);
        Assert.Equal(["OST-KNW-014"], context.Findings.Ids());
    }

    [Fact]
    public void Reactome_is_read_for_one_species()
    {
        using var folder = new TemporaryFolder();
        KnowledgePack pack = KnowledgeSamples.Read(folder, RunContext.Default, KnowledgeOptions.Default, "Rattus norvegicus", ("r.txt", KnowledgeSamples.Reactome)).Pack;
        Assert.Equal(["CHEBI:15361", "CHEBI:24996"], pack.Set("R-RNO-70268").Members);
        Assert.Single(pack.Sets);
        Assert.Equal("Pyruvate metabolism", pack.Sets[0].Name);
        KnowledgePack entities = KnowledgeSamples.Read(("e.txt", KnowledgeSamples.ReactomeEntities));
        Assert.Equal(("R-RNO-70268", "PYR"), (entities.Sets[0].Id, entities.Compounds[0].Name));
    }

    [Theory]
    [InlineData("OST-KNW-021", null, "Rattus norvegicus")]
    [InlineData("OST-KNW-022", "Ratus norvegicus", "Did you mean 'Rattus norvegicus'?")]
    public void Reactome_needs_a_species_that_is_in_the_file(string id, string? species, string expected)
    {
        using var folder = new TemporaryFolder();
        InvalidContentException thrown = Assert.Throws<InvalidContentException>(
            () => KnowledgeSamples.Read(folder, RunContext.Default, KnowledgeOptions.Default, species, ("r.txt", KnowledgeSamples.Reactome)));
        Assert.Equal(id, thrown.Finding.Id);
        Assert.Contains(expected, thrown.Finding.Value + thrown.Finding.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Kegg_answers_are_joined_by_the_number_of_the_map()
    {
        using var folder = new TemporaryFolder();
        var context = new RunContext();
        KnowledgePack pack = KnowledgeSamples.Read(
            folder, context, KnowledgeOptions.Default, null,
            ("link.txt", KnowledgeSamples.KeggLinks), ("pathways.txt", KnowledgeSamples.KeggPathways), ("compounds.txt", KnowledgeSamples.KeggCompounds)).Pack;
        Assert.Equal(["rno00010", "rno00620"], pack.Sets.Select(s => s.Id));
        Assert.Equal("Glycolysis / Gluconeogenesis", pack.Set("rno00010").Name);
        Assert.Equal(["C00022", "C00186"], pack.Set("rno00010").Members);
        Assert.Equal(("Pyruvate", "Pyruvic acid"), (pack.Compound("C00022").Name, pack.Compound("C00022").Synonyms[0]));
        Assert.Contains("OST-KNW-023", context.Findings.Ids());
        KnowledgePack turned = KnowledgeSamples.Read(("l.txt", "cpd:C00022\tpath:map00010\ncpd:C00186\tpath:map00010\n"));
        Assert.Equal(["C00022", "C00186"], turned.Set("map00010").Members);
    }

    [Fact]
    public void A_zip_archive_is_read_entry_by_entry()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a.zip", KnowledgeSamples.Zip(("../../Rn_One_WP900_1.gpml", KnowledgeSamples.Gpml2013), ("b/WP901.gpml", KnowledgeSamples.Gpml2021), ("read.me", "no")));
        KnowledgeReading reading = KnowledgeFiles.Read([path], KnowledgeSamples.Source("Rattus norvegicus"), KnowledgeOptions.Default, RunContext.Default);
        Assert.Equal(["WP900", "WP901"], reading.Pack.Sets.Select(s => s.Id));
        Assert.Equal(["a.zip"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }
}
