using System.Buffers.Binary;

namespace Osteon.Formats;

/// <summary>Kinds of file that users do have and Osteon does not read, so that they are told by name and told what to do.</summary>
internal static class ForeignFormats
{
    /// <summary>A kind that is recognised but not read.</summary>
    /// <param name="Name">Name for people.</param>
    /// <param name="Advice">How to get a file that Osteon reads.</param>
    /// <param name="Extensions">File name endings, lower case.</param>
    /// <param name="Probe">Recognises it by content, or null where only the name tells.</param>
    public sealed record Foreign(string Name, string Advice, string[] Extensions, StartProbe? Probe);

    private const string ByItk = "Convert it to .nrrd, .mha or .nii.gz, for example with 3D Slicer or SimpleITK.";
    private const string ByScanco = "Export it from the scanner's software as a TIFF or DICOM series, or convert it to .mha or .nii.gz " +
        "with ITK's Scanco module.";

    /// <summary>The kinds, in the order in which they are tried.</summary>
    public static readonly Foreign[] All =
    [
        new(
            "DICOM",
            "Convert the series to .nrrd or .nii.gz, for example with 3D Slicer or dcm2niix; keep the rescale slope.",
            [".dcm", ".dicom", ".ima"],
            IsDicom),
        new("Scanco ISQ", ByScanco, [".isq", ".rad"], s => s.StartsWith("CTDATA-HEADER_V1"u8)),
        new("Scanco AIM", ByScanco, [".aim"], IsAim),
        new("JPEG", "JPEG changes grey values: reconstruct or export again as BMP, PNG or TIFF.", [".jpg", ".jpeg", ".jp2"], IsJpeg),
        new("VGI (VGStudio)", "Export the volume as a TIFF series or raw file with a .mhd header.", [".vgi", ".vgl", ".vol"], IsVgi),
        new(
            "NIfTI-2",
            "Convert it to NIfTI-1, for example with nibabel; every micro-CT scan fits.",
            [],
            s => Integer(s, 0) is 540 || Reversed(s) is 540),
        new("Analyze 7.5", "Analyze states neither unit nor orientation: convert it to NIfTI-1 and set the voxel size.", [], IsAnalyze),
        new("HDF5", "Export the volume as a TIFF stack or .nrrd.", [".h5", ".hdf5", ".nc"], IsHdf5),
        new("ZIP archive", "Unpack it first.", [".zip"], s => s.StartsWith("PK\u0003\u0004"u8)),
        new("bzip2", "Unpack it first.", [".bz2"], s => s.StartsWith("BZh"u8)),
        new("gzip of something other than NIfTI", "Unpack it first.", [], s => s is [0x1f, 0x8b, ..]),
        new(
            "raw voxels",
            "Raw voxels say nothing about themselves: write a .mhd or .nhdr header beside them that states size, type and voxel size.",
            [".raw", ".zraw", ".bin"],
            null),
    ];

    /// <summary>The kind of a file, by content, else by name; null if it is none of these.</summary>
    public static Foreign? Of(string path, ReadOnlySpan<byte> start)
    {
        foreach (Foreign kind in All)
            if (kind.Probe is { } probe && probe(start)) return kind;
        foreach (Foreign kind in All)
            if (Array.Exists(kind.Extensions, e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase))) return kind;
        return null;
    }

    private static bool IsDicom(ReadOnlySpan<byte> start) => start.Length >= 132 && start.Slice(128, 4).SequenceEqual("DICM"u8);

    private static bool IsJpeg(ReadOnlySpan<byte> start) => start is [0xFF, 0xD8, 0xFF, ..] or [0, 0, 0, 12, (byte)'j', (byte)'P', ..];

    private static bool IsHdf5(ReadOnlySpan<byte> start) => start is [0x89, (byte)'H', (byte)'D', (byte)'F', ..];

    /// <summary>AIM v030 has a magic; v020 begins with the sizes of its parts: 20, 140, and the length of a text.</summary>
    private static bool IsAim(ReadOnlySpan<byte> start) =>
        start.StartsWith("AIMDATA_V030"u8) || (Integer(start, 0) is 16 or 20 && Integer(start, 4) == 140);

    private static bool IsVgi(ReadOnlySpan<byte> start) => start.StartsWith("{volume"u8) || start.StartsWith("{VG"u8);

    private static bool IsAnalyze(ReadOnlySpan<byte> start) => start.Length >= 348 && (Integer(start, 0) is 348 || Reversed(start) is 348);

    private static int? Integer(ReadOnlySpan<byte> start, int at) =>
        start.Length >= at + 4 ? BinaryPrimitives.ReadInt32LittleEndian(start[at..]) : null;

    private static int? Reversed(ReadOnlySpan<byte> start) => start.Length >= 4 ? BinaryPrimitives.ReadInt32BigEndian(start) : null;
}
