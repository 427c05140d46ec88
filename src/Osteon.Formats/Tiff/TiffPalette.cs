using System.Globalization;

namespace Osteon.Formats;

/// <summary>The palette of a TIFF page, where it is grey.</summary>
internal static class TiffPalette
{
    /// <summary>The greys of a palette: the upper 8 of its 16 bits; null if an entry is coloured.</summary>
    public static byte[]? Read(ImageFile file, TiffDirectory directory, int bits)
    {
        int size = 1 << bits;
        if (directory.Find(TiffTag.ColorMap) is not { } entry)
            throw file.Invalid(
                6, string.Create(CultureInfo.InvariantCulture, $"page {directory.Page} has no palette, but says that it needs one"));
        long[] map = directory.Integers(entry, 3L * size);
        byte[] greys = new byte[size];
        for (int i = 0; i < size; i++)
        {
            if (map[i] != map[size + i] || map[i] != map[(2 * size) + i]) return null;
            greys[i] = (byte)(Math.Min(map[i], ushort.MaxValue) >> 8);
        }

        // Some writers put 8-bit numbers into the 16-bit palette.
        if (Array.TrueForAll(map, v => v < 256))
            for (int i = 0; i < size; i++) greys[i] = (byte)map[i];
        return greys;
    }
}
