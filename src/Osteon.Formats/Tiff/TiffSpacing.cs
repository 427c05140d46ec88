using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>What a TIFF file says about the size of its voxels. Nothing is assumed that is not stated with a unit of length.</summary>
/// <param name="Spacing">Voxel size where all three axes are stated.</param>
/// <param name="InPlane">Pixel height and width in mm where those two are stated.</param>
/// <param name="Reason">Why there is no voxel size; null where there is one.</param>
internal sealed record TiffSpacing(Spacing? Spacing, (double Y, double X)? InPlane, string? Reason)
{
    /// <summary>Reads the tags of the first page and ImageJ's description.</summary>
    public static TiffSpacing Of(TiffDirectory page, ImageJDescription? imageJ)
    {
        double? width = PerUnit(page.Rational(TiffTag.XResolution));
        double? height = PerUnit(page.Rational(TiffTag.YResolution));
        long unitTag = page.Integer(TiffTag.ResolutionUnit, imageJ is null ? 2 : 1);
        string? tagUnit = unitTag switch { 2 => "inch", 3 => "cm", _ => null };
        if (imageJ is null)
        {
            (double, double)? plain = Millimetres(height, tagUnit) is { } y && Millimetres(width, tagUnit) is { } x ? (y, x) : null;
            return new TiffSpacing(null, plain, "TIFF does not state the distance between planes");
        }

        if (width is null || height is null) return Unknown("the file states no pixel size (XResolution, YResolution)");
        if (Millimetres(width, imageJ.Units.X) is not { } columns || Millimetres(height, imageJ.Units.Y) is not { } rows)
            return Unknown($"ImageJ's description states no unit of length (unit={imageJ.Units.X})");
        if (tagUnit is not null && !SameUnit(tagUnit, imageJ.Units.X))
            return Unknown($"ImageJ's description says unit={imageJ.Units.X}, but the resolution unit of the file is {tagUnit}");
        (double, double) inPlane = (rows, columns);
        if (imageJ.Frames > 1) return new TiffSpacing(null, inPlane, "the planes are time points (frames) by ImageJ's description");
        return Millimetres(imageJ.PlaneDistance, imageJ.Units.Z) is { } planes
            ? new TiffSpacing(Primitives.Spacing.FromMillimetres(planes, rows, columns), inPlane, null)
            : new TiffSpacing(null, inPlane, "ImageJ's description states no distance between planes (spacing)");
    }

    /// <summary>The length in mm, or null where the unit is none of length or the number is none of a distance.</summary>
    internal static double? Millimetres(double? length, string? unit)
    {
        if (length is not { } value) return null;
        double? mm = Power(unit) is { } power ? UnknownVoxelSize.Shift(value, power) : IsInch(unit) ? value * 25.4 : null;
        return mm is { } result && double.IsFinite(result) && result > 0 ? mm : null;
    }

    private static TiffSpacing Unknown(string reason) => new(null, null, reason);

    private static bool SameUnit(string a, string? b) => IsInch(a) ? IsInch(b) : Power(a) == Power(b);

    private static bool IsInch(string? unit) => unit?.Trim().ToLowerInvariant() is "in" or "inch" or "inches";

    /// <summary>The power of ten of a metric unit of length against mm, by the spellings that ImageJ and its users have.</summary>
    private static int? Power(string? unit) => unit?.Trim().ToLowerInvariant() switch
    {
        "nm" or "nanometer" or "nanometers" or "nanometre" or "nanometres" => -6,
        "um" or "µm" or "μm" or "micron" or "microns" or "micrometer" or "micrometers" or "micrometre" or "micrometres" => -3,
        "mm" or "millimeter" or "millimeters" or "millimetre" or "millimetres" => 0,
        "cm" or "centimeter" or "centimeters" or "centimetre" or "centimetres" => 1,
        "m" or "meter" or "meters" or "metre" or "metres" => 3,
        _ => null,
    };

    private static double? PerUnit((long Numerator, long Denominator)? pixelsPerUnit) =>
        pixelsPerUnit is { Numerator: > 0, Denominator: > 0 } ratio ? (double)ratio.Denominator / ratio.Numerator : null;
}
