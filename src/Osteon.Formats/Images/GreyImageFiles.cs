using System.Globalization;
using System.Runtime.InteropServices;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Opens single pictures (blots, gels, micrographs) with the grey values they store. See docs/formats/pictures.md.</summary>
public static class GreyImageFiles
{
    private const int ProbedBytes = 4096;

    /// <summary>Reads a grey picture of 8 or 16 bit; a picture in colour is refused.</summary>
    /// <inheritdoc cref="Read(string, ColourRule?, ReadLimits, FindingCollector)"/>
    public static GreyImage Read(string path, ReadLimits limits, FindingCollector findings) => Read(path, null, limits, findings);

    /// <summary>
    /// Reads a picture of 8 or 16 bit: TIFF, PNG, BMP or JPEG. What it is, its content decides. JPEG gives a picture with
    /// <see cref="GreyImage.IsLossy"/> and the warning OST-IMG-006.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="colour">How a picture in colour becomes grey, or null to refuse it. Without effect where red, green and blue agree.</param>
    /// <param name="limits">What the file may make the reader do.</param>
    /// <param name="findings">Receives what is worth knowing but does not stop the reading.</param>
    /// <exception cref="OsteonException">The file is missing, of another kind, broken, in colour without a rule, or holds more than one picture.</exception>
    public static GreyImage Read(string path, ColourRule? colour, ReadLimits limits, FindingCollector findings)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ReadOnlySpan<byte> start = File.Exists(path) ? SourceFile.Start(path, ProbedBytes) : [];
        if (JpegFormat.Probe(start)) return OfJpeg(path, colour, limits, findings);
        if (PngFormat.Probe(start) && PngRaster.Read(path, limits, findings) is { } png) return png.ToGrey(path, colour, findings);
        if (TiffFormat.Probe(start) && TiffRaster.Read(path, limits, findings) is { } tiff) return tiff.ToGrey(path, colour, findings);
        return OfVolume(path, limits, findings);
    }

    private static GreyImage OfJpeg(string path, ColourRule? colour, ReadLimits limits, FindingCollector findings)
    {
        JpegPicture picture = JpegFile.Read(path, limits, findings);
        var where = new SourceLocation(path);
        findings.Add(Finding.Warning(
            "OST-IMG-006",
            "the picture is JPEG, whose compression changes grey values",
            where,
            hint: "Intensities, ratios of faint bands and the number of clipped pixels are estimates. Use the original of the camera if it still exists."));
        if (picture.Density is { Unit: 1 or 2, X: > 0, Y: > 0 } density)
            findings.Add(Finding.Note(
                "OST-IMG-007",
                "the resolution stated in the JPEG was not taken as the size of a pixel: most programs write a default",
                where,
                string.Create(CultureInfo.InvariantCulture, $"{density.X} × {density.Y} per {(density.Unit == 1 ? "inch" : "cm")}")));
        (int height, int width) = (picture.Frame.Height, picture.Frame.Width);
        bool grey = picture.IsGrey;
        byte[] samples = new byte[(grey ? 1 : 3) * height * width];
        if (grey) picture.CopyGrey(samples);
        else picture.CopyRgb(samples);
        var raster = new ColourRaster(height, width, grey ? 1 : 3, Widened(samples), byte.MaxValue, new GreyImageOrigin(Lossy: true));
        return raster.ToGrey(path, colour, findings);
    }

    private static GreyImage OfVolume(string path, ReadLimits limits, FindingCollector findings)
    {
        var found = new FindingCollector();
        using ISliceSource source = VolumeFiles.Open(path, limits, found);
        // A picture has no distance between planes to be missed.
        findings.AddRange(found.ToList().Where(f => f.Id != UnknownVoxelSize.Id));
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
        return Of(header, Widened(bytes), byte.MaxValue);
    }

    private static ushort[] Widened(byte[] samples)
    {
        var values = new ushort[samples.Length];
        for (int i = 0; i < values.Length; i++) values[i] = samples[i];
        return values;
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
