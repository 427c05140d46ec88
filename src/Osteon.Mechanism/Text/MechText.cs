using System.Text;
using Osteon.Primitives;

namespace Osteon.Mechanism;

/// <summary>
/// The first stage of reading: bytes to records, with line and column of every word. Knows nothing of what the records mean.
/// </summary>
internal static class MechText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Control characters, separators of lines, marks that turn the direction of text, and the byte order mark.</summary>
    public static bool IsForbidden(char c) =>
        char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    public static List<MechRecord> Records(MechSource source, MechFindings findings)
    {
        var file = new SourceLocation(source.Name);
        if (source.Content.Length > MechLimits.FileBytes)
        {
            findings.Error("OST-MEC-001", $"the file is larger than {MechLimits.FileBytes >> 20} MiB", file);
            return [];
        }

        string text;
        try
        {
            text = Strict.GetString(source.Content.Span);
        }
        catch (DecoderFallbackException broken)
        {
            findings.Error("OST-MEC-002", $"the file is not UTF-8; the first wrong byte is number {broken.Index + 1}", file, hint: "Save it as UTF-8.");
            return [];
        }

        return Lines(source.Name, text, findings);
    }

    private static List<MechRecord> Lines(string name, string text, MechFindings findings)
    {
        var records = new List<MechRecord>();
        bool lost = false; // the record above could not be understood: its lines are checked, but not attached
        int number = 0;
        bool carriageReturn = false;
        foreach (ReadOnlySpan<char> raw in text.AsSpan().EnumerateLinesOf())
        {
            number++;
            if (number > MechLimits.Lines)
            {
                findings.Error("OST-MEC-001", $"the file has more than {MechLimits.Lines} lines", new SourceLocation(name, number));
                break;
            }

            ReadOnlySpan<char> line = raw;
            if (line.EndsWith("\r"))
            {
                if (!carriageReturn)
                {
                    findings.Error("OST-MEC-003", "the line ends in CR LF", new SourceLocation(name, number, line.Length),
                        hint: "Save the file with LF at the end of lines. Told once for each file.");
                }

                carriageReturn = true;
                line = line[..^1];
            }

            if (!Allowed(name, number, line, findings)) continue;
            if (line.Trim(' ').IsEmpty || line.TrimStart(' ')[0] == '#') continue;
            int indent = line.Length - line.TrimStart(' ').Length;
            if (indent is not (0 or 2))
            {
                findings.Error("OST-MEC-004", "a line starts in column 1 or is indented by two blanks", new SourceLocation(name, number, 1), line.ToString(),
                    "Records start in column 1; the lines of a record are indented by exactly two blanks.");
                continue;
            }

            MechRecord? record = Tokens(name, number, line, indent, findings);
            if (indent == 0)
            {
                lost = record is null;
                if (record is not null) records.Add(record);
            }
            else if (records.Count == 0 && !lost)
            {
                findings.Error("OST-MEC-004", "an indented line without a record above it", new SourceLocation(name, number, 1), line.ToString());
            }
            else if (record is not null && !lost)
            {
                records[^1].Below.Add(record);
            }
        }

        return records;
    }

    private static bool Allowed(string name, int number, ReadOnlySpan<char> line, MechFindings findings)
    {
        if (line.Length > MechLimits.LineLength)
        {
            findings.Error("OST-MEC-001", $"the line is longer than {MechLimits.LineLength} characters", new SourceLocation(name, number));
            return false;
        }

        for (int i = 0; i < line.Length; i++)
        {
            if (!IsForbidden(line[i])) continue;
            findings.Error("OST-MEC-002", $"the character U+{(int)line[i]:X4} is not allowed", new SourceLocation(name, number, i + 1),
                hint: line[i] == '\t' ? "Use blanks instead of a tab." : "Remove it.");
            return false;
        }

        return true;
    }

    private static MechRecord? Tokens(string name, int number, ReadOnlySpan<char> line, int start, MechFindings findings)
    {
        SourceLocation At(int position) => new(name, number, position + 1);
        int i = start;
        int end = i;
        while (end < line.Length && line[end] != ' ') end++;
        var record = new MechRecord(line[i..end].ToString(), At(i));
        i = end;
        while (true)
        {
            while (i < line.Length && line[i] == ' ') i++;
            if (i == line.Length) return record;
            int first = i;
            while (i < line.Length && line[i] is not (' ' or '=' or '"')) i++;
            bool keyed = i < line.Length && line[i] == '=' && IsKey(line[first..i]);
            if (!keyed)
            {
                // a word without key, such as an id or an arrow, ends at the next blank; "=>" is one of them
                while (i < line.Length && line[i] is not (' ' or '"')) i++;
                if (i < line.Length && line[i] == '"')
                {
                    findings.Error("OST-MEC-005", "a quotation mark stands only directly after key=", At(i), line[first..].ToString());
                    return null;
                }

                record.Words.Add(new MechWord(line[first..i].ToString(), At(first)));
                continue;
            }

            string key = line[first..i].ToString();
            int valueAt = ++i;
            if (Value(line, ref i) is not { } value)
            {
                findings.Error("OST-MEC-005", "the quoted value does not end, or is followed by more than a blank", At(valueAt), line[valueAt..].ToString(),
                    "A value with blanks stands in double quotes; a quote inside is written twice.");
                return null;
            }

            record.Values.Add(new MechValue(key, value, At(first), At(valueAt)));
        }
    }

    private static bool IsKey(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty) return false;
        foreach (char c in word)
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '-' or '_')) return false;
        return char.IsAsciiLetter(word[0]);
    }

    private static string? Value(ReadOnlySpan<char> line, ref int i)
    {
        int first = i;
        if (i == line.Length || line[i] != '"')
        {
            while (i < line.Length && line[i] != ' ')
                if (line[i++] == '"') return null;
            return line[first..i].ToString();
        }

        var value = new StringBuilder();
        i++;
        while (i < line.Length)
        {
            if (line[i] != '"')
            {
                value.Append(line[i++]);
            }
            else if (i + 1 < line.Length && line[i + 1] == '"')
            {
                value.Append('"');
                i += 2;
            }
            else
            {
                i++;
                return i == line.Length || line[i] == ' ' ? value.ToString() : null;
            }
        }

        return null;
    }

    private static LineEnumerator EnumerateLinesOf(this ReadOnlySpan<char> text) => new(text);

    /// <summary>Lines split at LF only.</summary>
    private ref struct LineEnumerator(ReadOnlySpan<char> text)
    {
        private ReadOnlySpan<char> _rest = text;
        private bool _done = text.IsEmpty;

        public ReadOnlySpan<char> Current { get; private set; }

        public readonly LineEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_done) return false;
            int end = _rest.IndexOf('\n');
            if (end < 0)
            {
                Current = _rest;
                _done = true;
                return true;
            }

            Current = _rest[..end];
            _rest = _rest[(end + 1)..];
            _done = _rest.IsEmpty;
            return true;
        }
    }
}
