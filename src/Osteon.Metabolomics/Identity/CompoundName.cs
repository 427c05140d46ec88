using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Osteon.Metabolomics;

/// <summary>
/// Names of compounds in three forms, each coarser than the one before, so that a match can say how coarse it had to be. Locants, brackets
/// and signs are kept: 1,2- and 1,3-isomers stay apart. Endings of acids and their bases (-ic acid, -ate) are not joined; shared
/// identifiers
/// do that (<see cref="ConjugateForms"/>).
/// </summary>
public static partial class CompoundName
{
    /// <summary>The name without blanks around it and with single blanks inside; otherwise as written.</summary>
    public static string Exact(string name) => Spaces().Replace(name.Trim(), " ");

    /// <summary>
    /// Lower case, Greek letters as words (also written <c>.alpha.</c> or <c>&amp;alpha;</c>), every kind of dash, prime and bracket as
    /// one,
    /// without blanks, hyphens and underscores. The signs of rotation <c>(+)</c>, <c>(−)</c> and <c>(±)</c> are kept as words.
    /// </summary>
    public static string Folded(string name)
    {
        string text = Dashes().Replace(Entities().Replace(Exact(name), "$1").ToLowerInvariant(), "-");
        text = DottedGreek().Replace(text, "$1");
        text = text.Replace("(-)", "(minus)", StringComparison.Ordinal).Replace("(+)", "(plus)", StringComparison.Ordinal)
            .Replace("(±)", "(plusminus)", StringComparison.Ordinal).Replace("(+/-)", "(plusminus)", StringComparison.Ordinal);
        var folded = new StringBuilder(text.Length + 8);
        foreach (char c in text)
        {
            if (c is '-' or '_' || char.IsWhiteSpace(c)) continue;
            if (GreekWord(c) is { } word) folded.Append(word);
            else folded.Append(Plain(c));
        }

        return folded.ToString();
    }

    /// <summary>
    /// The folded name without descriptors of stereochemistry: <c>D-</c>, <c>L-</c>, <c>DL-</c>, <c>(R)-</c>, <c>(2S,3R)-</c>,
    /// <c>(E)-</c>, <c>(9Z,12Z)-</c>, <c>cis-</c>, <c>trans-</c>, <c>rac-</c>, <c>meso-</c>, <c>(+)-</c>, <c>(−)-</c>, and alpha or beta
    /// only where D or L follows (the anomers of sugars). Other Greek letters stay, since they are places: beta-alanine is not alanine.
    /// </summary>
    public static string WithoutStereo(string name)
    {
        string text = Dashes().Replace(Entities().Replace(Exact(name), "$1").ToLowerInvariant(), "-");
        text = DottedGreek().Replace(text, "$1").Replace("α", "alpha", StringComparison.Ordinal)
            .Replace("β", "beta", StringComparison.Ordinal);
        for (string before = ""; before != text;)
        {
            before = text;
            text = Descriptor().Replace(text, "");
        }

        return Folded(text);
    }

    private static string? GreekWord(char c) => c switch
    {
        'α' => "alpha",
        'β' => "beta",
        'γ' => "gamma",
        'δ' => "delta",
        'ε' or 'ϵ' => "epsilon",
        'ζ' => "zeta",
        'η' => "eta",
        'θ' or 'ϑ' => "theta",
        'ι' => "iota",
        'κ' => "kappa",
        'λ' => "lambda",
        'μ' or 'µ' => "mu",
        'ν' => "nu",
        'ξ' => "xi",
        'ο' => "omicron",
        'π' => "pi",
        'ρ' => "rho",
        'σ' or 'ς' => "sigma",
        'τ' => "tau",
        'υ' => "upsilon",
        'φ' or 'ϕ' => "phi",
        'χ' => "chi",
        'ψ' => "psi",
        'ω' => "omega",
        _ => null,
    };

    private static char Plain(char c) => c switch
    {
        '′' or '’' or '‘' or '`' or 'ʹ' => '\'',
        '[' or '{' => '(',
        ']' or '}' => ')',
        _ => char.ToLower(c, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("[‐‑‒–—−﹣－]")]
    private static partial Regex Dashes();

    [GeneratedRegex("&([A-Za-z]{2,7});")]
    private static partial Regex Entities();

    [GeneratedRegex(@"\.(alpha|beta|gamma|delta|epsilon|omega)\.")]
    private static partial Regex DottedGreek();

    // At the beginning or after a hyphen, blank or opening bracket; sugars' alpha and beta only before d- or l-.
    [GeneratedRegex(
        @"(?<=^|[-\s(\[])((alpha|beta)-(?=[dl]-)|(dl|d|l|cis|trans|rac|meso|threo|erythro)-|(dl|d|l)(?=\()" +
        @"|[0-9]+[rsez](,\s*[0-9]+[rsez])*-|\((\+|-|±|\+/-)\)-?|\([0-9]*[rsez](,\s*[0-9]*[rsez])*\)-?)")]
    private static partial Regex Descriptor();
}
