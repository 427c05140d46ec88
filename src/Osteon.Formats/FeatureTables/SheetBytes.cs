using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>The text of a feature table in UTF-8, and how its cells are separated.</summary>
internal sealed class SheetBytes
{
    private const int LinesLookedAt = 12;

    private SheetBytes(string path, byte[] bytes, char separator, int skippedLines)
    {
        Path = path;
        Bytes = bytes;
        Separator = separator;
        SkippedLines = skippedLines;
    }

    /// <summary>The path as the user named it.</summary>
    public string Path { get; }

    /// <summary>The whole text, UTF-8 without mark.</summary>
    public byte[] Bytes { get; }

    /// <summary>The character between cells.</summary>
    public char Separator { get; }

    /// <summary>Lines before the first row: <c>sep=;</c> and comments that begin with #.</summary>
    public int SkippedLines { get; }

    /// <summary>Reads a file whole.</summary>
    /// <exception cref="InvalidContentException">OST-FEA-002 (too large), OST-FEA-003 (no text).</exception>
    /// <exception cref="MissingSourceException">The file is not there or cannot be read.</exception>
    public static SheetBytes Read(string path, FeatureTableReadOptions options)
    {
        using SafeFileHandle handle = SourceFile.Open(path);
        long length = SourceFile.Length(handle, path);
        long most = Math.Min(options.Limits.MaxBytes, 2_000_000_000);
        if (length > most)
            throw Refusal.Content(
                "OST-FEA-002",
                new SourceLocation(path),
                string.Create(CultureInfo.InvariantCulture, $"the file has {length} bytes, more than the limit of {most}"),
                hint: "Leave out columns that are not needed, such as spectra and values per data file other than the area.");
        byte[] raw = new byte[length];
        int got = SourceFile.ReadAt(handle, path, 0, raw);
        return Of(path, got == raw.Length ? raw : raw[..got], options);
    }

    /// <summary>The text of bytes that were read.</summary>
    public static SheetBytes Of(string path, byte[] raw, FeatureTableReadOptions options)
    {
        CheckIsText(raw, path);
        byte[] text = ToUtf8(raw, options.Coding);
        (char separator, int skipped) = Layout(text, options.Separator);
        return new SheetBytes(path, text, separator, skipped);
    }

    private static byte[] ToUtf8(byte[] raw, FeatureTableCoding coding) => raw switch
    {
        [0xEF, 0xBB, 0xBF, ..] => raw[3..],
        [0xFF, 0xFE, ..] => Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(raw, 2, raw.Length - 2)),
        [0xFE, 0xFF, ..] => Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(raw, 2, raw.Length - 2)),
        _ => coding switch
        {
            FeatureTableCoding.Latin1 => Encoding.Convert(Encoding.Latin1, Encoding.UTF8, raw),
            FeatureTableCoding.Gb18030 => Encoding.Convert(Gb18030(), Encoding.UTF8, raw),
            _ => raw,
        },
    };

    private static Encoding Gb18030() =>
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030") ?? throw new InvalidOperationException("this .NET has no GB 18030");

    private static void CheckIsText(ReadOnlySpan<byte> start, string path)
    {
        (string What, string Advice)? other = start switch
        {
            [(byte)'P', (byte)'K', 3, 4, ..] => (
                "a spreadsheet (.xlsx, .ods) or another ZIP archive",
                "Open it and save the sheet as 'CSV UTF-8'."),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => ("an old spreadsheet (.xls)", "Open it and save the sheet as 'CSV UTF-8'."),
            [0x1F, 0x8B, ..] => ("compressed (gzip)", "Unpack it first."),
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => (
                "a PDF", "Ask the program or laboratory it came from for the table as CSV or TSV."),
            _ => null,
        };
        if (other is { } found)
            throw Refusal.Content(
                "OST-FEA-003", new SourceLocation(path), $"the file is {found.What}, not a table as text", hint: found.Advice);
    }

    /// <summary>The separator, and how many lines stand before the first row.</summary>
    private static (char Separator, int Skipped) Layout(ReadOnlySpan<byte> text, char? stated)
    {
        int skipped = 0;
        ReadOnlySpan<byte> rest = text;
        ReadOnlySpan<byte> line = TakeLine(ref rest);
        if (line.Length == 5 && line.StartsWith("sep="u8) && SeparatorChoice.Known.Contains((char)line[4]))
        {
            stated ??= (char)line[4];
            skipped++;
            line = TakeLine(ref rest);
        }

        while (line is [(byte)'#', ..] && !rest.IsEmpty)
        {
            ReadOnlySpan<byte> next = TakeLine(ref rest);
            if (next is not [(byte)'#', ..] && next.Length > 0 && Counts(next).Max() <= Counts(line).Max()) break;
            skipped++;
            line = next;
        }

        if (stated is { } given) return (given, skipped);
        var counts = new List<int[]> { Counts(line) };
        while (counts.Count < LinesLookedAt && !rest.IsEmpty)
            if (TakeLine(ref rest) is { Length: > 0 } next) counts.Add(Counts(next));
        return (Separating(counts), skipped);
    }

    /// <summary>
    /// The character that stands equally often on most lines; of equals the one that stands there more often. A decimal comma is not on the
    /// line of titles, and names with commas are not on every line.
    /// </summary>
    private static char Separating(List<int[]> counts)
    {
        (int Lines, int Times, char Separator) best = (0, 0, '\t');
        for (int i = 0; i < SeparatorChoice.Known.Length; i++)
        {
            int known = i;
            IGrouping<int, int>? usual = counts.Select(c => c[known]).Where(c => c > 0).GroupBy(c => c).MaxBy(g => (g.Count(), g.Key));
            if (usual is not null && (usual.Count(), usual.Key).CompareTo((best.Lines, best.Times)) > 0)
                best = (usual.Count(), usual.Key, SeparatorChoice.Known[i]);
        }

        return best.Separator;
    }

    /// <summary>How often each of <see cref="SeparatorChoice.Known"/> stands outside quotes.</summary>
    private static int[] Counts(ReadOnlySpan<byte> line)
    {
        int[] counts = new int[SeparatorChoice.Known.Length];
        while (line.IndexOf((byte)'"') is var open)
        {
            ReadOnlySpan<byte> plain = open < 0 ? line : line[..open];
            for (int i = 0; i < counts.Length; i++) counts[i] += plain.Count((byte)SeparatorChoice.Known[i]);
            if (open < 0) break;
            line = line[(open + 1)..];
            int close = line.IndexOf((byte)'"');
            if (close < 0) break;
            line = line[(close + 1)..];
        }

        return counts;
    }

    /// <summary>Cuts the first line off, whatever ends it; quotes are not looked at.</summary>
    private static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> rest)
    {
        int end = rest.IndexOfAny((byte)'\r', (byte)'\n');
        if (end < 0)
        {
            ReadOnlySpan<byte> last = rest;
            rest = [];
            return last;
        }

        ReadOnlySpan<byte> line = rest[..end];
        rest = rest[end..];
        rest = rest[(rest.StartsWith("\r\n"u8) ? 2 : 1)..];
        return line;
    }
}
