using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Reads lists of injections from tables of text.</summary>
public static class InjectionLists
{
    /// <summary>
    /// Reads a list: one line of titles, one line for each injection. Titles are recognised by well-known names
    /// (docs/formats/feature-tables.md) unless declared; a column of names must be there. Columns that are not understood are kept.
    /// </summary>
    /// <param name="path">A CSV or TSV file.</param>
    /// <param name="options">Declared columns, separator, coding and limits.</param>
    /// <param name="findings">Receives all that is wrong or worth knowing.</param>
    /// <exception cref="InvalidContentException">The first error; all are in <paramref name="findings"/>.</exception>
    /// <exception cref="MissingSourceException">The file is not there or cannot be read.</exception>
    public static InjectionList Read(string path, FeatureTableReadOptions options, FindingCollector findings) =>
        Read(path, options, nameColumn: null, findings);

    /// <summary>Reads a list of which the kind of table fixes the column of names.</summary>
    internal static InjectionList Read(string path, FeatureTableReadOptions options, int? nameColumn, FindingCollector findings)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        SheetBytes sheet = SheetBytes.Read(path, options);
        var local = new FindingCollector();
        var capped = new CappedFindings(local, path, options.Limits.MaxFindingsPerKind);
        var rows = new SheetRows(sheet, options.Limits, capped);
        InjectionList? list = null;
        try
        {
            list = Read(rows, path, options, nameColumn);
        }
        finally
        {
            capped.Close();
            findings.AddRange(local.ToList());
        }

        Refusals.ThrowFirst(local);
        return list;
    }

    private static InjectionList Read(SheetRows rows, string path, FeatureTableReadOptions options, int? nameColumn)
    {
        string[] titles = rows.Next() ? rows.Texts() : [];
        while (titles.Length > 1 && titles[^1].Length == 0) titles = titles[..^1];
        if (titles.Length == 0)
            throw Refusal.Content(
                "OST-FEA-004",
                new SourceLocation(path),
                "the list of injections is empty",
                hint: "It needs a line of titles and a line for each injection.");
        InjectionTable.Columns columns = InjectionTable.Find(rows, titles, options.InjectionColumns, nameColumn);
        if (columns[InjectionField.Name] < 0)
            throw Refusal.Content(
                "OST-FEA-045",
                rows.Locate(0),
                "the list of injections has no column with their names",
                hint: $"Call it 'injection' or 'sample', or declare it. There are: {string.Join(", ", titles.Take(30))}.");
        var entries = new List<InjectionListEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (rows.Next())
        {
            if (rows.IsBlank() || !Fits(rows, titles.Length)) continue;
            if (InjectionTable.Row(rows, columns) is not { } entry) continue;
            if (lines.TryAdd(entry.Name, rows.Line)) entries.Add(entry);
            else
                rows.Add(Finding.Error(
                    "OST-FEA-046",
                    string.Create(
                        CultureInfo.InvariantCulture, $"the injection stands twice, on lines {lines[entry.Name]} and {rows.Line}"),
                    entry.Location,
                    entry.Name,
                    "Each injection has one line."));
        }

        return new InjectionList { File = path, Entries = entries, AmountUnit = columns.AmountUnit, KeptColumns = columns.Kept };
    }

    private static bool Fits(SheetRows rows, int width)
    {
        int count = rows.Count;
        while (count > width && rows.IsBlank(count - 1)) count--;
        if (count <= width) return true;
        rows.Add(Finding.Error(
            "OST-FEA-008",
            string.Create(CultureInfo.InvariantCulture, $"the line has {count} cells, but there are {width} titles"),
            rows.Locate(width),
            rows.Text(width),
            "A cell that holds the character between cells must stand in double quotes."));
        return false;
    }
}
