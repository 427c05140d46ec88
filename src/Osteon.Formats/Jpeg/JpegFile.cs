using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Reads a JPEG file whole.</summary>
internal static class JpegFile
{
    /// <summary>Reads and decodes.</summary>
    /// <exception cref="MissingSourceException">The file cannot be opened.</exception>
    /// <exception cref="InvalidContentException">The file is broken, too large, or of a kind that is not read.</exception>
    public static JpegPicture Read(string path, ReadLimits limits, FindingCollector findings)
    {
        var origin = new JpegOrigin(path);
        using ImageFile file = ImageFile.Open(path, "JPG");
        if (file.Length > Math.Min(limits.MaxSliceBytes, Array.MaxLength))
            throw origin.Invalid(3, "the file is larger than the limit (MaxSliceBytes)", null, "If the image really is so large, raise the limit.");
        byte[] data = GC.AllocateUninitializedArray<byte>((int)file.Length);
        file.Read(0, data, "its end");
        return new JpegDecoder(limits).Decode(data, origin, findings);
    }
}
