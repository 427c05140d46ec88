using System.Globalization;

namespace Osteon.Inference.Tests.Features;

/// <summary>The tables that the R scripts in References wrote.</summary>
internal static class ReferenceTables
{
    public static List<string[]> Rows(string file) =>
        [.. File.ReadLines(Path.Combine(SharedData.RepositoryRoot, "tests", "Osteon.Inference.Tests", "References", file))
            .Skip(1)
            .Select(l => l.Split('\t'))];

    /// <summary>A number; NaN where R has NA.</summary>
    public static double Number(string cell) => cell.Trim() switch
    {
        "NA" => double.NaN,
        "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        { } text => double.Parse(text, CultureInfo.InvariantCulture),
    };

    public static int Whole(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
}

/// <summary>Gathers all numbers that are not what R has, so that one run shows them all.</summary>
internal sealed class Misses
{
    private readonly List<string> _misses = [];

    public int Count { get; private set; }

    /// <summary>|actual − expected| ≤ relative · |expected| + absolute; NaN expected means that there must be no number.</summary>
    public void Check(string what, double expected, double? actual, double relative = 1e-9, double absolute = 1e-13)
    {
        Count++;
        bool equal = double.IsNaN(expected) ? actual is null
            : actual is { } a && (a == expected || Math.Abs(a - expected) <= (relative * Math.Abs(expected)) + absolute);
        if (!equal) _misses.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: {actual:R}, R has {expected:R}"));
    }

    public void AssertNone(int atLeast)
    {
        Assert.True(_misses.Count == 0, $"{_misses.Count} of {Count}:\n" + string.Join('\n', _misses.Take(40)));
        Assert.True(Count >= atLeast, $"only {Count} numbers were compared");
    }
}
