namespace Osteon.Formats;

/// <summary>How the bytes of voxels are packed in a file.</summary>
internal enum Packing
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Deflate with a gzip header (RFC 1952).</summary>
    Gzip,

    /// <summary>Deflate with a zlib header (RFC 1950).</summary>
    Zlib,
}
