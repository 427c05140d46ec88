namespace Osteon.Formats;

/// <summary>
/// JPEG pictures (ITU-T T.81): baseline, extended and progressive Huffman coding of 8 bits, grey or colour. The coding loses grey values, so
/// JPEG is never read as a volume; <see cref="GreyImageFiles"/> reads single pictures and marks them as lossy, and the AVI reader decodes
/// the frames of Motion-JPEG recordings.
/// </summary>
/// <remarks>
/// The inverse transform is the exact integer algorithm of Loeffler, Ligtenberg and Moschytz (1989, 10.1109/ICASSP.1989.266596) with 13-bit constants,
/// halved colour components are interpolated by a triangle (3:1) and YCbCr becomes RGB by the JFIF formulas, so that the values are those of
/// libjpeg's default decoder. See docs/formats/jpeg.md.
/// </remarks>
public static class JpegFormat
{
    /// <summary>Whether a file that begins with these bytes (at least 3) is JPEG.</summary>
    public static bool Probe(ReadOnlySpan<byte> start) => start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);
}
