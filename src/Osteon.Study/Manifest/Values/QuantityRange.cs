using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// One quantity, or the span between two of one unit, as methods sections state ages, weights and temperatures: <c>12 week</c> or
/// <c>24..26 degC</c>.
/// </summary>
/// <param name="Low">The smaller end.</param>
/// <param name="High">The larger end; equal to <paramref name="Low"/> for a single quantity.</param>
public readonly record struct QuantityRange(Quantity Low, Quantity High)
{
    /// <summary>Whether both ends are the same.</summary>
    public bool IsSingle => Low == High;

    /// <summary>
    /// Reads <c>number unit</c> or <c>number..number unit</c> and checks the dimension; the reason says in words what is wrong.
    /// </summary>
    public static bool TryParse(string? text, Dimension dimension, out QuantityRange range, [NotNullWhen(false)] out string? reason)
    {
        range = default;
        string trimmed = (text ?? "").Trim();
        int dots = trimmed.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0)
        {
            if (!Quantity.TryParse(trimmed, dimension, out Quantity single, out reason)) return false;
            range = new QuantityRange(single, single);
            return true;
        }

        if (!Quantity.TryParse(trimmed[(dots + 2)..], dimension, out Quantity high, out reason)) return false;
        if (!double.TryParse(trimmed.AsSpan(0, dots), NumberStyles.Float, CultureInfo.InvariantCulture, out double low)
            || !double.IsFinite(low))
        {
            reason = $"'{trimmed}' is not a range: write the lower number, two dots, the upper number and the unit";
            return false;
        }

        if (low > high.Value)
        {
            reason = $"'{trimmed}' is a range whose lower end is above its upper end";
            return false;
        }

        range = new QuantityRange(new Quantity(low, high.Unit), high);
        return true;
    }

    /// <summary>The form that <see cref="TryParse"/> reads, full precision.</summary>
    public override string ToString() => IsSingle ? Low.ToString() : string.Create(CultureInfo.InvariantCulture, $"{Low.Value:R}..{High}");
}
