using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>What can be wrong with a table as a whole before any cell is understood.</summary>
internal static class TableChecks
{
    /// <summary>
    /// Removes columns at the right edge that have neither a name nor a cell, which spreadsheets leave behind (OST-TBL-013, a warning).
    /// </summary>
    public static void DropEmptyEdge(string file, ref RawRow header, List<RawRow> rows, CappedFindings findings)
    {
        int width = header.Count;
        while (width > 1 && header[width - 1].IsBlank) width--;
        if (width == header.Count) return;
        int from = width;
        foreach (RawRow row in rows)
            for (int i = row.Count - 1; i >= from; i--)
                if (!row[i].IsBlank) from = i + 1;
        if (from >= header.Count) return;
        findings.Add(Finding.Warning(
            "OST-TBL-013",
            string.Create(
                CultureInfo.InvariantCulture,
                $"columns {from + 1} to {header.Count} have neither name nor content; they are passed over"),
            new SourceLocation(file, header.Line, from + 1),
            hint: "Delete them in the spreadsheet."));
        int full = header.Count;
        header = header.Cut(from);
        for (int i = 0; i < rows.Count; i++)
            if (rows[i].Count <= full) rows[i] = rows[i].Cut(from);
    }

    /// <summary>Names that are missing, double, or have blanks around them.</summary>
    public static void CheckNames(string file, RawRow header, CappedFindings findings)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var seenFolded = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < header.Count; i++)
        {
            RawCell cell = header[i];
            var where = new SourceLocation(file, cell.Line, cell.Column);
            string name = cell.Text.Trim();
            if (name.Length == 0)
            {
                findings.Add(Finding.Error(
                    "OST-TBL-014",
                    "the column has no name",
                    where,
                    hint: "Name it in the header line, or delete the column."));
                continue;
            }

            if (name.Length != cell.Text.Length)
                findings.Add(Finding.Warning(
                    "OST-TBL-015",
                    "the column name has blanks around it, which are ignored",
                    where,
                    cell.Text,
                    "Remove the blanks."));
            if (!seen.TryAdd(name, i + 1))
                findings.Add(Finding.Error(
                    "OST-TBL-016",
                    string.Create(CultureInfo.InvariantCulture, $"the column name stands twice, in columns {seen[name]} and {i + 1}"),
                    where,
                    name,
                    "Give each column a name of its own."));
            else if (!seenFolded.TryAdd(name, i + 1))
                findings.Add(Finding.Warning(
                    "OST-TBL-017",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"columns {seenFolded[name]} and {i + 1} have names that differ only in capitals"),
                    where,
                    name,
                    "Give each column a name that cannot be confused."));
        }
    }

    /// <summary>Rows with fewer or more cells than the header.</summary>
    public static void CheckWidths(RawTable table, CappedFindings findings)
    {
        foreach (RawRow row in table.Rows)
        {
            if (row.Count == table.Header.Count) continue;
            bool more = row.Count > table.Header.Count;
            RawCell shown = more ? row[table.Header.Count] : row[^1];
            findings.Add(Finding.Error(
                "OST-TBL-018",
                string.Create(CultureInfo.InvariantCulture, $"the line has {row.Count} cells, the header has {table.Header.Count}"),
                new SourceLocation(table.File, row.Line, shown.Column),
                shown.Text.Length <= 60 ? shown.Text : shown.Text[..60] + "…",
                more
                    ? $"A cell that holds one of the {SeparatorChoice.Name(table.Separator)} that separate cells must stand in double " +
                        "quotes; write decimals with a point."
                    : $"Add the missing {SeparatorChoice.Name(table.Separator)}; a cell may be empty, but it must be there."));
        }
    }

    /// <summary>Cells that look like a number with a decimal comma.</summary>
    public static void CheckDecimals(RawTable table, CappedFindings findings)
    {
        foreach (RawRow row in table.Rows)
            for (int i = 0; i < row.Count; i++)
                if (HasDecimalComma(row.Texts[i]))
                    findings.Add(Finding.Warning(
                        "OST-TBL-019",
                        "the cell looks like a number with a decimal comma (or one between thousands); it is not read as a number",
                        table.Locate(row[i]),
                        row.Texts[i],
                        "Write numbers with a decimal point and without separators of thousands, for example 0.231."));
    }

    private static bool HasDecimalComma(string text)
    {
        int comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0) return false;
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        comma = rest.IndexOf(',');
        return comma > 0
            && comma < rest.Length - 1
            && rest.LastIndexOf(',') == comma
            && double.TryParse(rest[..comma], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            && char.IsAsciiDigit(rest[comma + 1])
            && double.TryParse(rest[(comma + 1)..], NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _);
    }
}
