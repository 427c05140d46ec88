namespace Osteon.Formats;

/// <summary>Texts as cells of ISA-Tab.</summary>
internal static class IsaCell
{
    /// <summary>A cell of a table whose cells stand in quotes only where needed.</summary>
    public static string Quoted(string text) => text.AsSpan().IndexOfAny("\t\"\r\n") < 0 ? text : Always(text);

    /// <summary>A cell in double quotes. Line ends become blanks, since many readers take them for the end of the row.</summary>
    public static string Always(string text) =>
        $"\"{text.Replace("\r\n", " ", StringComparison.Ordinal).Replace('\r', ' ').Replace('\n', ' ').Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
