using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// The schemes in which mzTab-M states how sure an identification is (column <c>reliability</c>): the four levels of the MSI unless
/// metadata name another; five levels from 0 (MS:1002896); or those of Schymanski et al. for high-resolution data (MS:1002955).
/// </summary>
internal static class IdentityCoding
{
    public static readonly CvParameter Schymanski = new("MS", "MS:1002955", "hr-ms compound identification confidence level");

    private static readonly string[] MsiExtendedLevels = ["0", .. IdentityLevel.LevelsOf(IdentityScheme.Msi)];

    /// <summary>Accession of the scheme a file names; null if it names none; <c>?</c> for one that is no term of a vocabulary.</summary>
    public static string? Declared(MzTabMetadata metadata) =>
        metadata["small_molecule-identification_reliability"] is not { } text
            ? null
            : CvParameter.Parse(text) is { Accession.Length: > 0 } scheme ? scheme.Accession : "?";

    /// <summary>The levels of the scheme with this accession (null: none was named); null for an unknown scheme.</summary>
    public static IReadOnlyList<string>? Levels(string? accession) => accession switch
    {
        null => IdentityLevel.LevelsOf(IdentityScheme.Msi),
        "MS:1002896" => MsiExtendedLevels,
        "MS:1002955" => IdentityLevel.LevelsOf(IdentityScheme.Schymanski),
        _ => null,
    };

    /// <summary>
    /// The level of a text; null if the scheme is unknown or has no such level. Level 0 of the extended scheme fulfils level 1 and is given
    /// as that.
    /// </summary>
    public static IdentityLevel? Level(string? accession, string text)
    {
        if (Levels(accession) is not { } levels || !levels.Contains(text)) return null;
        return accession == Schymanski.Accession
            ? new IdentityLevel(IdentityScheme.Schymanski, text)
            : new IdentityLevel(IdentityScheme.Msi, text == "0" ? "1" : text);
    }
}
