using System.Globalization;
using System.Text.RegularExpressions;

namespace Osteon.Formats;

/// <summary>One comment line (COM).</summary>
/// <param name="Text">Its text.</param>
/// <param name="Line">Line in the file, from 1; 0 where it was not read from one.</param>
public sealed record MzTabComment(string Text, int Line = 0);

/// <summary>
/// An mzTab-M file: metadata, up to three tables and comments, as they stand there. See docs/formats/mztab-m.md.
/// </summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Metadata">Metadata (MTD).</param>
/// <param name="SmallMolecules">Small molecules (SML), or null.</param>
/// <param name="Features">Features (SMF), or null.</param>
/// <param name="Evidence">Evidence (SME), or null.</param>
/// <param name="Comments">Comments (COM).</param>
public sealed partial record MzTabDocument(
    string File,
    MzTabMetadata Metadata,
    MzTabSection? SmallMolecules,
    MzTabSection? Features,
    MzTabSection? Evidence,
    IReadOnlyList<MzTabComment> Comments)
{
    /// <summary>The version as the file states it, for example <c>2.0.0-M</c>; null if it does not.</summary>
    public string? Version => Metadata["mzTab-version"];

    /// <summary>First number of the version; null if there is none.</summary>
    public int? MajorVersion =>
        Version is { } version && VersionForm().Match(version) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : null;

    /// <summary>Whether the version is one of mzTab-M 2 (<c>2.x.y-M</c>), which is checked and read in full.</summary>
    public bool IsVersionTwo => Version is { } version && VersionTwo().IsMatch(version);

    /// <summary>The tables that are there, in the order of the format.</summary>
    public IEnumerable<MzTabSection> Sections => new[] { SmallMolecules, Features, Evidence }.OfType<MzTabSection>();

    [GeneratedRegex(@"^(\d{1,2})(\.\d{1,3}){0,2}(-\w+)?( .*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex VersionForm();

    [GeneratedRegex(@"^2\.\d{1,3}\.\d{1,3}-M$", RegexOptions.CultureInvariant)]
    private static partial Regex VersionTwo();
}
