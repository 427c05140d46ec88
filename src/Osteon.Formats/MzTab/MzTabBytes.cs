using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>The bytes of an mzTab-M file, once it is known to be one and of an allowed size.</summary>
internal static class MzTabBytes
{
    /// <summary>Prefixes of lines of mzTab-M, and behind them those of proteomics tables of mzTab 1.</summary>
    public static readonly string[] Prefixes =
        ["MTD", "COM", "SMH", "SML", "SFH", "SMF", "SEH", "SME", "PRH", "PRT", "PEH", "PEP", "PSH", "PSM", "OLI", "OSH", "OSM", "NUC", "NUH"];

    /// <summary>Reads a file.</summary>
    public static byte[] Read(string path, MzTabReadOptions options)
    {
        if (!File.Exists(path))
            throw Refusal.Missing("OST-VOL-001", new SourceLocation(path), "there is no such file", hint: DetachedFile.NearestHint(path));
        using SafeFileHandle handle = SourceFile.Open(path);
        long length = SourceFile.Length(handle, path);
        if (length > Limit(options)) throw TooLarge(path, options);
        byte[] bytes = new byte[length];
        int got = SourceFile.ReadAt(handle, path, 0, bytes);
        return Checked(path, got == bytes.Length ? bytes : bytes[..got]);
    }

    /// <summary>Reads a stream to its end; never holds more than the limit.</summary>
    public static byte[] Read(Stream stream, string name, MzTabReadOptions options)
    {
        var all = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        while (stream.Read(buffer) is var got and > 0)
        {
            if (all.Length + got > Limit(options)) throw TooLarge(name, options);
            all.Write(buffer, 0, got);
        }

        return Checked(name, all.ToArray());
    }

    private static long Limit(MzTabReadOptions options) => Math.Min(options.MaxBytes, Array.MaxLength);

    private static InvalidContentException TooLarge(string name, MzTabReadOptions options) => Refusal.Content(
        "OST-MZT-002",
        new SourceLocation(name),
        string.Create(CultureInfo.InvariantCulture, $"the file is larger than the limit of {Limit(options)} bytes"),
        hint: "Leave out what is not needed, for example the evidence table.");

    /// <summary>The bytes without a mark, if the first line that is not empty begins as a line of mzTab does.</summary>
    private static byte[] Checked(string name, byte[] bytes)
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..]) bytes = bytes[3..];
        ReadOnlySpan<byte> start = bytes.AsSpan().TrimStart("\r\n\t \""u8);
        foreach (string prefix in Prefixes)
            if (start.Length > 3 && System.Text.Ascii.Equals(start[..3], prefix) && start[3] == (byte)'\t') return bytes;
        string hint = bytes switch
        {
            [0x1F, 0x8B, ..] => "It is compressed (gzip): unpack it first.",
            [(byte)'P', (byte)'K', 3, 4, ..] => "It is a spreadsheet or a ZIP archive: save the sheet as text with tabs in UTF-8.",
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => "It is text in UTF-16: save it in UTF-8.",
            _ => "Every line of an mzTab file begins with MTD, COM, SMH, SML, SFH, SMF, SEH or SME and a tab.",
        };
        throw new UnknownFormatException(Finding.Error(
            "OST-MZT-001",
            bytes.Length == 0 ? "the file is empty" : "the file is no mzTab file",
            new SourceLocation(name),
            hint: hint));
    }
}
