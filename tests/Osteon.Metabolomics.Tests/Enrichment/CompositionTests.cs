using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>Redundancy, coverage and classes by hand.</summary>
[Unit]
public sealed class CompositionTests
{
    private static readonly string[] AbcHits = ["a", "b", "c"];

    [Fact]
    public void Sets_with_the_same_hits_are_one_group()
    {
        SetRedundancy redundancy = SetRedundancy.Of(
        [
            new HitSet("s1", AbcHits), new HitSet("s2", ["c", "b", "a"]), new HitSet("s3", ["a", "b"]), new HitSet("s4", ["x"]),
            new HitSet("s5", ["x", "a", "y", "z"]),
            new HitSet("s6", []),
        ]);
        Assert.Equal([["s1", "s2", "s3"], ["s4"], ["s5"], ["s6"]], redundancy.Groups.Select(g => g.Sets));
        Assert.Equal(["a", "b"], redundancy.Groups[0].SharedByAll);
        Assert.Equal("s1", Assert.Single(redundancy.SameHitsAs, p => p.Key == "s2").Value);
        SetOverlap pair = redundancy.Pairs.Single(p => p.A == "s1" && p.B == "s3");
        Assert.Equal((2, 2.0 / 3, 1.0), (pair.Shared, pair.Jaccard, pair.Overlap));
        Assert.Equal(("a", 4), redundancy.LeadingCompounds[0]);
        Assert.Equal(
            5, SetRedundancy.Of([.. redundancy.Groups.SelectMany(g => g.Sets).Select(s => new HitSet(s, [s]))], 1).Groups.Count - 1);
    }

    [Fact]
    public void Thin_coverage_is_said()
    {
        var pack = new KnowledgePack(
            SharedPacks.Source("rat", "Rattus norvegicus"),
            [new Compound { Id = "a" }, new Compound { Id = "b" }, new Compound { Id = "c" }, new Compound { Id = "d" }],
            [new MetaboliteSet { Id = "s", Name = "s", Members = ["a", "b", "c"] }]);
        FeatureMapping Map(string id, params string[] to) =>
            new()
            {
                Feature = id,
                Matches = [.. to.Select(t => new CompoundMatch(t, MatchLevel.Identifier, []))],
                HasStatement = to.Length > 0,
            };
        var mapping = new IdentifierMapping(pack.Source, [Map("1", "a"), Map("2", "a"), Map("3", "d"), Map("4"), Map("5", "b", "c")]);
        var context = new RunContext();
        KnowledgeCoverage coverage = KnowledgeCoverage.Of(mapping, pack, 3, context);
        Assert.Equal((5, 4, 4, 3), (coverage.Features, coverage.FeaturesWithStatement, coverage.FeaturesMapped, coverage.FeaturesInSets));
        Assert.Equal(
            (4, 3, 4, 3),
            (coverage.CompoundsMeasured, coverage.CompoundsMeasuredInSets, coverage.CompoundsInPack, coverage.CompoundsInSets));
        Assert.Equal((1, 1, 1.0), (coverage.SetsLargeEnough, coverage.SetsTestable, coverage.PerSet[0].Share));
        Finding thin = Assert.Single(context.Findings.ToList());
        Assert.Equal("OST-ENR-013", thin.Id);
        Assert.Contains("Rattus norvegicus", thin.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_count_the_unclassified_too()
    {
        var pack = new KnowledgePack(
            SharedPacks.Source("hmdb"),
            [
                new Compound { Id = "a", Classes = ["Organic compounds", "Lipids"] },
                new Compound { Id = "b", Classes = ["Organic compounds", "Lipids"] },
                new Compound { Id = "c", Classes = ["Organic compounds", "Benzenoids"] },
                new Compound { Id = "d", Classes = ["Organic compounds"] },
            ],
            []);
        ClassComposition composition = ChemicalClasses.OfCompounds(["a", "b", "c", "d", "a", "unknown"], pack, 1);
        Assert.Equal(("superclass", 5, 2), (composition.Level, composition.Total, composition.Unclassified));
        Assert.Equal(
            [("Lipids", 2, 2.0 / 3, 0.4), ("Benzenoids", 1, 1.0 / 3, 0.2)],
            composition.Classes.Select(c => (c.Class, c.Count, c.ShareOfClassified, c.ShareOfAll)));
        KnowledgePack sets = ChemicalClasses.AsSets(pack, 1);
        Assert.Equal(["Benzenoids", "Lipids"], sets.Sets.Select(s => s.Id));
        OverRepresentationResult result =
            OverRepresentation.Test(new CompoundSelection(sets, ["a"], ["a", "b", "c", "d"]), new() { MinSize = 1 }, RunContext.Default);
        Assert.Equal((3, 2.0 / 3), (result.Population, result.Lines.Single(l => l.SetId == "Lipids").Counts.P));
    }

    [Fact]
    public void Classes_of_the_table_are_taken_as_they_are()
    {
        Feature[] features =
            [new() { Id = "1", ChemicalClass = "AA-pep" }, new() { Id = "2", ChemicalClass = " AA-pep " }, new() { Id = "3" },
                new() { Id = "4", ChemicalClass = "NA" }];
        ClassComposition composition = ChemicalClasses.OfFeatures(features);
        Assert.Equal((4, 2), (composition.Total, composition.Unclassified));
        Assert.Equal(("AA-pep", 2), (composition.Classes[0].Class, composition.Classes[0].Count));
        Assert.Equal(["1", "2"], ChemicalClasses.AsSets(features, SharedPacks.Source("own")).Sets.Single().Members);
    }
}
