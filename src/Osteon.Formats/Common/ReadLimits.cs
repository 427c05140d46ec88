namespace Osteon.Formats;

/// <summary>
/// What a reader may be talked into by a file. Every reader checks what a header claims against these limits and against the length of the file before it
/// allocates anything; a violation is an <see cref="Primitives.InvalidContentException"/> that names the limit.
/// </summary>
public sealed record ReadLimits
{
    /// <summary>The limits used unless the caller says otherwise.</summary>
    public static ReadLimits Default { get; } = new();

    /// <summary>Longest extent along any axis, in voxels. Default 65 536.</summary>
    public int MaxExtent { get; init; } = 65_536;

    /// <summary>Largest plane in bytes; one plane is the largest block a reader allocates. Default 1 GiB.</summary>
    public long MaxSliceBytes { get; init; } = 1L << 30;

    /// <summary>Longest text header in bytes. Default 1 MiB.</summary>
    public int MaxHeaderBytes { get; init; } = 1 << 20;

    /// <summary>
    /// Decompressed bytes a compressed byte may stand for. Deflate cannot exceed 1032, LZW and PackBits stay far below; a header that claims more than the file can
    /// hold is a lie or a bomb. Default 1100.
    /// </summary>
    public int MaxExpansion { get; init; } = 1100;

    /// <summary>Most image directories (pages) of a multi-page file. Default 65 536.</summary>
    public int MaxPages { get; init; } = 65_536;
}
