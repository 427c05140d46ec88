using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Finds the line of titles.</summary>
internal static class TitleLines
{
    private const int MostLines = 50;

    /// <summary>Reads up to the row that holds a title, which is then the row read last; gives the rows above it.</summary>
    /// <exception cref="InvalidContentException">OST-FEA-006: there is no such row.</exception>
    public static List<string[]> To(SheetRows rows, string title, string kind) =>
        To(rows, texts => texts.Contains(title, StringComparer.OrdinalIgnoreCase), $"'{title}'", kind);

    /// <summary>Reads up to the row of which the condition holds.</summary>
    public static List<string[]> To(SheetRows rows, Predicate<string[]> isTitles, string what, string kind)
    {
        var above = new List<string[]>();
        while (above.Count < MostLines && rows.Next())
        {
            string[] texts = rows.Texts();
            if (isTitles(texts)) return above;
            above.Add(texts);
        }

        throw Refusal.Content(
            "OST-FEA-006",
            rows.Locate(0),
            $"no line of titles with {what} was found, which a table of {kind} has",
            hint: "Check that the file is the export it is taken for, and that its first lines were not removed.");
    }
}
