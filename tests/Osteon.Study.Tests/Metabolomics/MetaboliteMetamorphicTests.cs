using System.Globalization;
using Osteon.Inference;
using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Study.Tests.Metabolomics;

/// <summary>What must and must not change in a comparison when the table is changed in a way that means nothing, or means one thing.</summary>
[Property]
public sealed class MetaboliteMetamorphicTests
{
    private const int Features = 40;
    private const double Same = 1e-9;

    /// <summary>Two arms of some units, the first eight features raised; intensities, all above 0.</summary>
    private static FeatureTable Table(ulong seed, int perArm = 8, int features = Features)
    {
        var random = new Rng(seed);
        string[] units = [.. Enumerable.Range(1, 2 * perArm).Select(i => string.Create(CultureInfo.InvariantCulture, $"u{i}"))];
        return new FeatureTable(
            [.. units.Select((u, i) => new Injection { Name = u, Subject = u, Group = i % 2 == 0 ? "control" : "treated" })],
            [.. Enumerable.Range(0, features).Select(f => new Feature { Id = string.Create(CultureInfo.InvariantCulture, $"f{f}") })],
            Matrix.Of(units.Length, features, (i, f) => Math.Pow(10, 5 + (f % 3)) * (i % 2 == 1 && f < 8 ? 1.8 : 1) * Math.Exp(0.4 * random.NextNormal())));
    }

    private static MetaboliteComparison Compare(FeatureTable table, Func<MetaboliteComparisonParameters, MetaboliteComparisonParameters>? change = null)
    {
        var parameters = new MetaboliteComparisonParameters { Reference = "control", Arm = "treated", Permutations = 0, Q2Draws = 0, Robustness = false };
        RunContext context = RunContext.Default with { Random = new RandomStreams(7), Findings = new FindingCollector() };
        PreparedMetabolites prepared = PreparedMetabolites.Of([table], _ => [new Transform()], new PolarityMergeParameters(), context);
        return MetaboliteAnalysis.Run(prepared, change is null ? parameters : change(parameters), context);
    }

    private static void Near(double? expected, double? actual, string what)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is not { } e) return;
        Assert.True(Math.Abs(e - actual!.Value) <= Same * Math.Max(1, Math.Abs(e)), $"{what}: {e:R} became {actual:R}");
    }

    /// <summary>Everything that a test of one feature says, and its choice.</summary>
    private static void SameTests(MetaboliteRow expected, MetaboliteRow actual)
    {
        Assert.Equal(expected.Id, actual.Id);
        Near(expected.P, actual.P, expected.Id);
        Near(expected.PWelch, actual.PWelch, expected.Id);
        Near(expected.Statistic, actual.Statistic, expected.Id);
        Near(expected.Estimate, actual.Estimate, expected.Id);
        Near(expected.FoldChange, actual.FoldChange, expected.Id);
        Near(expected.FoldChangeOfMedians, actual.FoldChangeOfMedians, expected.Id);
        Near(expected.HedgesG, actual.HedgesG, expected.Id);
        Assert.Equal(expected.Direction, actual.Direction);
    }

    private static void SameModels(MetaboliteComparison expected, MetaboliteComparison actual, bool q2 = true)
    {
        foreach ((FittedModel e, FittedModel a) in expected.Models.Zip(actual.Models))
        {
            Assert.Equal((e.Kind, e.Predictive, e.Orthogonal), (a.Kind, a.Predictive, a.Orthogonal));
            Near(e.Summary!.R2X, a.Summary!.R2X, "R2X");
            Near(e.Summary.R2Y, a.Summary.R2Y, "R2Y");
            Near(e.Summary.Rmsee, a.Summary.Rmsee, "RMSEE");
            if (q2) Near(e.Summary.Q2, a.Summary.Q2, "Q2");
        }
    }

    [Theory]
    [InlineData(1, 3, 1000.0)]
    [InlineData(2, 30, 1e-5)]
    [InlineData(3, 0, 7.3)]
    public void The_unit_of_a_feature_means_nothing(ulong seed, int feature, double factor)
    {
        FeatureTable table = Table(seed);
        Matrix scaled = table.Intensities.Copy();
        for (int i = 0; i < scaled.Rows; i++) scaled[i, feature] *= factor;
        MetaboliteComparison before = Compare(table), after = Compare(table.With(scaled));
        SameModels(before, after);
        foreach ((MetaboliteRow e, MetaboliteRow a) in before.Features.Zip(after.Features))
        {
            SameTests(e, a);
            Near(e.PAdjusted, a.PAdjusted, "adjusted");
            Near(e.PModerated, a.PModerated, "moderated");
            Near(e.Vip, a.Vip, "VIP");
            Near(e.OrthogonalVip, a.OrthogonalVip, "orthogonal VIP");
            Assert.Equal(e.Selected, a.Selected);
        }
    }

    /// <summary>Folds go by the order of rows, so Q2 alone may change; over many orders it stays where the reported spread says.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_order_of_samples_changes_Q2_alone_and_within_its_spread(ulong seed)
    {
        FeatureTable table = Table(seed, perArm: 12);
        MetaboliteComparison before = Compare(table, p => p with { Q2Draws = 200 });
        Q2Spread spread = before.Models[1].Spread!;
        Assert.InRange(spread.Median, spread.Low, spread.High);
        var random = new Rng(seed + 100);
        var q2 = new List<double>();
        for (int draw = 0; draw < 20; draw++)
        {
            int[] order = [.. Enumerable.Range(0, table.Injections.Count)];
            random.Shuffle<int>(order);
            MetaboliteComparison after = Compare(table.SelectInjections(order));
            SameModels(before, after, q2: false);
            foreach ((MetaboliteRow e, MetaboliteRow a) in before.Features.Zip(after.Features))
            {
                SameTests(e, a);
                Near(e.Vip, a.Vip, "VIP");
                Assert.Equal(e.Selected, a.Selected);
            }

            q2.Add(after.Models[1].Summary!.Q2!.Value);
        }

        Assert.True(q2.Max() - q2.Min() > 1e-6, "the order of rows decides the folds");
        // Folds by order are not stratified, so they scatter a little more than the drawn ones: most lie inside, and none far outside.
        double width = spread.High - spread.Low;
        Assert.InRange(q2.Count(q => q >= spread.Low && q <= spread.High), 10, 20);
        Assert.All(q2, q => Assert.InRange(q, spread.Low - (2 * width), spread.High + width));
    }

    [Theory]
    [InlineData(1, 200)]
    [InlineData(2, 5)]
    public void Features_of_noise_change_no_test_of_the_others(ulong seed, int noise)
    {
        FeatureTable table = Table(seed), more = Table(seed + 50, features: noise);
        Matrix both = Matrix.Of(table.Injections.Count, Features + noise, (i, f) => f < Features ? table.Intensities[i, f] : more.Intensities[i, f - Features] / (i % 2 == 1 && f - Features < 8 ? 1.8 : 1));
        var wide = new FeatureTable(table.Injections, [.. table.Features, .. more.Features.Select(f => f with { Id = $"noise {f.Id}" })], both);
        MetaboliteComparison before = Compare(table), after = Compare(wide);
        foreach ((MetaboliteRow e, MetaboliteRow a) in before.Features.Zip(after.Features)) SameTests(e, a);
        // Correction has its price: the smallest p is multiplied by about as many features as there are.
        MetaboliteRow first = before.Features.MinBy(f => f.P)!, again = after.Features.Single(f => f.Id == first.Id);
        if (noise > Features) Assert.True(again.PAdjusted > first.PAdjusted);
    }

    [Theory]
    [InlineData(1, ModelKind.OplsDa)]
    [InlineData(2, ModelKind.OplsDa)]
    [InlineData(3, ModelKind.PlsDa)]
    public void Exchanged_arms_turn_every_direction_and_nothing_else(ulong seed, ModelKind kind)
    {
        FeatureTable table = Table(seed);
        MetaboliteComparison before = Compare(table, p => p with { Model = kind }), after = Compare(table, p => p with { Model = kind, Reference = "treated", Arm = "control" });
        SameModels(before, after);
        foreach ((MetaboliteRow e, MetaboliteRow a) in before.Features.Zip(after.Features))
        {
            Near(e.P, a.P, "p");
            Near(e.PWelch, a.PWelch, "Welch");
            Near(e.PModerated, a.PModerated, "moderated");
            Near(e.PAdjusted, a.PAdjusted, "adjusted");
            Near(e.Vip, a.Vip, "VIP");
            Near(-e.Estimate, a.Estimate, "estimate");
            Near(-e.CiHigh, a.CiLow, "interval");
            Near(-e.Statistic, a.Statistic, "statistic");
            Near(-e.HedgesG, a.HedgesG, "g");
            Near(1 / e.FoldChange, a.FoldChange, "fold");
            Near(-e.Log2FoldChange, a.Log2FoldChange, "log fold");
            Near(1 / e.FoldChangeOfMedians, a.FoldChangeOfMedians, "fold of medians");
            Near(-e.Covariance, a.Covariance, "p[1]");
            Near(-e.Correlation, a.Correlation, "p(corr)[1]");
            Assert.Equal(e.Direction switch { "up" => "down", "down" => "up", var other => other }, a.Direction);
            Assert.Equal(e.Selected, a.Selected);
        }
    }

    [Fact]
    public void Injections_that_are_no_samples_of_the_two_arms_take_no_part()
    {
        FeatureTable table = Table(1);
        var others = new FeatureTable(
            [
                .. table.Injections,
                new Injection { Name = "pool", Kind = InjectionKind.Qc },
                new Injection { Name = "blank", Kind = InjectionKind.Blank },
                new Injection { Name = "third", Subject = "third", Group = "another arm" },
                new Injection { Name = "nobody" },
            ],
            table.Features,
            Matrix.Of(table.Injections.Count + 4, Features, (i, f) => i < table.Injections.Count ? table.Intensities[i, f] : 1e7 + (i * f)));
        MetaboliteComparison before = Compare(table), after = Compare(others);
        Assert.Equal(before.Units, after.Units);
        SameModels(before, after);
        foreach ((MetaboliteRow e, MetaboliteRow a) in before.Features.Zip(after.Features))
        {
            SameTests(e, a);
            Near(e.Vip, a.Vip, "VIP");
        }
    }

    [Fact]
    public void The_order_of_features_means_nothing()
    {
        FeatureTable table = Table(4);
        int[] order = [.. Enumerable.Range(0, Features).Reverse()];
        MetaboliteComparison before = Compare(table), after = Compare(table.SelectFeatures(order));
        SameModels(before, after);
        foreach (MetaboliteRow e in before.Features)
        {
            MetaboliteRow a = after.Features.Single(f => f.Id == e.Id);
            SameTests(e, a);
            Near(e.Vip, a.Vip, "VIP");
            Near(e.PModerated, a.PModerated, "moderated");
        }
    }

    /// <summary>A table of logarithms that says so gives the ratios of the intensities it was made of.</summary>
    [Theory]
    [InlineData(LogarithmScale.Log10)]
    [InlineData(LogarithmScale.Log2)]
    [InlineData(LogarithmScale.Ln)]
    public void Ratios_do_not_depend_on_the_scale_the_table_was_given_on(LogarithmScale scale)
    {
        FeatureTable table = Table(5);
        Func<double, double> logarithm = scale switch { LogarithmScale.Log10 => Math.Log10, LogarithmScale.Log2 => Math.Log2, _ => Math.Log };
        FeatureTable logs = table.With(Matrix.Of(table.Injections.Count, Features, (i, f) => logarithm(table.Intensities[i, f])), $"{scale} of intensity");
        RunContext context = RunContext.Default with { Findings = new FindingCollector() };
        MetaboliteComparison raw = Compare(table), given = MetaboliteAnalysis.Run(
            PreparedMetabolites.Of([logs], _ => [], new PolarityMergeParameters(), context),
            raw.Parameters with { InputScale = scale }, context);
        foreach ((MetaboliteRow e, MetaboliteRow a) in raw.Features.Zip(given.Features))
        {
            Near(e.FoldChange, a.FoldChange, "fold");
            Near(e.FoldChangeOfMedians, a.FoldChangeOfMedians, "fold of medians");
            Near(e.P, a.P, "p");
            Near(e.Vip, a.Vip, "VIP");
        }
    }
}
