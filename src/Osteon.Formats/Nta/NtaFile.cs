using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>A file of nanoparticle tracking analysis that was read, with what was understood of it.</summary>
public sealed record NtaFile
{
    /// <summary>The file as the user named it.</summary>
    public required string Path { get; init; }

    /// <summary>Its kind.</summary>
    public required NtaFormat Format { get; init; }

    /// <summary>Software and version that wrote it, in its own words; null if not stated.</summary>
    public string? Software { get; init; }

    /// <summary>The recordings in the order of the file, at least one.</summary>
    public required IReadOnlyList<NtaRecording> Recordings { get; init; }

    /// <summary>
    /// The vendor's average over the recordings, where it states one (NanoSight): statistics and histograms of its columns <c>Average</c>.
    /// A statistic there is the mean of the videos' statistics, not the statistic of the mean histogram.
    /// </summary>
    public NtaRecording? Average { get; init; }

    /// <summary>The vendor's standard errors over the recordings, where it states them; values only.</summary>
    public IReadOnlyList<NtaValue> StandardErrors { get; init; } = [];

    /// <summary>What was understood, one fact a line, for the command line and the report.</summary>
    public IReadOnlyList<string> Understood { get; init; } = [];

    /// <summary>Keys and columns that are kept as they stand because their meaning is not known.</summary>
    public IReadOnlyList<string> UnknownKeys { get; init; } = [];
}
