using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Lengths as people write them. 4.1 µm is 0.0041 mm, but 4.1 · 10⁻³ and 4.1 / 1000 in binary are both the number just below; moving the
/// decimal point of the text gives the number that 0.0041 itself gives.
/// </summary>
internal static class DecimalLength
{
    /// <summary>The length in mm of a number in a unit that is a power of ten of it (nm, um, mm, cm, m).</summary>
    public static double Millimetres(double length, Unit unit) => Shift(length, (int)Math.Round(Math.Log10(unit.Factor)));

    /// <summary>The number nearest to the shortest decimal form of <paramref name="value"/> times 10^<paramref name="power"/>.</summary>
    public static double Shift(double value, int power)
    {
        if (power == 0 || !double.IsFinite(value)) return value;
        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        int e = shortest.IndexOf('E', StringComparison.Ordinal);
        int own = e < 0 ? 0 : int.Parse(shortest.AsSpan(e + 1), CultureInfo.InvariantCulture);
        string text = string.Create(CultureInfo.InvariantCulture, $"{(e < 0 ? shortest : shortest[..e])}E{own + power}");
        return double.Parse(text, CultureInfo.InvariantCulture);
    }
}
