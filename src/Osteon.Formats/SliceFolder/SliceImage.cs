using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Opens one image by what its first bytes say, whatever its name.</summary>
internal static class SliceImage
{
    /// <summary>What to do about JPEG.</summary>
    public const string JpegHint =
        "JPEG changes grey values and is not read. Reconstruct again to BMP, PNG or TIFF; if the originals are lost, " +
        "convert in Fiji and say so in the methods.";

    /// <summary>Opens an image.</summary>
    /// <exception cref="UnknownFormatException">It is no TIFF, PNG or BMP.</exception>
    public static ISliceSource Open(string path, ReadLimits limits, FindingCollector findings)
    {
        Span<byte> start = stackalloc byte[32];
        using (ImageFile file = ImageFile.Open(path, "SLC"))
        {
            start = start[..(int)Math.Min(start.Length, file.Length)];
            file.Read(0, start, "its first bytes");
        }

        if (TiffFormat.Probe(start)) return TiffFormat.Open(path, limits, findings);
        if (PngFormat.Probe(start)) return PngFormat.Open(path, limits, findings);
        if (BmpFormat.Probe(start)) return BmpFormat.Open(path, limits, findings);
        bool jpeg = start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);
        throw new UnknownFormatException(Finding.Error(
            "OST-SLC-004",
            jpeg ? "the image is JPEG" : "the image is none of TIFF, PNG and BMP",
            new SourceLocation(path),
            Convert.ToHexString(start[..Math.Min(4, start.Length)]),
            jpeg ? JpegHint : "The file is empty, damaged, or is not what its name says."));
    }
}
