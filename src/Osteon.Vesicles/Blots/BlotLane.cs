using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>One lane.</summary>
/// <param name="Number">From 1, left to right.</param>
/// <param name="Box">Its columns, up to the middle of the gap to the neighbours, over the full height, or the user's box.</param>
public sealed record BlotLane(int Number, PixelBox Box)
{
    /// <summary>Column of the middle at the middle row of the box.</summary>
    public double CentreX { get; init; }

    /// <summary>Half of the width of the bands at half of their height, pixels: the columns that make the profile.</summary>
    public double HalfWidth { get; init; }

    /// <summary>Lean of the lane, columns per row: x = CentreX + Lean·(y − middle row).</summary>
    public double Lean { get; init; }

    /// <summary>Slope of the bands, rows per column, from tilt and smile.</summary>
    public double BandSlope { get; init; }

    /// <summary>How many rows lower than in the first lane equally far-run bands lie here, from tilt and smile.</summary>
    public double Drop { get; init; }

    /// <summary>Whether the lane was not seen itself, but fills a gap in the even spacing of the others.</summary>
    public bool Inferred { get; init; }

    /// <summary>
    /// Mean grey value over the width of the lane for every row of the box, along the slope of the bands; bands upwards, also for dark
    /// bands.
    /// </summary>
    public IReadOnlyList<double> Profile { get; init; } = [];

    /// <summary>The background of every row of the profile.</summary>
    public IReadOnlyList<double> Baseline { get; init; } = [];

    /// <summary>
    /// Σ (profile − baseline) times the width of the lane's bands: all that the lane holds, for normalisation to total protein.
    /// </summary>
    public double Total { get; init; }
}
