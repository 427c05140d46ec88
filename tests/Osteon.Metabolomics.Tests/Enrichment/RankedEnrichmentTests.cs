using System.Text.Json;
using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>The ranked tests against a worked example and against a Python reference that steps through the whole ranking.</summary>
[Oracle]
public sealed class RankedEnrichmentTests
{
    private static KnowledgePack Pack(params int[][] sets) => new(
        SharedPacks.Source("test"), [],
        [.. sets.Select((s, i) => new MetaboliteSet { Id = $"s{i}", Name = $"set {i}", Members = [.. s.Select(m => $"c{m}")] })]);

    private static string[] Compounds(int count) => [.. Enumerable.Range(0, count).Select(i => $"c{i}")];

    /// <summary>
    /// Statistics 4, 3, 1, −1, −2 of a, b, c, d, e; the set is a, c. Weights 4 and 1 of 5, a miss takes 1/3. The sum runs 0.8, 0.8 − 1/3,
    /// 1 − 1/3, 1/3, 0: the peak is 0.8 after the first, so a alone leads.
    /// </summary>
    [Fact]
    public void Worked_example()
    {
        double[] observed = [4, 3, 1, -1, -2];
        var input = new RankedEnrichmentInput(Pack([0, 2], [3, 4]), Compounds(5), observed, new Matrix(1, 5, observed), Exact: true);
        RankedEnrichmentResult result = RankedEnrichment.Test(input, new() { MinSize = 2 }, RunContext.Default);
        RankedEnrichmentLine up = result.Lines.Single(l => l.SetId == "s0"), down = result.Lines.Single(l => l.SetId == "s1");
        Assert.Equal(0.8, up.EnrichmentScore, 1e-15);
        Assert.Equal(["c0"], up.LeadingEdge);
        Assert.Equal(-1, down.EnrichmentScore, 1e-15);
        Assert.Equal(["c4", "c3"], down.LeadingEdge);
        Assert.Equal((1.0, 1.0), (up.P, up.NormalisedScore));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Equals_the_reference_over_all_252_arrangements(int scenario)
    {
        (RankedEnrichmentInput input, _) = Reference();
        JsonElement expected = EnrichmentReference.Of("gsea")[scenario];
        RankedEnrichmentResult result =
            RankedEnrichment.Test(input, new() { Weight = expected.GetProperty("weight").GetDouble(), MinSize = 3 }, RunContext.Default);
        Assert.Equal(252, result.Arrangements);
        double[] es = expected.GetProperty("es").Doubles(), nes = expected.GetProperty("nes").Doubles();
        double[] p = expected.GetProperty("p").Doubles(), q = expected.GetProperty("q").Doubles();
        for (int s = 0; s < es.Length; s++)
        {
            RankedEnrichmentLine line = result.Lines.Single(l => l.SetId == $"s{s}");
            Assert.Equal(es[s], line.EnrichmentScore, 1e-12);
            Assert.Equal(nes[s], line.NormalisedScore!.Value, 1e-11);
            Assert.Equal(p[s], line.P!.Value, 1e-12);
            Assert.Equal(q[s], line.FdrQ!.Value, 1e-12);
        }
    }

    [Fact]
    public void No_p_is_below_the_share_of_one_arrangement()
    {
        (RankedEnrichmentInput input, _) = Reference();
        var context = new RunContext();
        RankedEnrichmentResult result = RankedEnrichment.Test(input, new(), context);
        Assert.All(result.Lines, l => Assert.True(l.P >= 1.0 / 252));
        Assert.True(result.Lines.Single(l => l.SetId == "s0").P < 0.03, "the planted set must stand out");
        Assert.DoesNotContain(context.Findings.ToList(), f => f.Id == "OST-ENR-007");
    }

    [Fact]
    public void Threads_change_nothing_and_turned_statistics_turn_the_scores()
    {
        (RankedEnrichmentInput input, _) = Reference();
        RankedEnrichmentResult one = RankedEnrichment.Test(input, new(), new RunContext { Threads = 1 });
        RankedEnrichmentResult four = RankedEnrichment.Test(input, new(), new RunContext { Threads = 4 });
        Assert.Equal(
            one.Lines.Select(l => (l.SetId, l.EnrichmentScore, l.P, l.FdrQ)),
            four.Lines.Select(l => (l.SetId, l.EnrichmentScore, l.P, l.FdrQ)));
        var turned = input with
        {
            Observed = [.. input.Observed.Select(v => -v)],
            Permuted = new Matrix(input.Permuted.Rows, input.Permuted.Columns, [.. input.Permuted.Values.Select(v => -v)]),
        };
        RankedEnrichmentResult minus = RankedEnrichment.Test(turned, new(), RunContext.Default);
        foreach (RankedEnrichmentLine line in one.Lines)
            Assert.Equal(-line.EnrichmentScore, minus.Lines.Single(l => l.SetId == line.SetId).EnrichmentScore, 1e-14);
    }

    [Fact]
    public void Statistics_that_are_not_numbers_are_reported()
    {
        (RankedEnrichmentInput input, _) = Reference();
        double[] observed = [.. input.Observed];
        observed[39] = double.NaN;
        Matrix permuted = input.Permuted.Copy();
        permuted[3, 2] = double.NaN;
        var context = new RunContext();
        RankedEnrichmentResult result = RankedEnrichment.Test(input with { Observed = observed, Permuted = permuted }, new(), context);
        Assert.Equal(["c39"], result.LeftOut);
        Assert.Equal(39, result.Compounds);
        Assert.Contains(context.Findings.ToList(), f => f.Id == "OST-ENR-005");
        Assert.Contains(context.Findings.ToList(), f => f.Id == "OST-ENR-006");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Rank_sums_equal_the_reference(int scenario)
    {
        JsonElement expected = EnrichmentReference.Of("rank_sum")[scenario];
        double[] values = expected.GetProperty("values").Doubles();
        int size = expected.GetProperty("size").GetInt32();
        var context = new RunContext();
        RankSumLine line =
            Assert.Single(RankSumEnrichment.Test(Pack([.. Enumerable.Range(0, size)]), Compounds(values.Length), values, new(), context));
        Assert.Equal(expected.GetProperty("u").GetDouble(), line.U);
        double p = expected.GetProperty("p").GetDouble();
        Assert.Equal(p, line.P!.Value, 1e-12 * p);
        Assert.Contains(context.Findings.ToList(), f => f.Id == "OST-ENR-008");
    }

    [Fact]
    public void All_statistics_equal_give_no_p()
    {
        RankSumLine line =
            Assert.Single(RankSumEnrichment.Test(Pack([0, 1, 2]), Compounds(8), [1, 1, 1, 1, 1, 1, 1, 1], new(), RunContext.Default));
        Assert.Null(line.P);
        Assert.Equal(0.5, line.Superiority);
    }

    private static (RankedEnrichmentInput Input, double[][] Data) Reference()
    {
        JsonElement reference = EnrichmentReference.Of("gsea_data");
        double[][] data = [.. reference.GetProperty("values").EnumerateArray().Select(r => r.Doubles())];
        int[][] sets = [.. reference.GetProperty("sets").EnumerateArray().Select(r => r.Integers())];
        LabelArrangements arrangements = LabelArrangements.OfTwoGroups(5, 5, 5000, new Rng(1));
        Matrix permuted = arrangements.Statistics(first => StudentT(data, first), data[0].Length, RunContext.Default);
        return (new RankedEnrichmentInput(Pack(sets), Compounds(data[0].Length), [.. permuted.Row(0)], permuted, arrangements.Exact), data);
    }

    private static double[] StudentT(double[][] data, IReadOnlyList<int> first)
    {
        int[] second = [.. Enumerable.Range(0, data.Length).Except(first)];
        return
        [
            .. Enumerable.Range(0, data[0].Length).Select(c =>
            {
                double[] a = [.. first.Select(i => data[i][c])], b = [.. second.Select(i => data[i][c])];
                double ma = a.Average(), mb = b.Average();
                double pooled = (a.Sum(v => (v - ma) * (v - ma)) + b.Sum(v => (v - mb) * (v - mb))) / (a.Length + b.Length - 2);
                return (ma - mb) / Math.Sqrt(pooled * ((1.0 / a.Length) + (1.0 / b.Length)));
            }),
        ];
    }
}

/// <summary>Arrangements of labels.</summary>
[Unit]
public sealed class LabelArrangementsTests
{
    [Fact]
    public void Five_against_five_are_252()
    {
        LabelArrangements all = LabelArrangements.OfTwoGroups(5, 5, 5000, new Rng(1));
        Assert.True(all.Exact);
        Assert.Equal(252, all.FirstGroup.Count);
        Assert.Equal(252, all.FirstGroup.Select(a => string.Join(',', a)).Distinct().Count());
        Assert.Equal([0, 1, 2, 3, 4], all.FirstGroup[0]);
    }

    [Fact]
    public void Too_many_are_drawn_with_a_seed()
    {
        LabelArrangements a = LabelArrangements.OfTwoGroups(20, 20, 100, new Rng(7));
        LabelArrangements b = LabelArrangements.OfTwoGroups(20, 20, 100, new Rng(7));
        Assert.False(a.Exact);
        Assert.Equal(100, a.FirstGroup.Count);
        Assert.Equal(a.FirstGroup, b.FirstGroup);
        Assert.All(a.FirstGroup, g => Assert.Equal(20, g.Distinct().Count()));
        Assert.Null(LabelArrangements.Count(40, 20));
        Assert.Equal(184_756, LabelArrangements.Count(20, 10));
    }

    [Fact]
    public void Several_features_of_a_compound_become_one_column()
    {
        FeatureMapping Map(string id, params string[] to) =>
            new() { Feature = id, Matches = [.. to.Select(t => new CompoundMatch(t, MatchLevel.Identifier, []))] };
        var mapping = new IdentifierMapping(SharedPacks.Source("x"), [Map("f0", "a"), Map("f1", "a", "b"), Map("f2"), Map("f3", "a")]);
        var statistics = new Matrix(2, 4, [1, -3, 9, 2, double.NaN, double.NaN, 9, double.NaN]);
        CompoundStatistics largest = CompoundStatistics.Of(mapping, statistics);
        Assert.Equal(["a", "b"], largest.Compounds);
        Assert.Equal([-3, -3], largest.Values.Row(0).ToArray());
        Assert.True(double.IsNaN(largest.Values[1, 0]));
        Assert.Equal(0, CompoundStatistics.Of(mapping, statistics, StatisticRule.Mean).Values[0, 0]);
        Assert.Equal(1.5, CompoundStatistics.Of(mapping, statistics, StatisticRule.Mean, AmbiguityRule.None).Values[0, 0]);
    }
}
