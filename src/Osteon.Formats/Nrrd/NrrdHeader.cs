using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// The lines of a NRRD header up to the blank line that ends it: fields (<c>name: value</c>) and key/value pairs (<c>key:=value</c>). Field
/// names are compared without case and blanks, so <c>data file</c> and <c>datafile</c> are one.
/// </summary>
internal sealed class NrrdHeader
{
    private readonly string _file;
    private readonly Dictionary<string, (string Value, int Line)> _fields = new(StringComparer.Ordinal);

    private NrrdHeader(string file) => _file = file;

    /// <summary>Key/value pairs.</summary>
    public Dictionary<string, string> Pairs { get; } = new(StringComparer.Ordinal);

    /// <summary>Where in the file the data begin if they are in it.</summary>
    public long End { get; private set; }

    /// <summary>The lines below <c>data file: LIST</c>; otherwise empty.</summary>
    public IReadOnlyList<string> Listed { get; private set; } = [];

    /// <summary>Reads a header.</summary>
    public static NrrdHeader Read(string file, ReadLimits limits)
    {
        using var lines = new HeaderLines(file, limits.MaxHeaderBytes);
        var header = new NrrdHeader(file);
        header.CheckMagic(lines.Next() ?? "");
        while (lines.Next() is { } line)
        {
            if (line.TrimEnd().Length == 0)
            {
                header.End = lines.Offset;
                return header;
            }

            if (line[0] == '#') continue;
            header.Add(line, lines.Number);
            if (!header.IsList) continue;
            header.Listed = Names(lines);
            return header;
        }

        if (header.Text("data file") is null)
            throw Refusal.Content(
                "OST-NRD-001",
                new SourceLocation(file, lines.Number),
                "the header has neither a blank line at its end nor a data file",
                hint: "The file is incomplete: copy or export it again.");
        header.End = lines.Offset;
        return header;
    }

    /// <summary>Where a field stands, for messages.</summary>
    public SourceLocation Where(string field) =>
        new(_file, _fields.TryGetValue(Plain(field), out (string, int Line) found) ? found.Line : null);

    /// <summary>The value of a field, or null.</summary>
    public string? Text(string field) => _fields.TryGetValue(Plain(field), out (string Value, int) found) ? found.Value : null;

    /// <summary>The value of a field that must be there.</summary>
    public string Required(string field) => Text(field) ?? throw Refusal.Content(
        "OST-NRD-002",
        new SourceLocation(_file),
        $"the header does not state '{field}'",
        hint: "The header is broken: export the file again.");

    /// <summary>A whole number, or null where the field is absent.</summary>
    public long? Integer(string field)
    {
        if (Text(field) is not { } text) return null;
        return TryInteger(text, out long value) ? value : throw Bad(field, text, "a whole number");
    }

    /// <summary>The refusal of a value.</summary>
    public InvalidContentException Bad(string field, string value, string expected) =>
        Refusal.Content("OST-NRD-003", Where(field), $"'{field}' must be {expected}", value, "Correct the line, or export the file again.");

    /// <summary>The words of a value.</summary>
    public static string[] Words(string value) => value.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Reads a whole number.</summary>
    public static bool TryInteger(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private bool IsList => Text("data file") is { } value && Words(value) is ["LIST", ..];

    private static string Plain(string field) => field.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    private static List<string> Names(HeaderLines lines)
    {
        var names = new List<string>();
        while (lines.Next() is { } line)
            if (!string.IsNullOrWhiteSpace(line)) names.Add(line.Trim());
        return names;
    }

    private void CheckMagic(string line)
    {
        string magic = line.TrimEnd();
        bool known = magic is ['N', 'R', 'R', 'D', '0', '0', '0', >= '1' and <= '5'] or "NRRD00.01";
        if (!known)
            throw Refusal.Content(
                "OST-NRD-004",
                new SourceLocation(_file, 1),
                "the first line is not one of NRRD0001 to NRRD0005",
                magic.Length <= 20 ? magic : magic[..20] + "…",
                "The file is of another kind or of a later version of the format.");
    }

    private void Add(string line, int number)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        string name = colon < 0 ? "" : line[..colon].Trim();
        if (name.Length == 0 || name.AsSpan().ContainsAnyInRange('\0', '\x1f'))
            throw Refusal.Content(
                "OST-NRD-005",
                new SourceLocation(_file, number),
                "the line is neither 'field: value' nor 'key:=value' nor a comment",
                line.Length <= 60 ? line : line[..60] + "…",
                "The header is broken, or the blank line at its end is missing.");
        bool pair = colon + 1 < line.Length && line[colon + 1] == '=';
        bool added = pair ? Pairs.TryAdd(name, line[(colon + 2)..]) : _fields.TryAdd(Plain(name), (line[(colon + 1)..].Trim(), number));
        if (!added && !pair)
            throw Refusal.Content(
                "OST-NRD-006",
                new SourceLocation(_file, number),
                "the field stands twice in the header",
                name,
                "Remove one of the lines.");
    }
}
