using System.Globalization;
using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>A threshold as written in a manifest or on a command line.</summary>
public static class ThresholdText
{
    /// <summary>What can be written, in one clause.</summary>
    public const string Syntax = "otsu, a grey value (84), a density (420 mgHA/cm^3) or Hounsfield units (1200 HU)";

    /// <summary>
    /// Reads <c>otsu</c>, a number (a grey value), a number with <c>HU</c>, or a density such as <c>450 mgHA/cm^3</c>. Null when it cannot
    /// be read, with a finding that says why.
    /// </summary>
    public static Threshold? Parse(string text, FindingCollector findings, SourceLocation? location = null)
    {
        string trimmed = text.Trim();
        if (trimmed.Equals("otsu", StringComparison.OrdinalIgnoreCase)) return new OtsuThreshold();
        if (Number(trimmed) is { } grey) return new FixedThreshold(grey);
        if (trimmed.EndsWith("HU", StringComparison.Ordinal) && Number(trimmed[..^2]) is { } hounsfield)
            return new FixedThreshold(hounsfield, ThresholdUnit.Hounsfield);
        if (Quantity.TryParse(trimmed, out Quantity quantity) && quantity.Unit.Symbol is "mgHA/cm^3" or "gHA/cm^3")
            return new FixedThreshold(quantity.In("mgHA/cm^3"), ThresholdUnit.MineralDensity);
        findings.Add(Finding.Error("OST-CT-010", $"'{text}' is not a threshold", location, text, $"Write {Syntax}."));
        return null;
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;
}
