using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>A picture with all its channels, as a reader found it.</summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="Channels">1 grey, 2 grey and alpha, 3 red, green, blue, 4 the same with alpha.</param>
/// <param name="Samples">Height · width · channels values, pixel by pixel.</param>
/// <param name="FullScale">255 or 65 535.</param>
/// <param name="Origin">What is known of the file.</param>
internal sealed record ColourRaster(int Height, int Width, int Channels, ushort[] Samples, int FullScale, GreyImageOrigin Origin)
{
    /// <summary>
    /// The grey picture: the grey itself where all channels agree, else by the rule. Alpha must be opaque everywhere and is then left out, with a
    /// note; a colour picture without a rule is refused.
    /// </summary>
    public GreyImage ToGrey(string path, ColourRule? rule, FindingCollector findings)
    {
        var where = new SourceLocation(path);
        int colours = Channels >= 3 ? 3 : 1;
        if (Channels > colours) CheckAlpha(where, findings);
        var values = new ushort[Height * Width];
        if (colours == 1 || ColourPixels.AreGrey(Samples, Channels))
        {
            for (int i = 0; i < values.Length; i++) values[i] = Samples[i * Channels];
            return GreyImage.Of(Height, Width, values, FullScale, Origin);
        }

        if (rule is not { } chosen)
            throw Refusal.Content(
                "OST-IMG-003",
                where,
                "the picture is in colour",
                hint: "State how it is to become grey (luminance, or the red, green or blue channel), or save it as grey.");
        ColourPixels.ToGrey(Samples, Channels, chosen, values);
        return GreyImage.Of(Height, Width, values, FullScale, Origin with { FromColour = ColourPixels.Describe(chosen) });
    }

    private void CheckAlpha(SourceLocation where, FindingCollector findings)
    {
        for (int i = Channels - 1; i < Samples.Length; i += Channels)
            if (Samples[i] != FullScale)
                throw Refusal.Content(
                    "OST-IMG-004",
                    where,
                    "the picture has transparent pixels, whose grey depends on what lies behind them",
                    hint: "Flatten it in the program that made it, or save it without an alpha channel.");
        findings.Add(Finding.Note("OST-IMG-005", "the alpha channel of the picture is opaque everywhere and was left out", where));
    }
}
