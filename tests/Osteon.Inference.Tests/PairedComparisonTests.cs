using Osteon.Primitives;

namespace Osteon.Inference.Tests;

[Unit]
public sealed class PairedComparisonTests
{
    private static ComparisonResult Compare(GroupData reference, GroupData other, ComparisonTest test = ComparisonTest.Auto) =>
        GroupComparison.Compare("Tb.Th", [reference, other], new ComparisonParameters { Paired = true, Test = test }, RunContext.Default);

    [Fact]
    public void Units_are_matched_by_name_and_the_rest_is_counted()
    {
        ComparisonResult result = Compare(
            new GroupData("left", [1, 2, 3, 4, null], ["r1", "r2", "r3", "r4", "r5"]),
            new GroupData("right", [7, 3, 5, 9, 8], ["r4", "r1", "r3", "r7", "r5"]));
        Assert.Equal((3 - 1 + (5 - 3) + (7 - 4)) / 3.0, result.Estimate!.Value, 1e-15);
        Assert.Equal((3, 2), (result.Groups[0].N, result.Groups[0].Missing));
        Finding finding = Assert.Single(result.Advice);
        Assert.Equal("OST-STA-002", finding.Id);
        Assert.StartsWith("3 units without both values are left out; 3 complete pairs.", finding.Message, StringComparison.Ordinal);
        Assert.Equal("difference", Assert.Single(result.Assumptions).Group);
    }

    [Fact]
    public void Without_names_pairs_go_by_position()
    {
        ComparisonResult result = Compare(GroupData.Of("before", 1, 2, double.NaN, 4), GroupData.Of("after", 2, 4, 9, 7));
        Assert.Equal(2, result.Estimate);
        Assert.Equal(3, result.Groups[1].N);
        Assert.Contains("by position", Compare(GroupData.Of("before", 1, 2), GroupData.Of("after", 1, 2, 3)).NotAvailable,
            StringComparison.Ordinal);
        Assert.Contains("one arm only", Compare(new GroupData("a", [1, 2], ["x", "y"]), GroupData.Of("b", 1, 2)).NotAvailable,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Effects_are_named_for_what_they_divide_by()
    {
        ComparisonResult result = Compare(GroupData.Of("before", 1, 2, 3, 4), GroupData.Of("after", 2, 4, 3, 7));
        Assert.Equal(["mean_difference", "hedges_g_av", "cohens_dz", "hodges_lehmann"],
            result.Effects.Select(e => InferenceMethods.Id(e.Kind)));
        EffectSize two =
            Compare(GroupData.Of("before", 1, 2), GroupData.Of("after", 2, 4)).Effects.Single(e => e.Kind == EffectKind.HedgesGAv);
        Assert.Contains("at least 3 pairs", two.NotAvailable, StringComparison.Ordinal);
    }

    [Fact]
    public void Differences_that_agree_on_paper_are_ties_in_spite_of_rounding()
    {
        // 0.3 − 0.2, 1.1 − 1.0 and 0.8 − 0.7 are three different doubles; their ranks must be equal.
        ComparisonResult result = Compare(
            GroupData.Of("a", 0.2, 1.0, 0.8, 0.1), GroupData.Of("b", 0.3, 1.1, 0.7, 0.6), ComparisonTest.WilcoxonSignedRank);
        Assert.Equal(2 + 2 + 4, result.Statistic);
        Assert.Contains("ties", result.Variant, StringComparison.Ordinal);
    }

    [Fact]
    public void Pairs_that_cannot_be_tested_have_a_reason()
    {
        Assert.Contains("all paired differences are equal",
            Compare(GroupData.Of("a", 0.1, 0.2, 0.3), GroupData.Of("b", 1.1, 1.2, 1.3)).NotAvailable, StringComparison.Ordinal);
        Assert.Contains("no pair differs",
            Compare(GroupData.Of("a", 1, 2), GroupData.Of("b", 1, 2), ComparisonTest.WilcoxonSignedRank).NotAvailable,
                StringComparison.Ordinal);
        Assert.Contains("fewer than two complete pairs", Compare(GroupData.Of("a", 1, double.NaN), GroupData.Of("b", 1, 2)).NotAvailable,
            StringComparison.Ordinal);
    }
}
