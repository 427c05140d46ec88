namespace Osteon.Formats;

/// <summary>Every kind of volume Osteon reads, in the order in which they are tried. A new format is one line here.</summary>
internal static class FormatTable
{
    /// <summary>Kinds that are a file.</summary>
    public static readonly VolumeFormat[] Files =
    [
        new("TIFF", [".tif", ".tiff"], TiffFormat.Open)
        {
            Probe = TiffFormat.Probe,
            Write = (path, source, options, context) => TiffFormat.Write(path, source, new TiffWriteOptions { Compression = options.Compress == true ? TiffCompression.Deflate : TiffCompression.None }, context),
        },
        new("PNG", [".png"], PngFormat.Open) { Probe = PngFormat.Probe },
        new("BMP", [".bmp"], BmpFormat.Open) { Probe = BmpFormat.Probe },
        new("NIfTI-1", [".nii.gz", ".nii", ".hdr", ".hdr.gz"], NiftiFormat.Open) { Probe = NiftiFormat.Probe, Write = NiftiFormat.Write, ReadOnlyExtensions = [".hdr", ".hdr.gz"] },
        new("MetaImage", [".mha", ".mhd"], MetaImageFormat.Open) { Probe = MetaImageFormat.Probe, Write = MetaImageFormat.Write, ReadOnlyExtensions = [".mhd"] },
        new("NRRD", [".nrrd", ".nhdr"], NrrdFormat.Open) { Probe = NrrdFormat.Probe, Write = NrrdFormat.Write, ReadOnlyExtensions = [".nhdr"] },
        new("AVI", [".avi"], AviFormat.Open)
        {
            Probe = AviFormat.Probe,
            Write = (path, source, _, context) => AviFormat.Write(path, source, context),
        },
    ];

    /// <summary>
    /// Kinds that are a folder; the first that recognises a folder opens it, so a scanner's log comes before a bare slice folder.
    /// </summary>
    public static readonly VolumeFormat[] Folders =
    [
        new("SkyScan (NRecon) folder", [], SkyScanFormat.Open) { ProbeFolder = SkyScanFormat.ProbeFolder },
        new("folder of slices", [], SliceFolderFormat.Open) { ProbeFolder = SliceFolderFormat.ProbeFolder },
    ];
}
