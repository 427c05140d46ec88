namespace Osteon.Reporting;

/// <summary>The sign and the word of a measured result; the sign is a shape, so that it needs no font.</summary>
internal static class MarkSign
{
    /// <summary>The word.</summary>
    public static string Word(MarkDirection direction) => direction switch
    {
        MarkDirection.Up => "higher",
        MarkDirection.Down => "lower",
        MarkDirection.Present => "found",
        MarkDirection.Enriched => "enriched",
        _ => "changed",
    };

    /// <summary>The character, for drawings on a canvas.</summary>
    public static string Character(MarkDirection direction) => direction switch
    {
        MarkDirection.Up => "▲",
        MarkDirection.Down => "▼",
        MarkDirection.Present => "●",
        MarkDirection.Enriched => "◆",
        _ => "◐",
    };

    /// <summary>The shape as an SVG path around (0, 0), within 4.5 pixels.</summary>
    public static string Path(MarkDirection direction) => direction switch
    {
        MarkDirection.Up => "M0 -4.5L4.3 3.5H-4.3Z",
        MarkDirection.Down => "M0 4.5L4.3 -3.5H-4.3Z",
        MarkDirection.Present => "M-3.4 0A3.4 3.4 0 1 1 3.4 0A3.4 3.4 0 1 1 -3.4 0Z",
        MarkDirection.Enriched => "M0 -4.6L4.6 0L0 4.6L-4.6 0Z",
        _ => "M0 -4.2A4.2 4.2 0 0 1 0 4.2Z",
    };
}
