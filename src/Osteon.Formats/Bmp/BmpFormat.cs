using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Windows and OS/2 bitmaps of grey values, one plane each, as NRecon writes them. Read: 1, 4 and 8 bits with a grey palette, 24 and 32
/// bits where every pixel has red = green = blue (checked while reading), bottom-up and top-down, any header length. Colour, run-length
/// coding and 16 bits are refused.
/// </summary>
/// <remarks>
/// A palette that maps each index to the same grey gives the index; any other grey palette gives the mapped grey, with a note. The
/// pixels start where the header says (NRecon writes 1134 bytes of header, not 1078). <see cref="VolumeHeader.Spacing"/> is null: a
/// bitmap knows no distance between planes. See docs/formats/slices.md. Source: Microsoft, Bitmap Storage (Windows GDI).
/// </remarks>
public static class BmpFormat
{
    /// <summary>Whether a file that begins with these bytes (at least 18) is a bitmap.</summary>
    public static bool Probe(ReadOnlySpan<byte> start) => BmpHeader.Probe(start);

    /// <summary>Reads header and palette; the pixels are read by <see cref="ISliceSource.ReadSlice"/>. The source has one plane.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">What the file may make the reader do.</param>
    /// <param name="findings">Receives warnings and notes.</param>
    /// <exception cref="MissingSourceException">The file cannot be opened.</exception>
    /// <exception cref="InvalidContentException">The file is broken or of a kind that is not read.</exception>
    public static ISliceSource Open(string path, ReadLimits limits, FindingCollector findings)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(findings);
        return BmpSource.Open(path, limits, findings);
    }
}
