namespace Osteon.Formats;

/// <summary>What a kind of feature table found of the signs it is known by.</summary>
/// <param name="Found">Signs that are there, in words for people (titles of columns in quotes).</param>
/// <param name="Missing">Signs that are not there; the file is of this kind if there are none.</param>
public sealed record FeatureTableProbe(IReadOnlyList<string> Found, IReadOnlyList<string> Missing)
{
    /// <summary>Whether the file is of this kind.</summary>
    public bool IsMatch => Missing.Count == 0 && Found.Count > 0;

    /// <summary>Share of the signs that are there, 0 to 1; the unknown file is told its nearest kind by it.</summary>
    public double Share => Found.Count + Missing.Count == 0 ? 0 : (double)Found.Count / (Found.Count + Missing.Count);

    /// <summary>Each sign of a list, found or missing.</summary>
    public static FeatureTableProbe Of(params IReadOnlyList<(string Sign, bool There)> signs) =>
        new([.. signs.Where(s => s.There).Select(s => s.Sign)], [.. signs.Where(s => !s.There).Select(s => s.Sign)]);
}
