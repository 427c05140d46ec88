namespace Osteon.Vesicles;

/// <summary>Which way the bands differ from the background.</summary>
public enum BlotPolarity
{
    /// <summary>Found from the picture, see <see cref="PolarityDetection"/>; reported with a finding.</summary>
    Detect,

    /// <summary>Bright bands on a dark background: chemiluminescence and fluorescence as the camera sees them.</summary>
    BrightBands,

    /// <summary>Dark bands on a bright background: film, stains, and pictures that were inverted for print.</summary>
    DarkBands,
}
