using Osteon.Primitives;

namespace Osteon.Inference.Tests;

/// <summary>
/// Three and more arms against R 4.2.2: aov, oneway.test, kruskal.test, TukeyHSD, leveneTest, multcomp's Dunnett, pf with
/// noncentrality; Games–Howell and Dunn, which base R does not have, are written out from their formulas in the script.
/// </summary>
[Oracle]
public sealed class SeveralArmOracleTests
{
    // R's ptukey is good to about 1e-7, for few degrees of freedom only to 3e-5, and its qtukey stops at steps of 1e-4. The numerics
    // tests hold our own range distribution to 1e-12 against mpmath, also for 2 and 3 degrees of freedom.
    private const double RangeP = 2e-7;
    private const double FewRangeP = 3e-5;
    private const double RangeLimit = 3e-5;

    public static TheoryData<string> Cases => [.. OracleTables.Cases("several")];

    private static ComparisonResult Compare(string @case, ComparisonTest test, PostHocTest postHoc = PostHocTest.Auto) =>
        GroupComparison.Compare(
        "x", OracleTables.Groups("several", @case), new ComparisonParameters { Test = test, PostHoc = postHoc }, RunContext.Default);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Tests_effects_and_checks_equal_R(string @case)
    {
        var check = new OracleComparison(@case);
        ComparisonResult anova = Compare(@case, ComparisonTest.Anova);
        check.Check("anova.F", anova.Statistic);
        check.Check("anova.df1", anova.Df[0]);
        check.Check("anova.df2", anova.Df[1]);
        check.Check("anova.p", anova.P, absolute: 0);
        EffectSize eta = anova.Effects.Single(e => e.Kind == EffectKind.EtaSquared);
        check.Check("eta_squared.value", eta.Value);
        check.Check("eta_squared.low", eta.CiLow, 1e-7, 1e-9); // limited by R's pf with noncentrality
        check.Check("eta_squared.high", eta.CiHigh, 1e-7, 1e-9);
        check.Check("omega_squared.value", anova.Effects.Single(e => e.Kind == EffectKind.OmegaSquared).Value);
        AssumptionCheck levene = anova.Assumptions.Single(a => a.Kind == AssumptionKind.BrownForsythe);
        check.Check("levene.F", levene.Statistic);
        check.Check("levene.p", levene.P);
        ComparisonResult welch = Compare(@case, ComparisonTest.WelchAnova);
        check.Check("welch_anova.F", welch.Statistic);
        check.Check("welch_anova.df2", welch.Df[1]);
        check.Check("welch_anova.p", welch.P, absolute: 0);
        ComparisonResult ranks = Compare(@case, ComparisonTest.KruskalWallis);
        check.Check("kruskal_wallis.H", ranks.Statistic);
        check.Check("kruskal_wallis.p", ranks.P, absolute: 0);
        check.AssertAll();
        Assert.InRange(check.Count, 11, 15);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Contrasts_equal_R(string @case)
    {
        var check = new OracleComparison(@case);
        foreach (Contrast c in Compare(@case, ComparisonTest.Anova).Contrasts)
        {
            double scale = Math.Abs(c.CiHigh!.Value - c.CiLow!.Value);
            check.Check($"tukey.{c.A}-{c.B}.estimate", c.Estimate);
            check.Check($"tukey.{c.A}-{c.B}.p", c.P, absolute: 0);
            check.Check($"tukey.{c.A}-{c.B}.padj", c.PAdjusted, 0, c.Df < 6 ? FewRangeP : RangeP);
            check.Check($"tukey.{c.A}-{c.B}.low", c.CiLow, 0, RangeLimit * scale);
            check.Check($"tukey.{c.A}-{c.B}.high", c.CiHigh, 0, RangeLimit * scale);
        }

        foreach (Contrast c in Compare(@case, ComparisonTest.WelchAnova).Contrasts)
        {
            double scale = Math.Abs(c.CiHigh!.Value - c.CiLow!.Value);
            check.Check($"games_howell.{c.A}-{c.B}.t", c.Statistic);
            check.Check($"games_howell.{c.A}-{c.B}.df", c.Df);
            check.Check($"games_howell.{c.A}-{c.B}.padj", c.PAdjusted, 0, c.Df < 6 ? FewRangeP : RangeP);
            check.Check($"games_howell.{c.A}-{c.B}.low", c.CiLow, 0, RangeLimit * scale);
            check.Check($"games_howell.{c.A}-{c.B}.high", c.CiHigh, 0, RangeLimit * scale);
        }

        foreach (Contrast c in Compare(@case, ComparisonTest.KruskalWallis).Contrasts)
        {
            check.Check($"dunn.{c.A}-{c.B}.z", c.Statistic);
            check.Check($"dunn.{c.A}-{c.B}.p", c.P, absolute: 0);
            check.Check($"dunn.{c.A}-{c.B}.padj", c.PAdjusted, absolute: 0);
        }

        foreach (Contrast c in Compare(@case, ComparisonTest.Anova, PostHocTest.Dunnett).Contrasts)
        {
            double scale = Math.Abs(c.CiHigh!.Value - c.CiLow!.Value);
            check.Check($"dunnett.{c.A}-{c.B}.t", c.Statistic);
            check.Check($"dunnett.{c.A}-{c.B}.padj", c.PAdjusted, 0, 1e-5); // mvtnorm draws random lattices; asked for 1e-7
            check.Check($"dunnett.{c.A}-{c.B}.low", c.CiLow, 0, 1e-3 * scale); // its quantile is a random search
            check.Check($"dunnett.{c.A}-{c.B}.high", c.CiHigh, 0, 1e-3 * scale);
        }

        check.AssertAll();
    }
}
