namespace Osteon.Formats;

/// <summary>How a table file is coded.</summary>
public enum TextCoding
{
    /// <summary>UTF-8, with or without a byte order mark.</summary>
    Utf8,

    /// <summary>ISO 8859-1: every byte is one character. Only where the user says so, since any file can be read that way.</summary>
    Latin1,
}

/// <summary>How a table file is read and how large it may be.</summary>
public sealed record DelimitedOptions
{
    /// <summary>The options used unless the caller says otherwise.</summary>
    public static DelimitedOptions Default { get; } = new();

    /// <summary>
    /// The character between cells: comma, semicolon or tab. Null (the default) decides by the file name's ending and the header line,
    /// never by counting characters in the body.
    /// </summary>
    public char? Separator { get; init; }

    /// <summary>Coding of the text. Default UTF-8.</summary>
    public TextCoding Coding { get; init; } = TextCoding.Utf8;

    /// <summary>Lines that begin with this text are comments and are passed over; null (the default) for none.</summary>
    public string? CommentPrefix { get; init; }

    /// <summary>Largest file, bytes. Default 256 MiB.</summary>
    public long MaxBytes { get; init; } = 256L << 20;

    /// <summary>Most columns. Default 16 384, as in a spreadsheet.</summary>
    public int MaxColumns { get; init; } = 16_384;

    /// <summary>Most cells. Default 20 million.</summary>
    public int MaxCells { get; init; } = 20_000_000;

    /// <summary>Longest cell, bytes. Default 32 767, as in a spreadsheet.</summary>
    public int MaxCellBytes { get; init; } = 32_767;

    /// <summary>Findings of one kind that are listed one by one; the rest is counted in one more. Default 50.</summary>
    public int MaxFindingsPerKind { get; init; } = 50;
}
