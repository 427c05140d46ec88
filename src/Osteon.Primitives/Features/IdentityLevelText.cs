using System.Text.RegularExpressions;

namespace Osteon.Primitives;

/// <summary>
/// Levels of identification as people write them: <c>1</c>, <c>Level 2</c>, <c>MSI level 2</c>, <c>MSI:3</c>, <c>L2a</c>,
/// <c>Schymanski 2b</c>, <c>level 3 (Schymanski)</c>, <c>lvl. II</c>, <c>putatively annotated compound</c>. A letter after 2 and a level 5
/// exist in the scheme of Schymanski only; a bare number of 1 to 4 is read in the scheme the caller declares. What exists in no scheme (0,
/// 6, 1a, grades such as B(ii)) is not read: null is returned with the reason, and the text is the caller's to show.
/// </summary>
public static partial class IdentityLevelText
{
    private const string MsiLevels = "the MSI (1 to 4)";
    private const string SchymanskiLevels = "Schymanski (1, 2a, 2b, 3, 4, 5)";

    /// <summary>Reads a level.</summary>
    /// <param name="text">The text of the cell. Blank gives (null, null): nothing is stated.</param>
    /// <param name="scheme">
    /// The scheme of a bare number. Default MSI, which is what the reliability of mzTab-M and MetaboLights means unless it says otherwise.
    /// </param>
    /// <returns>The level, or null with the problem in words.</returns>
    public static (IdentityLevel? Level, string? Problem) Read(string? text, IdentityScheme scheme = IdentityScheme.Msi)
    {
        if (NotStated.Is(text) && !string.Equals(text?.Trim(), "unknown", StringComparison.OrdinalIgnoreCase))
            return (null, null);
        string plain = text!.Trim().ToLowerInvariant();
        if (plain.EndsWith(".0", StringComparison.Ordinal)) plain = plain[..^2]; // a number that a program stored as a decimal
        if (FromWords(plain) is { } worded) return (worded, null);
        bool msi = plain.Contains("msi", StringComparison.Ordinal) || plain.Contains("sumner", StringComparison.Ordinal)
            || plain.Contains("metabolomics standards", StringComparison.Ordinal);
        bool schymanski = plain.Contains("schymanski", StringComparison.Ordinal) || plain.Contains("shymanski", StringComparison.Ordinal);
        Match match = Level().Match(Noise().Replace(plain, " ").Trim());
        if (!match.Success || (msi && schymanski))
            return (null, $"'{text.Trim()}' is no level of the MSI (1 to 4) or of Schymanski (1, 2a, 2b, 3, 4, 5)");
        string level = Roman(match.Groups["number"].Value) + match.Groups["letter"].Value;
        IdentityScheme of = schymanski ? IdentityScheme.Schymanski
            : msi ? IdentityScheme.Msi
            : level is "2a" or "2b" or "5" ? IdentityScheme.Schymanski : scheme;
        return IdentityLevel.LevelsOf(of).Contains(level)
            ? (new IdentityLevel(of, level), null)
            : (null, $"there is no level {level} in the scheme of {(of == IdentityScheme.Msi ? MsiLevels : SchymanskiLevels)}");
    }

    private static IdentityLevel? FromWords(string text) => Words().Replace(text, " ").Trim() switch
    {
        "identified" or "identified compound" or "identified compounds" or "identified metabolite" =>
            new IdentityLevel(IdentityScheme.Msi, "1"),
        "putatively annotated" or "putatively annotated compound" or "putatively annotated compounds" =>
            new IdentityLevel(IdentityScheme.Msi, "2"),
        "putatively characterised" or "putatively characterized"
            or "putatively characterised compound class" or "putatively characterized compound class"
            or "putatively characterised compound classes" or "putatively characterized compound classes" =>
                new IdentityLevel(IdentityScheme.Msi, "3"),
        "unknown compound" or "unknown compounds" or "unknown" => new IdentityLevel(IdentityScheme.Msi, "4"),
        "confirmed structure" => new IdentityLevel(IdentityScheme.Schymanski, "1"),
        "probable structure" => new IdentityLevel(IdentityScheme.Schymanski, "2"),
        "tentative candidate" or "tentative candidates" or "tentative candidate(s)" => new IdentityLevel(IdentityScheme.Schymanski, "3"),
        "unequivocal molecular formula" => new IdentityLevel(IdentityScheme.Schymanski, "4"),
        "exact mass" or "exact mass of interest" => new IdentityLevel(IdentityScheme.Schymanski, "5"),
        _ => null,
    };

    private static string Roman(string number) =>
        number switch { "i" => "1", "ii" => "2", "iii" => "3", "iv" => "4", "v" => "5", _ => number };

    // What may stand around the number: the names of the schemes, "level", "reliability", "confidence", punctuation.
    [GeneratedRegex(
        @"metabolomics standards initiative|msi|sumner|s[c]?hymanski|et al\.?|identification|annotation|identity|confidence|reliability" +
        @"|levels?|lvl|lev\b|\bl(?=[0-9])|[\s:=._()\[\]#,;-]+")]
    private static partial Regex Noise();

    [GeneratedRegex(@"^(?<number>[0-9]+|i{1,3}|iv|v)(\s*(?<letter>[a-z]))?(\s*\.?0)?$")]
    private static partial Regex Level();

    [GeneratedRegex(@"[\s_-]+")]
    private static partial Regex Words();
}
