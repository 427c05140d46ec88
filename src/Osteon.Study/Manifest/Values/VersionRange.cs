using System.Diagnostics.CodeAnalysis;

namespace Osteon.Study;

/// <summary>
/// Which versions of Osteon a study was written for: one or more comparisons, all of which must hold, separated by blanks, for example
/// <c>&gt;=0.1</c> or <c>&gt;=0.1 &lt;0.3</c>. A bare version means exactly that one; numbers left out count as 0.
/// </summary>
/// <param name="Text">The range as written.</param>
public sealed record VersionRange(string Text) : ITextSetting<VersionRange>
{
    private static readonly string[] Operators = [">=", "<=", ">", "<", "="];

    /// <inheritdoc/>
    public static string Syntax => "comparisons such as >=0.1 or >=0.1 <0.3";

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out VersionRange? value, [NotNullWhen(false)] out string? reason)
    {
        string[] parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string? wrong = Array.Find(parts, p => Comparison(p) is null);
        reason = parts.Length == 0 ? "the version range is empty" : wrong is null ? null : $"'{wrong}' is not a comparison with a version";
        value = reason is null ? new VersionRange(string.Join(' ', parts)) : null;
        return value is not null;
    }

    /// <summary>Whether a version satisfies every comparison. Only major, minor and build numbers count.</summary>
    public bool Allows(Version version)
    {
        Version full = Full(version);
        return Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Comparison)
            .All(c => c is { } comparison && Holds(full, comparison));
    }

    /// <summary>The range as written.</summary>
    public override string ToString() => Text;

    private static bool Holds(Version version, (string Operator, Version Bound) comparison)
    {
        int order = version.CompareTo(comparison.Bound);
        return comparison.Operator switch { ">=" => order >= 0, "<=" => order <= 0, ">" => order > 0, "<" => order < 0, _ => order == 0 };
    }

    private static (string Operator, Version Bound)? Comparison(string text)
    {
        string sign = Array.Find(Operators, o => text.StartsWith(o, StringComparison.Ordinal)) ?? "";
        string number = text[sign.Length..];
        if (!number.Contains('.', StringComparison.Ordinal)) number += ".0";
        return Version.TryParse(number, out Version? bound) ? (sign, Full(bound)) : null;
    }

    private static Version Full(Version version) => new(version.Major, version.Minor, Math.Max(0, version.Build));
}
