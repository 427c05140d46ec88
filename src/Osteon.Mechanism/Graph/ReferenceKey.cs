using System.Text.RegularExpressions;

namespace Osteon.Mechanism;

/// <summary>The one form in which references are compared: <c>doi:10.…</c> in lower case, <c>pmid:…</c>.</summary>
public static partial class ReferenceKey
{
    /// <summary>
    /// A DOI with or without <c>doi:</c> or an address before it, or a PubMed number with <c>pmid</c> before it, in the form of the graph; any other text
    /// as it is, without blanks at its ends.
    /// </summary>
    public static string Of(string text)
    {
        string trimmed = text.Trim();
        if (Doi().Match(trimmed) is { Success: true } doi) return "doi:" + doi.Groups[1].Value.ToLowerInvariant();
        return Pmid().Match(trimmed) is { Success: true } pmid ? "pmid:" + pmid.Groups[1].Value : trimmed;
    }

    [GeneratedRegex(@"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*|doi\s+)?(10\.\d{4,9}/\S+?)[.,;]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Doi();

    [GeneratedRegex(@"^(?:https?://pubmed\.ncbi\.nlm\.nih\.gov/|pmid:?\s*)(\d{1,9})/?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pmid();
}
