namespace Osteon.Primitives;

/// <summary>Unit of positions in an image.</summary>
public enum TrackUnit
{
    /// <summary>Not stated.</summary>
    Unknown,

    /// <summary>Pixels; the middle of the first pixel is 0.</summary>
    Pixel,

    /// <summary>Micrometres.</summary>
    Micrometre,
}
