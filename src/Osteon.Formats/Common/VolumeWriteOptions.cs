using System.IO.Compression;

namespace Osteon.Formats;

/// <summary>How a volume is written. Stored values are never changed, only packed.</summary>
public sealed record VolumeWriteOptions
{
    /// <summary>The format's own default compression.</summary>
    public static VolumeWriteOptions Default { get; } = new();

    /// <summary>
    /// Whether the voxels are compressed. Null (the default) leaves it to the format: NIfTI by the file name (.nii plain, .nii.gz packed),
    /// NRRD packed, MetaImage plain.
    /// </summary>
    public bool? Compress { get; init; }

    /// <summary>Effort of the compressor. Default <see cref="CompressionLevel.Optimal"/>.</summary>
    public CompressionLevel Level { get; init; } = CompressionLevel.Optimal;
}
