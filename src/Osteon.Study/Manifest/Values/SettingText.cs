using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Turns what another module found wrong in a setting's text into the reason that the manifest gives.</summary>
internal static class SettingText
{
    /// <summary>The findings in one clause, with their hints; a hint that only repeats the syntax is left to the reader of the manifest.</summary>
    public static string Reason(FindingCollector findings, string syntax) => string.Join(
        "; ",
        findings.ToList().Select(f => f.Hint?.Replace($"Write {syntax}.", "", StringComparison.Ordinal).Trim() is { Length: > 0 } hint
            ? $"{f.Message}. {hint}"
            : f.Message));
}
