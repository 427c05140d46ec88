namespace Osteon.Simulation;

/// <summary>What is true of a virtual blot.</summary>
/// <param name="Lanes">The lanes, left to right.</param>
/// <param name="Bands">The bands that were drawn, lane by lane, from top to bottom.</param>
public sealed record VirtualBlotTruth(IReadOnlyList<VirtualLaneTruth> Lanes, IReadOnlyList<VirtualBandTruth> Bands);

/// <summary>A lane.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Name">What was loaded.</param>
/// <param name="Centre">Column of its middle at the middle row.</param>
/// <param name="Pitch">Distance of the lanes.</param>
public sealed record VirtualLaneTruth(int Number, string Name, double Centre, double Pitch);

/// <summary>A band.</summary>
/// <param name="Lane">Number of its lane, from 1.</param>
/// <param name="Protein">Name of its protein.</param>
/// <param name="KiloDaltons">Its molecular weight.</param>
/// <param name="Amount">Amount times load.</param>
public sealed record VirtualBandTruth(int Lane, string Protein, double KiloDaltons, double Amount)
{
    /// <summary>Row of the maximum at the middle of the lane.</summary>
    public required double Row { get; init; }

    /// <summary>Height over the background in grey values, before clipping.</summary>
    public required double Height { get; init; }

    /// <summary>Sum of the band's light over the picture in grey values: no noise, no background, no clipping; dust dims it.</summary>
    public required double Total { get; init; }

    /// <summary>The same sum over <see cref="Left"/> … <see cref="Bottom"/>.</summary>
    public required double Volume { get; init; }

    /// <summary>First column where the undimmed band is at least 5 % of its height.</summary>
    public required int Left { get; init; }

    /// <summary>First such row.</summary>
    public required int Top { get; init; }

    /// <summary>Last such column.</summary>
    public required int Right { get; init; }

    /// <summary>Last such row.</summary>
    public required int Bottom { get; init; }

    /// <summary>Pixels of that box that the camera clipped.</summary>
    public required int ClippedPixels { get; init; }
}
