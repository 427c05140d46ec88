using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Turns directories into pages: refuses what is not grey or not readable, with what to do about it.</summary>
internal static class TiffPages
{
    private const long Unlimited = uint.MaxValue;
    private const string SaveAgain = "Open it in Fiji and save it again as TIFF (File > Save As > Tiff), which does not compress.";

    private const string MakeGrey =
        "Osteon measures grey values. In Fiji: Image > Color > Split Channels, or Image > Type > 8-bit, then save as TIFF.";

    /// <summary>Whether the directory is a plane and not a thumbnail or a transparency mask.</summary>
    public static bool IsPlane(TiffDirectory directory) => (directory.Integer(TiffTag.NewSubfileType, 0) & 0b101) == 0;

    /// <summary>The page of a directory.</summary>
    /// <exception cref="InvalidContentException">The page is broken or of a kind that is not read.</exception>
    public static TiffPage Read(TiffFile tiff, TiffDirectory directory, ReadLimits limits, bool paletteIsDisplay)
    {
        ImageFile file = tiff.File;
        long width = directory.RequiredInteger(TiffTag.ImageWidth, "width");
        long height = directory.RequiredInteger(TiffTag.ImageLength, "height");
        RefuseColour(file, directory);
        int bits = (int)Math.Min(directory.Integer(TiffTag.BitsPerSample, 1), 1 << 16);
        long format = directory.Integer(TiffTag.SampleFormat, 1);
        (VoxelType type, TiffSample sample) = TypeOf(file, directory, bits, format);
        file.CheckPlane(width, height, type.Size(), limits);
        byte[] greys = [];
        if (directory.Integer(TiffTag.Photometric, 1) == 3) (sample, greys) = Palette(file, directory, bits, sample, paletteIsDisplay);
        else if (sample == TiffSample.Mapped) greys = GreyTable.Ramp(bits);
        return Laid(tiff, directory, limits, (width, height, bits, 1), (type, sample, greys));
    }

    /// <summary>
    /// The page of a picture in colour or with alpha, whose pixels have several samples one behind the other; a row is then read as that
    /// many samples more. Integers of 8 and 16 bits without sign only; a palette gives indices.
    /// </summary>
    public static TiffPage ReadSamples(TiffFile tiff, TiffDirectory directory, ReadLimits limits, int samples)
    {
        ImageFile file = tiff.File;
        long width = directory.RequiredInteger(TiffTag.ImageWidth, "width");
        long height = directory.RequiredInteger(TiffTag.ImageLength, "height");
        int bits = (int)Math.Min(directory.Integer(TiffTag.BitsPerSample, 1), 1 << 16);
        bool palette = directory.Integer(TiffTag.Photometric, 1) == 3;
        bool alike = samples == 1 || directory.Find(TiffTag.BitsPerSample) is not { } entry
            || Array.TrueForAll(directory.Integers(entry, samples), b => b == bits);
        if (!alike || !(bits is 8 || (bits == 16 && !palette) || (bits is 1 or 2 or 4 && palette))
            || directory.Integer(TiffTag.SampleFormat, 1) is not (1 or 4))
            throw file.Invalid(8, $"page {directory.Page} has colours of a kind that is not read", null,
                "Read are 8 and 16 bits without sign. " + MakeGrey);
        if (samples > 1 && directory.Integer(TiffTag.PlanarConfiguration, 1) != 1)
            throw file.Invalid(8, $"page {directory.Page} keeps its colours in separate planes, which is not read", null, MakeGrey);
        file.CheckPlane(width, height, samples * Math.Max(1, bits / 8), limits);
        (VoxelType type, TiffSample sample) = bits == 16 ? (VoxelType.UInt16, TiffSample.Stored)
            : (VoxelType.UInt8, bits == 8 ? TiffSample.Stored : TiffSample.Mapped);
        byte[] greys = sample == TiffSample.Mapped ? GreyTable.Indices(bits) : [];
        return Laid(tiff, directory, limits with { MaxExtent = (int)Math.Min((long)limits.MaxExtent * samples, int.MaxValue) },
            (width, height, bits, samples), (type, sample, greys));
    }

    private static TiffPage Laid(
        TiffFile tiff,
        TiffDirectory directory,
        ReadLimits limits,
        (long Width, long Height, int Bits, int Samples) size,
        (VoxelType Type, TiffSample Sample, byte[] Greys) coding)
    {
        ImageFile file = tiff.File;
        (long width, long height, int bits) = (size.Width * size.Samples, size.Height, size.Bits);
        (VoxelType type, TiffSample sample, byte[] greys) = coding;
        int scheme = Scheme(file, directory);
        int predictor = Predictor(file, directory, scheme, bits, type, sample);
        bool tiled = directory.Find(TiffTag.TileOffsets) is not null || directory.Find(TiffTag.TileWidth) is not null;
        long chunkWidth = tiled ? directory.RequiredInteger(TiffTag.TileWidth, "tile width") * size.Samples : width;
        long chunkHeight = tiled
            ? directory.RequiredInteger(TiffTag.TileLength, "tile height") : directory.Integer(TiffTag.RowsPerStrip, Unlimited);
        if (!tiled) chunkHeight = Math.Min(chunkHeight, height);
        CheckChunk(file, directory, limits, (width, height, chunkWidth, chunkHeight, bits), tiled);
        ushort offsetsTag = tiled ? TiffTag.TileOffsets : TiffTag.StripOffsets;
        // Some old writers keep the places of tiles under the tag of strips.
        TiffEntry offsets = directory.Find(offsetsTag) ?? directory.Find(TiffTag.StripOffsets)
            ?? throw file.Invalid(
                6, $"page {directory.Page} does not state where its pixels are", null, "The file is damaged: export it again.");
        TiffEntry? counts = directory.Find(tiled ? TiffTag.TileByteCounts : TiffTag.StripByteCounts)
            ?? directory.Find(TiffTag.StripByteCounts);
        if (counts is null && scheme != TiffScheme.None)
            throw file.Invalid(6, $"page {directory.Page} is compressed but does not state the length of its data", null, SaveAgain);
        return new TiffPage
        {
            Number = directory.Page,
            Width = (int)width,
            Samples = size.Samples,
            Height = (int)height,
            Bits = bits,
            VoxelType = type,
            Sample = sample,
            Greys = greys,
            MinIsWhite = directory.Integer(TiffTag.Photometric, 1) == 0,
            ReversedBits = directory.Integer(TiffTag.FillOrder, 1) == 2,
            Scheme = scheme,
            Predictor = predictor,
            Tiled = tiled,
            ChunkWidth = (int)chunkWidth,
            ChunkHeight = (int)chunkHeight,
            Offsets = offsets,
            ByteCounts = counts,
            Directory = directory,
        };
    }

    private static void RefuseColour(ImageFile file, TiffDirectory directory)
    {
        long samples = directory.Integer(TiffTag.SamplesPerPixel, 1);
        long photometric = directory.Integer(TiffTag.Photometric, 1);
        string? colour = photometric switch
        {
            0 or 1 or 3 => null,
            2 => "RGB",
            4 => "a transparency mask",
            5 => "CMYK",
            6 => "YCbCr",
            8 or 9 or 10 => "L*a*b*",
            32803 => "a colour filter array",
            _ => $"photometric {photometric.ToString(CultureInfo.InvariantCulture)}",
        };
        if (samples != 1 || colour is not null)
        {
            string what = string.Create(
                CultureInfo.InvariantCulture, $"{colour ?? "grey"}, {samples} sample{(samples == 1 ? "" : "s")} per pixel");
            throw file.Invalid(7, $"page {directory.Page} is not a grey image", what, MakeGrey);
        }

        if (directory.Integer(TiffTag.ImageDepth, 1) != 1)
            throw file.Invalid(7, $"page {directory.Page} holds several planes (SGI ImageDepth), which is not read", null, SaveAgain);
    }

    private static (VoxelType Type, TiffSample Sample) TypeOf(
        ImageFile file, TiffDirectory directory, int bits, long format) => (bits, format) switch
        {
            (1 or 2 or 4, 1 or 4) => (VoxelType.UInt8, TiffSample.Mapped),
            (8, 1 or 4) => (VoxelType.UInt8, TiffSample.Stored),
            (16, 1 or 4) => (VoxelType.UInt16, TiffSample.Stored),
            (32, 1 or 4) => (VoxelType.UInt32, TiffSample.Stored),
            (8, 2) => (VoxelType.Int8, TiffSample.Stored),
            (16, 2) => (VoxelType.Int16, TiffSample.Stored),
            (32, 2) => (VoxelType.Int32, TiffSample.Stored),
            (16, 3) => (VoxelType.Float32, TiffSample.Half),
            (32, 3) => (VoxelType.Float32, TiffSample.Stored),
            (64, 3) => (VoxelType.Float64, TiffSample.Stored),
            _ => throw file.Invalid(
                8,
                $"page {directory.Page} has samples of a kind that is not read",
                string.Create(CultureInfo.InvariantCulture, $"{bits} bits, sample format {format}"),
                "Read are integers of 1 to 32 bits and floats of 16 to 64 bits. In Fiji: Image > Type > 32-bit, then save as TIFF."),
        };

    private static (TiffSample Sample, byte[] Greys) Palette(
        ImageFile file, TiffDirectory directory, int bits, TiffSample sample, bool paletteIsDisplay)
    {
        if (paletteIsDisplay) return sample == TiffSample.Mapped ? (sample, GreyTable.Indices(bits)) : (sample, []);
        if (bits > 8 || directory.Integer(TiffTag.SampleFormat, 1) == 2)
            throw file.Invalid(
                7,
                $"page {directory.Page} has a palette of more than 256 entries or with negative indices, which is not read",
                null,
                MakeGrey);
        byte[] greys = TiffPalette.Read(file, directory, bits) ?? throw file.Invalid(
            7, $"page {directory.Page} has a colour palette", null, MakeGrey);
        return greys.Length == 256 && GreyTable.IsIdentity(greys) ? (TiffSample.Stored, []) : (TiffSample.Mapped, greys);
    }

    private static int Scheme(ImageFile file, TiffDirectory directory)
    {
        int scheme = (int)Math.Min(directory.Integer(TiffTag.Compression, TiffScheme.None), int.MaxValue);
        if (scheme is TiffScheme.None or TiffScheme.PackBits or TiffScheme.Lzw) return scheme;
        if (scheme is TiffScheme.Deflate or TiffScheme.OldDeflate) return scheme;
        string lossy = scheme is 6 or 7 ? " JPEG also changes grey values: go back to the original if you can." : "";
        throw file.Invalid(
            9,
            $"page {directory.Page} is compressed by a scheme that is not read",
            string.Create(CultureInfo.InvariantCulture, $"{scheme} ({TiffScheme.Name(scheme)})"),
            SaveAgain + lossy);
    }

    private static int Predictor(ImageFile file, TiffDirectory directory, int scheme, int bits, VoxelType type, TiffSample sample)
    {
        long predictor = directory.Integer(TiffTag.Predictor, TiffPredictor.None);
        bool possible = predictor switch
        {
            TiffPredictor.None => true,
            _ when scheme is TiffScheme.None or TiffScheme.PackBits => false,
            TiffPredictor.Horizontal => bits >= 8,
            TiffPredictor.FloatingPoint => sample == TiffSample.Half || !type.IsInteger(),
            _ => false,
        };
        if (possible) return (int)predictor;
        string value = string.Create(CultureInfo.InvariantCulture, $"predictor {predictor}, compression {scheme}, {bits} bits, {type}");
        throw file.Invalid(9, $"page {directory.Page} names a predictor that its kind of data cannot have", value, SaveAgain);
    }

    private static void CheckChunk(
        ImageFile file, TiffDirectory directory, ReadLimits limits, (
            long Width, long Height, long ChunkWidth, long ChunkHeight, int Bits) page, bool tiled)
    {
        string value = string.Create(CultureInfo.InvariantCulture, $"{page.ChunkWidth} × {page.ChunkHeight}");
        if (page.ChunkWidth <= 0 || page.ChunkHeight <= 0 || page.ChunkWidth > limits.MaxExtent || page.ChunkHeight > limits.MaxExtent)
            throw file.Invalid(
                6, $"page {directory.Page} has tiles or strips of an impossible size", value, "The file is damaged: export it again.");
        // Tiles reach over the edge of the image; all of them together must still be a plane that may be read.
        long rowBytes = ((page.ChunkWidth * page.Bits) + 7) / 8;
        long across = (page.Width + page.ChunkWidth - 1) / page.ChunkWidth;
        long rows = tiled ? (page.Height + page.ChunkHeight - 1) / page.ChunkHeight * page.ChunkHeight : page.Height;
        if (rowBytes * across > Math.Min(limits.MaxSliceBytes, Array.MaxLength) / rows)
            throw file.Invalid(
                3,
                $"the tiles of page {directory.Page} are larger than the limit of {limits.MaxSliceBytes} bytes (MaxSliceBytes)",
                value,
                "Raise the limit if it is right.");
    }
}
