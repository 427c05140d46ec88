using Osteon.Primitives;

namespace Osteon.Inference.Tests;

/// <summary>
/// Two independent arms against R 4.2.2: t.test, wilcox.test, coin's exact tests for ties, car's leveneTest, shapiro.test, and pt with
/// noncentrality for Hedges' g; the permutation test against all splits written out by combn. Agreement 1e-9 relative or better, except
/// where R itself is rough (said at the line).
/// </summary>
[Oracle]
public sealed class TwoArmOracleTests
{
    public static TheoryData<string> Cases => [.. OracleTables.Cases("two")];

    private static ComparisonResult Compare(string @case, ComparisonTest test, double confidence = 0.95) =>
        GroupComparison.Compare(
            "x",
            OracleTables.Groups("two", @case),
            new ComparisonParameters { Test = test, Confidence = confidence },
            RunContext.Default);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Tests_and_intervals_equal_R(string @case)
    {
        var check = new OracleComparison(@case);
        (ComparisonTest, string)[] ofMeans = [(ComparisonTest.Auto, "welch"), (ComparisonTest.Student, "student")];
        foreach ((ComparisonTest test, string name) in ofMeans)
        {
            ComparisonResult t = Compare(@case, test);
            check.Check($"{name}.statistic", t.Statistic);
            check.Check($"{name}.parameter", t.Df[0]);
            check.Check($"{name}.p.value", t.P, absolute: 0);
            check.Check($"{name}.low", t.CiLow);
            check.Check($"{name}.high", t.CiHigh);
        }

        ComparisonResult student = Compare(@case, ComparisonTest.Student, 0.9);
        check.Check("student90.low", student.CiLow);
        check.Check("student90.high", student.CiHigh);
        ComparisonResult u = Compare(@case, ComparisonTest.MannWhitney);
        check.Check("mann_whitney.statistic", u.Statistic);
        check.Check("mann_whitney.exact", u.P, absolute: 0);
        check.Check("mann_whitney.r", u.P, absolute: 0);
        check.Check("hodges_lehmann.value", u.Estimate);
        check.Check("hodges_lehmann.low", u.CiLow);
        check.Check("hodges_lehmann.high", u.CiHigh);
        check.Check("hodges_lehmann.rough_low", u.CiLow, 0, 2e-4); // R searches this root to about 1e-4
        check.Check("hodges_lehmann.rough_high", u.CiHigh, 0, 2e-4);
        check.Check("permutation.p", Compare(@case, ComparisonTest.Permutation).P);
        check.AssertAll();
        Assert.InRange(check.Count, 12, 30);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Effect_sizes_and_checks_equal_R(string @case)
    {
        var check = new OracleComparison(@case);
        ComparisonResult result = Compare(@case, ComparisonTest.Welch);
        EffectSize g = result.Effects.Single(e => e.Kind == EffectKind.HedgesG);
        check.Check("hedges_g.value", g.Value);
        check.Check("hedges_g.low", g.CiLow, 1e-8, 1e-9); // limited by R's pt with noncentrality
        check.Check("hedges_g.high", g.CiHigh, 1e-8, 1e-9);
        check.Check("cliffs_delta.value", result.Effects.Single(e => e.Kind == EffectKind.CliffsDelta).Value);
        foreach (AssumptionCheck assumption in result.Assumptions)
        {
            if (assumption.Kind == AssumptionKind.ShapiroWilk)
            {
                check.Check($"shapiro.{assumption.Group}.statistic", assumption.Statistic);
                check.Check($"shapiro.{assumption.Group}.p", assumption.P, absolute: 0);
            }
            else
            {
                check.Check("levene.F", assumption.Statistic);
                check.Check("levene.p", assumption.P);
            }
        }

        check.AssertAll();
    }

    [Fact]
    public void Cliffs_delta_of_separate_arms_has_Newcombes_limit()
    {
        // The same equation multiplied out, by R's uniroot: mn(1 - x)^2(2 - x)(1 + x) = z^2 x(1 - x)(2 + h + (1 + 2h)x(1 - x)),
        // h = (m + n)/2 - 1.
        EffectSize delta = CliffsDelta.Of([6, 7, 8, 9, 10], [1, 2, 3, 4, 5], 0.95);
        Assert.Equal((1.0, 1.0), (delta.Value, delta.CiHigh));
        Assert.Equal(0.2854056, delta.CiLow!.Value, 5e-8);
    }
}
