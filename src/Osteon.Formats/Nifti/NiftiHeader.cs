using System.Buffers.Binary;
using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// The 348 bytes of a NIfTI-1 header, as far as they matter here. Field names are those of the standard (nifti1.h, 2004); numbers are as
/// stored.
/// </summary>
internal sealed record NiftiHeader
{
    /// <summary>Bytes of the header.</summary>
    public const int Size = 348;

    private const int DimAt = 40;
    private const int DataTypeAt = 70;
    private const int BitPixAt = 72;
    private const int PixDimAt = 76;
    private const int VoxOffsetAt = 108;
    private const int SlopeAt = 112;
    private const int InterceptAt = 116;
    private const int UnitsAt = 123;
    private const int DescriptionAt = 148;
    private const int QFormAt = 252;
    private const int SFormAt = 254;
    private const int SRowAt = 280;
    private const int MagicAt = 344;

    public required bool BigEndian { get; init; }

    /// <summary>Whether header and voxels are one file (magic n+1) and not a pair (ni1).</summary>
    public required bool SingleFile { get; init; }

    /// <summary>dim[0 … 7].</summary>
    public required short[] Dim { get; init; }

    public required short DataType { get; init; }

    public required short BitPix { get; init; }

    /// <summary>pixdim[0 … 7].</summary>
    public required float[] PixDim { get; init; }

    public required float VoxOffset { get; init; }

    public required float Slope { get; init; }

    public required float Intercept { get; init; }

    public required byte Units { get; init; }

    public required string Description { get; init; }

    public required short QFormCode { get; init; }

    public required short SFormCode { get; init; }

    /// <summary>srow_x, srow_y, srow_z one after another: 12 numbers.</summary>
    public required float[] SRow { get; init; }

    /// <summary>Whether a file (unpacked) that begins with these bytes is NIfTI-1.</summary>
    public static bool Recognises(ReadOnlySpan<byte> start) =>
        start.Length >= Size && IsOf(start, "n+1\0"u8, "ni1\0"u8) && SizeOf(start) is not null;

    /// <summary>Takes a header apart; null if the bytes are not one.</summary>
    public static NiftiHeader? Parse(ReadOnlySpan<byte> bytes)
    {
        if (!Recognises(bytes)) return null;
        bool big = SizeOf(bytes) == true;
        var dim = new short[8];
        var pixDim = new float[8];
        var row = new float[12];
        for (int i = 0; i < 8; i++)
        {
            dim[i] = Int16(bytes, DimAt + (2 * i), big);
            pixDim[i] = Single(bytes, PixDimAt + (4 * i), big);
        }

        for (int i = 0; i < 12; i++) row[i] = Single(bytes, SRowAt + (4 * i), big);
        return new NiftiHeader
        {
            BigEndian = big,
            SingleFile = bytes[MagicAt + 1] == (byte)'+',
            Dim = dim,
            DataType = Int16(bytes, DataTypeAt, big),
            BitPix = Int16(bytes, BitPixAt, big),
            PixDim = pixDim,
            VoxOffset = Single(bytes, VoxOffsetAt, big),
            Slope = Single(bytes, SlopeAt, big),
            Intercept = Single(bytes, InterceptAt, big),
            Units = bytes[UnitsAt],
            Description = PlainText(bytes.Slice(DescriptionAt, 80)),
            QFormCode = Int16(bytes, QFormAt, big),
            SFormCode = Int16(bytes, SFormAt, big),
            SRow = row,
        };
    }

    /// <summary>The header of a new single file, little-endian, with zeros in every field not set here.</summary>
    public static byte[] Bytes(VolumeHeader header, int voxOffset)
    {
        byte[] bytes = new byte[Size];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Size);
        bytes[38] = (byte)'r';
        ReadOnlySpan<int> dim = [3, header.Shape.Width, header.Shape.Height, header.Shape.Depth, 1, 1, 1, 1];
        Spacing? s = header.Spacing;
        ReadOnlySpan<float> pixDim = [1, (float)(s?.X ?? 1), (float)(s?.Y ?? 1), (float)(s?.Z ?? 1), 1, 1, 1, 1];
        for (int i = 0; i < 8; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(DimAt + (2 * i)), (short)dim[i]);
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(PixDimAt + (4 * i)), pixDim[i]);
        }

        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(DataTypeAt), NiftiTypes.CodeOf(header.VoxelType));
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(BitPixAt), (short)(8 * header.VoxelType.Size()));
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(VoxOffsetAt), voxOffset);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(SlopeAt), (float)header.Scale.Slope);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(InterceptAt), (float)header.Scale.Intercept);
        bytes[UnitsAt] = (byte)(s is null ? 0 : NiftiTypes.Millimetre);
        "Osteon"u8.CopyTo(bytes.AsSpan(DescriptionAt));
        "n+1\0"u8.CopyTo(bytes.AsSpan(MagicAt));
        return bytes;
    }

    /// <summary>Byte order by sizeof_hdr: true big, false little, null neither.</summary>
    private static bool? SizeOf(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadInt32LittleEndian(bytes) == Size ? false
        : BinaryPrimitives.ReadInt32BigEndian(bytes) == Size ? true
        : null;

    private static bool IsOf(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        bytes.Slice(MagicAt, 4).SequenceEqual(one) || bytes.Slice(MagicAt, 4).SequenceEqual(other);

    private static short Int16(ReadOnlySpan<byte> bytes, int at, bool big) =>
        big ? BinaryPrimitives.ReadInt16BigEndian(bytes[at..]) : BinaryPrimitives.ReadInt16LittleEndian(bytes[at..]);

    private static float Single(ReadOnlySpan<byte> bytes, int at, bool big) =>
        big ? BinaryPrimitives.ReadSingleBigEndian(bytes[at..]) : BinaryPrimitives.ReadSingleLittleEndian(bytes[at..]);

    private static string PlainText(ReadOnlySpan<byte> field)
    {
        int end = field.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? field : field[..end]).Trim();
    }
}
