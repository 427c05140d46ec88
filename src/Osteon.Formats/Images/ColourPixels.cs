namespace Osteon.Formats;

/// <summary>Turns colour pixels into grey ones.</summary>
internal static class ColourPixels
{
    /// <summary>Whether red, green and blue of every pixel are equal.</summary>
    /// <param name="samples">Pixels of 3 (colour) or 4 (colour, alpha) samples.</param>
    /// <param name="channels">3 or 4.</param>
    public static bool AreGrey(ReadOnlySpan<ushort> samples, int channels)
    {
        for (int i = 0; i + 2 < samples.Length; i += channels)
            if (samples[i] != samples[i + 1] || samples[i] != samples[i + 2]) return false;
        return true;
    }

    /// <summary>The grey of pixels by a rule.</summary>
    public static void ToGrey(ReadOnlySpan<ushort> samples, int channels, ColourRule rule, Span<ushort> greys)
    {
        int first = rule switch { ColourRule.Green => 1, ColourRule.Blue => 2, _ => 0 };
        for (int i = 0; i < greys.Length; i++)
        {
            ReadOnlySpan<ushort> pixel = samples.Slice(i * channels, 3);
            greys[i] = rule == ColourRule.Luminance ? Luma(pixel[0], pixel[1], pixel[2]) : pixel[first];
        }
    }

    /// <summary>Luma of BT.601 of values of up to 16 bits.</summary>
    public static ushort Luma(uint red, uint green, uint blue) => (ushort)(((19595 * red) + (38470 * green) + (7471 * blue) + 32768) >> 16);

    /// <summary>The rule in words for the reader of a result.</summary>
    public static string Describe(ColourRule rule) => rule switch
    {
        ColourRule.Luminance => "luma of the colour picture, 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601)",
        ColourRule.Red => "red channel of the colour picture",
        ColourRule.Green => "green channel of the colour picture",
        ColourRule.Blue => "blue channel of the colour picture",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, null),
    };
}
