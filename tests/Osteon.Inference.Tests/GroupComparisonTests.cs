using Osteon.Primitives;

namespace Osteon.Inference.Tests;

[Unit]
public sealed class GroupComparisonTests
{
    private static readonly GroupData Control = GroupData.Of("control", 1.0, 2.0, 3.0, 4.0);
    private static readonly GroupData Treated = GroupData.Of("treated", 3.0, 5.0, 6.0, 8.0);
    private static readonly GroupData Scaffold = GroupData.Of("scaffold", 2.0, 2.5, 4.0);

    private static ComparisonResult Compare(ComparisonParameters parameters, params GroupData[] groups) =>
        GroupComparison.Compare("BV/TV", groups, parameters, RunContext.Default);

    [Fact]
    public void Auto_follows_the_design_and_not_the_values()
    {
        var auto = new ComparisonParameters();
        Assert.Equal(ComparisonTest.Welch, Compare(auto, Control, Treated).Test);
        Assert.Equal(ComparisonTest.PairedT, Compare(auto with { Paired = true }, Control, Treated).Test);
        ComparisonResult three = Compare(auto, Control, Treated, Scaffold);
        Assert.Equal((ComparisonTest.WelchAnova, PostHocTest.GamesHowell), (three.Test, three.PostHoc));
        ComparisonResult dunnett = Compare(auto with { PostHoc = PostHocTest.Dunnett }, Control, Treated, Scaffold);
        Assert.Equal((ComparisonTest.WelchAnova, PostHocTest.Dunnett), (dunnett.Test, dunnett.PostHoc));
        Assert.Contains(dunnett.Advice, f => f.Id == "OST-STA-007");
        // The same design with values as far from normal and as unequal in variance as can be: the same test, and words of warning.
        ComparisonResult skewed = Compare(auto, Control, GroupData.Of("treated", 0, 0, 0, 0, 0, 0, 1e6));
        Assert.Equal(ComparisonTest.Welch, skewed.Test);
        Assert.Contains(skewed.Advice, f => f.Id == "OST-STA-003" && f.Severity == Severity.Warning);
        Assert.DoesNotContain(skewed.Advice, f => f.Id == "OST-STA-004"); // Welch pools nothing
    }

    [Fact]
    public void The_estimate_is_the_other_arm_minus_the_reference()
    {
        ComparisonResult result = Compare(new ComparisonParameters(), Control, Treated);
        Assert.Equal(3, result.Estimate!.Value, 1e-15);
        Assert.Equal(-3, Compare(new ComparisonParameters { Reference = "treated" }, Control, Treated).Estimate!.Value, 1e-15);
        Assert.Equal(EffectKind.MeanDifference, result.EstimateKind);
        Assert.Equal(["mean_difference", "hedges_g", "cliffs_delta", "hodges_lehmann"],
            result.Effects.Select(e => InferenceMethods.Id(e.Kind)));
        Assert.All(result.Effects, e => Assert.True(e.Value > 0 && e.CiLow < e.Value && e.Value < e.CiHigh));
        Assert.Equal(["treated", "scaffold", "scaffold"],
            Compare(new ComparisonParameters(), Control, Treated, Scaffold).Contrasts.Select(c => c.A));
    }

    [Fact]
    public void Missing_values_are_counted_and_said()
    {
        ComparisonResult result = Compare(new ComparisonParameters(), new GroupData("control", [1, null, 2, double.NaN, 3]), Treated);
        Assert.Equal((3, 2), (result.Groups[0].N, result.Groups[0].Missing));
        Finding note = Assert.Single(result.Advice, f => f.Id == "OST-STA-001");
        Assert.Contains("2 units of arm 'control'", note.Message, StringComparison.Ordinal);
        Assert.Equal(2, result.Groups[0].Mean);
        Assert.NotNull(result.P);
    }

    public static TheoryData<ComparisonTest> TestsOfTwo =>
    [
        ComparisonTest.Welch, ComparisonTest.Student, ComparisonTest.MannWhitney, ComparisonTest.Permutation, ComparisonTest.Anova,
        ComparisonTest.WelchAnova, ComparisonTest.KruskalWallis,
    ];

    [Theory]
    [MemberData(nameof(TestsOfTwo))]
    public void What_cannot_be_compared_has_a_reason_and_still_its_description(ComparisonTest test)
    {
        var p = new ComparisonParameters { Test = test };
        ComparisonResult one = Compare(p, GroupData.Of("control", 5), Treated);
        Assert.Contains("fewer than two values", one.NotAvailable, StringComparison.Ordinal);
        Assert.Equal(5, one.Groups[0].Mean);
        Assert.Null(one.Groups[0].Sd);
        ComparisonResult constant = Compare(p, GroupData.Of("control", 0.1, 0.1, 0.1), GroupData.Of("treated", 0.1, 0.1));
        Assert.NotNull(constant.NotAvailable);
        Assert.Null(constant.P);
        Assert.Equal(0, constant.Groups[0].Sd);
        Assert.Contains("has no value", Compare(p, new GroupData("control", [null]), Treated).NotAvailable, StringComparison.Ordinal);
        Assert.Contains("infinite", Compare(p, GroupData.Of("control", 1, double.PositiveInfinity), Treated).NotAvailable,
            StringComparison.Ordinal);
        Assert.Contains("only one arm", Compare(p, Treated).NotAvailable, StringComparison.Ordinal);
        string missing = Compare(p with { Reference = "contrl" }, Control, Treated).NotAvailable!;
        Assert.Contains("Did you mean 'control'?", missing, StringComparison.Ordinal);
        Assert.Contains(missing, Compare(p with { Reference = "contrl" }, Control, Treated).MethodText, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_constant_arms_that_differ_have_a_difference_but_no_t_test()
    {
        ComparisonResult result = Compare(new ComparisonParameters(), GroupData.Of("a", 0.1, 0.1, 0.1), GroupData.Of("b", 0.3, 0.3, 0.3));
        Assert.Contains("no variation", result.NotAvailable, StringComparison.Ordinal);
        Assert.Equal(0.2, result.Estimate!.Value, 1e-16);
        Assert.Null(result.CiLow);
        Assert.Equal(1, result.Effects.Single(e => e.Kind == EffectKind.CliffsDelta).Value);
        var ranks = new ComparisonParameters { Test = ComparisonTest.MannWhitney };
        Assert.NotNull(Compare(ranks, GroupData.Of("a", 1, 1, 1), GroupData.Of("b", 3, 3, 3)).P);
    }

    [Fact]
    public void One_constant_arm_stops_Welchs_analysis_of_variance_but_not_the_contrasts_without_it()
    {
        ComparisonResult result = Compare(new ComparisonParameters(), Control, Treated, GroupData.Of("blank", 2, 2, 2));
        Assert.Contains("no variation", result.NotAvailable, StringComparison.Ordinal);
        Assert.All(result.Contrasts, c => Assert.NotNull(c.P));
        Assert.NotNull(
            Compare(new ComparisonParameters { Test = ComparisonTest.Anova }, Control, Treated, GroupData.Of("blank", 2, 2, 2)).P);
    }

    [Fact]
    public void A_method_that_does_not_fit_the_design_is_refused_in_words()
    {
        void Refused(string reason, ComparisonParameters parameters, params GroupData[] groups) =>
            Assert.Contains(reason, Compare(parameters, groups).NotAvailable, StringComparison.Ordinal);
        Refused("two arms; there are 3", new ComparisonParameters { Test = ComparisonTest.Welch }, Control, Treated, Scaffold);
        Refused("two arms; there are 3", new ComparisonParameters { Paired = true }, Control, Treated, Scaffold);
        Refused("not made for paired", new ComparisonParameters { Test = ComparisonTest.MannWhitney, Paired = true }, Control, Treated);
        var ranks = new ComparisonParameters { Test = ComparisonTest.KruskalWallis, PostHoc = PostHocTest.Tukey };
        Refused("do not follow", ranks, Control, Treated, Scaffold);
        Refused("do not follow", ranks with { Test = ComparisonTest.Anova, PostHoc = PostHocTest.Dunn }, Control, Treated, Scaffold);
    }

    [Theory]
    [InlineData(1e-13)]
    [InlineData(1e-15)]
    [InlineData(1e-6)]
    public void Arms_that_hardly_vary_give_numbers_or_reasons_but_no_surprise(double spread)
    {
        GroupData[] arms = [.. Enumerable.Range(1, 3).Select(i => GroupData.Of($"g{i}", i, i + spread, i - spread, i + (2 * spread)))];
        foreach (ComparisonTest test in (ComparisonTest[])[ComparisonTest.Anova, ComparisonTest.WelchAnova, ComparisonTest.KruskalWallis])
        {
            ComparisonResult result = Compare(new ComparisonParameters { Test = test }, arms);
            Assert.True(result.P is >= 0 and < 1e-2 || result.NotAvailable is not null);
        }

        foreach (ComparisonTest test in (ComparisonTest[])[ComparisonTest.Welch, ComparisonTest.Student, ComparisonTest.PairedT])
        {
            ComparisonResult result = Compare(new ComparisonParameters { Test = test }, arms[0], arms[1]);
            EffectSize? g = result.Effects.FirstOrDefault(e => e.Kind == EffectKind.HedgesG);
            Assert.True(result.P is >= 0 and < 1e-2 || result.NotAvailable is not null);
            Assert.True(g?.Value is null || (g.CiLow < g.Value && g.Value < g.CiHigh));
        }
    }

    [Fact]
    public void Values_beyond_double_precision_have_a_reason()
    {
        foreach (ComparisonTest test in TestsOfTwo.Select(t => t.Data))
        {
            ComparisonResult result = Compare(
                new ComparisonParameters { Test = test }, GroupData.Of("a", 1e300, -1e300, 5e299), GroupData.Of("b", 1e308, -1e308, 1));
            Assert.True(result.P is not null || result.NotAvailable is not null);
            if (test is ComparisonTest.Welch or ComparisonTest.Anova) Assert.Contains("too large", result.NotAvailable, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Mistakes_of_the_caller_throw()
    {
        Assert.Throws<ArgumentException>(() => Compare(new ComparisonParameters(), Control, Control));
        Assert.Throws<ArgumentOutOfRangeException>(() => Compare(new ComparisonParameters { Confidence = 95 }, Control, Treated));
        Assert.Throws<ArgumentException>(() => Compare(new ComparisonParameters(), new GroupData("a", [1, 2], ["u"]), Treated));
    }

    [Fact]
    public void Repeated_units_are_refused_and_shared_units_are_doubted()
    {
        ComparisonResult repeated = Compare(new ComparisonParameters(), new GroupData("control", [1, 2, 3], ["r1", "r2", "r1"]), Treated);
        Assert.Contains("unit 'r1' stands 2 times in arm 'control'", repeated.NotAvailable, StringComparison.Ordinal);
        ComparisonResult shared = Compare(
            new ComparisonParameters(),
            new GroupData("left", [1, 2, 4], ["r1", "r2", "r3"]),
            new GroupData("right", [1, 3, 5], ["r1", "r2", "r9"]));
        Assert.NotNull(shared.P);
        Assert.Contains(shared.Advice, f => f.Id == "OST-STA-006" && f.Message.StartsWith("2 units stand", StringComparison.Ordinal));
    }

    [Fact]
    public void Too_few_units_for_any_small_p_is_said()
    {
        var parameters = new ComparisonParameters { Test = ComparisonTest.MannWhitney };
        ComparisonResult three = Compare(parameters, GroupData.Of("a", 1, 2, 3), GroupData.Of("b", 7, 8, 9));
        Assert.Equal(0.1, three.P!.Value, 1e-15);
        Assert.Contains("cannot give p below 0.1,", Assert.Single(three.Advice, f => f.Id == "OST-STA-005").Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain(Compare(parameters, Control, Treated).Advice, f => f.Id == "OST-STA-005"); // 4 and 4: 2/70 is small enough
        var signed = new ComparisonParameters { Test = ComparisonTest.WilcoxonSignedRank };
        ComparisonResult pairs = Compare(signed, GroupData.Of("a", 1, 2, 3), GroupData.Of("b", 3, 5, 7));
        Assert.Equal(0.25, pairs.P);
        Assert.Contains(pairs.Advice, f => f.Id == "OST-STA-005");
    }

    [Fact]
    public void The_words_name_test_estimate_confidence_and_sources()
    {
        ComparisonResult result = Compare(new ComparisonParameters { Confidence = 0.9 }, Control, Treated);
        Assert.Equal(
            "The two arms were compared by Welch's t test, two-sided, which does not assume equal variances. "
            + "The estimate is the difference of the means, other arm minus reference. Intervals have 90 % confidence.",
            result.MethodText);
        Assert.Equal(["welch", "mean_difference", "hedges_g", "cliffs_delta", "hodges_lehmann", "shapiro_wilk", "brown_forsythe"],
            result.Methods.Select(m => m.Id));
        ComparisonResult ranks = Compare(new ComparisonParameters { Test = ComparisonTest.MannWhitney }, Control, Treated);
        Assert.Contains("Its p value is exact, conditional on the ties.", ranks.MethodText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_family_is_adjusted_over_the_outcomes_that_have_a_p_value()
    {
        ComparisonResult[] family =
        [
            Compare(new ComparisonParameters(), Control, Treated),
            Compare(new ComparisonParameters(), Control, Scaffold),
            Compare(new ComparisonParameters(), Control, GroupData.Of("treated", 1)),
        ];
        IReadOnlyList<ComparisonResult> adjusted = Multiplicity.AdjustFamily(family, Adjustment.Bonferroni);
        Assert.Equal(2 * family[0].P, adjusted[0].PAdjusted);
        Assert.Equal(family[0].P, adjusted[0].P);
        Assert.Null(adjusted[2].PAdjusted);
        Assert.Equal(Adjustment.Bonferroni, adjusted[2].Adjustment);
        Assert.EndsWith("The family has 2 outcomes; one more without a p value does not count.", adjusted[0].MethodText,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Multiplicity.Adjust([1.2], Adjustment.Holm));
        Assert.Empty(Multiplicity.Adjust([], Adjustment.By).P);
    }
}
