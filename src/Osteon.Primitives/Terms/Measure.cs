using System.Globalization;

namespace Osteon.Primitives;

/// <summary>
/// One reported number with its term, or the reason why there is none. Never a bare NaN and never a 0 that means «unknown».
/// </summary>
public sealed record Measure
{
    private Measure(Term term, double? value, long? n, string? notAvailable)
    {
        Term = term;
        Value = value;
        N = n;
        NotAvailable = notAvailable;
    }

    /// <summary>What was measured: label, unit, definition.</summary>
    public Term Term { get; }

    /// <summary>The value in the term's unit, finite; null when not available.</summary>
    public double? Value { get; }

    /// <summary>How many elements the value was counted or averaged over (voxels of the VOI, points of a map), or null where that says nothing.</summary>
    public long? N { get; }

    /// <summary>Why there is no value, or null when there is one.</summary>
    public string? NotAvailable { get; }

    /// <summary>A measure with a value. A value that is not finite is a bug of the caller and throws.</summary>
    public static Measure Of(string termId, double value, long? n = null)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, $"{termId} must be finite; say why it is not available instead");
        return new Measure(TermRegistry.Get(termId), value, n, null);
    }

    /// <summary>A measure that makes no sense for the input, with the reason in words.</summary>
    public static Measure Unavailable(string termId, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new Measure(TermRegistry.Get(termId), null, null, reason);
    }

    /// <summary><paramref name="numerator"/> / <paramref name="denominator"/>, or not available with the reason when the denominator is 0.</summary>
    public static Measure Ratio(string termId, double numerator, double denominator, string reasonIfZero, long? n = null) =>
        denominator == 0 ? Unavailable(termId, reasonIfZero) : Of(termId, numerator / denominator, n);

    /// <inheritdoc/>
    public override string ToString() => Value is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"{Term.Label} = {value:R} {Term.Unit.Display}").TrimEnd()
        : $"{Term.Label}: not available ({NotAvailable})";
}
