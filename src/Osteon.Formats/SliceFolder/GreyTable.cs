namespace Osteon.Formats;

/// <summary>Tables from stored samples of up to 8 bits to greys of 0 … 255.</summary>
internal static class GreyTable
{
    /// <summary>0 … 2ᵇⁱᵗˢ − 1 spread over 0 … 255; 255 is a multiple of each largest sample, so this is exact.</summary>
    public static byte[] Ramp(int bits)
    {
        byte[] greys = Indices(bits);
        int factor = 255 / (greys.Length - 1);
        for (int i = 0; i < greys.Length; i++) greys[i] = (byte)(i * factor);
        return greys;
    }

    /// <summary>Each sample stands for itself.</summary>
    public static byte[] Indices(int bits)
    {
        byte[] greys = new byte[1 << bits];
        for (int i = 0; i < greys.Length; i++) greys[i] = (byte)i;
        return greys;
    }

    /// <summary>Whether each sample of the table stands for itself.</summary>
    public static bool IsIdentity(ReadOnlySpan<byte> greys)
    {
        for (int i = 0; i < greys.Length; i++)
            if (greys[i] != i) return false;
        return true;
    }

    /// <summary>
    /// The greys of a palette of red, green, blue (in any order), <paramref name="stride"/> bytes apart; null if an entry is coloured.
    /// The table has 2ᵇⁱᵗˢ entries, those beyond the palette 0.
    /// </summary>
    public static byte[]? FromPalette(ReadOnlySpan<byte> palette, int stride, int bits)
    {
        byte[] greys = new byte[1 << bits];
        for (int i = 0; i < greys.Length && (i * stride) + 3 <= palette.Length; i++)
        {
            ReadOnlySpan<byte> entry = palette.Slice(i * stride, 3);
            if (entry[0] != entry[1] || entry[0] != entry[2]) return null;
            greys[i] = entry[0];
        }

        return greys;
    }

    /// <summary>
    /// The grey of pixels of red, green, blue, <paramref name="stride"/> bytes apart; the index of the first pixel that is coloured, or
    /// −1 if none is.
    /// </summary>
    public static int FromColour(ReadOnlySpan<byte> pixels, int stride, Span<byte> greys)
    {
        for (int x = 0; x < greys.Length; x++)
        {
            ReadOnlySpan<byte> pixel = pixels.Slice(x * stride, 3);
            if (pixel[0] != pixel[1] || pixel[0] != pixel[2]) return x;
            greys[x] = pixel[0];
        }

        return -1;
    }
}
