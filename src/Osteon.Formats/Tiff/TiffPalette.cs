using System.Globalization;

namespace Osteon.Formats;

/// <summary>The palette of a TIFF page, where it is grey.</summary>
internal static class TiffPalette
{
    /// <summary>The greys of a palette: the upper 8 of its 16 bits; null if an entry is coloured.</summary>
    public static byte[]? Read(ImageFile file, TiffDirectory directory, int bits)
    {
        (byte Red, byte Green, byte Blue)[] colours = Colours(file, directory, bits, out bool grey);
        return grey ? [.. colours.Select(c => c.Red)] : null;
    }

    /// <summary>Red, green and blue of each index: the upper 8 of their 16 bits.</summary>
    public static (byte Red, byte Green, byte Blue)[] Colours(ImageFile file, TiffDirectory directory, int bits) =>
        Colours(file, directory, bits, out _);

    private static (byte Red, byte Green, byte Blue)[] Colours(ImageFile file, TiffDirectory directory, int bits, out bool grey)
    {
        int size = 1 << bits;
        if (directory.Find(TiffTag.ColorMap) is not { } entry)
            throw file.Invalid(
                6, string.Create(CultureInfo.InvariantCulture, $"page {directory.Page} has no palette, but says that it needs one"));
        long[] map = directory.Integers(entry, 3L * size);
        // Some writers put 8-bit numbers into the 16-bit palette.
        bool narrow = Array.TrueForAll(map, v => v < 256);
        var colours = new (byte Red, byte Green, byte Blue)[size];
        grey = true;
        for (int i = 0; i < size; i++)
        {
            grey &= map[i] == map[size + i] && map[i] == map[(2 * size) + i];
            colours[i] = (Level(map[i]), Level(map[size + i]), Level(map[(2 * size) + i]));
        }

        return colours;

        byte Level(long value) => (byte)(narrow ? value : Math.Min(value, ushort.MaxValue) >> 8);
    }
}
