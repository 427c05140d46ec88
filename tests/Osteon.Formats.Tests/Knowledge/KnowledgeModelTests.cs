using Osteon.Primitives;

namespace Osteon.Formats.Tests.Knowledge;

/// <summary>Pathways as drawn, models, and the large collections.</summary>
[Unit]
public sealed class KnowledgeModelTests
{
    [Fact]
    public void Arrows_that_mean_a_conversion_become_edges_and_others_do_not()
    {
        MetaboliteSet set = KnowledgeSamples.Read(("a.gpml", KnowledgeSamples.Gpml2013)).Set("WP900");
        Assert.Equal("Lactate shuttle", set.Name);
        Assert.Equal(["56-86-0", "C00041", "CHEBI:15361", "CHEBI:16908", "HMDB0000190"], set.Members);
        // a to b; the group of a to c; the by-product e out of the arrow from a. NADH is currency, and a plain arrow into an arrow may
        // regulate.
        Assert.Equal([("CHEBI:15361", "56-86-0"), ("CHEBI:15361", "C00041"), ("CHEBI:15361", "HMDB0000190")], set.Edges);
    }

    [Fact]
    public void A_further_substrate_leads_to_the_product_when_it_is_no_currency()
    {
        using var folder = new TemporaryFolder();
        MetaboliteSet set = KnowledgeSamples.Read(folder, RunContext.Default, new KnowledgeOptions { Currency = [] }, null, ("a.gpml", KnowledgeSamples.Gpml2013)).Pack.Set("WP900");
        Assert.Contains(("CHEBI:16908", "HMDB0000190"), set.Edges);
        Assert.DoesNotContain(("56-86-0", "HMDB0000190"), set.Edges);
    }

    [Fact]
    public void Gpml_2021_says_the_same_in_other_words()
    {
        MetaboliteSet set = KnowledgeSamples.Read(("a.gpml", KnowledgeSamples.Gpml2021)).Set("WP901");
        Assert.Equal(["CHEBI:15361", "HMDB0000190"], set.Members);
        Assert.Equal([("CHEBI:15361", "HMDB0000190"), ("HMDB0000190", "CHEBI:15361")], set.Edges);
    }

    [Fact]
    public void A_drawing_beside_a_table_uses_its_compounds()
    {
        KnowledgePack pack = KnowledgeSamples.Read(
            ("a.gpml", KnowledgeSamples.Gpml2021), ("c.tsv", "id\tname\tchebi\thmdb\nlac\tlactate\tCHEBI:24996\tHMDB0000190\n"));
        Assert.Equal(["CHEBI:15361", "lac"], pack.Set("WP901").Members);
    }

    [Fact]
    public void A_model_gives_compounds_without_compartments_neutral_masses_and_edges_without_currency()
    {
        using var folder = new TemporaryFolder();
        var context = new RunContext();
        KnowledgePack pack = KnowledgeSamples.Read(folder, context, KnowledgeOptions.Default, null, ("m.xml", KnowledgeSamples.Sbml)).Pack;
        Assert.Equal(["MAM01", "MAM02", "MAM03", "MAM04", "adp", "atp"], pack.Compounds.Select(c => c.Id));
        Compound glucose = pack.Compound("MAM01");
        Assert.Equal(["CHEBI:17234"], glucose.Of(CompoundNamespace.Chebi));
        Assert.Equal(["C00031"], glucose.Of(CompoundNamespace.Kegg));
        Assert.Equal(180.0633881, glucose.MonoisotopicMass!.Value, 1e-6);
        // C6H11O9P(2-) and two protons.
        Assert.Equal(("C6H13O9P", 260.0297), (pack.Compound("MAM02").Formula, Math.Round(pack.Compound("MAM02").MonoisotopicMass!.Value, 4)));
        Assert.Null(pack.Compound("MAM04").Formula);
        MetaboliteSet glycolysis = Assert.Single(pack.Sets);
        Assert.Equal(("g1", "Glycolysis"), (glycolysis.Id, glycolysis.Name));
        Assert.Equal(["MAM01", "MAM02", "MAM03"], glycolysis.Members);
        Assert.Equal([("MAM01", "MAM02"), ("MAM02", "MAM03"), ("MAM03", "MAM02")], glycolysis.Edges);
        Assert.Equal(["OST-KNW-025", "OST-KNW-026"], context.Findings.Ids());
    }

    [Theory]
    [InlineData("M_glc__D_c", "c", "glc__D")]
    [InlineData("MAM01965c", "c", "MAM01965")]
    [InlineData("glc[c]", "c", "glc")]
    [InlineData("glc", "c", "glc")]
    [InlineData("M_glc__91__c__93__", "c", "glc")]
    [InlineData("x", null, "x")]
    public void A_compartment_is_taken_off_only_where_it_is_one(string id, string? compartment, string expected) => Assert.Equal(expected, SbmlReader.KeyOf(id, compartment));

    [Theory]
    [InlineData("C6H12O6", 0, "C6H12O6", 180.06338810)]
    [InlineData("C10H12N5O13P3", -4, "C10H16N5O13P3", 506.99574659)]
    [InlineData("C5H14NO", 1, "C5H13NO", 103.09971404)]
    [InlineData("H2O", 0, "H2O", 18.01056468)]
    [InlineData("ClNa", 0, "ClNa", 57.95862196)]
    public void A_neutral_formula_has_as_many_hydrogens_as_charges_ask_for(string formula, int charge, string expected, double mass)
    {
        (string neutral, double da) = NeutralFormula.Of(formula, charge)!.Value;
        Assert.Equal(expected, neutral);
        Assert.Equal(mass, da, 1e-7);
    }

    [Theory]
    [InlineData("C2H3OR", 0)]
    [InlineData("Na", 1)]
    [InlineData("(CH2)n", 0)]
    [InlineData("H", 1)]
    [InlineData("C999999999999", 0)]
    [InlineData("", 0)]
    public void What_has_no_neutral_formula_has_none(string formula, int charge) => Assert.Null(NeutralFormula.Of(formula, charge));

    [Fact]
    public void Hmdb_records_give_what_is_needed_and_nothing_of_their_proteins()
    {
        KnowledgePack pack = KnowledgeSamples.Read(("h.xml", KnowledgeSamples.Hmdb));
        Assert.Equal(["HMDB0000190", "HMDB0000243"], pack.Compounds.Select(c => c.Id));
        Compound lactate = pack.Compound("HMDB0000190");
        Assert.Equal("L-Lactic acid", lactate.Name);
        Assert.Equal(["Lactate", "(S)-Lactate"], lactate.Synonyms);
        Assert.Equal(["HMDB0000190", "HMDB0062492"], lactate.Of(CompoundNamespace.Hmdb));
        Assert.Equal(("CHEBI:422", "C00186", "107689", "79-33-4"), (
            lactate.Of(CompoundNamespace.Chebi)[0], lactate.Of(CompoundNamespace.Kegg)[0], lactate.Of(CompoundNamespace.PubChem)[0], lactate.Of(CompoundNamespace.Cas)[0]));
        Assert.Equal(90.031694058, lactate.MonoisotopicMass);
        Assert.Equal(["Organic compounds", "Organic acids and derivatives", "Hydroxy acids and derivatives", "Alpha hydroxy acids and derivatives"], lactate.Classes);
        Assert.Equal([("SMP0000060", "Pyruvate metabolism"), ("SMP0000128", "Gluconeogenesis")], pack.Sets.Select(s => (s.Id, s.Name)));
        Assert.Equal("Pyruvic acid", pack.Compound("HMDB0000243").Name);
    }

    [Fact]
    public void Structure_data_of_two_publishers_are_told_by_their_titles()
    {
        KnowledgePack pack = KnowledgeSamples.Read(("s.sdf", KnowledgeSamples.Sdf));
        Compound lipid = pack.Compound("LMFA01050002");
        Assert.Equal(("lactic acid", "C3H6O3", 90.0317), (lipid.Name, lipid.Formula, lipid.MonoisotopicMass));
        Assert.Equal(["2-hydroxy-propanoic acid", "milk acid", "E270"], lipid.Synonyms);
        Assert.Equal(["Fatty Acyls", "Fatty Acids and Conjugates", "Hydroxy fatty acids"], lipid.Classes);
        Assert.Equal(["CHEBI:78320"], lipid.Of(CompoundNamespace.Chebi));
        Assert.Equal(("Pyruvic acid", 88.016043994), (pack.Compound("HMDB0000243").Name, pack.Compound("HMDB0000243").MonoisotopicMass));
    }

    [Fact]
    public void Without_synonyms_there_is_one_name()
    {
        using var folder = new TemporaryFolder();
        KnowledgePack pack = KnowledgeSamples.Read(folder, RunContext.Default, new KnowledgeOptions { Synonyms = false }, null, ("h.xml", KnowledgeSamples.Hmdb)).Pack;
        Assert.All(pack.Compounds, c => Assert.Empty(c.Synonyms));
        Assert.Equal("L-Lactic acid", pack.Compound("HMDB0000190").Name);
    }

    [Theory]
    [InlineData(CompoundNamespace.Chebi, "chebi:15365", "CHEBI:15365")]
    [InlineData(CompoundNamespace.Chebi, "CHEBI:CHEBI:15365", "CHEBI:15365")]
    [InlineData(CompoundNamespace.Chebi, "15365.0", "CHEBI:15365")]
    [InlineData(CompoundNamespace.Hmdb, "HMDB00122", "HMDB0000122")]
    [InlineData(CompoundNamespace.Hmdb, "hmdb:HMDB0000122", "HMDB0000122")]
    [InlineData(CompoundNamespace.Kegg, "cpd:C00031", "C00031")]
    [InlineData(CompoundNamespace.PubChem, "CID:5793", "5793")]
    [InlineData(CompoundNamespace.PubChem, "CID5793", "5793")]
    [InlineData(CompoundNamespace.Cas, "50-99-7", "50-99-7")]
    [InlineData(CompoundNamespace.MetaNetX, "MNXM41", "MNXM41")]
    [InlineData(CompoundNamespace.InchiKey, "InChIKey=WQZGKKKJIJFFOK-GASJEMHNSA-N", "WQZGKKKJIJFFOK-GASJEMHNSA-N")]
    public void Identifiers_come_in_one_form(CompoundNamespace collection, string text, string expected)
    {
        Assert.True(IdentifierForms.TryParse(collection, text, out string? value));
        Assert.Equal(expected, value);
        Assert.Equal(expected, IdentifierForms.TryParse(collection, value, out string? again) ? again : null);
    }

    [Theory]
    [InlineData(CompoundNamespace.Cas, "50-99-8")]
    [InlineData(CompoundNamespace.Kegg, "map00010")]
    [InlineData(CompoundNamespace.Chebi, "wikidata:Q1")]
    [InlineData(CompoundNamespace.Hmdb, "HMDBP00001")]
    [InlineData(CompoundNamespace.PubChem, "-1")]
    [InlineData(CompoundNamespace.LipidMaps, "LMSP02")]
    [InlineData(CompoundNamespace.Own, " ")]
    public void What_cannot_be_an_identifier_is_none(CompoundNamespace collection, string text) => Assert.False(IdentifierForms.TryParse(collection, text, out _));
}
