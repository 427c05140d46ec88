using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>In which scale a threshold is given.</summary>
public enum ThresholdScale
{
    /// <summary>Otsu's threshold of the grey values in the volume of interest.</summary>
    Otsu,

    /// <summary>A grey value as stored, after the scale that the file itself declares.</summary>
    Grey,

    /// <summary>A mineral density in mg HA/cm³; needs a calibration.</summary>
    Density,

    /// <summary>Hounsfield units; needs the attenuation of water.</summary>
    Hounsfield,
}

/// <summary>
/// The threshold from which on a voxel is bone: <c>otsu</c>, a grey value (<c>84</c>), a density (<c>420 mgHA/cm^3</c>) or Hounsfield units
/// (<c>1200 HU</c>).
/// </summary>
/// <param name="Scale">The scale of <paramref name="Value"/>.</param>
/// <param name="Value">The threshold in that scale (density in mg HA/cm³); null for <see cref="ThresholdScale.Otsu"/>.</param>
public sealed record ThresholdSetting(ThresholdScale Scale, double? Value) : ITextSetting<ThresholdSetting>
{
    /// <summary>Otsu's threshold.</summary>
    public static ThresholdSetting Otsu { get; } = new(ThresholdScale.Otsu, null);

    /// <inheritdoc/>
    public static string Syntax => "otsu, a grey value (84), a density (420 mgHA/cm^3) or Hounsfield units (1200 HU)";

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out ThresholdSetting? value, [NotNullWhen(false)] out string? reason)
    {
        value = null;
        reason = null;
        string trimmed = text.Trim();
        if (trimmed.Equals("otsu", StringComparison.OrdinalIgnoreCase)) value = Otsu;
        else if (trimmed.EndsWith("HU", StringComparison.Ordinal) && Number(trimmed[..^2]) is { } hounsfield)
            value = new ThresholdSetting(ThresholdScale.Hounsfield, hounsfield);
        else if (!Quantity.TryParse(trimmed, out Quantity quantity)) reason = $"'{text}' is not a threshold";
        else if (quantity.Unit == Unit.One) value = new ThresholdSetting(ThresholdScale.Grey, quantity.Value);
        else if (quantity.Dimension == Dimension.MassConcentration)
            value = new ThresholdSetting(ThresholdScale.Density, quantity.In("mgHA/cm^3"));
        else reason = $"'{text}' is a {Quantity.Words(quantity.Dimension)}, but a threshold is meant";
        return value is not null;
    }

    /// <summary>The form that <see cref="TryParse"/> reads, full precision.</summary>
    public override string ToString() => Scale switch
    {
        ThresholdScale.Otsu => "otsu",
        ThresholdScale.Density => string.Create(CultureInfo.InvariantCulture, $"{Value:R} mgHA/cm^3"),
        ThresholdScale.Hounsfield => string.Create(CultureInfo.InvariantCulture, $"{Value:R} HU"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Value:R}"),
    };

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : null;
}
