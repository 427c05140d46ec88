using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>The text of an NTA file as UTF-8, whatever it is stored in: UTF-8, UTF-16 with a mark, else Windows-1252 (Latin-1).</summary>
internal sealed class NtaText
{
    private NtaText(string path, byte[] bytes)
    {
        Path = path;
        Bytes = bytes;
    }

    /// <summary>The path as the user named it.</summary>
    public string Path { get; }

    /// <summary>The text, without a mark.</summary>
    public byte[] Bytes { get; }

    /// <summary>Reads a file whole.</summary>
    /// <exception cref="InvalidContentException">OST-NTA-002 (too large), OST-NTA-003 (no text), OST-NTA-004 (empty).</exception>
    public static NtaText Read(string path, long most)
    {
        using SafeFileHandle handle = SourceFile.Open(path);
        long length = SourceFile.Length(handle, path);
        if (length > Math.Min(most, Array.MaxLength))
            throw Refusal.Content(
                "OST-NTA-002",
                new SourceLocation(path),
                string.Create(CultureInfo.InvariantCulture, $"the file has {length} bytes, more than the limit of {most}"),
                hint: "Check that it is the file you meant; export fewer videos or tracks at once.");
        return Of(path, handle, length);
    }

    /// <summary>The beginning of a file.</summary>
    public static NtaText Start(string path, int most)
    {
        using SafeFileHandle handle = SourceFile.Open(path);
        return Of(path, handle, Math.Min(most, SourceFile.Length(handle, path)));
    }

    private static NtaText Of(string path, SafeFileHandle handle, long length)
    {
        byte[] bytes = new byte[length];
        int got = SourceFile.ReadAt(handle, path, 0, bytes);
        if (got < bytes.Length) bytes = bytes[..got];
        CheckIsText(bytes, path);
        return new NtaText(path, ToUtf8(bytes));
    }

    private static byte[] ToUtf8(byte[] raw)
    {
        switch (raw)
        {
            case [0xEF, 0xBB, 0xBF, ..]: return raw[3..];
            case [0xFF, 0xFE, ..]: return Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(raw, 2, raw.Length - 2));
            case [0xFE, 0xFF, ..]: return Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(raw, 2, raw.Length - 2));
        }

        // The beginning of a file may be cut inside a character, which has four bytes at most.
        int valid = TextCodings.ValidUtf8Length(raw);
        bool cutInside = raw.Length - valid is > 0 and < 4 && raw[valid] >= 0xC2
            && !raw.AsSpan(valid + 1).ContainsAnyExceptInRange((byte)0x80, (byte)0xBF);
        return valid == raw.Length || cutInside ? raw : TextCodings.FromWindows1252(raw);
    }

    private static void CheckIsText(ReadOnlySpan<byte> start, string path)
    {
        if (start.IsEmpty)
            throw Refusal.Content("OST-NTA-004", new SourceLocation(path), "the file is empty", hint: "Copy or export it again.");
        (string What, string Advice)? other = start switch
        {
            [(byte)'P', (byte)'K', 3, 4, ..] =>
                ("a spreadsheet (.xlsx) or another ZIP archive", "Save the sheet as 'CSV UTF-8', or unpack it."),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => ("an old spreadsheet (.xls)", "Save the sheet as 'CSV UTF-8'."),
            [0x1F, 0x8B, ..] => ("compressed (gzip)", "Unpack it first."),
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] =>
                ("a PDF report", "Give the text file (.txt, .csv) the instrument wrote beside it."),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] => ("a video (AVI)", "Videos are tracked with 'osteon nta track'."),
            [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] =>
                ("an image stack (TIFF)", "Videos are tracked with 'osteon nta track'."),
            [(byte)'F', (byte)'C', (byte)'S', (byte)'2' or (byte)'3', ..] =>
                ("a flow cytometry file (FCS)", "Give the text file the instrument wrote beside it."),
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => null,
            _ => start[..Math.Min(start.Length, 1 << 16)].Contains((byte)0)
                ? ("no text: it holds zero bytes", "Check that it is the exported text file.") : null,
        };
        if (other is { } found)
            throw Refusal.Content(
                "OST-NTA-003", new SourceLocation(path), $"the file is {found.What}, not text of an NTA instrument", hint: found.Advice);
    }
}
