using System.Runtime.InteropServices;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Reads PNG files with colour or alpha as pictures; grey ones are left to the reader of planes.</summary>
internal static class PngRaster
{
    /// <summary>The picture, or null where the reader of planes reads it.</summary>
    public static ColourRaster? Read(string path, ReadLimits limits, FindingCollector findings)
    {
        var found = new FindingCollector();
        using PngSource source = PngSource.Open(path, limits, found, withColour: true);
        PngHeader png = source.Png;
        if (png.Channels == 1 && png.ColourPalette is null) return null;
        findings.AddRange(found.ToList().Where(f => f.Id != UnknownVoxelSize.Id));
        int count = png.Width * png.Height * png.Channels;
        bool wide = png.VoxelType == VoxelType.UInt16;
        byte[] bytes = new byte[count * (wide ? 2 : 1)];
        source.ReadSlice(0, bytes);
        var samples = new ushort[count];
        if (wide) MemoryMarshal.Cast<byte, ushort>(bytes).CopyTo(samples);
        else for (int i = 0; i < count; i++) samples[i] = bytes[i];
        int channels = png.Channels;
        if (png.ColourPalette is { } palette)
        {
            samples = OfPalette(samples, i => (palette[3 * i], palette[(3 * i) + 1], palette[(3 * i) + 2]));
            channels = 3;
        }

        (double, double)? size = png.PixelsPerMetre is { X: > 0, Y: > 0 } density ? (1000.0 / density.Y, 1000.0 / density.X) : null;
        int fullScale = wide ? ushort.MaxValue : byte.MaxValue;
        return new ColourRaster(png.Height, png.Width, channels, samples, fullScale, new GreyImageOrigin(PixelSize: size));
    }

    /// <summary>Red, green and blue of indices.</summary>
    public static ushort[] OfPalette(ushort[] indices, Func<int, (byte Red, byte Green, byte Blue)> colour)
    {
        var samples = new ushort[3 * indices.Length];
        for (int i = 0; i < indices.Length; i++) (samples[3 * i], samples[(3 * i) + 1], samples[(3 * i) + 2]) = colour(indices[i]);
        return samples;
    }
}
