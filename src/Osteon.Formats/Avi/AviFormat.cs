using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// AVI recordings of grey video as a source of frames: frame t is plane z = t, so the axes are (t, y, x). Read: uncompressed grey of 8 and
/// 16 bits, 24 and 32-bit colour that is grey (or becomes it by a declared rule), and Motion-JPEG; also files over 2 GB (OpenDML). Written:
/// uncompressed 8-bit grey.
/// </summary>
/// <remarks>
/// The frames are found by walking through the chunks of the file; its index is not used, so a recording whose index is missing or wrong is
/// read like any other. A file that ends early gives the frames that are complete, with the warning OST-AVI-021. The frame rate of the
/// header is the metadata
/// <c>frame_rate_fps</c>. See docs/formats/avi.md. Sources: Microsoft, AVI RIFF File Reference; Matrox, OpenDML AVI File Format Extensions
/// 1.02.
/// </remarks>
public static class AviFormat
{
    /// <summary>Name of the metadata entry with the frames per second.</summary>
    public const string FrameRateKey = "frame_rate_fps";

    /// <summary>Whether a file that begins with these bytes (at least 12) is AVI.</summary>
    public static bool Probe(ReadOnlySpan<byte> start) => start.Length >= 12 && start.StartsWith("RIFF"u8)
        && start[8..].StartsWith("AVI "u8);

    /// <summary>Opens a recording whose frames are grey; the first frame in colour is refused when it is read.</summary>
    /// <inheritdoc cref="Open(string, ColourRule?, ReadLimits, FindingCollector)"/>
    public static ISliceSource Open(string path, ReadLimits limits, FindingCollector findings) => Open(path, null, limits, findings);

    /// <summary>Reads the headers and finds the frames; each is read and decoded by <see cref="ISliceSource.ReadSlice"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="colour">How frames in colour become grey, or null to refuse them. Without effect on frames that are grey.</param>
    /// <param name="limits">What the file may make the reader do; at most MaxExtent frames.</param>
    /// <param name="findings">Receives warnings and notes: lossy coding, frames that are missing or repeated, an unknown frame
    /// rate.</param>
    /// <exception cref="MissingSourceException">The file cannot be opened.</exception>
    /// <exception cref="InvalidContentException">The file is broken or has a codec that is not read; the hint says how to convert
    /// it.</exception>
    public static ISliceSource Open(string path, ColourRule? colour, ReadLimits limits, FindingCollector findings)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(findings);
        return AviSource.Open(path, colour, limits, findings);
    }

    /// <summary>
    /// Writes 8-bit frames as uncompressed grey bitmaps with a grey palette, at the frame rate of the source's metadata
    /// (<see cref="FrameRateKey"/>). Files over 1 GB are
    /// OpenDML. The same frames give the same bytes; the file appears under its name only when it is complete.
    /// </summary>
    /// <param name="path">The file to write; an existing one is replaced.</param>
    /// <param name="source">Frames of <see cref="VoxelType.UInt8"/> with the metadata <c>frame_rate_fps</c>.</param>
    /// <param name="context">Cancellation is checked per frame.</param>
    /// <exception cref="InvalidContentException">OST-AVI-030: the frames are not of 8 bits; OST-AVI-031: their rate is not known;
    /// OST-AVI-032: they are too large.</exception>
    public static void Write(string path, ISliceSource source, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(context);
        AviWriter.Write(path, source, context);
    }
}
