using System.Text.Unicode;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>A file of ISA-Tab as rows of cells: tabs between, double quotes around cells where needed, any kind of line end.</summary>
internal sealed class IsaText
{
    private readonly DelimitedParser _parser;

    private IsaText(string file, DelimitedParser parser, CappedFindings findings)
    {
        File = file;
        _parser = parser;
        Findings = findings;
    }

    /// <summary>The file as the user named it.</summary>
    public string File { get; }

    /// <summary>Where findings of this file go; whoever opened it closes it.</summary>
    public CappedFindings Findings { get; }

    /// <summary>Opens a file; text that is not UTF-8 is taken for Windows-1252, with a warning.</summary>
    public static IsaText Open(string path, IsaReadOptions options, FindingCollector findings)
    {
        var capped = new CappedFindings(findings, path, options.MaxFindingsPerKind);
        byte[] bytes = DelimitedBytes.Read(path, options.Limits('\t'), out _);
        if (!Utf8.IsValid(bytes))
        {
            capped.Add(Finding.Warning(
                "OST-ISA-003",
                "the file is not UTF-8; it is read as Windows-1252",
                new SourceLocation(path, 1 + bytes.AsSpan(0, TextCodings.ValidUtf8Length(bytes)).Count((byte)'\n')),
                hint: "Save it in UTF-8."));
            bytes = TextCodings.FromWindows1252(bytes);
        }

        int lineEnd = bytes.AsSpan().IndexOfAny((byte)'\r', (byte)'\n');
        ReadOnlySpan<byte> first = lineEnd < 0 ? bytes : bytes.AsSpan(0, lineEnd);
        char separator = first.Contains((byte)'\t') || !first.Contains((byte)',') ? '\t' : ',';
        return new IsaText(path, new DelimitedParser(path, bytes, options.Limits(separator), capped) { Separator = separator }, capped);
    }

    /// <summary>The next row that is not empty, or null.</summary>
    public RawRow? Next()
    {
        while (_parser.SkipToRow())
            if (_parser.Next() is { } row) return row;
        return null;
    }

    /// <summary>Where a cell stands.</summary>
    public SourceLocation At(RawCell cell) => new(File, cell.Line, cell.Column);
}
