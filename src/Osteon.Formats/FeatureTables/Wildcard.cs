namespace Osteon.Formats;

/// <summary>Patterns with <c>*</c> (any text) and <c>?</c> (one character); capitals do not matter.</summary>
internal static class Wildcard
{
    /// <summary>Whether a text fits a pattern. Takes at most length × length steps.</summary>
    public static bool Fits(string pattern, string text)
    {
        int p = 0, t = 0, star = -1, resume = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && (pattern[p] == '?' || (pattern[p] != '*' && Same(pattern[p], text[t]))))
            {
                p++;
                t++;
            }
            else if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = t;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*') p++;
        return p == pattern.Length;
    }

    /// <summary>Whether a text is a title or fits a pattern of a list.</summary>
    public static bool FitsAny(IReadOnlyList<string> patterns, string text)
    {
        foreach (string pattern in patterns)
            if (text.Equals(pattern.Trim(), StringComparison.OrdinalIgnoreCase) || Fits(pattern.Trim(), text)) return true;
        return false;
    }

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
