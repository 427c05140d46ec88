using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>The prepared table as a table of results: a row per feature, a column per injection.</summary>
public static class MetaboliteExport
{
    /// <summary>The prepared values with what is known of each feature.</summary>
    public static Table Matrix(FeatureTable table, string id)
    {
        IReadOnlyList<Feature> features = table.Features;
        return new Table(id, $"Prepared values ({table.Quantity}), one row per feature",
        [
            Column.Of("feature", [.. features.Select(f => (string?)f.Id)], "identifier of the feature"),
            Column.Of("name", [.. features.Select(f => f.Name)], "name of the metabolite as stated in the input"),
            Column.Of("identity", [.. features.Select(f => f.Identity?.ToString())], "how sure the name is, as stated in the input"),
            Column.Of("polarity", [.. features.Select(f => f.Polarity?.ToString().ToLowerInvariant())], "polarity of the ion source"),
            Column.Of("mz", [.. features.Select(f => f.Mz)], description: "mass-to-charge ratio"),
            Column.Of("retention_time", [.. features.Select(f => f.RetentionTime)], "s", "retention time"),
            .. table.Injections.Select((injection, r) => Column.Of(
                NameOf(injection.Name, table),
                [.. Enumerable.Range(0, features.Count).Select(f => double.IsNaN(table.Intensities[r, f]) ? (double?)null : table.Intensities[r, f])],
                description: string.Create(CultureInfo.InvariantCulture, $"{table.Quantity}; {(injection.Kind == InjectionKind.Sample ? $"sample of {injection.Group}, unit {injection.Subject}" : injection.Kind.ToString())}"))),
        ]);
    }

    /// <summary>Names of injections may be those of the first columns.</summary>
    private static string NameOf(string injection, FeatureTable table) =>
        injection is "feature" or "name" or "identity" or "polarity" or "mz" or "retention_time" ? $"injection {injection}" : injection;
}
