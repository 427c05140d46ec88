using System.Buffers.Binary;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// TIFF and BigTIFF stacks of grey images: one page is one plane (z), rows (y) from top to bottom, columns (x) from left to right.
/// </summary>
/// <remarks>
/// <para>
/// Read: both byte orders; strips and tiles; 8, 16 and 32-bit integers with and without sign, 32 and 64-bit floats, 16-bit floats
/// (widened to 32), 1, 2 and 4-bit grey (expanded to 0 … 255); no compression, PackBits, LZW, Deflate (codes 8 and 32946); predictors
/// 1, 2 and 3; grey palettes; ImageJ's stacks of one directory over 4 GB. Everything else is refused with a finding that says how to
/// convert.
/// </para>
/// <para>
/// Stored values of 8 bits and more are never changed: a min-is-white image keeps its numbers (as ImageJ and tifffile keep them) and
/// gives a warning.
/// Plain TIFF knows no distance between planes, so <see cref="VolumeHeader.Spacing"/> is null unless the description of ImageJ or OME-XML states it
/// with a physical unit. ImageJ's linear calibration (<c>cf=0, c0, c1</c>; it is how ImageJ keeps signed 16-bit images) becomes
/// <see cref="VolumeHeader.Scale"/>. See docs/formats/tiff.md. Sources: TIFF 6.0 (Adobe 1992), Adobe Photoshop TIFF Technical Notes 1
/// to 3 (Deflate, predictor 3), the BigTIFF proposal (AWare Systems).
/// </para>
/// </remarks>
public static class TiffFormat
{
    /// <summary>Whether a file that begins with these bytes (at least 4) is TIFF or BigTIFF.</summary>
    public static bool Probe(ReadOnlySpan<byte> start)
    {
        if (start.Length < 4) return false;
        ushort magic = (start[0], start[1]) switch
        {
            ((byte)'I', (byte)'I') => BinaryPrimitives.ReadUInt16LittleEndian(start[2..]),
            ((byte)'M', (byte)'M') => BinaryPrimitives.ReadUInt16BigEndian(start[2..]),
            _ => 0,
        };
        return magic is TiffLayout.ClassicMagic or TiffLayout.BigMagic;
    }

    /// <summary>Reads the directories of all pages and checks them; pixels are read by <see cref="ISliceSource.ReadSlice"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">What the file may make the reader do.</param>
    /// <param name="findings">Receives warnings and notes, for example that the image is min-is-white.</param>
    /// <exception cref="MissingSourceException">The file cannot be opened.</exception>
    /// <exception cref="InvalidContentException">
    /// The file is broken or of a kind that is not read; the finding says which and what to do.
    /// </exception>
    public static ISliceSource Open(string path, ReadLimits limits, FindingCollector findings)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(findings);
        return TiffSource.Open(path, limits, findings);
    }

    /// <summary>
    /// Writes a volume as one page per plane, little endian, one strip per page, with a description that ImageJ and Fiji read (number
    /// of planes, voxel size and unit, linear calibration). Uncompressed planes lie one after another, as ImageJ demands. The file
    /// appears under its name only when it is complete.
    /// </summary>
    /// <remarks>
    /// The same volume and options give the same bytes with the same version of .NET. Files over 4 GB are written as BigTIFF (Fiji reads it through
    /// Bio-Formats). Metadata other than voxel size and calibration is not written. Voxel size round-trips to the last bit along z and
    /// to about 1 part in 10¹⁶ in the plane, where TIFF keeps a ratio of two 32-bit numbers.
    /// </remarks>
    /// <param name="path">The file to write; an existing one is replaced.</param>
    /// <param name="volume">Any voxel type.</param>
    /// <param name="options">Compression and form.</param>
    /// <param name="context">Cancellation is checked per plane; a cancelled or failed write leaves no file behind.</param>
    /// <exception cref="MissingSourceException">The file cannot be written.</exception>
    public static void Write(string path, ISliceSource volume, TiffWriteOptions options, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(volume);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(context);
        TiffWriter.Write(path, volume, options, context);
    }
}
