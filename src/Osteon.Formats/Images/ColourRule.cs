namespace Osteon.Formats;

/// <summary>How a colour picture becomes grey. There is no default: a colour picture is refused unless the caller chooses one of these.</summary>
public enum ColourRule
{
    /// <summary>
    /// Luma by the weights of ITU-R BT.601, 0.299 R + 0.587 G + 0.114 B of the stored (gamma-coded) values, rounded to the nearest level:
    /// (19595 R + 38470 G + 7471 B + 32768) / 65536 in integers, as Pillow computes it. ImageJ's default is the plain mean of the three instead.
    /// </summary>
    Luminance,

    /// <summary>The red channel.</summary>
    Red,

    /// <summary>The green channel.</summary>
    Green,

    /// <summary>The blue channel.</summary>
    Blue,
}
