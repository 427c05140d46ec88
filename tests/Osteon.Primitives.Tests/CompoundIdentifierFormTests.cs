namespace Osteon.Primitives.Tests;

/// <summary>Forms of identifiers; the ways of writing them met in tables are tested with the identity of features.</summary>
[Unit]
public sealed class CompoundIdentifierFormTests
{
    [Theory]
    [InlineData("kegg.glycan:G00001", CompoundNamespace.Kegg, "G00001")]
    [InlineData("PUBCHEM-CPD:5793", CompoundNamespace.PubChem, "5793")]
    [InlineData("LM:LMFA01010001", CompoundNamespace.LipidMaps, "LMFA01010001")]
    [InlineData("lmgp0101AB05ZZ", CompoundNamespace.LipidMaps, "LMGP0101AB05ZZ")]
    [InlineData("inchi_key:WQZGKKKJIJFFOK-GASJEMHNSA-N", CompoundNamespace.InchiKey, "WQZGKKKJIJFFOK-GASJEMHNSA-N")]
    [InlineData("\"CASRN 50-99-7\"", CompoundNamespace.Cas, "50-99-7")]
    [InlineData("MNX:MNXM41", CompoundNamespace.MetaNetX, "MNXM41")]
    [InlineData("ChEBI 15365.0", CompoundNamespace.Chebi, "CHEBI:15365")]
    [InlineData("HMDB:HMDB00122", CompoundNamespace.Hmdb, "HMDB0000122")]
    public void A_text_tells_its_collection(string text, CompoundNamespace collection, string value)
    {
        Assert.Equal(new CompoundIdentifier(collection, value), CompoundIdentifierForm.Recognise(text));
        Assert.Equal(value, CompoundIdentifierForm.Normal(collection, text, out string? problem));
        Assert.Null(problem);
        Assert.Equal(value, CompoundIdentifierForm.Normal(collection, value, out _));
    }

    [Theory]
    [InlineData("5793")]
    [InlineData("glucose")]
    [InlineData("WQZGKKKJIJFFOK")] // a word of fourteen letters might be anything
    [InlineData("LMXX01010001")]
    [InlineData("LMFA0101")]
    [InlineData("CASP3")]
    [InlineData("CIDEA")]
    [InlineData("50-99-8")]
    [InlineData("")]
    public void Other_texts_tell_none(string text) => Assert.Null(CompoundIdentifierForm.Recognise(text));

    [Fact]
    public void What_does_not_fit_says_why()
    {
        Assert.Null(CompoundIdentifierForm.Normal(CompoundNamespace.PubChem, "SID:12", out string? substance));
        Assert.Contains("substance", substance!, StringComparison.Ordinal);
        Assert.Null(CompoundIdentifierForm.Normal(CompoundNamespace.LipidMaps, "LMGL0201", out string? lipids));
        Assert.Contains("class", lipids!, StringComparison.Ordinal);
        Assert.Null(CompoundIdentifierForm.Normal(CompoundNamespace.Own, " ", out string? own));
        Assert.NotNull(own);
        Assert.Equal("kept: as is", CompoundIdentifierForm.Normal(CompoundNamespace.Own, " kept: as is ", out _));
    }

    [Fact]
    public void Prefixes_are_words_of_registries_in_any_case()
    {
        Assert.Equal(CompoundNamespace.Kegg, CompoundIdentifierPrefix.OfWord("cpd"));
        Assert.Equal(CompoundNamespace.MetaNetX, CompoundIdentifierPrefix.OfWord("metanetx.chemical"));
        Assert.Null(CompoundIdentifierPrefix.OfWord("own"));
        Assert.Null(CompoundIdentifierPrefix.OfWord(""));
    }
}
