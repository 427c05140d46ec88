using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>
/// Whole tables of R (phyper, fisher.test "greater", p.adjust): background all of the pack, sets of at least 3, N = members of these sets,
/// corrected over the sets with hits.
/// </summary>
[Oracle]
public sealed class OverRepresentationOracleTests
{
    [Theory]
    [InlineData("wikipathways/metabolites_rno.gmt", "wp_rno", 20)]
    [InlineData("wikipathways/metabolites_hsa.gmt", "wp_hsa", 127)]
    [InlineData("rat_gem/rat_gem_subsystems.gmt", "ratgem", 79)]
    public void Equals_the_tables_of_R(string gmt, string oracle, int lines)
    {
        KnowledgePack pack = SharedPacks.OfGmt($"data/metabolomics/{gmt}", oracle);
        string[] selected = File.ReadAllLines(SharedData.Require($"oracles/enrichment/{oracle}_input.txt"));
        string[][] expected =
            [.. File.ReadLines(SharedData.Require($"oracles/enrichment/{oracle}_ora.csv")).Skip(1).Select(l => l.Trim('"').Split("\",\""))];
        Assert.Equal(lines, expected.Length);

        OverRepresentationResult result = OverRepresentation.Test(
            new CompoundSelection(pack, selected, null), new OverRepresentationParameters { Background = EnrichmentBackground.Pack },
            RunContext.Default);

        OverRepresentationLine[] hit = [.. result.Lines.Where(l => l.Counts.Hits > 0)];
        Assert.Equal(expected.Length, hit.Length);
        Assert.Equal(expected.Length, result.FamilySize);
        foreach (string[] row in expected)
        {
            OverRepresentationLine line = Assert.Single(hit, l => l.SetId == row[0]);
            Assert.Equal(
                (int.Parse(row[1], CultureInfo.InvariantCulture), int.Parse(row[2], CultureInfo.InvariantCulture),
                    int.Parse(row[3], CultureInfo.InvariantCulture), int.Parse(row[4], CultureInfo.InvariantCulture)),
                (line.Counts.Hits, line.Counts.SetSize, line.Counts.Population, line.Counts.Selected));
            Close(row[5], line.Counts.P);
            Close(row[6], line.Counts.P);
            Close(row[7], line.Counts.Expected);
            Close(row[8], line.PAdjusted!.Value);
            Close(row[9], line.PBonferroni!.Value);
        }

        double[] p = [.. hit.Select(l => l.Counts.P)];
        Assert.Equal(p.Order(), p);
    }

    [Fact]
    public void Both_backgrounds_stand_side_by_side()
    {
        KnowledgePack pack = SharedPacks.OfGmt("data/metabolomics/wikipathways/metabolites_rno.gmt", "rno");
        string[] selected = File.ReadAllLines(SharedData.Require("oracles/enrichment/wp_rno_input.txt"));
        string[] measured = [.. selected, .. pack.Sets.Single(s => s.Id == "WP270").Members];
        OverRepresentationResult result =
            OverRepresentation.Test(
                new CompoundSelection(pack, selected, measured), new OverRepresentationParameters(), RunContext.Default);
        OverRepresentationLine line = result.Lines.Single(l => l.SetId == "WP270");
        Assert.Equal(EnrichmentBackground.Measured, line.Counts.Background);
        Assert.Equal(EnrichmentBackground.Pack, line.Other!.Background);
        Assert.Equal(3.36599498067043e-08, line.Other.P, 1e-17);
        Assert.True(line.Counts.P > 0.001, "the set is less astonishing among what was measured");
        Assert.Contains("in both", result.BackgroundEffect, StringComparison.Ordinal);
    }

    private static void Close(string expected, double actual)
    {
        double value = double.Parse(expected, CultureInfo.InvariantCulture);
        Assert.Equal(value, actual, 1e-12 * value);
    }
}
