using System.Text.RegularExpressions;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// Identifiers and versions of packs become names of folders; nothing that could lead out of the store, or mean another folder elsewhere,
/// is one.
/// </summary>
public static partial class PackNames
{
    /// <summary>
    /// Whether a text can be the identifier of a pack: lower-case letters, digits, points, hyphens, underscores, at most 64, beginning with
    /// a letter or digit.
    /// </summary>
    public static bool IsId(string text) => Id().IsMatch(text);

    /// <summary>
    /// Whether a text can be a version: letters, digits, points, hyphens, underscores, plus signs, at most 64, beginning with a letter or
    /// digit.
    /// </summary>
    public static bool IsVersion(string text) => Version().IsMatch(text);

    /// <summary>What is wrong with an identifier and a version, as findings OST-KNW-101 and OST-KNW-102; none if both are good.</summary>
    public static IEnumerable<Finding> Check(string id, string version)
    {
        if (!IsId(id))
            yield return Finding.Error(
                "OST-KNW-101", "this cannot be the identifier of a pack", value: id, hint: "Use lower-case letters, digits, points, hyphens and underscores, for example wikipathways-rno.");
        if (!IsVersion(version))
            yield return Finding.Error(
                "OST-KNW-102", "this cannot be the version of a pack", value: version, hint: "Use letters, digits, points, hyphens, underscores and plus signs, for example 20250410 or v1.3.0.");
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]{0,63}\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}\z")]
    private static partial Regex Version();
}
