using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>How the frames of a stream are coded.</summary>
internal enum AviCoding
{
    /// <summary>Grey of 8 bits, each byte a pixel.</summary>
    Grey8,

    /// <summary>Indices of 8 bits into a palette.</summary>
    Palette8,

    /// <summary>Grey of 16 bits, little endian.</summary>
    Grey16,

    /// <summary>Blue, green, red.</summary>
    Colour24,

    /// <summary>Blue, green, red and an unused byte.</summary>
    Colour32,

    /// <summary>JPEG pictures.</summary>
    Jpeg,
}

/// <summary>What the header of the video stream says.</summary>
internal sealed record AviStream
{
    private const string Damaged = "The file is damaged: copy or export it again.";

    /// <summary>Columns.</summary>
    public required int Width { get; init; }

    /// <summary>Rows.</summary>
    public required int Height { get; init; }

    /// <summary>Whether the first stored row is the lowest.</summary>
    public required bool BottomUp { get; init; }

    /// <summary>Coding of the frames.</summary>
    public required AviCoding Coding { get; init; }

    /// <summary>Name of the codec for people.</summary>
    public required string Codec { get; init; }

    /// <summary>Blue, green, red, unused of each index; empty where there is no palette.</summary>
    public required byte[] Palette { get; init; }

    /// <summary>Type of the planes.</summary>
    public VoxelType VoxelType => Coding == AviCoding.Grey16 ? VoxelType.UInt16 : VoxelType.UInt8;

    /// <summary>Bytes of a stored pixel; 0 for JPEG.</summary>
    public int PixelBytes => Coding switch
    {
        AviCoding.Grey16 => 2,
        AviCoding.Colour24 => 3,
        AviCoding.Colour32 => 4,
        AviCoding.Jpeg => 0,
        _ => 1,
    };

    /// <summary>Reads a BITMAPINFO (the chunk <c>strf</c>).</summary>
    /// <param name="file">For messages.</param>
    /// <param name="format">Content of the chunk.</param>
    /// <param name="handler">The codec that the stream's header names, used where the bitmap's does not.</param>
    /// <param name="limits">Largest extents.</param>
    public static AviStream Read(ImageFile file, ReadOnlySpan<byte> format, uint handler, ReadLimits limits)
    {
        if (format.Length < 40) throw file.Invalid(5, "the header of the video stream (strf) is too short", null, Damaged);
        long size = BinaryPrimitives.ReadUInt32LittleEndian(format);
        long width = BinaryPrimitives.ReadInt32LittleEndian(format[4..]);
        long height = BinaryPrimitives.ReadInt32LittleEndian(format[8..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        uint compression = BinaryPrimitives.ReadUInt32LittleEndian(format[16..]);
        uint colours = BinaryPrimitives.ReadUInt32LittleEndian(format[32..]);
        AviCodec codec = AviCodec.Of(compression, handler, bits);
        if (codec.Coding is not { } coding)
            throw file.Invalid(8, $"the video is coded as {codec.Name}, which is not read", codec.Code, AviCodec.Convert);
        bool colour = coding is AviCoding.Colour24 or AviCoding.Colour32 or AviCoding.Jpeg;
        int pixelBytes = coding == AviCoding.Grey16 ? 2 : colour ? 4 : 1;
        file.CheckPlane(width, Math.Abs(height), pixelBytes, limits);
        byte[] palette = [];
        if (coding == AviCoding.Palette8 && size is >= 40 and <= 1 << 16)
        {
            int entries = (int)Math.Min(colours is 0 or > 256 ? 256 : colours, Math.Max(0, (format.Length - size) / 4));
            palette = format.Slice((int)Math.Min(size, format.Length), entries * 4).ToArray();
        }

        return new AviStream
        {
            Width = (int)width,
            Height = (int)Math.Abs(height),
            BottomUp = codec.IsBitmap && height > 0,
            Coding = coding,
            Codec = codec.Name,
            Palette = palette,
        };
    }
}

/// <summary>A codec by its four letters.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="Code">The letters as they stand in the file.</param>
/// <param name="Coding">How it is read, or null where it is not.</param>
/// <param name="IsBitmap">Whether it is a Windows bitmap, whose rows run upwards unless its height is negative.</param>
internal sealed record AviCodec(string Name, string Code, AviCoding? Coding, bool IsBitmap = false)
{
    /// <summary>How to get a file that is read.</summary>
    public const string Convert =
        "Export the video again without compression or as TIFF stack; if there is no other copy: " +
        "ffmpeg -i in.avi -pix_fmt gray -c:v rawvideo out.avi. Compression between frames moves and smears dim particles.";

    private static readonly Dictionary<string, string> Unread = new(StringComparer.OrdinalIgnoreCase)
    {
        ["H264"] = "H.264",
        ["X264"] = "H.264",
        ["AVC1"] = "H.264",
        ["DAVC"] = "H.264",
        ["HEVC"] = "H.265",
        ["HVC1"] = "H.265",
        ["XVID"] = "MPEG-4 (Xvid)",
        ["DIVX"] = "MPEG-4 (DivX)",
        ["DX50"] = "MPEG-4 (DivX)",
        ["FMP4"] = "MPEG-4",
        ["MP4V"] = "MPEG-4",
        ["MP42"] = "Microsoft MPEG-4",
        ["MP43"] = "Microsoft MPEG-4",
        ["DIV3"] = "MPEG-4 (DivX 3)",
        ["MPG2"] = "MPEG-2",
        ["WMV3"] = "Windows Media Video",
        ["CVID"] = "Cinepak",
        ["CRAM"] = "Microsoft Video 1",
        ["MSVC"] = "Microsoft Video 1",
        ["IV32"] = "Indeo 3",
        ["IV50"] = "Indeo 5",
        ["HFYU"] = "Huffyuv",
        ["FFVH"] = "Huffyuv",
        ["FFV1"] = "FFV1",
        ["LAGS"] = "Lagarith",
        ["DVSD"] = "DV",
        ["MPNG"] = "PNG frames",
        ["PNG "] = "PNG frames",
        ["YUY2"] = "uncompressed YUV 4:2:2",
        ["UYVY"] = "uncompressed YUV 4:2:2",
        ["I420"] = "uncompressed YUV 4:2:0",
        ["IYUV"] = "uncompressed YUV 4:2:0",
        ["YV12"] = "uncompressed YUV 4:2:0",
        ["NV12"] = "uncompressed YUV 4:2:0",
    };

    /// <summary>The codec that a bitmap's compression, or failing that the stream's handler, names.</summary>
    public static AviCodec Of(uint compression, uint handler, int bits)
    {
        string code = Letters(compression);
        if (compression is 1 or 2) return new AviCodec("run-length coded bitmaps", code, null);
        bool bitmap = compression is 0 or 3 || code is "DIB " or "RGB " or "RAW ";
        if (bitmap && compression == 0 && Letters(handler).ToUpperInvariant() is "MJPG" or "H264") code = Letters(handler);
        else if (bitmap) return Bitmap(code, bits, compression == 3);
        switch (code.ToUpperInvariant())
        {
            case "Y800" or "Y8  " or "GREY" or "Y8\0\0":
                return new AviCodec("uncompressed grey", code, AviCoding.Grey8);
            case "Y16 " or "Y1\0\u0010":
                return new AviCodec("uncompressed 16-bit grey", code, AviCoding.Grey16);
            case "MJPG" or "JPEG" or "IJPG" or "AVRN" or "DMB1":
                return new AviCodec("Motion-JPEG", code, AviCoding.Jpeg);
            default:
                return new AviCodec(Unread.GetValueOrDefault(code, $"'{Printable(code)}'"), Printable(code), null);
        }
    }

    private static AviCodec Bitmap(string code, int bits, bool masked)
    {
        (string name, AviCoding? coding) = (bits, masked) switch
        {
            (8, false) => ("uncompressed bitmaps of 8 bits", (AviCoding?)AviCoding.Palette8),
            (24, false) => ("uncompressed bitmaps of 24 bits", AviCoding.Colour24),
            (32, false) => ("uncompressed bitmaps of 32 bits", AviCoding.Colour32),
            _ => (string.Create(CultureInfo.InvariantCulture, $"uncompressed bitmaps of {bits} bits{(masked ? " with masks" : "")}"), null),
        };
        return new AviCodec(name, Printable(code), coding, IsBitmap: true);
    }

    /// <summary>Four bytes as letters, the lowest first.</summary>
    public static string Letters(uint code) =>
        new([(char)(code & 0xFF), (char)((code >> 8) & 0xFF), (char)((code >> 16) & 0xFF), (char)(code >> 24)]);

    /// <summary>Letters with those that cannot be printed as points.</summary>
    public static string Printable(string code)
    {
        var text = new StringBuilder();
        foreach (char c in code) text.Append(c is >= ' ' and <= '~' ? c : '.');
        return text.ToString();
    }
}
