using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Osteon.Primitives;

/// <summary>
/// A number with its unit, as a person writes it in a manifest (<c>17.5 um</c>, <c>1e10 1/mL</c>, <c>4 degC</c>).
/// Kernels take bare numbers in the unit their name states; this type stands at the border.
/// </summary>
/// <param name="Value">The number, in <paramref name="Unit"/>.</param>
/// <param name="Unit">The unit.</param>
public readonly record struct Quantity(double Value, Unit Unit)
{
    /// <summary>What the quantity measures.</summary>
    public Dimension Dimension => Unit.Dimension;

    /// <summary>The number in another unit of the same dimension.</summary>
    public double In(Unit unit) => Unit.Convert(Value, unit);

    /// <summary>The number in the unit with this symbol.</summary>
    public double In(string symbol) => In(Unit.Of(symbol));

    /// <summary>
    /// Reads <c>number unit</c>, with or without a space; a lone number has the unit 1. Decimal point only, exponent allowed. NaN and
    /// infinities are refused.
    /// </summary>
    public static bool TryParse(string? text, out Quantity quantity)
    {
        quantity = default;
        if (string.IsNullOrWhiteSpace(text)) return false;
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        int end = NumberLength(rest);
        if (end == 0
            || !double.TryParse(rest[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            || !double.IsFinite(value)) return false;
        ReadOnlySpan<char> symbol = rest[end..].Trim();
        if (!Unit.TryParse(symbol.IsEmpty ? "1" : symbol.ToString(), out Unit? unit)) return false;
        quantity = new Quantity(value, unit);
        return true;
    }

    /// <summary>Reads a quantity and checks its dimension; the reason says in words what is wrong.</summary>
    public static bool TryParse(string? text, Dimension dimension, out Quantity quantity, [NotNullWhen(false)] out string? reason)
    {
        reason = null;
        if (!TryParse(text, out quantity))
            reason = $"'{text}' is not a number with a known unit of {Words(dimension)}";
        else if (quantity.Dimension != dimension)
            reason = $"'{text}' is {Article(quantity.Dimension)}, but {Article(dimension)} is meant";
        return reason is null;
    }

    /// <summary>The dimension in a reader's words.</summary>
    public static string Words(Dimension dimension) => dimension switch
    {
        Dimension.None => "pure number",
        Dimension.MassConcentration => "mass concentration",
        Dimension.NumberConcentration => "number concentration",
        Dimension.PerLength => "reciprocal length",
        Dimension.PerVolume => "reciprocal volume",
        Dimension.RotationalSpeed => "speed of rotation",
        Dimension.PerMass => "number per mass",
        _ => dimension.ToString().ToLowerInvariant(),
    };

    private static string Article(Dimension dimension) => Words(dimension) is var words && words[0] is 'a' or 'e' ? "an " + words : "a " + words;

    /// <summary>Number and ASCII unit, full precision.</summary>
    public override string ToString() =>
        Unit == Unit.One ? Value.ToString("R", CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Value:R} {Unit.Symbol}");

    private static int NumberLength(ReadOnlySpan<char> text)
    {
        int i = 0;
        if (i < text.Length && text[i] is '+' or '-') i++;
        int digits = 0;
        while (i < text.Length && (char.IsAsciiDigit(text[i]) || text[i] == '.'))
        {
            if (text[i] != '.') digits++;
            i++;
        }

        if (digits == 0) return 0;
        if (i < text.Length && text[i] is 'e' or 'E')
        {
            int j = i + 1;
            if (j < text.Length && text[j] is '+' or '-') j++;
            int start = j;
            while (j < text.Length && char.IsAsciiDigit(text[j])) j++;
            if (j > start) i = j;
        }

        return i;
    }
}
