using System.Globalization;
using System.IO.Compression;
using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// MetaImage volumes (ITK, 3D Slicer): one file (<c>.mha</c>), or a header (<c>.mhd</c>) with the voxels in a file or in a series of files
/// beside it; binary or text, either byte order, plain or zlib. DimSize lists x, y, z.
/// </summary>
/// <remarks>
/// Spacing is ElementSpacing, else ElementSize, in mm, which is the convention of the format (DistanceUnits, where present, says
/// otherwise); a file with neither has no spacing (OST-VOL-021), while ITK takes 1. ElementToIntensityFunctionSlope and -Offset become <see
/// cref="VolumeHeader.Scale"/>; ITK ignores them. TransformMatrix, Offset and the like are kept as metadata and have no influence on any
/// measure. Data files must lie in the header's folder or below (OST-VOL-018). Findings are OST-MHD-001 … 010; see
/// docs/formats/metaimage.md. Source: MetaIO documentation, https://itk.org/Wiki/MetaIO/Documentation.
/// </remarks>
public static class MetaImageFormat
{
    private static readonly string[] FirstKeys = ["ObjectType", "NDims", "Comment", "Name", "ID", "ObjectSubType"];

    /// <summary>
    /// Whether a file that begins with these bytes is a MetaImage: its first line is one of the keys a header begins with.
    /// </summary>
    /// <param name="start">The first bytes.</param>
    public static bool Probe(ReadOnlySpan<byte> start)
    {
        int end = start.IndexOf((byte)'\n');
        int separator = start.IndexOf((byte)'=');
        if (separator <= 0 || end < separator) return false;
        string key = Encoding.Latin1.GetString(start[..separator]).Trim();
        if (!FirstKeys.Contains(key, StringComparer.OrdinalIgnoreCase)) return false;
        return key.Equals("ObjectType", StringComparison.OrdinalIgnoreCase)
            || start.IndexOf("DimSize"u8) > 0
            || start.IndexOf("ObjectType"u8) > 0;
    }

    /// <summary>Opens a volume. Dimensions beyond the third must be 1; a slice is read from a compressed file in order.</summary>
    /// <param name="path">The .mha or .mhd file.</param>
    /// <param name="limits">What the file may make the reader do.</param>
    /// <param name="findings">Receives warnings and notes.</param>
    /// <exception cref="InvalidContentException">The header is broken or asks for something Osteon does not read.</exception>
    /// <exception cref="MissingSourceException">The file, or a data file it names, is not there.</exception>
    public static ISliceSource Open(string path, ReadLimits limits, FindingCollector findings)
    {
        MetaImageHeader raw = MetaImageHeader.Read(path, limits);
        VolumeHeader header = MetaImageReading.Interpret(raw, limits, new SourceLocation(path), findings);
        bool bigEndian = raw.Flag("BinaryDataByteOrderMSB") || raw.Flag("ElementByteOrderMSB");
        bool text = raw.Text("BinaryData") is not null && !raw.Flag("BinaryData");
        IVoxelBytes bytes = MetaImageData.Locate(path, raw, header, limits, findings);
        return new StoredVolume(header, bytes, text ? !BitConverter.IsLittleEndian : bigEndian, findings);
    }

    /// <summary>
    /// Writes one file with the voxels behind the header, little-endian, plain unless <see cref="VolumeWriteOptions.Compress"/> asks for
    /// zlib. An unknown spacing is left out of the header. The same volume gives the same bytes.
    /// </summary>
    /// <param name="path">The file, ending with .mha.</param>
    /// <param name="source">The voxels.</param>
    /// <param name="options">Compression.</param>
    /// <param name="context">Cancellation and progress.</param>
    /// <exception cref="OsteonException">
    /// The name ends with .mhd, which would be a header without voxels (OST-MHD-010), or the file cannot be written.
    /// </exception>
    public static void Write(string path, ISliceSource source, VolumeWriteOptions options, RunContext context)
    {
        if (path.EndsWith(".mhd", StringComparison.OrdinalIgnoreCase))
            throw new OsteonException(Finding.Error(
                "OST-MHD-010", "MetaImage is written as one file", new SourceLocation(path), hint: "Let the name end with .mha."));
        bool pack = options.Compress ?? false;
        AtomicFile.Write(path, file =>
        {
            file.Write(Encoding.ASCII.GetBytes(HeaderText(source.Header, pack, out int sizeAt)));
            long start = file.Position;
            if (!pack)
            {
                PlaneWriter.Copy(source, file, context);
                return;
            }

            using (var stream = new ZLibStream(file, options.Level, leaveOpen: true)) PlaneWriter.Copy(source, stream, context);
            long size = file.Position - start;
            file.Position = sizeAt;
            file.Write(Encoding.ASCII.GetBytes(size.ToString(CultureInfo.InvariantCulture)));
        });
    }

    /// <summary>
    /// The header; for compressed data with room for their size at <paramref name="sizeAt"/>, which is known only afterwards.
    /// </summary>
    private static string HeaderText(VolumeHeader header, bool pack, out int sizeAt)
    {
        var text = new StringBuilder();
        GridShape n = header.Shape;
        text.Append("ObjectType = Image\nNDims = 3\nBinaryData = True\nBinaryDataByteOrderMSB = False\n");
        text.Append("CompressedData = ").Append(pack ? "True" : "False").Append('\n');
        sizeAt = 0;
        if (pack)
        {
            text.Append("CompressedDataSize = ");
            sizeAt = text.Length;
            text.Append(' ', long.MaxValue.ToString(CultureInfo.InvariantCulture).Length).Append('\n');
        }

        text.Append("TransformMatrix = 1 0 0 0 1 0 0 0 1\nOffset = 0 0 0\nCenterOfRotation = 0 0 0\n");
        if (header.Spacing is { } s) text.Append(CultureInfo.InvariantCulture, $"ElementSpacing = {s.X:R} {s.Y:R} {s.Z:R}\n");
        text.Append(CultureInfo.InvariantCulture, $"DimSize = {n.Width} {n.Height} {n.Depth}\n");
        if (header.Scale != ValueScale.Identity)
            text.Append(
                CultureInfo.InvariantCulture,
                $"ElementToIntensityFunctionSlope = {header.Scale.Slope:R}\nElementToIntensityFunctionOffset = " +
                    $"{header.Scale.Intercept:R}\n");
        text.Append("ElementType = ").Append(MetaImageReading.NameOf(header.VoxelType)).Append("\nElementDataFile = LOCAL\n");
        return text.ToString();
    }
}
