using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>What was measured on one blot.</summary>
/// <param name="Polarity">Bright or dark bands, declared or found; never <see cref="BlotPolarity.Detect"/>.</param>
/// <param name="Lanes">From left to right.</param>
/// <param name="Bands">Lane by lane, from top to bottom.</param>
public sealed record BlotResult(BlotPolarity Polarity, IReadOnlyList<BlotLane> Lanes, IReadOnlyList<BlotBand> Bands)
{
    /// <summary>The stored grey value at which pixels counted as clipped.</summary>
    public int ClippedAt { get; init; }

    /// <summary>Noise of a background pixel, standard deviation in grey values.</summary>
    public double Noise { get; init; }

    /// <summary>Parameters as used.</summary>
    public BlotParameters Parameters { get; init; } = BlotParameters.Default;

    /// <summary>
    /// Table <c>bands</c>: lane, index, row, left, top, width, height, volume, saturated, overlapping, mw_kda, and after these
    /// volume_error, detection_limit,
    /// present, clipped_pixels, background.
    /// </summary>
    public Table ToTable() => new("bands", "Bands of the blot",
    [
        Column.Of("lane", [.. Bands.Select(b => (long?)b.Lane)], null, "number of the lane from the left, from 1"),
        Column.Of("index", [.. Bands.Select(b => (long?)b.Index)], null, "number of the band in its lane from the top, from 1"),
        Column.Of("row", [.. Bands.Select(b => (long?)b.Row)], null, "number of the row of bands across the lanes, from 1"),
        Column.Of("left", [.. Bands.Select(b => (long?)b.Box.Left)], null, "first column of the box, from 0"),
        Column.Of("top", [.. Bands.Select(b => (long?)b.Box.Top)], null, "first row of the box, from 0"),
        Column.Of("width", [.. Bands.Select(b => (long?)b.Box.Width)], null, "columns of the box"),
        Column.Of("height", [.. Bands.Select(b => (long?)b.Box.Height)], null, "rows of the box"),
        Column.Of("volume", [.. Bands.Select(b => (double?)b.Volume)], null, "sum of grey values over the background, a lower bound where saturated"),
        Column.Of("saturated", [.. Bands.Select(b => (bool?)b.Saturated)], "the detector clipped: excluded from ratios"),
        Column.Of("overlapping", [.. Bands.Select(b => (bool?)b.Overlapping)], "shares pixels with another band"),
        Column.Of("mw_kda", [.. Bands.Select(b => b.MolecularWeight)], "kDa", "molecular weight from the ladder"),
        Column.Of("volume_error", [.. Bands.Select(b => (double?)b.VolumeError)], null, "standard error of the volume from the noise"),
        Column.Of("detection_limit", [.. Bands.Select(b => (double?)b.DetectionLimit)], null, "volume that an empty box exceeds once in a thousand"),
        Column.Of("present", [.. Bands.Select(b => (bool?)b.Present)], "volume above the limit of detection"),
        Column.Of("clipped_pixels", [.. Bands.Select(b => (long?)b.ClippedPixels)], null, "pixels of the box at the clipping level"),
        Column.Of("background", [.. Bands.Select(b => (double?)b.Background)], null, "mean background in the box, grey value"),
    ]);
}
