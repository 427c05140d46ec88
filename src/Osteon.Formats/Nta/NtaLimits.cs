namespace Osteon.Formats;

/// <summary>What a reader of NTA files may be talked into by a file. A violation is OST-NTA-002 and names the limit.</summary>
public sealed record NtaLimits
{
    /// <summary>The limits used unless the caller says otherwise.</summary>
    public static NtaLimits Default { get; } = new();

    /// <summary>Largest file with tracks or spots, bytes. Default 1 GiB.</summary>
    public long MaxTrackBytes { get; init; } = 1L << 30;

    /// <summary>Largest other file, bytes. Default 64 MiB, 150 times the largest known.</summary>
    public long MaxBytes { get; init; } = 64L << 20;

    /// <summary>Most points of tracks, spots or particles. Default 20 million.</summary>
    public int MaxPoints { get; init; } = 20_000_000;

    /// <summary>Most bins of a histogram. Default 100 000.</summary>
    public int MaxBins { get; init; } = 100_000;

    /// <summary>Most recordings (columns of videos) in a file. Default 1000.</summary>
    public int MaxRecordings { get; init; } = 1000;

    /// <summary>Most stated values in a file. Default 200 000.</summary>
    public int MaxValues { get; init; } = 200_000;

    /// <summary>Findings of one kind that are listed one by one; the rest is counted in one more. Default 20.</summary>
    public int MaxFindingsPerKind { get; init; } = 20;
}
