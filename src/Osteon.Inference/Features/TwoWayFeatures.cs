using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>Two-way analysis of variance, feature by feature.</summary>
internal static class TwoWayFeatures
{
    public static FeatureTestResult Test(FeatureColumns data, FeatureTestParameters parameters, RunContext context)
    {
        var features = new FactorialFeatures(data, parameters);
        var complete = new TwoWayFactors(features.Design, features.Cells(features.Rows));
        FeatureColumns.ForEach(data.Features, "Testing features", context, f =>
        {
            if (features.Values(f) is not { } values) return;
            TwoWayFactors factors = ReferenceEquals(values.Rows, features.Rows)
                ? complete
                : new TwoWayFactors(features.Design, features.Cells(values.Rows));
            TwoWayResult result = TwoWayAnova.Test(values.Values, factors, parameters.SumsOfSquares);
            if (result.NotAvailable is { } reason)
            {
                features.Columns.Refuse(f, reason);
                return;
            }

            foreach (TwoWayTerm term in result.Terms) features.Set(f, term.Term, term.Test, term.SumOfSquares);
            int count = features.WithContrasts ? features.Pairs.Count : 1;
            features.Set(f, [.. Enumerable.Range(0, count).Select(i => features.Contrast(i, result.Contrast(features.Combinations[i])))]);
        });
        return features.Result();
    }
}
