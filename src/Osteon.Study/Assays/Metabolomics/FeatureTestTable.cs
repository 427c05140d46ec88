using Osteon.Inference;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>A test of every feature as a table: a row per feature, with its contrasts and the terms of its model.</summary>
public static class FeatureTestTable
{
    /// <summary>The table.</summary>
    /// <param name="table">The features that were tested.</param>
    /// <param name="result">The result, in their order.</param>
    public static Table Of(FeatureTable table, FeatureTestResult result)
    {
        InferenceMethod method = InferenceMethods.Of(result.Test);
        NumberColumn Number(string name, IReadOnlyList<double?> values, string what) => Column.Of(name, values, description: what);
        var columns = new List<Column>
        {
            Column.Of("feature", [.. table.Features.Select(f => (string?)f.Id)], "identifier of the feature"),
            Column.Of("name", [.. table.Features.Select(f => f.Name)], "name of the metabolite as stated in the input"),
            Number("statistic", result.Statistic, $"statistic of {method.Label}"),
            Number("df", result.Df, "degrees of freedom"),
            Number("df_denominator", result.DfDenominator, "degrees of freedom of the denominator of F"),
            Number("p", result.P, "two-sided p value, not adjusted"),
            Number("p_adjusted", result.Adjusted.P, $"p adjusted over the features by {InferenceMethods.Of(result.Adjustment).Label}"),
        };
        if (result.EstimateKind is not null)
        {
            columns.Add(Number("estimate", result.Estimate, $"{result.Groups[^1]} minus {result.Groups[0]}"));
            columns.Add(Number("ci_low", result.CiLow, "lower end of its interval, for this feature alone"));
            columns.Add(Number("ci_high", result.CiHigh, "upper end of its interval"));
        }

        foreach ((int g, string group) in result.Groups.Index()) columns.Add(Column.Of($"n_{group}", [.. result.N[g].Select(n => (long?)n)], description: $"values of {group} that were used"));
        foreach (FeatureContrast c in result.Contrasts)
        {
            string name = $"{c.A}_minus_{c.B}{(c.At is null ? "" : $"_at_{c.At}")}";
            columns.Add(Number($"{name}_estimate", c.Estimate, $"{c.A} minus {c.B}"));
            columns.Add(Number($"{name}_ci_low", c.CiLow, "lower end of its interval, simultaneous over the contrasts of the feature where the method has such"));
            columns.Add(Number($"{name}_ci_high", c.CiHigh, "upper end of its interval"));
            columns.Add(Number($"{name}_p", c.P, "p of this contrast alone"));
            columns.Add(Number($"{name}_p_adjusted", c.PAdjusted, "p adjusted over the contrasts of the feature"));
        }

        foreach (FeatureTerm term in result.Terms)
        {
            string name = term.Term.ToString().ToLowerInvariant();
            columns.Add(Number($"{name}_f", term.F, $"F of {term.Name}"));
            columns.Add(Number($"{name}_df", term.Df, "its degrees of freedom"));
            columns.Add(Number($"{name}_df_denominator", term.DfDenominator, "degrees of freedom of its denominator"));
            columns.Add(Number($"{name}_p", term.P, "its p value, not adjusted"));
        }

        if (result.Variances is { } variances)
        {
            columns.Add(Number("variance_between_units", variances.Between, "variance between units"));
            columns.Add(Number("variance_within_units", variances.Within, "variance within units"));
            columns.Add(Column.Of("singular", [.. variances.Singular.Select(s => (bool?)s)], "whether the variance between units was estimated as 0"));
        }

        columns.Add(Column.Of("variant", result.Variant, "how p was found where the test has several ways"));
        columns.Add(Column.Of("not_available", [.. Enumerable.Range(0, table.Features.Count).Select(i => result.NotAvailable.GetValueOrDefault(i))], "why there is no p value"));
        return new Table("feature_tests", $"{method.Label} of every feature", columns);
    }
}
