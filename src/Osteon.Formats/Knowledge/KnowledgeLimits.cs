namespace Osteon.Formats;

/// <summary>
/// What a reader of knowledge may be talked into by a file. A violation is an <see cref="Primitives.InvalidContentException"/> that names
/// the limit.
/// </summary>
public sealed record KnowledgeLimits
{
    /// <summary>The limits used unless the caller says otherwise.</summary>
    public static KnowledgeLimits Default { get; } = new();

    /// <summary>Largest input after unpacking, bytes. Default 16 GiB, more than twice the largest known (HMDB).</summary>
    public long MaxBytes { get; init; } = 16L << 30;

    /// <summary>
    /// Unpacked bytes that a packed byte may stand for once more than <see cref="FreeBytes"/> are unpacked. Default 100; text packs to a
    /// tenth or so.
    /// </summary>
    public int MaxExpansion { get; init; } = 100;

    /// <summary>Unpacked bytes that are allowed whatever the packed size. Default 64 MiB.</summary>
    public long FreeBytes { get; init; } = 64L << 20;

    /// <summary>Longest line of a text file, characters. Default 4 Mi: a line of a GMT file holds a whole set.</summary>
    public int MaxLineLength { get; init; } = 4 << 20;

    /// <summary>Longest text of one XML element or attribute that is kept, characters. Default 1 Mi.</summary>
    public int MaxTextLength { get; init; } = 1 << 20;

    /// <summary>Deepest nesting of XML elements. Default 128.</summary>
    public int MaxDepth { get; init; } = 128;

    /// <summary>Most files in an archive or folder. Default 20 000.</summary>
    public int MaxEntries { get; init; } = 20_000;

    /// <summary>Most compounds. Default 2 million.</summary>
    public int MaxCompounds { get; init; } = 2_000_000;

    /// <summary>Most sets. Default 200 000.</summary>
    public int MaxSets { get; init; } = 200_000;

    /// <summary>Most memberships and edges together, and as many identifiers and names. Default 20 million each.</summary>
    public int MaxLinks { get; init; } = 20_000_000;
}
