using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>What a TIFF file says about the size of its voxels. Nothing is assumed that is not stated with a unit of length.</summary>
/// <param name="Spacing">Voxel size where all three axes are stated.</param>
/// <param name="InPlane">Pixel height and width in mm where those two are stated.</param>
/// <param name="Doubt">Why something that looks like a voxel size was not used, or null.</param>
internal sealed record TiffSpacing(Spacing? Spacing, (double Y, double X)? InPlane, string? Doubt)
{
    private static readonly TiffSpacing Nothing = new(null, null, null);

    /// <summary>Reads the tags of the first page and ImageJ's description.</summary>
    public static TiffSpacing Of(TiffDirectory page, ImageJDescription? imageJ)
    {
        double? width = PerUnit(page.Rational(TiffTag.XResolution));
        double? height = PerUnit(page.Rational(TiffTag.YResolution));
        long unitTag = page.Integer(TiffTag.ResolutionUnit, imageJ is null ? 2 : 1);
        double? tagUnit = unitTag switch { 2 => 25.4, 3 => 10, _ => null };
        if (width is null || height is null) return Nothing;
        if (imageJ is null) return tagUnit is { } mm ? new TiffSpacing(null, (height.Value * mm, width.Value * mm), null) : Nothing;

        (string? x, string? y, string? z) = imageJ.Units;
        if (Millimetres(width, x) is not { } columns || Millimetres(height, y) is not { } rows) return Nothing;
        if (tagUnit is { } stated && Millimetres(1, x) is { } named && Math.Abs(stated / named - 1) > 1e-9)
        {
            return Nothing with
            {
                Doubt = string.Create(CultureInfo.InvariantCulture, $"ImageJ's description says '{x}', the resolution unit says {(unitTag == 2 ? "inch" : "cm")}"),
            };
        }

        (double, double) inPlane = (rows, columns);
        if (Millimetres(imageJ.PlaneDistance, z) is not { } planes)
        {
            string? doubt = imageJ.Images > 1 && imageJ.PlaneDistance is null ? "ImageJ's description states no 'spacing', the distance between planes" : null;
            return new TiffSpacing(null, inPlane, doubt);
        }

        return new TiffSpacing(Primitives.Spacing.FromMillimetres(planes, rows, columns), inPlane, null);
    }

    /// <summary>The length in mm, or null where the unit is none of length or the number is none of a distance.</summary>
    internal static double? Millimetres(double? length, string? unit)
    {
        if (length is not { } value) return null;
        double? mm = unit?.Trim().ToLowerInvariant() switch
        {
            "nm" or "nanometer" or "nanometers" or "nanometre" or "nanometres" => value / 1e6,
            "um" or "µm" or "μm" or "micron" or "microns" or "micrometer" or "micrometers" or "micrometre" or "micrometres" => value / 1e3,
            "mm" or "millimeter" or "millimeters" or "millimetre" or "millimetres" => value,
            "cm" or "centimeter" or "centimeters" or "centimetre" or "centimetres" => value * 10,
            "m" or "meter" or "meters" or "metre" or "metres" => value * 1000,
            "in" or "inch" or "inches" => value * 25.4,
            _ => null,
        };
        return mm is { } result && double.IsFinite(result) && result > 0 ? mm : null;
    }

    private static double? PerUnit((long Numerator, long Denominator)? pixelsPerUnit) =>
        pixelsPerUnit is { Numerator: > 0, Denominator: > 0 } ratio ? (double)ratio.Denominator / ratio.Numerator : null;
}
