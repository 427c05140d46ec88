using Osteon.Vesicles;

namespace Osteon.Study;

/// <summary>All that was measured and concluded on one picture of a blot.</summary>
/// <param name="Picture">What was asked.</param>
/// <param name="Result">Lanes and bands, with molecular weights.</param>
public sealed record BlotAnalysis(BlotPicture Picture, BlotResult Result)
{
    /// <summary>Whether the picture was compressed with loss.</summary>
    public bool Lossy { get; init; }

    /// <summary>The largest value the picture can hold.</summary>
    public int FullScale { get; init; }

    /// <summary>The grey picture with lanes and bands drawn on it.</summary>
    public required BlotOverlay Overlay { get; init; }

    /// <summary>Label of every band from the file of regions, or null.</summary>
    public IReadOnlyList<string?> Labels { get; init; } = [];

    /// <summary>The ladder's calibration, or null.</summary>
    public LadderCalibration? Ladder { get; init; }

    /// <summary>Normalised volume of every band, or null where no reference was declared.</summary>
    public IReadOnlyList<NormalisedVolume>? Normalised { get; init; }

    /// <summary>Presence calls.</summary>
    public IReadOnlyList<TargetPresence> Presence { get; init; } = [];

    /// <summary>The linear range of every row with bands in the dilution series; null where a row has none.</summary>
    public IReadOnlyDictionary<int, LinearRangeResult?> Linear { get; init; } = new Dictionary<int, LinearRangeResult?>();

    /// <summary>Means over the lanes of each sample.</summary>
    public IReadOnlyList<SampleVolume> Samples { get; init; } = [];
}
