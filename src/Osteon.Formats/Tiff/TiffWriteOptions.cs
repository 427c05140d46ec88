namespace Osteon.Formats;

/// <summary>How <see cref="TiffFormat.Write"/> compresses.</summary>
public enum TiffCompression
{
    /// <summary>Not at all: largest, fastest, read by everything.</summary>
    None,

    /// <summary>Deflate (code 8) without predictor, read by ImageJ, libtiff and tifffile.</summary>
    Deflate,
}

/// <summary>How a TIFF file is written.</summary>
public sealed record TiffWriteOptions
{
    /// <summary>No compression, BigTIFF only where it is needed.</summary>
    public static TiffWriteOptions Default { get; } = new();

    /// <summary>Compression of the pixels. Default none.</summary>
    public TiffCompression Compression { get; init; } = TiffCompression.None;

    /// <summary>
    /// Whether to write BigTIFF; null (default) where the uncompressed file would come near 4 GiB (2³² bytes), which plain TIFF cannot
    /// address.
    /// </summary>
    public bool? BigTiff { get; init; }
}
