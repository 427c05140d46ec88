using System.Globalization;
using System.IO.Compression;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// NIfTI-1 volumes: one file (<c>.nii</c>, <c>.nii.gz</c>) or a pair of header and voxels (<c>.hdr</c> with <c>.img</c>, each also with
/// <c>.gz</c>), in either byte order, of the eight voxel types of <see cref="VoxelType"/>. The file's axes i, j, k become x, y, z
/// unchanged: nothing is flipped or resampled.
/// </summary>
/// <remarks>
/// Spacing is pixdim in the unit of xyzt_units; a file without a unit has no spacing (OST-VOL-021). A pixdim is a 32-bit number and is
/// taken as the shortest decimal that stands for it, so 0.0041 is 0.0041. scl_slope and scl_inter become <see cref="VolumeHeader.Scale"/>,
/// widened exactly (a slope of 0 means none); voxels stay as stored. Orientation (qform, sform) has no influence on any measure and is kept
/// as metadata. Findings are OST-NII-001 … 011; see docs/formats/nifti.md. Source: R. W. Cox et al., NIfTI-1 data format,
/// https://nifti.nimh.nih.gov/nifti-1. Differs from nibabel in that an absent unit is not taken for millimetres and a second time point is
/// not silently the fourth dimension.
/// </remarks>
public static class NiftiFormat
{
    private const int VoxOffset = 352;

    /// <summary>Whether a file that begins with these bytes is NIfTI-1, plain or gzip.</summary>
    /// <param name="start">The first bytes, 348 at least (compressed: enough to unpack as many).</param>
    public static bool Probe(ReadOnlySpan<byte> start)
    {
        if (!IsGzip(start)) return NiftiHeader.Recognises(start);
        Span<byte> header = stackalloc byte[NiftiHeader.Size];
        using var packed = new MemoryStream(start.ToArray());
        using var stream = new GZipStream(packed, CompressionMode.Decompress);
        try
        {
            stream.ReadExactly(header);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return false;
        }

        return NiftiHeader.Recognises(header);
    }

    /// <summary>
    /// Opens a volume. Dimensions beyond the third must be 1; a slice is read from a compressed file in order.
    /// </summary>
    /// <param name="path">The .nii or .nii.gz file, or the .hdr of a pair (its .img lies beside it).</param>
    /// <param name="limits">What the file may make the reader do.</param>
    /// <param name="findings">Receives warnings and notes.</param>
    /// <exception cref="InvalidContentException">The header is broken or asks for something Osteon does not read.</exception>
    /// <exception cref="MissingSourceException">The file, or the .img of a pair, is not there.</exception>
    public static ISliceSource Open(string path, ReadLimits limits, FindingCollector findings)
    {
        var where = new SourceLocation(path);
        NiftiHeader raw = ReadHeader(path);
        string data = raw.SingleFile ? path : PairOf(path);
        bool packed = IsGzip(SourceFile.Start(data, 2));
        VolumeHeader header = NiftiReading.Interpret(raw, limits, where, findings);
        long offset = NiftiReading.OffsetOf(raw, where);
        long needed = VoxelExtent.Bytes(header.Shape, header.VoxelType);
        long length = SourceFile.Length(data);
        if (!packed)
        {
            VoxelExtent.CheckLength(length - offset, needed, Packing.None, limits, data);
            VoxelExtent.NoteMore(length - offset, needed, data, findings);
            return new StoredVolume(header, new PlainBytes(data, offset), raw.BigEndian, findings);
        }

        needed = VoxelExtent.Sum(needed, offset);
        VoxelExtent.CheckLength(length, needed, Packing.Gzip, limits, data);
        GzipTrailer.Compare(data, 0, needed, findings);
        return new StoredVolume(header, new InflatedBytes(data, 0, Packing.Gzip, offset), raw.BigEndian, findings);
    }

    /// <summary>
    /// Writes a single file, little-endian, gzip-packed if the name ends with <c>.gz</c>. Spacing is stored in mm as 32-bit numbers; an
    /// unknown one is stored as 1 without a unit. The same volume gives the same bytes.
    /// </summary>
    /// <param name="path">The file, ending with .nii or .nii.gz.</param>
    /// <param name="source">The voxels. Each extent must be at most 32 767, the largest number of the format.</param>
    /// <param name="options">Compression must agree with the name or be left open.</param>
    /// <param name="context">Cancellation and progress; receives OST-NII-010 if the value scale loses digits.</param>
    /// <exception cref="OsteonException">
    /// The volume does not fit the format (OST-NII-009), the name is of a pair (OST-NII-011), or the file cannot be written.
    /// </exception>
    public static void Write(string path, ISliceSource source, VolumeWriteOptions options, RunContext context)
    {
        bool pack = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        if (options.Compress is { } wanted && wanted != pack)
            throw new ArgumentException("for NIfTI the name decides: .nii is plain, .nii.gz is compressed", nameof(options));
        if (path.EndsWith(".hdr", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".hdr.gz", StringComparison.OrdinalIgnoreCase))
            throw new OsteonException(Finding.Error(
                "OST-NII-011",
                "NIfTI is written as one file, not as a pair",
                new SourceLocation(path),
                hint: "Let the name end with .nii or .nii.gz."));
        CheckFits(path, source.Header, context.Findings);
        AtomicFile.Write(path, file =>
        {
            using Stream stream = pack ? new GZipStream(file, options.Level, leaveOpen: true) : file;
            stream.Write(NiftiHeader.Bytes(source.Header, VoxOffset));
            stream.Write(stackalloc byte[VoxOffset - NiftiHeader.Size]);
            PlaneWriter.Copy(source, stream, context);
        });
    }

    private static bool IsGzip(ReadOnlySpan<byte> start) => start is [0x1f, 0x8b, ..];

    private static NiftiHeader ReadHeader(string path)
    {
        byte[] bytes = SourceFile.Start(path, NiftiHeader.Size);
        if (IsGzip(bytes)) bytes = Unpacked(path);
        return NiftiHeader.Parse(bytes) ?? throw Refusal.Content(
            "OST-NII-001",
            new SourceLocation(path),
            "the file has no NIfTI-1 header",
            hint: "Analyze 7.5 and NIfTI-2 are not read: convert to NIfTI-1 or NRRD, for example with ITK, 3D Slicer or nibabel.");
    }

    private static byte[] Unpacked(string path)
    {
        byte[] bytes = new byte[NiftiHeader.Size];
        using Stream stream = InflatedBytes.OpenStream(path, 0, Packing.Gzip);
        try
        {
            int got = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return got == bytes.Length ? bytes : [];
        }
        catch (InvalidDataException)
        {
            return [];
        }
        catch (Exception e) when (SourceFile.IsEnvironment(e))
        {
            throw SourceFile.CannotRead(path, e);
        }
    }

    /// <summary>The file with the voxels of a pair: the name of the header with .img in place of .hdr, or the same packed.</summary>
    private static string PairOf(string path)
    {
        string stem = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        stem = Path.ChangeExtension(stem, null);
        string[] names = [stem + ".img", stem + ".img.gz", stem + ".IMG"];
        string name = Path.GetFileName(Array.Find(names, File.Exists) ?? names[0]);
        return DetachedFile.Resolve(path, name, null);
    }

    private static void CheckFits(string path, VolumeHeader header, FindingCollector findings)
    {
        GridShape shape = header.Shape;
        if (Math.Max(shape.Depth, Math.Max(shape.Height, shape.Width)) > short.MaxValue)
            throw new OsteonException(Finding.Error(
                "OST-NII-009",
                $"a volume of {shape} does not fit NIfTI-1, whose axes have at most 32767 voxels",
                new SourceLocation(path),
                hint: "Write .nrrd or .mha instead."));
        bool exact = (float)header.Scale.Slope == header.Scale.Slope && (float)header.Scale.Intercept == header.Scale.Intercept;
        if (!exact)
            findings.Add(Finding.Warning(
                "OST-NII-010",
                "NIfTI-1 stores the value scale as 32-bit numbers; grey values read back differ in the seventh digit",
                new SourceLocation(path),
                string.Create(CultureInfo.InvariantCulture, $"{header.Scale.Slope:R} · stored + {header.Scale.Intercept:R}"),
                "Write .nrrd or .mha to keep all digits."));
    }
}
