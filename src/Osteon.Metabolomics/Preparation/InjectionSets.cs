using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Which injections a rule looks at.</summary>
public enum InjectionScope
{
    /// <summary>Samples of the study.</summary>
    Samples,

    /// <summary>Pooled QCs.</summary>
    Qcs,

    /// <summary>Samples and pooled QCs.</summary>
    SamplesAndQcs,
}

/// <summary>Rows of a table by what was injected.</summary>
internal static class InjectionSets
{
    /// <summary>The rows of a scope.</summary>
    public static int[] Rows(this FeatureTable table, InjectionScope scope) => scope switch
    {
        InjectionScope.Samples => Where(table, k => k == InjectionKind.Sample),
        InjectionScope.Qcs => Where(table, k => k == InjectionKind.Qc),
        _ => Where(table, k => k is InjectionKind.Sample or InjectionKind.Qc),
    };

    /// <summary>
    /// Rows with biological content at working strength: samples, QCs and reference materials, but neither blanks nor diluted
    /// pools.
    /// </summary>
    public static int[] MeasuredRows(this FeatureTable table) =>
        Where(table, k => k is InjectionKind.Sample or InjectionKind.Qc or InjectionKind.Reference);

    /// <summary>Some rows with each feature's values side by side: features × rows.</summary>
    public static Matrix FeatureMajor(this FeatureTable table, IReadOnlyList<int> rows) => table.Intensities.SelectRows(rows).Transpose();

    /// <summary>Whether the values are logarithms, by what the table says of them.</summary>
    public static bool IsLogarithmic(this FeatureTable table) => table.Quantity.StartsWith("log", StringComparison.OrdinalIgnoreCase) ||
        table.Quantity.StartsWith("glog", StringComparison.OrdinalIgnoreCase);

    private static int[] Where(FeatureTable table, Func<InjectionKind, bool> wanted) =>
        [.. Enumerable.Range(0, table.Injections.Count).Where(r => wanted(table.Injections[r].Kind))];
}
