using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>Every way of writing an identifier that was met in real tables.</summary>
[Unit]
public sealed class IdentifierTextTests
{
    [Theory]
    [InlineData(CompoundNamespace.Hmdb, "HMDB00122", "HMDB0000122")]
    [InlineData(CompoundNamespace.Hmdb, "HMDB0000122", "HMDB0000122")]
    [InlineData(CompoundNamespace.Hmdb, "hmdb:HMDB0014900", "HMDB0014900")]
    [InlineData(CompoundNamespace.Hmdb, "HMDB:00122", "HMDB0000122")]
    [InlineData(CompoundNamespace.Hmdb, " hmdb00122 ", "HMDB0000122")]
    [InlineData(CompoundNamespace.Hmdb, "00122", "HMDB0000122")]
    [InlineData(CompoundNamespace.Hmdb, "https://hmdb.ca/metabolites/HMDB0000122", "HMDB0000122")]
    [InlineData(CompoundNamespace.Chebi, "CHEBI:15365", "CHEBI:15365")]
    [InlineData(CompoundNamespace.Chebi, "chebi:80630", "CHEBI:80630")]
    [InlineData(CompoundNamespace.Chebi, "CHEBI:CHEBI:15365", "CHEBI:15365")]
    [InlineData(CompoundNamespace.Chebi, "15365", "CHEBI:15365")]
    [InlineData(CompoundNamespace.Chebi, "ChEBI 15365", "CHEBI:15365")]
    [InlineData(CompoundNamespace.Chebi, "http://purl.obolibrary.org/obo/CHEBI_15365", "CHEBI:15365")]
    [InlineData(CompoundNamespace.Chebi, "https://identifiers.org/CHEBI:15365", "CHEBI:15365")]
    [InlineData(CompoundNamespace.Chebi, "https://www.ebi.ac.uk/chebi/searchId.do?chebiId=CHEBI:15365", "CHEBI:15365")]
    [InlineData(CompoundNamespace.Kegg, "cpd:C00031", "C00031")]
    [InlineData(CompoundNamespace.Kegg, "kegg.compound:C16641", "C16641")]
    [InlineData(CompoundNamespace.Kegg, "c00031", "C00031")]
    [InlineData(CompoundNamespace.Kegg, "gl:G00001", "G00001")]
    [InlineData(CompoundNamespace.Kegg, "D00001", "D00001")]
    [InlineData(CompoundNamespace.PubChem, "CID5458800", "5458800")]
    [InlineData(CompoundNamespace.PubChem, "CID:5458800", "5458800")]
    [InlineData(CompoundNamespace.PubChem, "pubchem.compound:104842", "104842")]
    [InlineData(CompoundNamespace.PubChem, "5793", "5793")]
    [InlineData(CompoundNamespace.LipidMaps, "lmfa01010001", "LMFA01010001")]
    [InlineData(CompoundNamespace.LipidMaps, "LIPIDMAPS:LMST01010086", "LMST01010086")]
    [InlineData(CompoundNamespace.InchiKey, "InChIKey=WQZGKKKJIJFFOK-GASJEMHNSA-N", "WQZGKKKJIJFFOK-GASJEMHNSA-N")]
    [InlineData(CompoundNamespace.InchiKey, "inchikey:UWKQSNNFCGGAFS-XIFFEERXSA-N", "UWKQSNNFCGGAFS-XIFFEERXSA-N")]
    [InlineData(CompoundNamespace.InchiKey, "wqzgkkkjijffok-gasjemhnsa-n", "WQZGKKKJIJFFOK-GASJEMHNSA-N")]
    [InlineData(CompoundNamespace.InchiKey, "WQZGKKKJIJFFOK", "WQZGKKKJIJFFOK")]
    [InlineData(CompoundNamespace.Cas, "CAS:50-99-7", "50-99-7")]
    [InlineData(CompoundNamespace.Cas, "7732-18-5", "7732-18-5")]
    [InlineData(CompoundNamespace.MetaNetX, "metanetx.chemical:MNXM41", "MNXM41")]
    [InlineData(CompoundNamespace.Own, " MAM01234 ", "MAM01234")]
    public void Normal_form(CompoundNamespace space, string text, string normal)
    {
        IdentifierReading reading = IdentifierText.Read(space, text);
        Assert.Null(reading.Problem);
        Assert.Equal(normal, reading.Identifier!.Value.Value);
        Assert.Equal(normal, IdentifierText.Read(space, normal).Identifier!.Value.Value);
    }

    [Theory]
    [InlineData(CompoundNamespace.Hmdb, "HMDB123456789")]
    [InlineData(CompoundNamespace.Hmdb, "HMDB")]
    [InlineData(CompoundNamespace.Hmdb, "HMDB0000000")]
    [InlineData(CompoundNamespace.Chebi, "C00031")]
    [InlineData(CompoundNamespace.Kegg, "C0003")]
    [InlineData(CompoundNamespace.Kegg, "15365")]
    [InlineData(CompoundNamespace.PubChem, "SID123")]
    [InlineData(CompoundNamespace.InchiKey, "WQZGKKKJIJFFOK-GASJEMHNSA")]
    [InlineData(CompoundNamespace.Cas, "50-99-8")]
    [InlineData(CompoundNamespace.Cas, "5099-7")]
    [InlineData(CompoundNamespace.LipidMaps, "LM1")]
    public void What_does_not_fit_says_why(CompoundNamespace space, string text)
    {
        // A key of two blocks is understood: it lacks the protonation only.
        if (text == "WQZGKKKJIJFFOK-GASJEMHNSA") Assert.NotNull(IdentifierText.Read(space, text).Identifier);
        else
        {
            Assert.Null(IdentifierText.Read(space, text).Identifier);
            Assert.NotNull(IdentifierText.Read(space, text).Problem);
        }
    }

    [Fact]
    public void Cells_may_list_several_or_nothing()
    {
        Assert.Equal(
            ["LMFA01050113", "LMFA02000035"], IdentifierText.ReadAll(CompoundNamespace.LipidMaps, "LMFA01050113;LMFA02000035")
                .Select(r => r.Identifier!.Value.Value));
        Assert.Equal(
            ["C00031", "C00267"], IdentifierText.ReadAll(CompoundNamespace.Kegg, "C00031 C00267").Select(r => r.Identifier!.Value.Value));
        Assert.Equal(
            ["CHEBI:1", "CHEBI:2"], IdentifierText.ReadAll(CompoundNamespace.Chebi, "CHEBI: 1 | CHEBI:2|")
            .Select(r => r.Identifier!.Value.Value));
        foreach (string blank in (string[])["", " ", "-", "NA", "n/a", "null", "unknown"])
            Assert.Empty(IdentifierText.ReadAll(CompoundNamespace.Hmdb, blank));
    }

    [Theory]
    [InlineData("HMDB00122", CompoundNamespace.Hmdb)]
    [InlineData("CHEBI:15365", CompoundNamespace.Chebi)]
    [InlineData("C00031", CompoundNamespace.Kegg)]
    [InlineData("LMFA01010001", CompoundNamespace.LipidMaps)]
    [InlineData("WQZGKKKJIJFFOK-GASJEMHNSA-N", CompoundNamespace.InchiKey)]
    [InlineData("50-99-7", CompoundNamespace.Cas)]
    [InlineData("CID:5793", CompoundNamespace.PubChem)]
    public void Mixed_columns_are_recognised_by_form(string text, CompoundNamespace space) =>
        Assert.Equal(space, IdentifierText.Recognise(text)!.Value.Identifier!.Value.Namespace);

    [Theory]
    [InlineData("5793")]
    [InlineData("glucose")]
    [InlineData("")]
    public void Bare_numbers_and_names_are_of_no_collection(string text) => Assert.Null(IdentifierText.Recognise(text));

    [Theory]
    [InlineData("β-Alanine", "beta-alanine", true)]
    [InlineData("γ-Aminobutyric acid", "gamma aminobutyric Acid", true)]
    [InlineData("L‑Carnitine", "l-carnitine", true)]
    [InlineData(".alpha.-Tocopherol", "alpha-tocopherol", true)]
    [InlineData("1,2-propanediol", "1,3-propanediol", false)]
    [InlineData("(+)-menthol", "(-)-menthol", false)]
    [InlineData("5′-AMP", "5'-AMP", true)]
    public void Folded_names(string a, string b, bool same) => Assert.Equal(same, CompoundName.Folded(a) == CompoundName.Folded(b));

    [Theory]
    [InlineData("L-Carnitine", "carnitine", true)]
    [InlineData("D-Glucose", "glucose", true)]
    [InlineData("alpha-D-Glucose", "glucose", true)]
    [InlineData("D-(+)-Glucose", "glucose", true)]
    [InlineData("(9Z,12Z)-octadecadienoic acid", "octadecadienoic acid", true)]
    [InlineData("(2S,3R)-2-aminobutanol", "2-aminobutanol", true)]
    [InlineData("N-acetyl-L-cysteine", "N-acetylcysteine", true)]
    [InlineData("trans-aconitate", "cis-aconitate", true)]
    [InlineData("beta-alanine", "alanine", false)]
    [InlineData("alpha-ketoglutarate", "ketoglutarate", false)]
    [InlineData("2-oxoglutarate", "oxoglutarate", false)]
    public void Names_without_stereochemistry(string a, string b, bool same) =>
        Assert.Equal(same, CompoundName.WithoutStereo(a) == CompoundName.WithoutStereo(b));
}
