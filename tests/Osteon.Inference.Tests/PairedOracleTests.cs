using Osteon.Primitives;

namespace Osteon.Inference.Tests;

/// <summary>Two paired arms against R 4.2.2: t.test, wilcox.test, coin's exact signed-rank test for ties and zeros, noncentral t for
/// d_z and g_av.</summary>
[Oracle]
public sealed class PairedOracleTests
{
    public static TheoryData<string> Cases => [.. OracleTables.Cases("paired")];

    private static ComparisonResult Compare(string @case, ComparisonTest test, ZeroHandling zeros = ZeroHandling.Wilcoxon) =>
        GroupComparison.Compare(
            "x",
            OracleTables.Groups("paired", @case),
            new ComparisonParameters { Test = test, Paired = true, Zeros = zeros },
            RunContext.Default);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Equals_R(string @case)
    {
        var check = new OracleComparison(@case);
        ComparisonResult t = Compare(@case, ComparisonTest.Auto);
        Assert.Equal(ComparisonTest.PairedT, t.Test);
        check.Check("paired_t.statistic", t.Statistic);
        check.Check("paired_t.parameter", t.Df[0]);
        check.Check("paired_t.p.value", t.P, absolute: 0);
        check.Check("paired_t.low", t.CiLow);
        check.Check("paired_t.high", t.CiHigh);
        foreach (EffectKind kind in (EffectKind[])[EffectKind.CohensDz, EffectKind.HedgesGAv])
        {
            EffectSize effect = t.Effects.Single(e => e.Kind == kind);
            check.Check($"{InferenceMethods.Id(kind)}.value", effect.Value);
            check.Check($"{InferenceMethods.Id(kind)}.low", effect.CiLow, 1e-8, 1e-9);
            check.Check($"{InferenceMethods.Id(kind)}.high", effect.CiHigh, 1e-8, 1e-9);
        }

        ComparisonResult v = Compare(@case, ComparisonTest.WilcoxonSignedRank);
        check.Check("signed_rank.statistic", v.Statistic);
        check.Check("signed_rank.r", v.P, absolute: 0);
        check.Check("signed_rank.exact_Wilcoxon", v.P);
        check.Check("signed_rank.exact_Pratt", Compare(@case, ComparisonTest.WilcoxonSignedRank, ZeroHandling.Pratt).P);
        check.Check("pseudomedian.value", v.Estimate);
        check.Check("pseudomedian.low", v.CiLow);
        check.Check("pseudomedian.high", v.CiHigh);
        check.AssertAll();
        Assert.InRange(check.Count, 10, 20);
    }
}
