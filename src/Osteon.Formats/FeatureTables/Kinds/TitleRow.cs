using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>The titles of a sheet whose first row they are.</summary>
internal static class TitleRow
{
    /// <summary>
    /// The titles; where the next row has one cell more, a blank title is put before the first, since R leaves out that of the row names.
    /// </summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="options">Limits.</param>
    /// <param name="line">Which row holds the titles, from 1.</param>
    public static string[] Of(SheetBytes sheet, FeatureTableReadOptions options, int line = 1)
    {
        var rows = new SheetRows(sheet, options.Limits, new CappedFindings(new FindingCollector(), sheet.Path, 0));
        for (int i = 0; i < line; i++)
            if (!rows.Next()) return [];
        string[] titles = rows.Texts();
        while (titles.Length > 1 && titles[^1].Length == 0) titles = titles[..^1];
        if (!rows.Next() || rows.Count <= titles.Length) return titles;
        int count = rows.Count;
        while (count > titles.Length && rows.IsBlank(count - 1)) count--;
        return count == titles.Length + 1 ? ["", .. titles] : titles;
    }
}
