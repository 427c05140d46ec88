using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// PNG images of grey values, one plane each. Read: grey of 1, 2, 4, 8 and 16 bits, grey palettes, RGB of 8 bits where every pixel is
/// grey (checked while reading), interlaced or not; checksums of all chunks are verified. Colour and alpha are refused with a finding
/// that says how to convert.
/// </summary>
/// <remarks>
/// Grey of 1, 2 and 4 bits is expanded so that white is 255, as every viewer shows it; 8 and 16-bit samples are kept as stored (gamma,
/// sBIT and transparency are ignored, the last with a warning). PNG states at most the size of a pixel in the plane, so
/// <see cref="VolumeHeader.Spacing"/> is null. See docs/formats/slices.md. Source: PNG, ISO/IEC 15948:2004 (W3C).
/// </remarks>
public static class PngFormat
{
    /// <summary>Whether a file that begins with these bytes (at least 8) is PNG.</summary>
    public static bool Probe(ReadOnlySpan<byte> start) => start.StartsWith(PngChunk.Signature);

    /// <summary>Reads the header chunks; the pixels are read by <see cref="ISliceSource.ReadSlice"/>. The source has one plane.</summary>
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
        return PngSource.Open(path, limits, findings);
    }

    /// <summary>Writes an 8-bit grey image. The same pixels give the same bytes with the same version of .NET.</summary>
    /// <param name="stream">Receives the file; not closed.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="pixels">Exactly height · width values, rows from top to bottom.</param>
    public static void WriteGrey8(Stream stream, int height, int width, ReadOnlySpan<byte> pixels) =>
        PngWriter.Write(stream, height, width, 1, pixels);

    /// <summary>Writes an 8-bit colour image. The same pixels give the same bytes with the same version of .NET.</summary>
    /// <param name="stream">Receives the file; not closed.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="pixels">Exactly 3 · height · width values: red, green, blue of each pixel, rows from top to bottom.</param>
    public static void WriteRgb8(Stream stream, int height, int width, ReadOnlySpan<byte> pixels) =>
        PngWriter.Write(stream, height, width, 3, pixels);
}
