using System.Globalization;
using System.IO.Compression;
using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// NRRD volumes (teem, 3D Slicer, BoneJ): header and voxels in one file (<c>.nrrd</c>), or a header (<c>.nhdr</c>) with the voxels in a
/// file, a list or a numbered series of files beside it; raw, gzip or text, either byte order. Sizes list x, y, z (fastest first).
/// </summary>
/// <remarks>
/// Spacing is the length of each vector of <c>space directions</c> in <c>space units</c>, else <c>spacings</c> in <c>units</c>. Without a
/// unit there is no spacing (OST-VOL-021), except in spaces of patient or scanner coordinates, which are in mm (a note, OST-NRD-011); ITK
/// and 3D Slicer take mm always. Vectors that are not at right angles (cosine over 10⁻⁴) give no spacing but OST-NRD-010. Axes of size 1
/// that are not of space, or beyond the third, are left out. The encodings bzip2, hex and zrl are refused (OST-NRD-008). Data files must
/// lie in the header's folder or below (OST-VOL-018). Findings are OST-NRD-001 … 013; see docs/formats/nrrd.md. Source: G. Kindlmann,
/// Definition of NRRD file format, https://teem.sourceforge.net/nrrd/format.html.
/// </remarks>
public static class NrrdFormat
{
    /// <summary>Key of the value scale in files written by Osteon; the format itself has none.</summary>
    private const string SlopeKey = "osteon value slope", InterceptKey = "osteon value intercept";

    /// <summary>Whether a file that begins with these bytes is a NRRD.</summary>
    /// <param name="start">The first bytes, 8 at least.</param>
    public static bool Probe(ReadOnlySpan<byte> start) => start.StartsWith("NRRD00"u8);

    /// <summary>Opens a volume. Dimensions beyond the third must be 1; a slice is read from a compressed or text file in order.</summary>
    /// <param name="path">The .nrrd or .nhdr file.</param>
    /// <param name="limits">What the file may make the reader do.</param>
    /// <param name="findings">Receives warnings and notes.</param>
    /// <exception cref="InvalidContentException">The header is broken or asks for something Osteon does not read.</exception>
    /// <exception cref="MissingSourceException">The file, or a data file it names, is not there.</exception>
    public static ISliceSource Open(string path, ReadLimits limits, FindingCollector findings)
    {
        NrrdHeader raw = NrrdHeader.Read(path, limits);
        VoxelType type = NrrdTypes.TypeOf(raw);
        NrrdAxes axes = NrrdAxes.Read(raw);
        GridShape shape = VoxelExtent.Check(axes.Extents, type, limits, raw.Where("sizes"));
        var data = new NrrdData(raw, type, limits);
        bool bigEndian = NrrdTypes.IsBigEndian(raw, type, data.IsText);
        Spacing? spacing = axes.SpacingOf(new SourceLocation(path), findings);
        var header = new VolumeHeader(shape, spacing, type, ScaleOf(raw, path), Metadata(raw));
        return new StoredVolume(header, data.Locate(path, axes, findings), bigEndian, findings);
    }

    /// <summary>
    /// Writes one file with the voxels behind the header, little-endian, gzip-packed unless <see cref="VolumeWriteOptions.Compress"/> is
    /// false. An unknown spacing is left out. A value scale, which the format does not know, is kept in two key/value pairs that Osteon
    /// reads back (OST-NRD-013). The same volume gives the same bytes.
    /// </summary>
    /// <param name="path">The file, ending with .nrrd.</param>
    /// <param name="source">The voxels.</param>
    /// <param name="options">Compression.</param>
    /// <param name="context">Cancellation, progress and findings.</param>
    /// <exception cref="OsteonException">
    /// The name ends with .nhdr, a header without voxels (OST-NRD-014), or the file cannot be written.
    /// </exception>
    public static void Write(string path, ISliceSource source, VolumeWriteOptions options, RunContext context)
    {
        if (path.EndsWith(".nhdr", StringComparison.OrdinalIgnoreCase))
            throw new OsteonException(Finding.Error(
                "OST-NRD-014", "NRRD is written as one file", new SourceLocation(path), hint: "Let the name end with .nrrd."));
        bool pack = options.Compress ?? true;
        if (source.Header.Scale != ValueScale.Identity)
            context.Findings.Add(Finding.Warning(
                "OST-NRD-013",
                "NRRD knows no value scale; Osteon keeps it in key/value pairs, other programs will show the stored values",
                new SourceLocation(path),
                hint: "Write NIfTI or MetaImage if other programs are to see grey values."));
        AtomicFile.Write(path, file =>
        {
            file.Write(Encoding.ASCII.GetBytes(HeaderText(source.Header, pack)));
            using Stream stream = pack ? new GZipStream(file, options.Level, leaveOpen: true) : file;
            PlaneWriter.Copy(source, stream, context);
        });
    }

    private static string HeaderText(VolumeHeader header, bool pack)
    {
        var text = new StringBuilder();
        GridShape n = header.Shape;
        text.Append("NRRD0004\ntype: ").Append(NrrdTypes.NameOf(header.VoxelType)).Append("\ndimension: 3\n");
        if (header.Spacing is { } s)
            text.Append("space dimension: 3\n")
                .Append(CultureInfo.InvariantCulture, $"sizes: {n.Width} {n.Height} {n.Depth}\n")
                .Append(CultureInfo.InvariantCulture, $"space directions: ({s.X:R},0,0) (0,{s.Y:R},0) (0,0,{s.Z:R})\n")
                .Append("space units: \"mm\" \"mm\" \"mm\"\n");
        else
            text.Append(CultureInfo.InvariantCulture, $"sizes: {n.Width} {n.Height} {n.Depth}\n");
        text.Append("kinds: domain domain domain\nendian: little\nencoding: ").Append(pack ? "gzip" : "raw").Append('\n');
        if (header.Scale != ValueScale.Identity)
            text.Append(CultureInfo.InvariantCulture, $"{SlopeKey}:={header.Scale.Slope:R}\n{InterceptKey}:={header.Scale.Intercept:R}\n");
        return text.Append('\n').ToString();
    }

    private static ValueScale ScaleOf(NrrdHeader raw, string path)
    {
        if (!raw.Pairs.TryGetValue(SlopeKey, out string? slopeText) || !raw.Pairs.TryGetValue(InterceptKey, out string? interceptText))
            return ValueScale.Identity;
        if (TryNumber(slopeText, out double slope) && slope != 0 && TryNumber(interceptText, out double intercept))
            return new ValueScale(slope, intercept);
        throw Refusal.Content(
            "OST-NRD-003",
            new SourceLocation(path),
            $"'{SlopeKey}' and '{InterceptKey}' must be numbers, the slope not 0",
            $"{slopeText}, {interceptText}",
            "Remove both lines to take stored values as grey values.");
    }

    private static Dictionary<string, string> Metadata(NrrdHeader raw)
    {
        var metadata = raw.Pairs.Where(p => p.Key is not (SlopeKey or InterceptKey)).ToDictionary(p => p.Key, p => p.Value);
        foreach (string field in (string[])["content", "space", "space origin"])
            if (raw.Text(field) is { } value) metadata.TryAdd(field, value);
        return metadata;
    }

    private static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
