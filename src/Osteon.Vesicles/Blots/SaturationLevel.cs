using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>The grey value at which the detector clipped.</summary>
public static class SaturationLevel
{
    private const int PlateauSide = 3;
    private const int PlateauPixels = 20;
    private const int LevelsBelow = 4;
    private const int Pile = 4;

    /// <summary>
    /// The end of the scale (255 or 65 535; 0 for dark bands), or, where no pixel reaches it, the extreme value m of the picture if the
    /// picture was clipped there: some 3 × 3 block has
    /// the value m throughout, at least 20 pixels have it, and at least four times as many as have any of the four values next to it. A
    /// natural maximum thins out
    /// towards its top; a clipped one piles up.
    /// </summary>
    /// <param name="image">The blot.</param>
    /// <param name="polarity">Bright or dark bands.</param>
    public static int Of(GreyImage image, BlotPolarity polarity)
    {
        bool bright = polarity != BlotPolarity.DarkBands;
        int end = bright ? image.FullScale : 0, extreme = bright ? 0 : image.FullScale;
        foreach (ushort value in image.Values) extreme = bright ? Math.Max(extreme, value) : Math.Min(extreme, value);
        return extreme == end || !Piled(image, extreme, bright) || !Block(image, extreme) ? end : extreme;
    }

    private static bool Piled(GreyImage image, int extreme, bool bright)
    {
        Span<long> counts = stackalloc long[LevelsBelow + 1];
        foreach (ushort value in image.Values)
        {
            int below = bright ? extreme - value : value - extreme;
            if (below <= LevelsBelow) counts[below]++;
        }

        if (counts[0] < PlateauPixels) return false;
        for (int i = 1; i <= LevelsBelow; i++)
            if (counts[0] < Pile * counts[i]) return false;
        return true;
    }

    private static bool Block(GreyImage image, int level)
    {
        for (int y = 0; y + PlateauSide <= image.Height; y++)
        {
            ReadOnlySpan<ushort> a = image.Row(y), b = image.Row(y + 1), c = image.Row(y + 2);
            int run = 0;
            for (int x = 0; x < image.Width; x++)
            {
                run = a[x] == level && b[x] == level && c[x] == level ? run + 1 : 0;
                if (run == PlateauSide) return true;
            }
        }

        return false;
    }
}
