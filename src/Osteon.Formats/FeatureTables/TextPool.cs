namespace Osteon.Formats;

/// <summary>Gives equal short texts the same string, so that columns of few different words cost little.</summary>
internal sealed class TextPool
{
    private const int Slots = 4096;
    private const int Longest = 40;

    private readonly string?[] _slots = new string?[Slots];

    /// <summary>The text, or an equal one seen before.</summary>
    public string Shared(string text)
    {
        if (text.Length > Longest) return text;
        int hash = 17;
        foreach (char c in text) hash = unchecked((hash * 31) + c);
        ref string? slot = ref _slots[(uint)hash % Slots];
        if (slot is { } known && string.Equals(known, text, StringComparison.Ordinal)) return known;
        slot = text;
        return text;
    }
}
