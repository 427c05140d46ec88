using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>What a stored sample is turned into.</summary>
internal enum TiffSample
{
    /// <summary>An element of the voxel type, as it is stored.</summary>
    Stored,

    /// <summary>1, 2, 4 or 8 bits that are looked up in a table of 8-bit greys.</summary>
    Mapped,

    /// <summary>A 16-bit float, widened to 32 bits.</summary>
    Half,
}

/// <summary>How the pixels of one page are laid out and coded, checked so far that it can be decoded.</summary>
internal sealed record TiffPage
{
    /// <summary>Number in the file, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Samples of a row: columns, times the samples of a pixel.</summary>
    public required int Width { get; init; }

    /// <summary>Samples of a pixel: 1, except where a picture is read with its colours.</summary>
    public int Samples { get; init; } = 1;

    /// <summary>Rows.</summary>
    public required int Height { get; init; }

    /// <summary>Bits of a stored sample.</summary>
    public required int Bits { get; init; }

    /// <summary>Type after decoding.</summary>
    public required VoxelType VoxelType { get; init; }

    /// <summary>How samples become voxels.</summary>
    public required TiffSample Sample { get; init; }

    /// <summary>Grey of each stored sample where <see cref="Sample"/> is mapped.</summary>
    public byte[] Greys { get; init; } = [];

    /// <summary>Whether 0 is white.</summary>
    public required bool MinIsWhite { get; init; }

    /// <summary>Whether the bits of each byte are stored in reverse.</summary>
    public required bool ReversedBits { get; init; }

    /// <summary>One of <see cref="TiffScheme"/>.</summary>
    public required int Scheme { get; init; }

    /// <summary>One of the constants of <see cref="TiffPredictor"/>.</summary>
    public required int Predictor { get; init; }

    /// <summary>Whether chunks are tiles; else strips.</summary>
    public required bool Tiled { get; init; }

    /// <summary>Columns of a tile, or of the page.</summary>
    public required int ChunkWidth { get; init; }

    /// <summary>Rows of a tile or strip (the last strip may have fewer).</summary>
    public required int ChunkHeight { get; init; }

    /// <summary>Places of the chunks in the file.</summary>
    public required TiffEntry Offsets { get; init; }

    /// <summary>Stored bytes of the chunks; null in some old uncompressed files.</summary>
    public required TiffEntry? ByteCounts { get; init; }

    /// <summary>The tags.</summary>
    public required TiffDirectory Directory { get; init; }

    /// <summary>Chunks side by side.</summary>
    public int ChunksAcross => (Width + ChunkWidth - 1) / ChunkWidth;

    /// <summary>Chunks one below the other.</summary>
    public int ChunksDown => (Height + ChunkHeight - 1) / ChunkHeight;

    /// <summary>All chunks.</summary>
    public long ChunkCount => (long)ChunksAcross * ChunksDown;

    /// <summary>Bytes of a stored row of a chunk, after decompression; rows begin on whole bytes.</summary>
    public int ChunkRowBytes => (int)((((long)ChunkWidth * Bits) + 7) / 8);

    /// <summary>Rows of the page that a chunk in this row of chunks holds; tiles are always stored whole.</summary>
    public int StoredRows(int chunkRow) => Tiled ? ChunkHeight : Math.Min(ChunkHeight, Height - (chunkRow * ChunkHeight));

    /// <summary>Bytes of the plane after decoding.</summary>
    public long PlaneBytes => (long)Width * Height * VoxelType.Size();

    /// <summary>What two pages must have in common to be planes of one volume.</summary>
    public string Kind => string.Create(
        CultureInfo.InvariantCulture,
        $"{Height} rows × {Width} columns, {VoxelType}{(MinIsWhite ? ", min-is-white" : "")}");
}
