using Osteon.Primitives;

namespace Osteon.Study.Tests;

[Unit]
public sealed class VesicleMarkersTests
{
    private const string Header = "symbol\tname\tcategory\taliases\tcompartment\tbasis\n";

    [Theory]
    [InlineData("PDCD6IP", "PDCD6IP", "2a")]
    [InlineData("Alix", "PDCD6IP", "2a")]
    [InlineData("ALIX", "PDCD6IP", "2a")]
    [InlineData("Cd63", "CD63", "1a")]
    [InlineData("LAMP3", "CD63", "1a")]
    [InlineData("CD 81", "CD81", "1a")]
    [InlineData("Tsg101", "TSG101", "2a")]
    [InlineData("syntenin-1", "SDCBP", "2a")]
    [InlineData("β-actin", "ACTB", "2b")]
    [InlineData("beta-Actin", "ACTB", "2b")]
    [InlineData("calnexin", "CANX", "4c")]
    [InlineData("GRP94", "HSP90B1", "4c")]
    [InlineData("GM130", "GOLGA2", "4c")]
    [InlineData("albumin", "ALB", "3a")]
    [InlineData("ApoA-I", "APOA1", "3a")]
    [InlineData("cytochrome c", "CYCS", "4b")]
    [InlineData("histone H3", "H3C1", "4a")]
    [InlineData("CD31", "PECAM1", "1b")]
    [InlineData("CD41", "ITGA2B", "1b")]
    [InlineData("ITGB3", "ITGB#", "1a")]
    [InlineData("itgav", "ITGA*", "1a")]
    [InlineData("Annexin A6", "ANXA#", "2a")]
    [InlineData("Rab27a", "RAB#", "2a")]
    [InlineData("COL1A1", "COL#", "5b")]
    public void A_protein_is_found_by_any_of_its_names(string name, string symbol, string category)
    {
        VesicleMarkerProtein? found = VesicleMarkers.Known.Find(name);
        Assert.Equal((symbol, category), (found?.Symbol, found?.Category));
    }

    [Theory]
    [InlineData("rabbit IgG")] // not a RAB protein
    [InlineData("Rabbit")]
    [InlineData("CD36")] // not CD3
    [InlineData("collagenase")]
    [InlineData("ITGA")]
    [InlineData("")]
    [InlineData("–")]
    public void A_name_that_only_looks_alike_is_not(string name) => Assert.Null(VesicleMarkers.Known.Find(name));

    [Fact]
    public void A_misspelt_name_has_a_nearest_one()
    {
        Assert.Null(VesicleMarkers.Known.Find("TSG11"));
        Assert.Equal("TSG101", VesicleMarkers.Known.Nearest("TSG11"));
        Assert.Null(VesicleMarkers.Known.Nearest("hydroxyapatite surface"));
    }

    [Fact]
    public void The_table_states_what_every_category_rests_on()
    {
        Assert.InRange(VesicleMarkers.Known.All.Count, 100, 300);
        Assert.All(
            VesicleMarkers.Known.All,
            p => Assert.True(
                p.Basis.StartsWith("secondary:10.", StringComparison.Ordinal) || p.Basis.StartsWith("memory:", StringComparison.Ordinal),
                    p.Symbol));
        Assert.Equal(Enumerable.Range(1, 5), VesicleMarkers.Known.All.Select(p => p.Group).Distinct().Order());
        foreach (VesicleMarkerProtein protein in VesicleMarkers.Known.All.Where(p => !p.IsFamily))
            foreach (string name in ((string[])[protein.Symbol, protein.Name, .. protein.Aliases]).Where(n => n[^1] is not ('*' or '#')))
                Assert.Equal(protein, VesicleMarkers.Known.Find(name));
    }

    [Theory]
    [InlineData("", "header")]
    [InlineData("symbol,name\n", "header")]
    [InlineData(Header + "A\ta\t1a\tX\tc\tmemory:x\nB\tb\t1a\tx\tc\tmemory:x\n", "'x' is a name of both A and B")]
    [InlineData(Header + "A\ta\t1a\tX\tc\tmemory:x\nX\tb\t1a\t\tc\tmemory:x\n", "both A and X")]
    [InlineData(Header + "AB*\ta\t1a\t\tc\tm\nA-B#\tb\t1a\t\tc\tm\n", "beginning of both")]
    [InlineData(Header + "A\ta\t1a\t\tc\tm\nA\ta\t1a\t\tc\tm\n", "two rows")]
    [InlineData(Header + "A\ta\t6\t\tc\tm\n", "no category")]
    [InlineData(Header + "A\ta\t1a\t\tc\n", "5 cells")]
    [InlineData(Header + "\ta\t1a\t\tc\tm\n", "no symbol")]
    [InlineData(Header + "A\t–\t1a\t\tc\tm\n", "no letter")]
    public void A_broken_table_is_refused_with_the_reason(string text, string words)
    {
        InvalidContentException refused = Assert.Throws<InvalidContentException>(() => VesicleMarkers.Parse(text));
        Assert.Equal("OST-MIS-020", refused.Finding.Id);
        Assert.Contains(words, refused.Finding.Message);
    }
}
