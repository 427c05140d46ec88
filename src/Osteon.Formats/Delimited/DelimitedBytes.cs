using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>The bytes of a table file, once it is known to be text of an allowed size.</summary>
internal static class DelimitedBytes
{
    /// <summary>Reads a file and removes a UTF-8 byte order mark, which is reported by <paramref name="marked"/>.</summary>
    public static byte[] Read(string path, DelimitedOptions options, out bool marked)
    {
        using SafeFileHandle handle = SourceFile.Open(path);
        long length = SourceFile.Length(handle, path);
        if (length > Math.Min(options.MaxBytes, Array.MaxLength))
            throw Refusal.Content(
                "OST-TBL-001",
                new SourceLocation(path),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the table file has {length} bytes, more than the limit of {options.MaxBytes}"),
                hint: "Split the table, or leave out columns that are not needed.");
        byte[] bytes = new byte[length];
        int got = SourceFile.ReadAt(handle, path, 0, bytes);
        CheckIsText(bytes, path);
        marked = bytes is [0xEF, 0xBB, 0xBF, ..];
        return bytes[(marked ? 3 : 0)..got];
    }

    private static void CheckIsText(ReadOnlySpan<byte> start, string path)
    {
        (string What, string Advice)? other = start switch
        {
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => ("text in UTF-16", "Save it again as 'CSV UTF-8' or as text in UTF-8."),
            [(byte)'P', (byte)'K', 3, 4, ..] => (
                "a spreadsheet (.xlsx, .ods) or another ZIP archive",
                "Open it and save the sheet as 'CSV UTF-8'."),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => ("an old spreadsheet (.xls)", "Open it and save the sheet as 'CSV UTF-8'."),
            [0x1F, 0x8B, ..] => ("compressed (gzip)", "Unpack it first."),
            _ => null,
        };
        if (other is { } found)
            throw Refusal.Content(
                "OST-TBL-002",
                new SourceLocation(path),
                $"the file is {found.What}, not a table as text",
                hint: found.Advice);
    }
}
