using Osteon.Inference;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>The tests of single features: the declared one, and those that are always shown beside it.</summary>
/// <param name="Declared">The test of the rule.</param>
/// <param name="ByRule">P of the declared test, adjusted as the rule says; by Benjamini and Hochberg's method where it says nothing.</param>
/// <param name="Q">Storey's q of the declared test.</param>
/// <param name="Welch">Welch's t test.</param>
/// <param name="Moderated">Moderated t test.</param>
internal sealed record TestedFeatures(
    FeatureTestResult Declared, IReadOnlyList<double?> ByRule, IReadOnlyList<double?> Q, FeatureTestResult Welch, FeatureTestResult Moderated)
{
    /// <summary>The methods whose numbers are in the result.</summary>
    public IReadOnlyList<InferenceMethod> Methods => [.. Declared.Methods.Concat(Welch.Methods).Concat(Moderated.Methods).DistinctBy(m => m.Id)];

    public static TestedFeatures Of(ComparedTable table, MetaboliteComparisonParameters parameters, RunContext context)
    {
        MetaboliteRule rule = parameters.Rule;
        FeatureTestResult declared = Test(table, rule.Test, parameters, context);
        return new TestedFeatures(
            declared,
            Multiplicity.Adjust(declared.P, Shown(rule), new StoreyParameters()).P,
            Multiplicity.Adjust(declared.P, Adjustment.Storey, new StoreyParameters()).P,
            rule.Test == FeatureTest.Welch ? declared : Test(table, FeatureTest.Welch, parameters, context),
            rule.Test == FeatureTest.ModeratedT ? declared : Test(table, FeatureTest.ModeratedT, parameters, context));
    }

    /// <summary>One test of every feature.</summary>
    public static FeatureTestResult Test(ComparedTable table, FeatureTest test, MetaboliteComparisonParameters parameters, RunContext context) =>
        FeatureTests.Run(table.Values, table.Layout(parameters), new FeatureTestParameters { Test = test, Confidence = parameters.Confidence, Adjustment = Adjustment.Bh }, context);

    /// <summary>The correction that is shown: that of the rule, or Benjamini and Hochberg's.</summary>
    public static Adjustment Shown(MetaboliteRule rule) => rule.Adjust == Adjustment.None ? Adjustment.Bh : rule.Adjust;

    /// <summary>P as the rule compares it with its limit.</summary>
    public static IReadOnlyList<double?> Compared(FeatureTestResult test, MetaboliteRule rule) =>
        rule.Adjust == Adjustment.None ? test.P : Multiplicity.Adjust(test.P, rule.Adjust, new StoreyParameters()).P;
}
