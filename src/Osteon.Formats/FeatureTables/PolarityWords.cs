using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Polarity in words, and as the end of an adduct tells it.</summary>
internal static class PolarityWords
{
    /// <summary>The polarity a word means, or null.</summary>
    public static Polarity? Of(string word) => word.Trim().ToLowerInvariant() switch
    {
        "pos" or "positive" or "+" or "p" or "1" or "+1" or "1+" or "esi+" or "esi (+)" or "esi(+)" or "esi_pos" or "esipos" or "pos mode"
            or "positive ion" or "positive scan" or "positive mode" => Polarity.Positive,
        "neg" or "negative" or "-" or "−" or "n" or "-1" or "1-" or "esi-" or "esi (-)" or "esi(-)" or "esi_neg" or "esineg" or "neg mode"
            or "negative ion" or "negative scan" or "negative mode" => Polarity.Negative,
        _ => null,
    };

    /// <summary>The polarity of an adduct in brackets, <c>[M+H]+</c> or <c>[M-2H]2-</c>; null for any other text.</summary>
    public static Polarity? OfAdduct(string? adduct)
    {
        if (adduct is null || !adduct.StartsWith('[')) return null;
        int close = adduct.LastIndexOf(']');
        string charge = close < 0 ? "" : adduct[(close + 1)..].Trim('*', ' ', '•', '.');
        return charge.Trim('+').All(char.IsAsciiDigit) && charge.Contains('+', StringComparison.Ordinal) ? Polarity.Positive
            : charge.Trim('-').All(char.IsAsciiDigit) && charge.Contains('-', StringComparison.Ordinal) ? Polarity.Negative
            : null;
    }
}
