using Osteon.Inference;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>A test of three or more arms together, feature by feature.</summary>
/// <param name="Summary">The numbers that are told.</param>
/// <param name="Table">A row per feature with all contrasts.</param>
public sealed record ArmsTest(ArmsTestSummary Summary, Table Table)
{
    /// <summary>
    /// Analysis of variance, or Kruskal and Wallis's test where the rule of the comparisons is one of ranks, with the contrasts that go with it. Null for fewer than three arms, and where time points are compared
    /// one by one: arms over time are a question for a mixed model (<c>osteon metabolites test</c>).
    /// Replicate injections of a unit are averaged.
    /// </summary>
    public static ArmsTest? Of(FeatureTable prepared, IReadOnlyList<MetaboliteComparisonParameters> comparisons, RunContext context)
    {
        string[] arms = [.. comparisons.SelectMany(c => new[] { c.Reference, c.Arm }).Distinct(StringComparer.Ordinal)];
        string[] present = [.. arms.Where(a => prepared.Injections.Any(i => i.Kind == InjectionKind.Sample && i.Group == a))];
        if (present.Length < 3 || comparisons.Any(c => c.Timepoint is not null)) return null;
        FeatureTable units = MetaboliteUnits.Of(prepared);
        bool ranks = comparisons[0].Rule.Test == FeatureTest.MannWhitney;
        var parameters = new FeatureTestParameters { Test = ranks ? FeatureTest.KruskalWallis : FeatureTest.Anova, PostHoc = PostHocTest.Auto, Confidence = comparisons[0].Confidence };
        GroupLayout layout = GroupLayout.Of([.. units.Injections.Select(i => i.Group)], present);
        FeatureTestResult result = FeatureTests.Run(units.Intensities, layout, parameters, context);
        double limit = comparisons[0].Rule.P;
        return new ArmsTest(
            new ArmsTestSummary(parameters.Test, present, result.P.Count(p => p is not null), result.P.Count(p => p < limit), result.Adjusted.P.Count(p => p < limit), limit),
            FeatureTestTable.Of(units, result));
    }
}

/// <summary>What a test of all arms gave.</summary>
/// <param name="Test">The test.</param>
/// <param name="Arms">The arms.</param>
/// <param name="Tested">Features with a p value.</param>
/// <param name="Below">Features with p below the limit.</param>
/// <param name="BelowAdjusted">The same after Benjamini and Hochberg's correction.</param>
/// <param name="Limit">The limit.</param>
public sealed record ArmsTestSummary(FeatureTest Test, IReadOnlyList<string> Arms, int Tested, int Below, int BelowAdjusted, double Limit);
