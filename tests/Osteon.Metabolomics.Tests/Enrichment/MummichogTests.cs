using System.Text.Json;
using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>The mummichog-like test: planted sets are found, random lists are not, and nothing depends on threads.</summary>
[Property]
public sealed class MummichogTests
{
    /// <summary>400 compounds of distinct mass in 40 sets of 10, and features that are their [M+H]+ ions plus as many that are
    /// nothing.</summary>
    private static (KnowledgePack Pack, Feature[] Features) World(double ppm = 0)
    {
        var random = new Rng(3);
        Compound[] compounds =
            [.. Enumerable.Range(0, 400)
            .Select(i => new Compound { Id = $"c{i}", MonoisotopicMass = 100 + (i * 1.3) + (0.2 * random.NextDouble()) })];
        MetaboliteSet[] sets =
            [.. Enumerable.Range(0, 40)
                .Select(s =>
                new MetaboliteSet { Id = $"s{s}", Name = $"set {s}", Members = [.. Enumerable.Range(s * 10, 10).Select(c => $"c{c}")] })];
        Adduct proton = AdductTable.Find("[M+H]+")!;
        Feature[] features =
        [
            .. compounds.Select((c, i) => new Feature
            {
                Id = $"f{i}",
                Polarity = Polarity.Positive,
                Mz = proton.MassToCharge(c.MonoisotopicMass!.Value) * (1 + (((2 * random.NextDouble()) - 1) * ppm * 1e-6)),
                RetentionTime = 600 * random.NextDouble(),
            }),
            .. Enumerable.Range(0, 400)
                .Select(i => new Feature { Id = $"x{i}", Polarity = Polarity.Positive, Mz = 700 + (0.731 * i), RetentionTime = 10 }),
        ];
        return (new KnowledgePack(SharedPacks.Source("world"), compounds, sets), features);
    }

    private static readonly MummichogParameters Proton = new() { Adducts = [AdductTable.Find("[M+H]+")!], Permutations = 400 };

    [Fact]
    public void A_planted_set_stands_out_and_is_called_a_hypothesis()
    {
        (KnowledgePack pack, Feature[] features) = World(ppm: 5);
        string[] selected =
            [.. Enumerable.Range(30, 8).Select(i => $"f{i}"), .. Enumerable.Range(100, 12).Select(i => $"f{i * 3}"), "x1", "x2"];
        var context = new RunContext();
        MummichogResult result = MummichogLike.Test(features, selected, pack, Proton, context);
        Assert.Equal("s3", result.Lines[0].SetId);
        Assert.Equal((8, 10), (result.Lines[0].Counts.Hits, result.Lines[0].Counts.SetSize));
        Assert.True(result.Lines[0].PAdjusted < 0.2 && result.Lines[0].POwnSet <= 2.0 / 401);
        Assert.True(result.Lines[0].PPooled < 0.001 && result.Lines[0].PGamma < 0.001);
        Assert.Equal(400, result.EmpiricalCompounds);
        Assert.All(result.Lines[0].Hypotheses, h => Assert.All(h.Ions, i => Assert.True(Math.Abs(i.ErrorPpm) <= 5.0001)));
        Assert.Contains("no metabolite named here was identified", result.MethodText, StringComparison.Ordinal);
        Assert.Contains(context.Findings.ToList(), f => f.Id == "OST-ENR-012");
    }

    [Fact]
    public void Threads_change_nothing_and_seeds_do()
    {
        (KnowledgePack pack, Feature[] features) = World();
        string[] selected = [.. Enumerable.Range(0, 50).Select(i => $"f{i * 7}")];
        double[] Run(int threads, ulong seed) =>
        [
            .. MummichogLike.Test(features, selected, pack, Proton, new RunContext { Threads = threads, Random = new RandomStreams(seed) })
                .Lines.OrderBy(l => l.SetId, StringComparer.Ordinal).Select(l => l.PPooled),
        ];
        Assert.Equal(Run(1, 4), Run(4, 4));
        Assert.NotEqual(Run(1, 4), Run(1, 5));
    }

    [Fact]
    public void Random_lists_give_uniform_p()
    {
        (KnowledgePack pack, Feature[] features) = World();
        var random = new Rng(11);
        int below = 0, all = 0;
        for (int list = 0; list < 40; list++)
        {
            int[] order = [.. Enumerable.Range(0, features.Length)];
            random.Shuffle<int>(order);
            MummichogResult result = MummichogLike.Test(
                features, [.. order.Take(80).Select(i => features[i].Id)], pack, Proton with { Permutations = 99 },
                new RunContext { Random = new RandomStreams((ulong)list) });
            below += result.Lines.Count(l => l.POwnSet <= 0.1);
            all += result.Lines.Count;
        }

        // Discrete scores make the test conservative: at most a tenth, and not nothing.
        Assert.InRange((double)below / all, 0.02, 0.12);
    }

    [Fact]
    public void Ions_that_elute_apart_are_two_compounds_and_rare_ions_need_a_primary_one()
    {
        var pack = new KnowledgePack(
            SharedPacks.Source("one"), [new Compound { Id = "glucose", Formula = "C6H12O6" }],
            [new MetaboliteSet { Id = "s", Name = "s", Members = ["glucose"] }]);
        Feature Ion(string id, string adduct, double time) => new()
        {
            Id = id,
            Polarity = Polarity.Positive,
            Mz = AdductTable.Find(adduct)!.MassToCharge(180.0633881),
            RetentionTime = time,
        };
        var parameters = new MummichogParameters { MinSize = 1, Permutations = 1 };
        Feature[] together = [Ion("a", "[M+H]+", 60), Ion("b", "[M+K]+", 64)];
        Assert.Equal(1, MummichogLike.Test(together, ["a"], pack, parameters, RunContext.Default).EmpiricalCompounds);
        Feature[] apart = [Ion("a", "[M+H]+", 60), Ion("b", "[M+Na]+", 90)];
        Assert.Equal(2, MummichogLike.Test(apart, ["a"], pack, parameters, RunContext.Default).EmpiricalCompounds);
        Assert.Equal(
            1, MummichogLike.Test(apart, ["a"], pack, parameters with { RetentionTolerance = null }, RunContext.Default)
            .EmpiricalCompounds);
        Feature[] rare = [Ion("b", "[M+K]+", 64)];
        Assert.Equal(0, MummichogLike.Test(rare, ["b"], pack, parameters, RunContext.Default).EmpiricalCompounds);
        Assert.Equal(
            1, MummichogLike.Test(rare, ["b"], pack, parameters with { RequirePrimaryIon = false }, RunContext.Default).EmpiricalCompounds);
    }

    [Fact]
    public void Isomers_are_one_empirical_compound()
    {
        var pack = new KnowledgePack(
            SharedPacks.Source("two"),
            [new Compound { Id = "glucose", Formula = "C6H12O6" }, new Compound { Id = "galactose", Formula = "C6H12O6" }],
            [new MetaboliteSet { Id = "s", Name = "s", Members = ["glucose", "galactose"] }]);
        Feature[] features = [new Feature { Id = "n", NeutralMass = 180.0633881 }];
        MummichogResult result = MummichogLike.Test(features, ["n"], pack, new() { MinSize = 1, Permutations = 1 }, RunContext.Default);
        Assert.Equal(1, result.Lines[0].Counts.SetSize);
        Assert.Equal(["glucose", "galactose"], result.Lines[0].Hypotheses[0].Compounds);
    }

    [Fact]
    public void Features_without_mass_or_polarity_are_reported()
    {
        (KnowledgePack pack, Feature[] features) = World();
        var context = new RunContext();
        Feature[] bare = [.. features.Select(f => f with { Polarity = null })];
        Assert.Equal(0, MummichogLike.Test(bare, [], pack, Proton, context).Features);
        Assert.Contains(context.Findings.ToList(), f => f.Id == "OST-ENR-010");
        Assert.Equal(800, MummichogLike.Test(bare, [], pack, Proton with { Polarity = Polarity.Positive }, RunContext.Default).Features);
        Assert.Throws<ArgumentException>(() => MummichogLike.Test(features, ["nothing"], pack, Proton, RunContext.Default));
    }

    [Fact]
    public void It_can_be_stopped()
    {
        (KnowledgePack pack, Feature[] features) = World();
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(
            () => MummichogLike.Test(features, ["f1"], pack, Proton, new RunContext { Cancellation = source.Token }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_gamma_fit_equals_that_of_scipy(int scenario)
    {
        JsonElement expected = EnrichmentReference.Of("gamma")[scenario];
        GammaFit fit = GammaFit.Of(expected.GetProperty("values").Doubles())!;
        Assert.Equal(expected.GetProperty("shape").GetDouble(), fit.Shape, 1e-6 * fit.Shape);
        Assert.Equal(expected.GetProperty("scale").GetDouble(), fit.Scale, 1e-6 * fit.Scale);
        foreach (JsonElement tail in expected.GetProperty("tails").EnumerateArray())
            Assert.Equal(tail[1].GetDouble(), fit.UpperTail(tail[0].GetDouble()), 1e-6);
    }
}
