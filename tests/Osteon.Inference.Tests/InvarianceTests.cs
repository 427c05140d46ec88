using FsCheck;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Inference.Tests;

/// <summary>What must not change a comparison, and what must turn its sign.</summary>
[Property]
public sealed class InvarianceTests
{
    private static readonly ComparisonTest[] OfTwo =
        [ComparisonTest.Welch, ComparisonTest.Student, ComparisonTest.MannWhitney, ComparisonTest.Permutation, ComparisonTest.Anova];

    private static ComparisonResult Compare(double[] reference, double[] other, ComparisonTest test) => GroupComparison.Compare(
        "x",
        [GroupData.Of("control", reference), GroupData.Of("treated", other)],
        new ComparisonParameters { Test = test, PermutationDraws = 500 },
        RunContext.Default);

    private static void Close(double? expected, double? actual, double scale = 1)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } e) Assert.Equal(e, actual!.Value, 1e-9 * (scale + Math.Abs(e)));
    }

    [Fact]
    public void P_is_a_probability_and_everything_is_finite_or_has_a_reason() => PropertyCheck.ForAll(SampleGenerators.Two(0, 7), pair =>
    {
        foreach (ComparisonTest test in OfTwo)
        {
            ComparisonResult result = Compare(pair.Reference, pair.Other, test);
            Assert.Equal(result.P is null, result.NotAvailable is not null);
            if (result.P is { } p) Assert.InRange(p, 0, 1);
            Assert.All(result.Effects, e => Assert.Equal(e.Value is null, e.NotAvailable is not null));
            IEnumerable<double?> ofEffects = result.Effects.SelectMany(e => (double?[])[e.Value, e.CiLow, e.CiHigh]);
            Assert.All(
                [result.Statistic, result.Estimate, result.CiLow, result.CiHigh, .. ofEffects],
                number => Assert.True(number is null || double.IsFinite(number.Value)));
            Assert.All(result.Effects.Where(e => e.CiLow is not null && e.Kind is not (EffectKind.OmegaSquared or EffectKind.EtaSquared)),
                e => Assert.True(e.CiLow <= e.CiHigh));
        }
    });

    [Fact]
    public void Swapping_the_arms_turns_every_sign_and_leaves_p() => PropertyCheck.ForAll(SampleGenerators.Two(2, 7), pair =>
    {
        foreach (ComparisonTest test in OfTwo)
        {
            ComparisonResult one = Compare(pair.Reference, pair.Other, test), two = Compare(pair.Other, pair.Reference, test);
            Close(one.P, two.P);
            Close(-one.Estimate, two.Estimate);
            Close(-one.CiLow, two.CiHigh);
            Close(-one.CiHigh, two.CiLow);
            if (test is ComparisonTest.Welch or ComparisonTest.Student or ComparisonTest.Permutation) Close(-one.Statistic, two.Statistic);
            if (test == ComparisonTest.Anova) continue;
            foreach ((EffectSize a, EffectSize b) in one.Effects.Zip(two.Effects))
            {
                Close(-a.Value, b.Value);
                Close(-a.CiLow, b.CiHigh);
                Close(-a.CiHigh, b.CiLow);
            }
        }
    }, 100);

    [Fact]
    public void A_new_unit_of_measurement_changes_only_what_has_a_unit() => PropertyCheck.ForAll(SampleGenerators.Two(2, 7), pair =>
    {
        const double Scale = 0.25, Shift = 3; // exact in binary, so that ties stay ties
        double[] Move(double[] values) => [.. values.Select(v => (v * Scale) + Shift)];
        foreach (ComparisonTest test in OfTwo)
        {
            ComparisonResult one = Compare(pair.Reference, pair.Other, test), two = Compare(Move(pair.Reference), Move(pair.Other), test);
            Close(one.P, two.P);
            Close(one.Estimate * Scale, two.Estimate);
            Close(one.CiLow * Scale, two.CiLow);
            foreach ((EffectSize a, EffectSize b) in one.Effects.Zip(two.Effects))
            {
                double factor = a.Kind is EffectKind.MeanDifference or EffectKind.HodgesLehmann ? Scale : 1;
                Close(a.Value * factor, b.Value);
                Close(a.CiHigh * factor, b.CiHigh);
            }
        }
    }, 100);

    [Fact]
    public void The_order_of_units_within_an_arm_does_not_matter() => PropertyCheck.ForAll(SampleGenerators.Three(2, 7), samples =>
    {
        ComparisonResult Run(Func<double[], double[]> order, ComparisonTest test) => GroupComparison.Compare(
            "x",
            [.. samples.Select((s, i) => GroupData.Of($"g{i}", order(s)))],
            new ComparisonParameters { Test = test },
            RunContext.Default);
        foreach (ComparisonTest test in (ComparisonTest[])[ComparisonTest.Anova, ComparisonTest.WelchAnova, ComparisonTest.KruskalWallis])
        {
            ComparisonResult one = Run(s => s, test), two = Run(s => [.. s.Order()], test);
            Close(one.P, two.P);
            Close(one.Statistic, two.Statistic);
            foreach ((Contrast a, Contrast b) in one.Contrasts.Zip(two.Contrasts))
            {
                Close(a.PAdjusted, b.PAdjusted);
                Close(a.CiLow, b.CiLow);
            }
        }
    }, 15);

    [Fact]
    public void Contrasts_turn_with_the_reference_and_are_never_less_cautious_than_alone() =>
        PropertyCheck.ForAll(SampleGenerators.Three(3, 6), samples =>
    {
        GroupData[] groups = [.. samples.Select((s, i) => GroupData.Of($"g{i}", s))];
        foreach (PostHocTest postHoc in (PostHocTest[])[PostHocTest.Tukey, PostHocTest.GamesHowell, PostHocTest.Dunnett])
        {
            ComparisonResult result = GroupComparison.Compare(
                "x",
                groups,
                new ComparisonParameters { Test = ComparisonTest.Anova, PostHoc = postHoc, Reference = "g2" },
                RunContext.Default);
            Assert.Equal("g2", result.Groups[0].Group);
            Assert.All(result.Contrasts.Where(c => c.P is not null), c =>
            {
                Assert.True(c.PAdjusted >= c.P);
                Assert.Equal(c.PAdjusted < 0.05, c.CiLow > 0 || c.CiHigh < 0);
            });
            if (postHoc == PostHocTest.Dunnett) Assert.All(result.Contrasts, c => Assert.Equal("g2", c.B));
        }
    }, 15);

    [Fact]
    public void With_two_arms_the_joint_distributions_are_those_of_t() => PropertyCheck.ForAll(SampleGenerators.Two(2, 6), pair =>
    {
        TestResult student = TTest.Student(pair.Other, pair.Reference), welch = TTest.Welch(pair.Other, pair.Reference);
        GroupData[] groups = [GroupData.Of("a", pair.Reference), GroupData.Of("b", pair.Other)];
        Close(student.P, Tukey.Contrasts(groups, 0.95)[0].PAdjusted);
        Close(student.P, Dunnett.Contrasts(groups, 0.95)[0].PAdjusted);
        Close(welch.P, GamesHowell.Contrasts(groups, 0.95)[0].PAdjusted);
        Close(student.P, OneWayAnova.Classic([pair.Reference, pair.Other]).P);
        if (OneWayAnova.Welch([pair.Reference, pair.Other]) is { P: { } p }) Close(welch.P, p);
    });
}
