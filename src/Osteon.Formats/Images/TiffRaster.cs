using System.Runtime.InteropServices;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Reads TIFF files with colour or alpha as pictures; grey ones are left to the reader of planes.</summary>
internal static class TiffRaster
{
    /// <summary>The picture, or null where the reader of planes reads it, or refuses it for another reason than its colour.</summary>
    public static ColourRaster? Read(string path, ReadLimits limits, FindingCollector findings)
    {
        using TiffFile tiff = TiffFile.Open(path);
        TiffDirectory[] pages = [.. tiff.Directories(limits).Where(TiffPages.IsPlane).Take(2)];
        if (pages.Length != 1) return null;
        TiffDirectory page = pages[0];
        long photometric = page.Integer(TiffTag.Photometric, 1);
        long samples = page.Integer(TiffTag.SamplesPerPixel, 1);
        if (page.Integer(TiffTag.ImageDepth, 1) != 1) return null;
        ImageJDescription? imageJ = ImageJDescription.Parse(page.Ascii(TiffTag.ImageDescription, limits));
        bool palette = photometric == 3 && samples == 1 && imageJ is null && !IsGreyPalette(tiff, page);
        bool known = palette || (photometric == 2 && samples is 3 or 4) || (photometric is 0 or 1 && samples == 2);
        if (!known) return null;
        TiffPage laid = TiffPages.ReadSamples(tiff, page, limits, (int)samples);
        if (laid.MinIsWhite)
            findings.Add(tiff.File.Warning(21, "the image is min-is-white: viewers show 0 as white", null, "The stored numbers are kept."));
        byte[] bytes = new byte[laid.PlaneBytes];
        new TiffPlane(tiff, limits).Read(laid, bytes);
        bool wide = laid.VoxelType == VoxelType.UInt16;
        var values = new ushort[laid.Width * laid.Height];
        if (wide) MemoryMarshal.Cast<byte, ushort>(bytes).CopyTo(values);
        else for (int i = 0; i < values.Length; i++) values[i] = bytes[i];
        TiffSpacing spacing = TiffSpacing.Of(page, imageJ);
        var origin = new GreyImageOrigin(PixelSize: spacing.InPlane ?? (spacing.Spacing is { } s ? (s.Y, s.X) : null));
        int width = laid.Width / (int)samples;
        if (!palette) return new ColourRaster(laid.Height, width, (int)samples, values, wide ? ushort.MaxValue : byte.MaxValue, origin);
        (byte, byte, byte)[] colours = TiffPalette.Colours(tiff.File, page, laid.Bits);
        return new ColourRaster(laid.Height, width, 3, PngRaster.OfPalette(values, i => colours[i]), byte.MaxValue, origin);
    }

    private static bool IsGreyPalette(TiffFile tiff, TiffDirectory page)
    {
        long bits = page.Integer(TiffTag.BitsPerSample, 1);
        return bits is not (1 or 2 or 4 or 8) || TiffPalette.Read(tiff.File, page, (int)bits) is not null;
    }
}
