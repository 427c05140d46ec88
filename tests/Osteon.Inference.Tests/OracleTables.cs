using System.Globalization;

namespace Osteon.Inference.Tests;

/// <summary>The tables that Oracles/oracles.R wrote: inputs by case and group, outputs by case and quantity.</summary>
internal static class OracleTables
{
    private static readonly Lazy<Dictionary<(string Case, string Quantity), double>> Results = new(() =>
        Rows("results.tsv").ToDictionary(r => (r[0], r[1]), r => Number(r[2])));

    private static readonly Lazy<Dictionary<string, List<string[]>>> Datasets = new(() =>
        Rows("datasets.tsv").GroupBy(r => r[0]).ToDictionary(g => g.Key, g => g.ToList()));

    public static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(SharedData.RepositoryRoot, "tests", "Osteon.Inference.Tests", "Oracles", file))
            .Skip(1)
            .Select(l => l.Split('\t'));

    /// <summary>The cases of a kind of data set.</summary>
    public static IEnumerable<string> Cases(string kind) => Datasets.Value[kind].Select(r => r[1]).Distinct();

    /// <summary>The groups of a case in the order of the table.</summary>
    public static IReadOnlyList<GroupData> Groups(string kind, string @case) =>
    [
        .. from row in Datasets.Value[kind]
           where row[1] == @case
           group Number(row[3]) by row[2] into values
           select GroupData.Of(values.Key, values.ToArray()),
    ];

    public static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    /// <summary>What R gives, or null where the script wrote nothing.</summary>
    public static double? Expected(string @case, string quantity) =>
        Results.Value.TryGetValue((@case, quantity), out double value) ? value : null;
}

/// <summary>Compares many quantities of one case with the table and reports all misses at once; counts what was compared.</summary>
internal sealed class OracleComparison(string @case)
{
    private readonly List<string> _misses = [];

    public int Count { get; private set; }

    /// <summary>Compares where the table has the quantity: |actual − expected| ≤ relative · |expected| + absolute.</summary>
    public void Check(string quantity, double? actual, double relative = 1e-9, double absolute = 1e-14)
    {
        if (OracleTables.Expected(@case, quantity) is not { } expected) return;
        Count++;
        if (actual is not { } value || !(Math.Abs(value - expected) <= (relative * Math.Abs(expected)) + absolute))
            _misses.Add(string.Create(CultureInfo.InvariantCulture, $"{@case} {quantity}: {actual:R}, R has {expected:R}"));
    }

    public void AssertAll()
    {
        Assert.True(_misses.Count == 0, string.Join('\n', _misses));
        Assert.True(Count > 0, $"nothing was compared for {@case}");
    }
}
