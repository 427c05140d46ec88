using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>Mapping of features to compounds: levels, ambiguity, conflicts.</summary>
[Unit]
public sealed class IdentifierMapperTests
{
    private const string PyruvicAcid = "LCTONWCANYUPML-UHFFFAOYSA-N", Pyruvate = "LCTONWCANYUPML-UHFFFAOYSA-M";
    private const string DGlucose = "WQZGKKKJIJFFOK-GASJEMHNSA-N", DGalactose = "WQZGKKKJIJFFOK-PHYPRBDBSA-N";

    private static CompoundIdentifier Id(CompoundNamespace space, string value) => new(space, value);

    private static Compound Named(string id, string name, params CompoundIdentifier[] identifiers) =>
        new() { Id = id, Name = name, Identifiers = identifiers };

    private static readonly KnowledgePack Pack = new(
        SharedPacks.Source("test"),
        [
            Named("CHEBI:15361", "pyruvate", Id(CompoundNamespace.InchiKey, Pyruvate), Id(CompoundNamespace.Kegg, "C00022")),
            Named("CHEBI:32816", "pyruvic acid", Id(CompoundNamespace.InchiKey, PyruvicAcid), Id(CompoundNamespace.Hmdb, "HMDB00243")),
            Named("CHEBI:4167", "D-Glucose", Id(CompoundNamespace.InchiKey, DGlucose), Id(CompoundNamespace.Kegg, "C00031")),
            Named("CHEBI:28061", "α-D-Galactose", Id(CompoundNamespace.InchiKey, DGalactose), Id(CompoundNamespace.Kegg, "C00124")),
            Named("CHEBI:16347", "(R)-carnitine", Id(CompoundNamespace.Kegg, "C00318")) with { Synonyms = ["L-carnitine"] },
            Named("x1", "twin", Id(CompoundNamespace.Kegg, "C99999"), Id(CompoundNamespace.PubChem, "1")),
            Named("x2", "twin", Id(CompoundNamespace.Kegg, "C99999"), Id(CompoundNamespace.PubChem, "2")),
        ],
        [
            Set("s1", ["CHEBI:15361", "CHEBI:4167", "CHEBI:15378"], ("CHEBI:4167", "CHEBI:15361")),
            Set("s2", ["CHEBI:32816", "CHEBI:15361"], ("CHEBI:32816", "CHEBI:15361")),
        ]);

    private static MetaboliteSet Set(string id, string[] members, params (string From, string To)[] edges) =>
        new() { Id = id, Name = id, Members = members, Edges = edges };

    private static readonly CompoundIndex Index = new(Pack);

    private static FeatureMapping Map(Feature feature, MappingParameters? parameters = null, RunContext? context = null) =>
        IdentifierMapper.Map([feature], Index, parameters ?? new(), context ?? RunContext.Default).Features[0];

    private static Feature Of(string? name, params CompoundIdentifier[] identifiers) =>
        new() { Id = "f", Name = name, Identifiers = identifiers };

    [Theory]
    [InlineData(CompoundNamespace.Chebi, "chebi:15361", "CHEBI:15361", MatchLevel.Identifier)]
    [InlineData(CompoundNamespace.Chebi, "15378", "CHEBI:15378", MatchLevel.Identifier)]
    [InlineData(CompoundNamespace.Hmdb, "HMDB0000243", "CHEBI:32816", MatchLevel.Identifier)]
    [InlineData(CompoundNamespace.Kegg, "cpd:C00031", "CHEBI:4167", MatchLevel.Identifier)]
    [InlineData(CompoundNamespace.InchiKey, DGlucose, "CHEBI:4167", MatchLevel.Identifier)]
    [InlineData(CompoundNamespace.Own, "x1", "x1", MatchLevel.Identifier)]
    public void Identifiers(CompoundNamespace space, string value, string compound, MatchLevel level)
    {
        FeatureMapping mapping = Map(Of(null, Id(space, value)));
        Assert.Equal((compound, level, MappingStatus.Mapped), (mapping.Matches.Single().Compound, mapping.Level, mapping.Status));
        Assert.Empty(mapping.Conflicts);
    }

    [Theory]
    [InlineData("pyruvic acid", "CHEBI:32816", MatchLevel.NameExact)]
    [InlineData("PYRUVIC-ACID", "CHEBI:32816", MatchLevel.NameFolded)]
    [InlineData("alpha-D-galactose", "CHEBI:28061", MatchLevel.NameFolded)]
    [InlineData("L-Carnitine", "CHEBI:16347", MatchLevel.NameFolded)]
    [InlineData("Carnitine", "CHEBI:16347", MatchLevel.NameWithoutStereo)]
    public void Names(string name, string compound, MatchLevel level)
    {
        FeatureMapping mapping = Map(Of(name));
        Assert.Equal((compound, level), (mapping.Matches.Single().Compound, mapping.Level));
        Assert.Equal(level == MatchLevel.NameWithoutStereo, mapping.IsWeak);
        Assert.Equal(MappingStatus.Unmapped, Map(Of(name), new MappingParameters { UseNames = false }).Status);
    }

    [Fact]
    public void Blocks_of_the_key_are_weaker_and_weaker()
    {
        // Two protons less than pyruvic acid: same structure up to protonation, so both forms of the pack fit.
        FeatureMapping protonation = Map(Of(null, Id(CompoundNamespace.InchiKey, "LCTONWCANYUPML-UHFFFAOYSA-L")));
        Assert.Equal((MatchLevel.InchiKeyProtonation, MappingStatus.Ambiguous), (protonation.Level, protonation.Status));
        FeatureMapping skeleton = Map(Of(null, Id(CompoundNamespace.InchiKey, "WQZGKKKJIJFFOK-VFUOTHLCSA-N")));
        Assert.Equal((MatchLevel.InchiKeySkeleton, true), (skeleton.Level, skeleton.IsWeak));
        Assert.Equal(["CHEBI:4167", "CHEBI:28061"], skeleton.Matches.Select(m => m.Compound));
        Assert.Equal(
            MappingStatus.Unmapped,
            Map(Of(null, Id(CompoundNamespace.InchiKey, "WQZGKKKJIJFFOK-VFUOTHLCSA-N")),
                new MappingParameters { Weakest = MatchLevel.NameFolded }).Status);
        Assert.Equal(MatchLevel.InchiKeySkeleton, Map(Of(null, Id(CompoundNamespace.InchiKey, "WQZGKKKJIJFFOK"))).Level);
    }

    [Fact]
    public void A_second_identifier_settles_an_ambiguity()
    {
        Assert.Equal(MappingStatus.Ambiguous, Map(Of(null, Id(CompoundNamespace.Kegg, "C99999"))).Status);
        FeatureMapping settled = Map(Of(null, Id(CompoundNamespace.Kegg, "C99999"), Id(CompoundNamespace.PubChem, "CID:2")));
        Assert.Equal("x2", settled.Matches.Single().Compound);
        Assert.Equal(["C99999", "2"], settled.Matches.Single().By);
        Assert.Empty(settled.Conflicts);
    }

    [Fact]
    public void Identifiers_that_disagree_are_a_conflict()
    {
        var context = new RunContext();
        FeatureMapping mapping =
            Map(Of(null, Id(CompoundNamespace.Kegg, "C00031"), Id(CompoundNamespace.Chebi, "CHEBI:28061")), null, context);
        Assert.Equal(MappingStatus.Ambiguous, mapping.Status);
        IdentifierConflict conflict = Assert.Single(mapping.Conflicts);
        Assert.Equal("CHEBI:28061", conflict.Statement);
        Assert.Contains(context.Findings.ToList(), f => f.Id == "OST-IDT-002");

        FeatureMapping outvoted = Map(Of(
            null, Id(CompoundNamespace.Chebi, "CHEBI:28061"), Id(CompoundNamespace.Kegg, "C00031"),
            Id(CompoundNamespace.InchiKey, DGlucose)));
        Assert.Equal("CHEBI:4167", outvoted.Matches.Single().Compound);
        Assert.Equal("CHEBI:28061", Assert.Single(outvoted.Conflicts).Statement);

        FeatureMapping named = Map(Of("pyruvic acid", Id(CompoundNamespace.Kegg, "C00031")));
        Assert.Equal(("CHEBI:4167", "pyruvic acid"), (named.Matches.Single().Compound, Assert.Single(named.Conflicts).Statement));

        FeatureMapping skeleton =
            Map(Of(null, Id(CompoundNamespace.Kegg, "C00031"), Id(CompoundNamespace.InchiKey, "AAAAAAAAAAAAAA-BBBBBBBBBB-N")));
        Assert.Empty(Assert.Single(skeleton.Conflicts).Compounds);
    }

    [Fact]
    public void An_acid_and_its_base_do_not_conflict()
    {
        FeatureMapping mapping = Map(Of(null, Id(CompoundNamespace.Kegg, "C00022"), Id(CompoundNamespace.Hmdb, "HMDB00243")));
        Assert.Equal(["CHEBI:15361", "CHEBI:32816"], mapping.Matches.Select(m => m.Compound));
        Assert.Empty(mapping.Conflicts);
        Assert.Equal(["CHEBI:32816"], mapping.Matches[0].ConjugateForms);
    }

    [Fact]
    public void What_leads_nowhere_says_why()
    {
        Assert.Contains("neither", Map(Of(null)).Reason, StringComparison.Ordinal);
        Assert.Contains("C, G or D", Map(Of(null, Id(CompoundNamespace.Kegg, "K00001"))).Reason, StringComparison.Ordinal);
        Assert.Contains("no compound", Map(Of("bone")).Reason, StringComparison.Ordinal);
        Assert.Equal(MappingStatus.Unmapped, Map(Of(null, Id(CompoundNamespace.Own, "15361"))).Status);
    }

    [Fact]
    public void A_compound_counts_once_however_many_features_lead_to_it()
    {
        Feature[] features = [.. "abc".Select(id => Of("D-glucose") with { Id = id.ToString() }), Of("pyruvate") with { Id = "d" }];
        var context = new RunContext();
        IdentifierMapping mapping = IdentifierMapper.Map(features, Index, new(), context);
        Assert.Equal(["CHEBI:4167", "CHEBI:15361"], mapping.Compounds());
        Assert.Equal(["CHEBI:4167"], mapping.Compounds(["c", "a"]));
        Assert.Equal(["a", "b", "c"], Assert.Single(mapping.Duplicates).Features);
        Assert.Equal([(MatchLevel.NameExact, 1), (MatchLevel.NameFolded, 3)], mapping.CountsByLevel);
        Assert.Contains(context.Findings.ToList(), f => f.Id == "OST-IDT-006");
        Assert.Throws<ArgumentException>(() => mapping.Compounds(["nothing"]));
        features[1] = features[1] with { Identity = new IdentityLevel(IdentityScheme.Msi, "1") };
        features[2] = features[2] with { Identity = new IdentityLevel(IdentityScheme.Msi, "2") };
        Assert.Equal(
            "Of 2 metabolites 1 are identified, 0 putatively annotated, 0 putatively characterised, 0 unknown; for 1 no level is stated.",
            IdentityWording.Sentence(IdentifierMapper.Map(features, Index, new(), RunContext.Default), ["CHEBI:4167", "CHEBI:15361"]));
    }

    [Fact]
    public void Forms_of_one_structure_can_be_joined()
    {
        Assert.Equal(["CHEBI:15361", "CHEBI:32816"], Assert.Single(ConjugateForms.Groups(Pack)));
        KnowledgePack joined = ConjugateForms.Join(Pack);
        Assert.Equal(6, joined.Compounds.Count);
        Assert.Equal(["CHEBI:15361"], joined.Sets[1].Members);
        Assert.Empty(joined.Sets[1].Edges);
        var index = new CompoundIndex(joined);
        foreach (string chebi in (string[])["CHEBI:15361", "CHEBI:32816"])
            Assert.Equal(
                "CHEBI:15361",
                IdentifierMapper.Map([Of(null, Id(CompoundNamespace.Chebi, chebi))], index, new(), RunContext.Default).Features[0]
                    .Matches.Single().Compound);
    }
}

/// <summary>Mapping on real tables and packs.</summary>
[Oracle]
public sealed class IdentifierMapperOracleTests
{
    [Fact]
    public void Sacurine_has_old_hmdb_numbers_and_they_are_found()
    {
        Feature[] features =
        [
            .. File.ReadLines(SharedData.Require("data/metabolomics/sacurine_ropls/sacurine_variableMetadata.tsv")).Skip(1)
                .Select(l => l.Split('\t')).Select(c => new Feature
            {
                Id = c[0],
                Identity = IdentityLevelText.Read(c[1]).Level,
                Identifiers = [new CompoundIdentifier(CompoundNamespace.Hmdb, c[2])],
                ChemicalClass = c[3],
            }),
        ];
        Assert.Equal(109, features.Length);
        Assert.All(features, f => Assert.NotNull(f.Identity));
        int stated = features.Count(f => f.Identifiers[0].Value.Length > 0);
        Assert.True(
            stated > 40 && features.Where(f => f.Identifiers[0].Value.Length > 0)
            .All(f => f.Identifiers[0].Value.Split(':', ';', '|')[0].Length == 9));
        KnowledgePack pack = SharedPacks.WikiPathways("hsa");
        IdentifierMapping mapping = IdentifierMapper.Map(features, new CompoundIndex(pack), new(), RunContext.Default);
        Assert.True(mapping.MappedCount > 15, $"only {mapping.MappedCount} of {stated} were found");
        Assert.All(mapping.Features.Where(f => f.Matches.Count > 0), f => Assert.Equal(MatchLevel.Identifier, f.Level));
    }

    [Fact]
    public void Every_compound_of_a_pack_leads_to_itself()
    {
        foreach (KnowledgePack pack in (KnowledgePack[])[SharedPacks.WikiPathways("rno"), SharedPacks.RatGem()])
        {
            var index = new CompoundIndex(pack);
            Feature[] features = [.. pack.Compounds.Select(c => new Feature { Id = c.Id, Name = c.Name, Identifiers = c.Identifiers })];
            IdentifierMapping mapping = IdentifierMapper.Map(features, index, new(), RunContext.Default);
            Assert.All(mapping.Features.Where(f => f.HasStatement), f => Assert.Contains(f.Feature, f.Matches.Select(m => m.Compound)));
        }
    }
}
