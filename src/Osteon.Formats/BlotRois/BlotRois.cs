using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>A lane that the user marked.</summary>
/// <param name="Box">Its pixels.</param>
/// <param name="Label">What it holds, or null.</param>
public sealed record MarkedLane(PixelBox Box, string? Label);

/// <summary>A band that the user marked.</summary>
/// <param name="Lane">Number of its lane, from 1.</param>
/// <param name="Box">Its pixels.</param>
/// <param name="Label">What it is, or null.</param>
public sealed record MarkedBand(int Lane, PixelBox Box, string? Label);

/// <summary>The regions of a blot that a person marked, see docs/formats/blot-rois.md.</summary>
/// <param name="Lanes">The lanes from left to right; empty: to be found, or taken from the bands.</param>
/// <param name="Bands">The bands; empty: to be found.</param>
public sealed record BlotRois(IReadOnlyList<MarkedLane> Lanes, IReadOnlyList<MarkedBand> Bands)
{
    /// <summary>Width and height of the picture on which they were marked, or null if the file does not say.</summary>
    public (int Width, int Height)? Image { get; init; }
}
