using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>One band of a lane.</summary>
/// <param name="Lane">Number of the lane, from 1, left to right.</param>
/// <param name="Index">Number of the band in its lane, from 1, top to bottom.</param>
/// <param name="Row">Number of the row of bands across the lanes, from 1, top to bottom; bands of one row have moved equally far after tilt
/// and smile.</param>
/// <param name="Box">The box whose pixels are summed: where the band is above 5 % of its height.</param>
public sealed record BlotBand(int Lane, int Index, int Row, PixelBox Box)
{
    /// <summary>Row of the maximum at the middle of the lane, with fraction.</summary>
    public double CentreY { get; init; }

    /// <summary>Column of the middle, with fraction.</summary>
    public double CentreX { get; init; }

    /// <summary>
    /// The row as it would be in the first lane: <see cref="CentreY"/> less the drop of the lane from tilt and smile. Bands that ran
    /// equally far have one level.
    /// </summary>
    public double Level { get; init; }

    /// <summary>Standard deviation of the band along the direction of migration in pixels; 0 for a band that the user marked.</summary>
    public double SigmaY { get; init; }

    /// <summary>Height over the background in grey values, from the profile of the lane.</summary>
    public double Height { get; init; }

    /// <summary>Mean background in the box, grey value.</summary>
    public double Background { get; init; }

    /// <summary>
    /// Σ (grey value − background) over the box; of overlapping bands only the band's own share. A lower bound where
    /// <see cref="Saturated"/>.
    /// </summary>
    public double Volume { get; init; }

    /// <summary>
    /// Standard error of the volume from the noise of the pixels in the box and of the background under it. It says nothing of unevenness
    /// that looks like a band.
    /// </summary>
    public double VolumeError { get; init; }

    /// <summary>
    /// Limit of detection of a volume in this box: 3 standard errors of an empty box, 3·√(n·s² + n²·s_b²), n pixels, s the noise of a
    /// background pixel, s_b the
    /// standard error of the background.
    /// </summary>
    public double DetectionLimit { get; init; }

    /// <summary>Number of clipped pixels in the box.</summary>
    public int ClippedPixels { get; init; }

    /// <summary>Whether the detector clipped; the volume is then a lower bound and takes part in no ratio.</summary>
    public bool Saturated { get; init; }

    /// <summary>Whether the box overlaps that of another band enough, or the band was found as the shoulder of another.</summary>
    public bool Overlapping { get; init; }

    /// <summary>Whether the band is there: its volume exceeds <see cref="DetectionLimit"/>.</summary>
    public bool Present => Volume > DetectionLimit;

    /// <summary>Molecular weight in kDa from the ladder, or null without one or outside its range.</summary>
    public double? MolecularWeight { get; init; }
}
