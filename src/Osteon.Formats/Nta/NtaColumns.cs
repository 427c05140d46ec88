using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>What the column of sizes of a declared table states.</summary>
public enum NtaSizePlace
{
    /// <summary>The middle of the bin.</summary>
    Centre,

    /// <summary>The lower edge of the bin.</summary>
    LowerEdge,

    /// <summary>The upper edge of the bin.</summary>
    UpperEdge,
}

/// <summary>The columns of a table of sizes (<see cref="NtaFormat.SizeTable"/>), as the user declares them.</summary>
public sealed record NtaColumns
{
    /// <summary>Title of the column of sizes.</summary>
    public required string Size { get; init; }

    /// <summary>
    /// Titles of the columns of numbers, each a recording. Empty: every row is one particle, and the sizes are kept one by one.
    /// </summary>
    public IReadOnlyList<string> Counts { get; init; } = [];

    /// <summary>Unit of the sizes: <c>nm</c> or <c>um</c>. Default nm.</summary>
    public string SizeUnit { get; init; } = "nm";

    /// <summary>Whether the sizes are radii; they are doubled. Default false: diameters.</summary>
    public bool Radius { get; init; }

    /// <summary>Which point of a bin a size is. Default its middle.</summary>
    public NtaSizePlace Place { get; init; } = NtaSizePlace.Centre;

    /// <summary>What the numbers are. Default numbers of tracks.</summary>
    public NtaBinContent Content { get; init; } = NtaBinContent.Tracks;

    /// <summary>By what a particle counts in the numbers. Default by number.</summary>
    public NtaWeighting Weighting { get; init; } = NtaWeighting.Number;
}
