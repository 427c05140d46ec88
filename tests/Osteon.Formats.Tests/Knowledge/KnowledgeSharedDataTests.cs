using System.Globalization;
using System.IO.Compression;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.Knowledge;

/// <summary>Real tables of WikiPathways, Rat-GEM and MassBank against counts and sets that other programs made of them.</summary>
[Oracle]
public sealed class KnowledgeSharedDataTests
{
    private const string Folder = "data/metabolomics/";

    private static KnowledgeReading Read(RunContext context, params string[] names) =>
        KnowledgeFiles.Read([.. names.Select(n => SharedData.Require(Folder + n))], KnowledgeSamples.Source(), KnowledgeOptions.Default, context);

    /// <summary>
    /// For every pathway the ChEBI identifiers that the sets of an independent script hold, and besides only those of nodes whose own
    /// reference is ChEBI but whose mapped ChEBI is empty, which the script passed over (6 in the human table). In one row of that table
    /// the cells are shifted by one and an identifier of Wikidata stands under ChEBI; the script counted it as the 3,259th.
    /// </summary>
    [Theory]
    [InlineData("rno", 129, 68, 375, 0)]
    [InlineData("mmu", 214, 113, 915, 0)]
    [InlineData("hsa", 1007, 680, 3258, 6)]
    public void WikiPathways_sets_are_those_of_the_script_that_made_the_GMT_files(string species, int pathways, int withChebi, int mapped, int own)
    {
        KnowledgeReading reading = Read(RunContext.Default, $"wikipathways/nodes_{species}.tsv.gz", "wikipathways/pathways.tsv");
        Assert.Equal(pathways, reading.Pack.Sets.Count + reading.SetsWithoutCompounds);
        HashSet<(string Set, string Id)> unmapped = Unmapped(SharedData.Require($"{Folder}wikipathways/nodes_{species}.tsv.gz"));
        string[][] expected = [.. File.ReadLines(SharedData.Require($"{Folder}wikipathways/metabolites_{species}.gmt")).Select(l => l.Split('\t'))];
        foreach (string[] cells in expected)
        {
            MetaboliteSet set = reading.Pack.Set(cells[0]);
            Assert.Equal(cells[1].Trim(), set.Name);
            string[] members = [.. set.Members.Where(m => m.StartsWith("CHEBI:", StringComparison.Ordinal))];
            Assert.Empty(cells[2..].Where(m => !m.StartsWith("WIKIDATA", StringComparison.Ordinal)).Except(members));
            Assert.All(members.Except(cells[2..]), m => Assert.Contains((set.Id, m), unmapped));
        }

        Assert.Equal(withChebi, reading.Pack.Sets.Count(s => s.Members.Any(m => m.StartsWith("CHEBI:", StringComparison.Ordinal))));
        Assert.Equal(withChebi, expected.Length);
        Assert.Equal(own, unmapped.Count);
        Assert.Equal(mapped + own, reading.Pack.Compounds.Count(c => c.Id.StartsWith("CHEBI:", StringComparison.Ordinal)));
        KnowledgeMutationTests.HoldsTogether(reading.Pack);
    }

    /// <summary>Nodes without a mapped ChEBI identifier whose own reference is one.</summary>
    private static HashSet<(string, string)> Unmapped(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var found = new HashSet<(string, string)>();
        while (reader.ReadLine() is { } line)
            if (line.Split('\t') is [var set, _, "Metabolite", var reference, _, _, _, "", ..] && reference.StartsWith("chebi:", StringComparison.Ordinal) && reference[6..].All(char.IsAsciiDigit))
                found.Add((set, reference.ToUpperInvariant()));
        return found;
    }

    [Fact]
    public void Rat_GEM_has_its_masses_and_subsystems()
    {
        var context = new RunContext();
        KnowledgeReading reading = Read(context, "rat_gem/rat_gem_subsystems.gmt", "rat_gem/rat_gem_metabolites.tsv");
        Assert.Equal(4157, reading.Pack.Compounds.Count);
        Assert.Equal(134, reading.Pack.Sets.Count);
        // The table states 3,424 masses, one of which is 0: the proton without its charge has no atoms.
        Assert.Equal(3423, reading.Pack.Compounds.Count(c => c.MonoisotopicMass is not null));
        Assert.Single(context.Findings.ToList(), f => f.Id == "OST-KNW-028");
        Assert.Equal((711, 1711, 1406), (With(CompoundNamespace.Hmdb), With(CompoundNamespace.Kegg), With(CompoundNamespace.PubChem)));
        Assert.DoesNotContain(context.Findings.ToList(), f => f.Id == "OST-KNW-013");
        Assert.Equal("Fatty acid oxidation", reading.Pack.Set("Fatty_acid_oxidation").Name);
        KnowledgeMutationTests.HoldsTogether(reading.Pack);

        int With(CompoundNamespace collection) => reading.Pack.Compounds.Count(c => c.Of(collection).Length > 0);
    }

    /// <summary>The masses of the table were computed with older atomic masses and written with six decimals.</summary>
    [Fact]
    public void Masses_of_neutral_formulas_are_those_of_the_table()
    {
        int compared = 0;
        foreach (string[] cells in File.ReadLines(SharedData.Require(Folder + "rat_gem/rat_gem_metabolites.tsv")).Skip(1).Select(l => l.Split('\t')))
        {
            if (cells[2].Length == 0) continue;
            compared++;
            double mass = double.Parse(cells[3], CultureInfo.InvariantCulture);
            Assert.Equal(mass, NeutralFormula.Of(cells[2], 0)!.Value.Mass, 1e-6 + (2e-8 * mass));
        }

        Assert.Equal(3423, compared);
    }

    [Fact]
    public void The_table_of_chemical_classes_keeps_every_record_apart()
    {
        KnowledgePack pack = Read(RunContext.Default, "massbank/chemont_classes_open_records.tsv.gz").Pack;
        Assert.Equal(5066, pack.Compounds.Count);
        Assert.Empty(pack.Sets);
        Assert.All(pack.Compounds, c => Assert.NotEmpty(c.Classes));
        Assert.Equal(["Organic compounds", "Lipids and lipid-like molecules", "Sphingolipids", "Phosphosphingolipids"], pack.Compound("AADLTHQNYQJHQV-JMUUFCRMSA-N").Classes);
    }
}
