using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>One interaction of a SIF file.</summary>
/// <param name="Subject">First name.</param>
/// <param name="Relation">Word between.</param>
/// <param name="Target">Second name.</param>
/// <param name="Line">Line, from 1.</param>
public sealed record SifRow(string Subject, string Relation, string Target, int Line);

/// <summary>What a SIF file holds.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Rows">Interactions in the order of the file; a line with several objects gives one each.</param>
/// <param name="Alone">Names that stand alone on a line.</param>
public sealed record SifNetwork(string File, IReadOnlyList<SifRow> Rows, IReadOnlyList<string> Alone);

/// <summary>
/// Reads the simple interaction format of Cytoscape (https://manual.cytoscape.org): <c>subject relation object [object …]</c>, or one
/// name alone. If any
/// line holds a tab, tabs separate and names may hold blanks; else blanks separate.
/// </summary>
public static class SifFile
{
    /// <summary>Largest file, bytes: 256 MiB.</summary>
    public const int MaxBytes = 256 << 20;

    private const int MaxName = 1000;
    private const int MaxFindings = 50;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file; lines that cannot be understood are added to <paramref name="findings"/> as errors (OST-SIF-003).</summary>
    /// <exception cref="MissingSourceException">The file cannot be read.</exception>
    /// <exception cref="InvalidContentException">OST-SIF-001: too large. OST-SIF-002: no text in UTF-8.</exception>
    public static SifNetwork Read(string path, FindingCollector findings)
    {
        using SafeFileHandle handle = SourceFile.Open(path);
        long length = SourceFile.Length(handle, path);
        if (length > MaxBytes)
            throw Refusal.Content(
                "OST-SIF-001", new SourceLocation(path), string.Create(CultureInfo.InvariantCulture, $"the file has {length} bytes, more than the limit of {MaxBytes}"));
        byte[] bytes = new byte[length];
        int got = SourceFile.ReadAt(handle, path, 0, bytes);
        return Read(path, bytes.AsSpan(0, got), findings);
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <inheritdoc cref="Read(string, FindingCollector)"/>
    public static SifNetwork Read(string name, ReadOnlySpan<byte> content, FindingCollector findings)
    {
        string text;
        try
        {
            text = Strict.GetString(content.StartsWith(Encoding.UTF8.Preamble) ? content[3..] : content);
        }
        catch (DecoderFallbackException)
        {
            throw Refusal.Content("OST-SIF-002", new SourceLocation(name), "the file is no text in UTF-8", hint: "Save it as UTF-8.");
        }

        if (text.Contains('\0', StringComparison.Ordinal)) throw Refusal.Content("OST-SIF-002", new SourceLocation(name), "the file is no text");
        bool tabs = text.Contains('\t', StringComparison.Ordinal);
        List<SifRow> rows = [];
        List<string> alone = [];
        int number = 0, wrong = 0;
        foreach (string raw in text.Split('\n'))
        {
            number++;
            string line = raw.TrimEnd('\r', ' ', '\t');
            if (line.TrimStart().Length == 0) continue;
            string[] parts = [.. tabs ? line.Split('\t').Select(p => p.Trim()) : line.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
            bool broken = parts.Length == 2 || parts.Any(p => p.Length is 0 or > MaxName || p.Any(char.IsControl));
            if (broken)
            {
                if (++wrong <= MaxFindings)
                    findings.Add(Finding.Error(
                        "OST-SIF-003",
                        "a line is 'subject relation object', or one name alone",
                        new SourceLocation(name, number),
                        line.Length > 80 ? line[..80] + "…" : line,
                        "Separate by tabs if names hold blanks."));
                continue;
            }

            if (parts.Length == 1) alone.Add(parts[0]);
            for (int i = 2; i < parts.Length; i++) rows.Add(new SifRow(parts[0], parts[1], parts[i], number));
        }

        if (wrong > MaxFindings)
            findings.Add(Finding.Error(
                "OST-SIF-003", string.Create(CultureInfo.InvariantCulture, $"… and the same {wrong - MaxFindings} more times in this file"), new SourceLocation(name)));
        return new SifNetwork(name, rows, alone);
    }
}
