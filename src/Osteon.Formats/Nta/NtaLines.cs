using System.Globalization;
using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>The lines of a text, one at a time; they end with LF, CR LF or CR.</summary>
internal sealed class NtaLines(NtaText text)
{
    private const int LongestLine = 1 << 20;

    private int _at;

    /// <summary>Number of the line read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Where the line read last stands.</summary>
    public SourceLocation Location => new(text.Path, Number);

    /// <summary>The next line without its end; null after the last.</summary>
    public string? Next()
    {
        ReadOnlySpan<byte> rest = text.Bytes.AsSpan(_at);
        if (rest.IsEmpty) return null;
        Number++;
        int length = rest.IndexOfAny((byte)'\r', (byte)'\n');
        int end = length < 0 ? 0 : rest[length..].StartsWith("\r\n"u8) ? 2 : 1;
        if (length < 0) length = rest.Length;
        if (length > LongestLine)
            throw Refusal.Content(
                "OST-NTA-002",
                Location,
                string.Create(CultureInfo.InvariantCulture, $"the line has {length} bytes, more than the limit of {LongestLine}"),
                hint: "Check that it is the file you meant.");
        _at += length + end;
        return Encoding.UTF8.GetString(rest[..length]);
    }
}
