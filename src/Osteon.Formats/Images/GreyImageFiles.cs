using System.Globalization;
using System.Runtime.InteropServices;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Opens single pictures (blots, gels, micrographs) with the grey values they store.</summary>
public static class GreyImageFiles
{
    /// <summary>Reads a picture of 8 or 16 bit: TIFF, PNG or BMP.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">What the file may make the reader do.</param>
    /// <param name="findings">Receives what is worth knowing but does not stop the reading.</param>
    /// <exception cref="OsteonException">The file is missing, of another kind, broken, or holds more than one picture.</exception>
    public static GreyImage Read(string path, ReadLimits limits, FindingCollector findings)
    {
        using ISliceSource source = VolumeFiles.Open(path, limits, findings);
        VolumeHeader header = source.Header;
        if (header.Shape.Depth != 1)
            throw new InvalidContentException(Finding.Error(
                "OST-IMG-001",
                string.Create(CultureInfo.InvariantCulture, $"the file holds {header.Shape.Depth} pictures"),
                new SourceLocation(path),
                hint: "Save the one to be measured as a file of its own."));
        if (header.VoxelType is not (VoxelType.UInt8 or VoxelType.UInt16))
            throw new InvalidContentException(Finding.Error(
                "OST-IMG-002",
                $"the picture's values are {header.VoxelType}",
                new SourceLocation(path),
                hint: "Pictures of 8 or 16 bit without sign are read; export it so, without rescaling."));
        var values = new ushort[header.Shape.Height * header.Shape.Width];
        if (header.VoxelType == VoxelType.UInt16)
        {
            source.ReadSlice(0, MemoryMarshal.AsBytes(values.AsSpan()));
            return Of(header, values, ushort.MaxValue);
        }

        var bytes = new byte[values.Length];
        source.ReadSlice(0, bytes);
        for (int i = 0; i < values.Length; i++) values[i] = bytes[i];
        return Of(header, values, byte.MaxValue);
    }

    private static GreyImage Of(VolumeHeader header, ushort[] values, int fullScale) =>
        GreyImage.Of(header.Shape.Height, header.Shape.Width, values, fullScale, new GreyImageOrigin(PixelSize: PixelSize(header)));

    private static (double Height, double Width)? PixelSize(VolumeHeader header) =>
        header.Spacing is { } spacing
            ? (spacing.Y, spacing.X)
            : header.Metadata.TryGetValue("pixel_height_mm", out string? height) && header.Metadata.TryGetValue("pixel_width_mm", out string? width)
                ? (double.Parse(height, CultureInfo.InvariantCulture), double.Parse(width, CultureInfo.InvariantCulture))
                : null;
}
