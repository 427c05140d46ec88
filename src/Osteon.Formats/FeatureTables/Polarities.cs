using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Gives features the polarity that is stated for their whole table.</summary>
internal static class Polarities
{
    /// <summary>Features without a polarity get it; those of another one keep theirs, with a warning.</summary>
    public static IReadOnlyList<Feature> Fill(IReadOnlyList<Feature> features, Polarity polarity, string file, FindingCollector findings)
    {
        int other = features.Count(f => f.Polarity is { } own && own != polarity);
        if (other > 0)
            findings.Add(Finding.Warning(
                "OST-FEA-029",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the table is stated to be {polarity.ToString().ToLowerInvariant()}, but {other} of its features are not"),
                new SourceLocation(file),
                hint: "Check that the table and its polarity belong together."));
        return [.. features.Select(f => f.Polarity is null ? f with { Polarity = polarity } : f)];
    }
}
