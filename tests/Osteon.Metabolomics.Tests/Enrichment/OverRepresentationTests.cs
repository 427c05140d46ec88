using FsCheck;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>Over-representation against counting, and how it must change when the input changes.</summary>
[Property]
public sealed class OverRepresentationTests
{
    private static readonly string[] All = [.. Enumerable.Range(0, 12).Select(i => $"c{i}")];

    private static KnowledgePack Pack(params string[][] sets) => new(
        SharedPacks.Source("test"),
        [.. sets.SelectMany(s => s).Concat(All).Distinct().Select(c => new Compound { Id = c })],
        [.. sets.Select((s, i) => new MetaboliteSet { Id = $"s{i}", Name = $"set {i}", Members = s })]);

    [Fact]
    public void P_is_the_share_of_draws_with_as_many_hits() =>
        PropertyCheck.ForAll(
            from members in Gen.Choose(1, (1 << 9) - 1)
            from selected in Gen.Choose(1, (1 << 9) - 1)
            select (members, selected),
            input =>
            {
                string[] set = [.. All.Take(9).Where((_, i) => (input.members >> i & 1) == 1)];
                string[] selected = [.. All.Take(9).Where((_, i) => (input.selected >> i & 1) == 1)];
                KnowledgePack pack = Pack(set);
                var parameters = new OverRepresentationParameters { MinSize = 1, Scope = BackgroundScope.AllCompounds };
                SetCounts counts =
                    OverRepresentation.Test(new CompoundSelection(pack, selected, All[..9]), parameters, RunContext.Default).Lines[0]
                    .Counts;
                int hits = set.Intersect(selected).Count(), as_extreme = 0, draws = 0;
                for (int draw = 0; draw < 1 << 9; draw++)
                {
                    if (System.Numerics.BitOperations.PopCount((uint)draw) != selected.Length) continue;
                    draws++;
                    if (System.Numerics.BitOperations.PopCount((uint)(draw & input.members)) >= hits) as_extreme++;
                }

                Assert.Equal(hits, counts.Hits);
                Assert.Equal((double)as_extreme / draws, counts.P, 1e-13);
            },
            100);

    [Fact]
    public void Noise_compounds_in_the_background_lower_p()
    {
        string[] set = All[..4], selected = All[..3];
        double last = 1;
        for (int measured = 6; measured <= 12; measured++)
        {
            var parameters = new OverRepresentationParameters { Scope = BackgroundScope.AllCompounds };
            double p =
                OverRepresentation.Test(new CompoundSelection(Pack(set), selected, All[..measured]), parameters, RunContext.Default)
                .Lines[0].Counts.P;
            Assert.True(p < last, $"{measured} measured: {p} is not below {last}");
            last = p;
        }
    }

    [Fact]
    public void Order_and_repeats_of_the_input_change_nothing()
    {
        KnowledgePack pack = Pack(All[..4], All[2..7], All[6..12]);
        OverRepresentationResult a = OverRepresentation.Test(new CompoundSelection(pack, All[1..5], All), new(), RunContext.Default);
        OverRepresentationResult b = OverRepresentation.Test(
            new CompoundSelection(pack, [.. All[1..5].Reverse(), "c1", "c1"], [.. All.Reverse(), "c3"]), new(), RunContext.Default);
        Assert.Equal(a.Lines.Select(l => (l.SetId, l.Counts, l.PAdjusted)), b.Lines.Select(l => (l.SetId, l.Counts, l.PAdjusted)));
    }

    [Fact]
    public void A_compound_that_was_not_measured_does_not_count()
    {
        var context = new RunContext();
        OverRepresentationResult result =
            OverRepresentation.Test(
                new CompoundSelection(Pack(All[..5], All[5..10]), ["c0", "c1", "c9", "elsewhere"], All[..8]), new(), context);
        Assert.Equal(2, result.Selected);
        Assert.Equal(["c9", "elsewhere"], result.SelectedOutside);
        Assert.Equal(8, result.Population);
        Assert.Contains(context.Findings.ToList(), f => f.Id == "OST-ENR-004");
    }

    [Fact]
    public void Size_limits_decide_the_sets_and_with_them_the_background()
    {
        KnowledgePack pack = Pack(All[..3], All[3..5], All[5..11]);
        var selection = new CompoundSelection(pack, ["c0", "c3"], All);
        OverRepresentationResult three = OverRepresentation.Test(selection, new() { MinSize = 3 }, RunContext.Default);
        Assert.Equal((2, 9, 1), (three.Lines.Count, three.Population, three.Selected));
        OverRepresentationResult all =
            OverRepresentation.Test(selection, new() { MinSize = 3, Scope = BackgroundScope.AllSets }, RunContext.Default);
        Assert.Equal((2, 11, 2), (all.Lines.Count, all.Population, all.Selected));
        OverRepresentationResult most =
            OverRepresentation.Test(
            selection, new() { MinSize = 2, MaxSize = 3, Scope = BackgroundScope.AllCompounds }, RunContext.Default);
        Assert.Equal((2, 12, 2), (most.Lines.Count, most.Population, most.Selected));
    }

    [Fact]
    public void The_family_is_the_declared_one()
    {
        KnowledgePack pack = Pack(All[..4], All[4..8], All[8..12]);
        var selection = new CompoundSelection(pack, All[..3], All);
        OverRepresentationResult hit = OverRepresentation.Test(selection, new(), RunContext.Default);
        Assert.Equal(1, hit.FamilySize);
        Assert.Equal(hit.Lines[0].Counts.P, hit.Lines[0].PAdjusted);
        Assert.All(hit.Lines.Skip(1), l => Assert.Null(l.PAdjusted));
        OverRepresentationResult tested = OverRepresentation.Test(selection, new() { Family = FdrFamily.TestedSets }, RunContext.Default);
        Assert.Equal(3 * tested.Lines[0].Counts.P, tested.Lines[0].PAdjusted!.Value, 1e-15);
    }

    [Fact]
    public void Several_packs_keep_their_species_and_may_be_one_family()
    {
        KnowledgePack rat = Pack(All[..4]) with { Source = SharedPacks.Source("rat", "Rattus norvegicus") };
        KnowledgePack human = Pack(All[..4], All[4..8]) with { Source = SharedPacks.Source("human", "Homo sapiens") };
        CompoundSelection[] both =
            [new(rat, All[..3], All), new(human, [.. All[..3], "c4"], All) { Orthology = "human sets, by homology" }];
        IReadOnlyList<OverRepresentationResult> apart =
            OverRepresentation.Test(both, new() { Scope = BackgroundScope.AllCompounds }, RunContext.Default);
        Assert.Equal("Rattus norvegicus", apart[0].Lines[0].Source.Species);
        Assert.Equal(("Homo sapiens", "human sets, by homology"), (apart[1].Lines[0].Source.Species, apart[1].Lines[0].Orthology));
        IReadOnlyList<OverRepresentationResult> together =
            OverRepresentation.Test(both, new() { Scope = BackgroundScope.AllCompounds, FamilyAcrossPacks = true }, RunContext.Default);
        double[] p = [.. apart.SelectMany(r => r.Lines).Select(l => l.Counts.P).Order()];
        Assert.Equal(Math.Min(Math.Min(3 * p[0], 1.5 * p[1]), p[2]), together[0].Lines[0].PAdjusted!.Value, 1e-15);
        Assert.NotEqual(apart[0].Lines[0].PAdjusted, together[0].Lines[0].PAdjusted);
    }

    [Fact]
    public void A_background_that_is_declared_must_be_given()
    {
        var selection = new CompoundSelection(Pack(All[..4]), ["c0"], null);
        Assert.Throws<ArgumentException>(() => OverRepresentation.Test(selection, new(), RunContext.Default));
        Assert.Throws<ArgumentException>(
            () => OverRepresentation.Test(selection, new() { Background = EnrichmentBackground.Given }, RunContext.Default));
        Assert.Null(
            OverRepresentation.Test(selection, new() { Background = EnrichmentBackground.Pack }, RunContext.Default).BackgroundEffect);
    }
}
