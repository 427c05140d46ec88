using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>Two independent arms.</summary>
internal static class TwoArms
{
    public static ComparisonResult Compare(ComparisonResult result, GroupData[] groups, ComparisonParameters parameters, RunContext context)
    {
        double[] reference = groups[0].Present(), other = groups[1].Present();
        double confidence = parameters.Confidence;
        TestResult test = result.Test switch
        {
            ComparisonTest.Welch => TTest.Welch(other, reference),
            ComparisonTest.Student => TTest.Student(other, reference),
            ComparisonTest.MannWhitney => MannWhitney.Test(other, reference),
            ComparisonTest.Permutation => PermutationTest.Test(other, reference, parameters.PermutationDraws, result.Outcome, context),
            _ => throw new ArgumentOutOfRangeException(nameof(result), result.Test, "not a test of two arms"),
        };
        EffectSize means = TTest.MeanDifference(other, reference, confidence, pooled: result.Test == ComparisonTest.Student);
        EffectSize shift = HodgesLehmann.Shift(other, reference, confidence);
        AssumptionCheck[] checks =
            [.. groups.Select(g => Assumptions.Normality(g.Name, g.Present())), Assumptions.Variances([reference, other])];
        ComparisonResult filled = result.With(test, result.Test == ComparisonTest.MannWhitney ? shift : means) with
        {
            Effects = [means, HedgesG.Independent(other, reference, confidence), CliffsDelta.Of(other, reference, confidence), shift],
            Assumptions = checks,
        };
        return filled with
        {
            Advice =
            [
                .. filled.Advice,
                .. Advice.SharedUnits(groups),
                .. Advice.OnAssumptions(filled),
                .. Advice.Coverage(filled),
                .. Advice.SmallestP(filled, (other.Length, reference.Length)),
            ],
        };
    }

    /// <summary>The result with the numbers of a test and its estimate.</summary>
    public static ComparisonResult With(this ComparisonResult result, TestResult test, EffectSize? estimate) => result with
    {
        Statistic = test.Statistic,
        Df = test.Df,
        P = test.P,
        Variant = test.Variant,
        NotAvailable = test.NotAvailable,
        EstimateKind = estimate?.Kind,
        Estimate = estimate?.Value,
        CiLow = estimate?.CiLow,
        CiHigh = estimate?.CiHigh,
    };
}
