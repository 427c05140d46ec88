namespace Osteon.Reporting;

/// <summary>A lane as drawn.</summary>
/// <param name="Label">Number, and what was loaded.</param>
/// <param name="Profile">Mean grey value across the lane for each row, bands upwards; finite.</param>
/// <param name="Baseline">Background for each row, as many.</param>
/// <param name="Bands">First and last row of each band, and whether its ratios cannot be trusted (saturated).</param>
public sealed record ProfileLane(
    string Label, IReadOnlyList<double> Profile, IReadOnlyList<double> Baseline, IReadOnlyList<(double From, double To, bool Saturated)> Bands);

/// <summary>Profiles of the lanes of a blot with what was subtracted under them.</summary>
public sealed record LaneProfilePlot
{
    /// <summary>The lanes from left to right, at least one.</summary>
    public required IReadOnlyList<ProfileLane> Lanes { get; init; }

    /// <summary>Caption of the figure.</summary>
    public required RichText Caption { get; init; }

    /// <summary>Says on the drawing that the data are generated; null for measured data.</summary>
    public string? DataLabel { get; init; }
}
