using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>The <c>key = value</c> lines of a MetaImage header, in order, up to ElementDataFile, which ends it.</summary>
internal sealed class MetaImageHeader
{
    private readonly string _file;
    private readonly Dictionary<string, (string Value, int Line)> _fields = new(StringComparer.OrdinalIgnoreCase);

    private MetaImageHeader(string file) => _file = file;

    /// <summary>The keys and values in the order of the file.</summary>
    public List<KeyValuePair<string, string>> Ordered { get; } = [];

    /// <summary>Where in the file the data begin if they are in it.</summary>
    public long End { get; private set; }

    /// <summary>The value of ElementDataFile.</summary>
    public string DataFile => _fields["ElementDataFile"].Value;

    /// <summary>The lines below <c>ElementDataFile = LIST</c>, without empty ones; otherwise empty.</summary>
    public IReadOnlyList<string> Listed { get; private set; } = [];

    /// <summary>Reads a header.</summary>
    public static MetaImageHeader Read(string file, ReadLimits limits)
    {
        using var lines = new HeaderLines(file, limits.MaxHeaderBytes);
        var header = new MetaImageHeader(file);
        while (lines.Next() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (!header.Add(line, lines.Number)) continue;
            header.End = lines.Offset;
            if (IsList(header.DataFile)) header.Listed = Names(lines);
            return header;
        }

        throw Refusal.Content(
            "OST-MHD-001",
            new SourceLocation(file, lines.Number),
            "the header ends without ElementDataFile, its last line",
            hint: "The file is incomplete: copy or export it again.");
    }

    /// <summary>Where a key stands, for messages.</summary>
    public SourceLocation Where(string key) => new(_file, _fields.TryGetValue(key, out (string, int Line) field) ? field.Line : null);

    /// <summary>The value of a key, or null.</summary>
    public string? Text(string key) => _fields.TryGetValue(key, out (string Value, int) field) ? field.Value : null;

    /// <summary>A yes/no value: True, T, 1 or False, F, 0; false where the key is absent.</summary>
    public bool Flag(string key) => Text(key) is { } text && text switch
    {
        ['T' or 't', ..] or "1" => true,
        ['F' or 'f', ..] or "0" => false,
        _ => throw Bad(key, text, "True or False"),
    };

    /// <summary>A whole number, or null where the key is absent.</summary>
    public long? Integer(string key)
    {
        if (Text(key) is not { } text) return null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw Bad(key, text, "a whole number");
    }

    /// <summary>A number, or null where the key is absent.</summary>
    public double? Number(string key)
    {
        if (Text(key) is not { } text) return null;
        return TryNumber(text, out double value) ? value : throw Bad(key, text, "a number");
    }

    /// <summary>Numbers separated by blanks, or null where the key is absent; throws unless there are <paramref name="count"/>.</summary>
    public double[]? Numbers(string key, int count)
    {
        if (Text(key) is not { } text) return null;
        string[] parts = Words(text);
        var values = new double[parts.Length];
        bool good = parts.Length == count;
        for (int i = 0; i < parts.Length && good; i++) good = TryNumber(parts[i], out values[i]);
        return good ? values : throw Bad(key, text, string.Create(CultureInfo.InvariantCulture, $"{count} numbers"));
    }

    /// <summary>The refusal of a value.</summary>
    public InvalidContentException Bad(string key, string value, string expected) =>
        Refusal.Content("OST-MHD-002", Where(key), $"{key} must be {expected}", value, "Correct the line, or export the file again.");

    /// <summary>The words of a value.</summary>
    public static string[] Words(string value) => value.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);

    private static bool IsList(string value) => Words(value) is ["LIST", ..];

    private static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static List<string> Names(HeaderLines lines)
    {
        var names = new List<string>();
        while (lines.Next() is { } line)
            if (!string.IsNullOrWhiteSpace(line)) names.Add(line.Trim());
        return names;
    }

    /// <summary>Takes a line in; returns whether it was the last of the header.</summary>
    private bool Add(string line, int number)
    {
        int separator = line.AsSpan().IndexOfAny('=', ':');
        string key = separator < 0 ? "" : line[..separator].Trim();
        if (key.Length == 0 || key.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            throw Refusal.Content(
                "OST-MHD-003",
                new SourceLocation(_file, number),
                "the line is not 'key = value'",
                line.Length <= 60 ? line : line[..60] + "…",
                "The header is broken, or ends without ElementDataFile.");
        string value = line[(separator + 1)..].Trim();
        if (!_fields.TryAdd(key, (value, number)))
            throw Refusal.Content(
                "OST-MHD-004",
                new SourceLocation(_file, number),
                "the key stands twice in the header",
                key,
                "Remove one of the lines.");
        Ordered.Add(new(key, value));
        return key.Equals("ElementDataFile", StringComparison.OrdinalIgnoreCase);
    }
}
