namespace Osteon.Primitives;

/// <summary>The words that people and programs put where they have nothing to state.</summary>
public static class NotStated
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "-", "--", "–", "—", ".", "NA", "N/A", "#N/A", "NaN", "null", "none", "nil", "unknown", "not available", "n.a.", "n.d.",
    };

    /// <summary>Whether a cell of text means "nothing is stated": empty, a dash, <c>NA</c>, <c>null</c>, <c>unknown</c> and the like; blanks
    /// around it and case do not matter.</summary>
    public static bool Is(string? text) => text is null || Words.Contains(text.Trim());
}
