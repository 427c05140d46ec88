using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>Linear mixed models with a random intercept per unit, feature by feature.</summary>
internal static class MixedFeatures
{
    public static FeatureTestResult Test(FeatureColumns data, FeatureTestParameters parameters, RunContext context)
    {
        var features = new FactorialFeatures(data, parameters);
        IReadOnlyList<string> units = data.Layout.Units!;
        double?[] between = new double?[data.Features], within = new double?[data.Features];
        bool[] singular = new bool[data.Features];
        ModelTerm[] terms = Enum.GetValues<ModelTerm>();
        double[][][] hypotheses = [.. terms.Select(features.Design.Hypothesis)];
        UnitSums complete = Sums(features.Rows);
        FeatureColumns.ForEach(data.Features, "Fitting mixed models", context, f =>
        {
            if (features.Values(f) is not { } values) return;
            UnitSums sums = ReferenceEquals(values.Rows, features.Rows) ? complete : Sums(values.Rows);
            RandomInterceptFit fit = RandomInterceptModel.Fit(values.Values, sums);
            if (fit.NotAvailable is { } reason)
            {
                features.Columns.Refuse(f, reason);
                return;
            }

            (between[f], within[f], singular[f]) = (fit.Between, fit.Within, fit.Singular);
            foreach (ModelTerm term in terms) features.Set(f, term, fit.Test(hypotheses[(int)term]), null);
            int count = features.WithContrasts ? features.Pairs.Count : 1;
            features.Set(f, [.. Enumerable.Range(0, count).Select(i =>
            {
                CoefficientTest test = fit.Test(features.Combinations[i]);
                return features.Contrast(i, new MeanContrast(test.Estimate, test.StandardError, test.Df));
            })]);
        });
        int flat = singular.Count(s => s);
        if (flat > 0)
        {
            context.Findings.Add(Finding.Note(
                "OST-STA-029",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"in {flat} of {data.Features} mixed models the variance between units is estimated as 0 (singular fit)."),
                hint: "Their tests treat all values as independent; with few units an estimate of 0 is frequent by chance."));
        }

        return features.Result() with { Variances = new FeatureVariances(between, within, singular) };

        UnitSums Sums(IReadOnlyList<int> rows) => new(features.Design.Of(features.Cells(rows)), [.. rows.Select(r => units[r])]);
    }
}
