using System.Text.RegularExpressions;

namespace Osteon.Mechanism;

/// <summary>The one form in which references are compared: <c>doi:10.…</c> in lower case, <c>pmid:…</c>.</summary>
public static partial class ReferenceKey
{
    /// <summary>
    /// A DOI wherever it stands in the text (alone, after <c>doi:</c>, in an address, escaped, with typographic hyphens), or a PubMed number with
    /// <c>pmid</c> or its address before it, in the form of the graph; any other text as it is, without blanks at its ends.
    /// </summary>
    public static string Of(string text)
    {
        string trimmed = text.Trim();
        string plain = Uri.UnescapeDataString(trimmed).Replace('\u2010', '-').Replace('\u2011', '-').Replace('\u2013', '-');
        if (Doi().Match(plain) is { Success: true } doi)
        {
            string found = doi.Value.TrimEnd('.', ',', ';', '/', '\'');
            while (found.EndsWith(')') && found.Count(c => c == ')') > found.Count(c => c == '(')) found = found[..^1].TrimEnd('.', ',', ';');
            return "doi:" + found.ToLowerInvariant();
        }

        return Pmid().Match(trimmed) is { Success: true } pmid ? "pmid:" + pmid.Groups[1].Value : trimmed;
    }

    [GeneratedRegex(@"10\.\d{4,9}/[^\s?#<>""]+", RegexOptions.CultureInvariant)]
    private static partial Regex Doi();

    [GeneratedRegex(@"^(?:https?://pubmed\.ncbi\.nlm\.nih\.gov/|pmid:?\s*)(\d{1,9})/?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pmid();
}
