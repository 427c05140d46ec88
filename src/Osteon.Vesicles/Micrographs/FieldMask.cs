using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// Which pixels of a micrograph show the specimen: not the banner of one colour along an edge, not the scale bar with its text, not what
/// the user excludes.
/// </summary>
internal sealed class FieldMask
{
    /// <summary>Share of the pixels of a row with one and the same value from which on it belongs to a banner.</summary>
    private const double BannerShare = 0.5;

    private readonly bool[] _masked;

    private FieldMask(int height, int width) => (Height, Width, _masked) = (height, width, new bool[height * width]);

    public int Height { get; }

    public int Width { get; }

    public bool this[int y, int x] => _masked[(y * Width) + x];

    /// <summary>Pixels that show the specimen.</summary>
    public long Visible => _masked.LongCount(m => !m);

    /// <summary>Rows of banner along the upper and lower edge.</summary>
    public (int Top, int Bottom) Banner { get; private init; }

    /// <summary>Whether a place lies in the field with at least this distance from its edges.</summary>
    public bool Holds(MicrographPoint place, double margin)
    {
        if (place.X < margin || place.Y < margin || place.X > Width - 1 - margin || place.Y > Height - 1 - margin) return false;
        int m = (int)Math.Ceiling(margin), x = (int)Math.Round(place.X), y = (int)Math.Round(place.Y);
        for (int v = Math.Max(0, y - m); v <= Math.Min(Height - 1, y + m); v++)
            for (int u = Math.Max(0, x - m); u <= Math.Min(Width - 1, x + m); u++)
                if (_masked[(v * Width) + u]) return false;
        return true;
    }

    /// <summary>The field of a picture.</summary>
    public static FieldMask Of(GreyImage image, IReadOnlyList<ScaleBar> bars, IReadOnlyList<PixelBox> excluded)
    {
        int top = 0, bottom = 0;
        while (top < image.Height && IsBanner(image, top)) top++;
        while (bottom < image.Height - top && IsBanner(image, image.Height - 1 - bottom)) bottom++;
        var mask = new FieldMask(image.Height, image.Width) { Banner = (top, bottom) };
        mask.Cover(new PixelBox(0, 0, image.Width, top));
        mask.Cover(new PixelBox(0, image.Height - bottom, image.Width, bottom));
        foreach (PixelBox box in excluded) mask.Cover(box);
        foreach (ScaleBar bar in bars) foreach (PixelBox box in BarText.Of(image, bar)) mask.Cover(box);
        return mask;
    }

    /// <summary>
    /// Text interrupts a banner's colour, so a row belongs to it if more than half of its pixels have exactly one value, or one of the
    /// lowest or highest 2 % of the coding.
    /// </summary>
    private static bool IsBanner(GreyImage image, int y)
    {
        ReadOnlySpan<ushort> row = image.Row(y);
        int low = image.FullScale / 50, high = image.FullScale - low, dark = 0, bright = 0, same = 0, run = 1;
        ushort[] sorted = row.ToArray();
        Array.Sort(sorted);
        for (int x = 0; x < sorted.Length; x++)
        {
            if (sorted[x] <= low) dark++;
            if (sorted[x] >= high) bright++;
            run = x > 0 && sorted[x] == sorted[x - 1] ? run + 1 : 1;
            same = Math.Max(same, run);
        }

        return Math.Max(same, Math.Max(dark, bright)) > BannerShare * row.Length;
    }

    private void Cover(PixelBox box)
    {
        if (box.ClipTo(Width, Height) is not { } part) return;
        for (int y = part.Top; y < part.Bottom; y++) _masked.AsSpan((y * Width) + part.Left, part.Width).Fill(true);
    }
}
