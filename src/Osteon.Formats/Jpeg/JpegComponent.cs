namespace Osteon.Formats;

/// <summary>One colour component of a picture: its sampling, and its samples or coefficients while they are decoded.</summary>
internal sealed class JpegComponent
{
    /// <summary>Identifier in the file.</summary>
    public required int Id { get; init; }

    /// <summary>Samples per unit along x, 1 … 4.</summary>
    public required int Across { get; init; }

    /// <summary>Samples per unit along y, 1 … 4.</summary>
    public required int Down { get; init; }

    /// <summary>Place of its quantisers.</summary>
    public required int QuantiserPlace { get; init; }

    /// <summary>Samples of a row, without padding.</summary>
    public required int Width { get; init; }

    /// <summary>Rows of samples, without padding.</summary>
    public required int Height { get; init; }

    /// <summary>Blocks side by side, padded to whole units.</summary>
    public required int BlocksAcross { get; init; }

    /// <summary>Blocks one below the other, padded to whole units.</summary>
    public required int BlocksDown { get; init; }

    /// <summary>Blocks of the padded component.</summary>
    public long BlockCount => (long)BlocksAcross * BlocksDown;

    /// <summary>Bytes from row to row of <see cref="Samples"/>.</summary>
    public int Stride => BlocksAcross * 8;

    /// <summary>Samples with padding, row by row.</summary>
    public byte[] Samples { get; set; } = [];

    /// <summary>Coefficients of all blocks, 64 of each row by row; empty where blocks are transformed as they come.</summary>
    public short[] Coefficients { get; set; } = [];

    /// <summary>Quantisers, row by row, as they were when the component was first met in a scan; null before.</summary>
    public ushort[]? Quantisers { get; set; }

    /// <summary>The last DC value of the running scan.</summary>
    public int LastDirect { get; set; }

    /// <summary>Code of DC differences in the running scan.</summary>
    public JpegHuffman? DirectCode { get; set; }

    /// <summary>Code of the other coefficients in the running scan.</summary>
    public JpegHuffman? OtherCode { get; set; }

    /// <summary>Of each coefficient in coded order, how many low bits are not known yet; −1 where nothing is.</summary>
    public sbyte[] OpenBits { get; } = [.. Enumerable.Repeat((sbyte)-1, 64)];

    /// <summary>Coefficients of a block.</summary>
    public Span<short> Block(int row, int column) => Coefficients.AsSpan((int)(((long)row * BlocksAcross) + column) * 64, 64);

    /// <summary>Transforms a block into the samples.</summary>
    public void Transform(ReadOnlySpan<short> coefficients, int row, int column) =>
        JpegIdct.Transform(coefficients, Quantisers, Samples.AsSpan((row * 8 * Stride) + (column * 8)), Stride);
}
