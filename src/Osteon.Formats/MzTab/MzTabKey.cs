using System.Globalization;
using System.Text.RegularExpressions;

namespace Osteon.Formats;

/// <summary>
/// The name of a metadata line, taken apart: <c>ms_run[2]-scan_polarity[1]</c> is element <c>ms_run</c>, index 2, property
/// <c>scan_polarity</c>, sub-index 1.
/// </summary>
/// <param name="Element">The element.</param>
/// <param name="Index">Its index, from 1; 0 if it is written but is no whole number from 1 to 2 147 483 647; null where none is
/// written.</param>
/// <param name="Property">The property, or null for the element itself.</param>
/// <param name="SubIndex">Index of the property, as <paramref name="Index"/>.</param>
public readonly partial record struct MzTabKey(string Element, int? Index, string? Property, int? SubIndex)
{
    /// <summary>Takes a name apart; null if it has another form.</summary>
    public static MzTabKey? Parse(string text)
    {
        Match match = Form().Match(text);
        if (!match.Success) return null;
        return new MzTabKey(
            match.Groups[1].Value,
            IndexOf(match.Groups[2]),
            match.Groups[3].Success ? match.Groups[3].Value : null,
            IndexOf(match.Groups[4]));
    }

    /// <summary>A reference to an indexed element, for example <c>assay[3]</c>: its index; null if the text is no such reference.</summary>
    public static int? Reference(ReadOnlySpan<char> text, string element)
    {
        text = text.Trim();
        if (!text.StartsWith(element, StringComparison.Ordinal)) return null;
        text = text[element.Length..];
        if (text.Length < 3 || text[0] != '[' || text[^1] != ']') return null;
        return int.TryParse(text[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index > 0 ? index : null;
    }

    /// <summary>The name as it stands in a file.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Element}{Bracket(Index)}{(Property is null ? "" : "-" + Property)}{Bracket(SubIndex)}");

    private static string Bracket(int? index) => index is { } i ? string.Create(CultureInfo.InvariantCulture, $"[{i}]") : "";

    private static int? IndexOf(Group group)
    {
        if (!group.Success) return null;
        return int.TryParse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? index : 0;
    }

    [GeneratedRegex(@"^([A-Za-z_]+)(?:\[([^\]\[]*)\])?(?:-([A-Za-z_]+)(?:\[([^\]\[]*)\])?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
