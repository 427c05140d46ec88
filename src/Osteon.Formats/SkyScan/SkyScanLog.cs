using System.Globalization;
using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>One line <c>key=value</c> of a SkyScan log.</summary>
/// <param name="Section">Name of the section without brackets.</param>
/// <param name="Key">As written, trimmed.</param>
/// <param name="Value">As written, trimmed.</param>
/// <param name="Line">Line of the file, from 1.</param>
public sealed record SkyScanEntry(string Section, string Key, string Value, int Line);

/// <summary>
/// The <c>.log</c> of a Bruker SkyScan scan or reconstruction: an INI file whose keys vary in case and spelling between scanners, and
/// of which some (the file name prefix) stand in several sections with different meaning. Text is Latin-1 unless it is valid UTF-8 or
/// has a byte order mark.
/// </summary>
public sealed class SkyScanLog
{
    /// <summary>Section of the scanner.</summary>
    public const string System = "System";

    /// <summary>Section of the scan.</summary>
    public const string Acquisition = "Acquisition";

    /// <summary>Section of the reconstruction; absent from the log of a scan that is not reconstructed.</summary>
    public const string Reconstruction = "Reconstruction";

    /// <summary>Section that names the slices.</summary>
    public const string FileNames = "File name convention";

    private readonly Dictionary<(string, string), List<SkyScanEntry>> _byName = [];

    private SkyScanLog(string path, IReadOnlyList<SkyScanEntry> entries)
    {
        Path = path;
        Entries = entries;
        foreach (SkyScanEntry entry in entries)
        {
            (string, string) name = (Plain(entry.Section), Plain(entry.Key));
            if (!_byName.TryGetValue(name, out List<SkyScanEntry>? same)) _byName[name] = same = [];
            same.Add(entry);
        }
    }

    /// <summary>The path as it was named.</summary>
    public string Path { get; }

    /// <summary>All lines with a key, in the order of the file.</summary>
    public IReadOnlyList<SkyScanEntry> Entries { get; }

    /// <summary>
    /// Whether a file that begins with these bytes (up to 4096) is such a log: section [System] first, and a scanner in it.
    /// </summary>
    public static bool Probe(ReadOnlySpan<byte> start)
    {
        string text = Decode(start[..Math.Min(start.Length, 4096)]).TrimStart();
        return text.StartsWith("[System]", StringComparison.OrdinalIgnoreCase)
            && text.Contains("\nScanner", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads a log.</summary>
    /// <exception cref="MissingSourceException">The file cannot be opened.</exception>
    /// <exception cref="InvalidContentException">
    /// The file is not such a log, or is longer than <see cref="ReadLimits.MaxHeaderBytes"/>.
    /// </exception>
    public static SkyScanLog Read(string path, ReadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(limits);
        using ImageFile file = ImageFile.Open(path, "SKY");
        if (file.Length > limits.MaxHeaderBytes)
            throw file.Invalid(
                3,
                $"the log is longer than the limit of {limits.MaxHeaderBytes} bytes (MaxHeaderBytes)",
                null,
                "A SkyScan log has a few kB.");
        byte[] bytes = new byte[file.Length];
        file.Read(0, bytes, "its text");
        if (!Probe(bytes))
            throw file.Invalid(
                4, "this is not a SkyScan log", null, "A SkyScan log begins with the section [System] and names the scanner in it.");
        return new SkyScanLog(path, Parse(Decode(bytes)));
    }

    /// <summary>
    /// The value of a key; section and key without regard to case and spacing. Null if it is absent or empty. If it stands there
    /// several times with different values it is null too, and <paramref name="findings"/> gets a warning: nothing says which one
    /// holds.
    /// </summary>
    public string? Find(string section, string key, FindingCollector? findings = null)
    {
        if (!_byName.TryGetValue((Plain(section), Plain(key)), out List<SkyScanEntry>? same)) return null;
        if (same.Select(e => e.Value).Distinct(StringComparer.Ordinal).Count() == 1) return same[0].Value.Length > 0 ? same[0].Value : null;
        findings?.Add(Finding.Warning(
            "OST-SKY-021",
            $"the log states '{key}' of [{section}] several times with different values; none was taken",
            new SourceLocation(Path, same[^1].Line),
            SliceNames.List([.. same.Select(e => e.Value)])));
        return null;
    }

    /// <summary>
    /// The value of a key as a number, with a decimal point; null where it is absent or no finite number, the latter with a warning.
    /// </summary>
    public double? Number(string section, string key, FindingCollector? findings = null)
    {
        if (Find(section, key, findings) is not { } text) return null;
        if (double.TryParse(
            text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)) return value;
        findings?.Add(Finding.Warning(
            "OST-SKY-022",
            $"'{key}' of [{section}] is not a number; it was not taken",
            Where(section, key),
            text,
            "A number has a decimal point and no unit."));
        return null;
    }

    /// <summary>Whether the log has a section.</summary>
    public bool HasSection(string section) => _byName.Keys.Any(k => k.Item1 == Plain(section));

    /// <summary>File and line of a key, or the file if the key is absent.</summary>
    public SourceLocation Where(string section, string key) =>
        new(Path, _byName.TryGetValue((Plain(section), Plain(key)), out List<SkyScanEntry>? same) ? same[0].Line : null);

    private static List<SkyScanEntry> Parse(string text)
    {
        var entries = new List<SkyScanEntry>();
        string section = "";
        int number = 0;
        foreach (ReadOnlySpan<char> raw in text.AsSpan().EnumerateLines())
        {
            number++;
            ReadOnlySpan<char> line = raw.Trim();
            if (line.Length >= 2 && line[0] == '[' && line[^1] == ']')
            {
                section = line[1..^1].Trim().ToString();
                continue;
            }

            int equals = line.IndexOf('=');
            if (equals > 0)
                entries.Add(new SkyScanEntry(
                    section, line[..equals].Trim().ToString(), line[(equals + 1)..].Trim().ToString(), number));
        }

        return entries;
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes.StartsWith(Encoding.Unicode.Preamble)) return Encoding.Unicode.GetString(bytes[2..]);
        return global::System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
    }

    private static string Plain(string name) => string.Join(
        ' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
