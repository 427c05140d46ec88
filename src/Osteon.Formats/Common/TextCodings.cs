using System.Text;
using System.Text.Unicode;

namespace Osteon.Formats;

/// <summary>Text that is not UTF-8 although it should be.</summary>
internal static class TextCodings
{
    /// <summary>The text of bytes in Windows-1252 (Latin-1 with typographic signs), as UTF-8.</summary>
    public static byte[] FromWindows1252(byte[] bytes)
    {
        Encoding windows = CodePagesEncodingProvider.Instance.GetEncoding(1252) ?? Encoding.Latin1;
        return Encoding.Convert(windows, Encoding.UTF8, bytes);
    }

    /// <summary>How many bytes at the beginning are whole characters of UTF-8.</summary>
    public static int ValidUtf8Length(ReadOnlySpan<byte> bytes)
    {
        int at = 0;
        char[] room = new char[4096];
        while (at < bytes.Length)
        {
            Utf8.ToUtf16(bytes[at..], room, out int read, out _, replaceInvalidSequences: false);
            if (read == 0) break;
            at += read;
        }

        return at;
    }
}
