using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>
/// One test for every column of a matrix (rows = units, columns = features, NaN = missing). Each feature is tested on the values it has;
/// the formulas are those of the tests of one outcome (<see cref="TTest"/>, <see cref="MannWhitney"/>, <see cref="OneWayAnova"/> …), and
/// the moderated t, two-way analysis of variance and mixed model have their own kernels.
/// </summary>
public static class FeatureTests
{
    /// <summary>
    /// Tests every feature. Rows are units of the layout; features without enough values, without variation or with an infinite value have
    /// a reason instead of numbers. A layout that does not fit the test (number of groups, no units for a paired test, no second factor) is
    /// an <see cref="InvalidContentException"/>; a layout that does not fit the matrix is a caller's bug. Notes about the whole table go to
    /// the context's findings. The numbers do not depend on the number of threads.
    /// </summary>
    /// <param name="values">Units × features; NaN is missing.</param>
    /// <param name="layout">The group of every row.</param>
    /// <param name="parameters">The declared test.</param>
    /// <param name="context">Cancellation, progress, threads and findings.</param>
    public static FeatureTestResult Run(Matrix values, GroupLayout layout, FeatureTestParameters parameters, RunContext context)
    {
        layout.ThrowIfNotOf(values.Rows);
        if (!(parameters.Confidence > 0 && parameters.Confidence < 1))
            throw new ArgumentOutOfRangeException(nameof(parameters), parameters.Confidence, "the confidence is between 0 and 1");
        LayoutRules.ThrowIfUnfit(layout, parameters);
        FeatureTestResult result = parameters.Test switch
        {
            FeatureTest.Welch or FeatureTest.Student or FeatureTest.MannWhitney =>
                TwoGroupFeatures.Test(new FeatureColumns(values, layout), parameters, context),
            FeatureTest.PairedT or FeatureTest.WilcoxonSignedRank =>
                PairedFeatures.Test(new FeatureColumns(values, layout), parameters, context),
            FeatureTest.Anova or FeatureTest.WelchAnova or FeatureTest.KruskalWallis =>
                SeveralGroupFeatures.Test(new FeatureColumns(values, layout), parameters, context),
            FeatureTest.ModeratedT => ModeratedFeatures.Test(values, layout, parameters, context),
            FeatureTest.TwoWayAnova => TwoWayFeatures.Test(new FeatureColumns(values, layout), parameters, context),
            FeatureTest.MixedModel => MixedFeatures.Test(new FeatureColumns(values, layout), parameters, context),
            _ => throw new ArgumentOutOfRangeException(nameof(parameters), parameters.Test, "unknown test"),
        };
        if (result.NotAvailable.Count > 0)
        {
            string first = result.NotAvailable.Values.First();
            context.Findings.Add(Finding.Note(
                "OST-STA-020",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{result.NotAvailable.Count} of {result.P.Count} features have no p value; the first reason is: {first}."),
                hint: "They do not count in the adjustment for multiplicity."));
        }

        if (result.Adjusted.NotAvailable is { } reason)
        {
            context.Findings.Add(Finding.Warning(
                "OST-STA-021",
                $"there are no adjusted p values: {reason}.",
                hint: "Declare the bootstrap estimate of the null share, or the method of Benjamini and Hochberg."));
        }

        return result;
    }

    /// <summary>The result of filled columns, with its p values adjusted over the features.</summary>
    internal static FeatureTestResult Of(
        FeatureResultColumns columns, GroupLayout layout, FeatureTestParameters parameters, EffectKind? kind) => new()
        {
            Test = parameters.Test,
            Groups = layout.Groups,
            Confidence = parameters.Confidence,
            Statistic = columns.Statistic,
            Df = columns.Df,
            DfDenominator = columns.DfDenominator,
            P = columns.P,
            Adjusted = Multiplicity.Adjust(columns.P, parameters.Adjustment, parameters.Storey),
            Adjustment = parameters.Adjustment,
            EstimateKind = kind,
            Estimate = columns.Estimate,
            CiLow = columns.CiLow,
            CiHigh = columns.CiHigh,
            N = columns.N,
            Variant = columns.Variant,
            NotAvailable = columns.Reasons(),
            Methods = [InferenceMethods.Of(parameters.Test), InferenceMethods.Of(parameters.Adjustment)],
        };
}
