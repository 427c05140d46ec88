namespace Osteon.Vesicles;

/// <summary>Which way the grey value changes across the outer edge of a vesicle.</summary>
public enum MicrographPolarity
{
    /// <summary>Found from the picture, see <see cref="PolarityChoice"/>.</summary>
    Auto,

    /// <summary>Bright membrane or body against a darker surrounding: negative stain.</summary>
    Bright,

    /// <summary>Dark membrane or body against a brighter surrounding: cryo and positive stain.</summary>
    Dark,
}
