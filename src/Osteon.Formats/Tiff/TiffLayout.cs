namespace Osteon.Formats;

/// <summary>Numbers of the TIFF format that more than one file needs.</summary>
internal static class TiffLayout
{
    /// <summary>Version number of plain TIFF, with 32-bit offsets.</summary>
    public const ushort ClassicMagic = 42;

    /// <summary>Version number of BigTIFF, with 64-bit offsets.</summary>
    public const ushort BigMagic = 43;
}

/// <summary>Tags that are read or written.</summary>
internal static class TiffTag
{
    public const ushort NewSubfileType = 254;
    public const ushort ImageWidth = 256;
    public const ushort ImageLength = 257;
    public const ushort BitsPerSample = 258;
    public const ushort Compression = 259;
    public const ushort Photometric = 262;
    public const ushort FillOrder = 266;
    public const ushort ImageDescription = 270;
    public const ushort StripOffsets = 273;
    public const ushort SamplesPerPixel = 277;
    public const ushort RowsPerStrip = 278;
    public const ushort StripByteCounts = 279;
    public const ushort XResolution = 282;
    public const ushort YResolution = 283;
    public const ushort PlanarConfiguration = 284;
    public const ushort ResolutionUnit = 296;
    public const ushort Software = 305;
    public const ushort DateTime = 306;
    public const ushort Predictor = 317;
    public const ushort ColorMap = 320;
    public const ushort TileWidth = 322;
    public const ushort TileLength = 323;
    public const ushort TileOffsets = 324;
    public const ushort TileByteCounts = 325;
    public const ushort SampleFormat = 339;
    public const ushort ImageDepth = 32997;
}

/// <summary>Types of tag values.</summary>
internal static class TiffType
{
    public const ushort Byte = 1;
    public const ushort Ascii = 2;
    public const ushort Short = 3;
    public const ushort Long = 4;
    public const ushort Rational = 5;
    public const ushort Ifd = 13;
    public const ushort Long8 = 16;
    public const ushort Ifd8 = 18;

    /// <summary>Bytes of one value, or 0 for a type the format does not know.</summary>
    public static int Size(ushort type) => type switch
    {
        1 or 2 or 6 or 7 => 1,
        3 or 8 => 2,
        4 or 9 or 11 or 13 => 4,
        5 or 10 or 12 or 16 or 17 or 18 => 8,
        _ => 0,
    };
}

/// <summary>Compression schemes that are read.</summary>
internal static class TiffScheme
{
    public const int None = 1;
    public const int Lzw = 5;
    public const int Deflate = 8;
    public const int PackBits = 32773;
    public const int OldDeflate = 32946;

    /// <summary>What a scheme that is not read is called, for the message.</summary>
    public static string Name(int scheme) => scheme switch
    {
        2 => "CCITT RLE",
        3 => "CCITT fax group 3",
        4 => "CCITT fax group 4",
        6 => "old-style JPEG",
        7 => "JPEG",
        32766 => "NeXT",
        32809 => "ThunderScan",
        32908 => "Pixar film",
        32909 => "Pixar log",
        33003 or 33005 or 34712 => "JPEG 2000",
        34661 => "JBIG",
        34676 or 34677 => "SGI log",
        34887 => "LERC",
        34925 => "LZMA",
        34926 or 50000 => "Zstandard",
        34927 or 50001 => "WebP",
        34933 => "PNG",
        34934 or 22610 => "JPEG XR",
        50002 or 52546 => "JPEG XL",
        _ => "unknown",
    };
}
