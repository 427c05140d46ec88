using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>Share of a weighted amount in a window.</summary>
/// <param name="Weighting">What each particle counts as.</param>
/// <param name="Window">The window.</param>
/// <param name="Share">0 … 1.</param>
public sealed record WindowShare(SizeWeighting Weighting, SizeWindow Window, double Share);

/// <summary>What one recording says of sizes and concentration, recomputed from its histogram or its particles.</summary>
public sealed record RecordingSummary
{
    /// <summary>Name of the recording.</summary>
    public required string Name { get; init; }

    /// <summary>What the file states.</summary>
    public required NtaRecording Recording { get; init; }

    /// <summary>Where the sizes come from, in words: the histogram and its column, or the list of particles.</summary>
    public required string Source { get; init; }

    /// <summary>The distribution by number as counted or as concentration per bin; null where there is none.</summary>
    public SizeDistribution? Distribution { get; init; }

    /// <summary>What an amount of <see cref="Distribution"/> is.</summary>
    public NtaBinContent Content { get; init; }

    /// <summary>By number, surface and volume, in this order; empty where there is no distribution.</summary>
    public IReadOnlyList<SizeStatistics> Statistics { get; init; } = [];

    /// <summary>Shares in the windows asked for, by number, surface and volume.</summary>
    public IReadOnlyList<WindowShare> Windows { get; init; } = [];

    /// <summary>Peaks by number, in order of diameter.</summary>
    public IReadOnlyList<SizePeak> Peaks { get; init; } = [];

    /// <summary>The concentration with its dilution, or null where the file holds none.</summary>
    public ParticleConcentration? Concentration { get; init; }

    /// <summary>Why there are no sizes, or null.</summary>
    public string? NoSizes { get; init; }

    /// <summary>Why there is no concentration, or null.</summary>
    public string? NoConcentration { get; init; }

    /// <summary>The vendor's numbers beside those recomputed.</summary>
    public IReadOnlyList<VendorCheck> Vendor { get; init; } = [];

    /// <summary>The statistics by number, or null.</summary>
    public SizeStatistics? ByNumber => Statistics.Count > 0 ? Statistics[0] : null;

    /// <summary>The vendor's statistic of diameters by number, or null where it states none.</summary>
    public double? VendorValue(NtaQuantity quantity) => Recording.Find(quantity, NtaAxis.Diameter, NtaWeighting.Number)?.Number;

    /// <summary>The vendor's concentration of the undiluted sample with the dilution used here, particles/mL, or null where it states none.</summary>
    public double? VendorConcentration
    {
        get
        {
            if (Recording.Instrument == NtaInstrument.Unknown) return null;
            if (Recording.Number(NtaQuantity.OriginalConcentrationPerMl) is { } original) return original;
            return Recording.Number(NtaQuantity.ConcentrationPerMl) is { } stated && Concentration is { } own ? own.StockOf(stated) : null;
        }
    }
}
