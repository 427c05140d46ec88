using System.Globalization;
using Osteon.Formats;
using Osteon.Inference;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// A table of values with a column that names groups, as a user brings it to <c>osteon stats compare</c>: one row per experimental unit.
/// </summary>
public static class ValueTable
{
    private static readonly string[] MissingWords = ["", "NA", "N/A", "n/a", "na", "NaN", "nan", "."];

    /// <summary>
    /// The values of some columns, split by the group column. A cell that is empty, NA, N/A, NaN or a lone point is missing; any other cell that is not a finite number
    /// is an error finding with its place.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="valueColumns">Names of the columns with values; each is one outcome.</param>
    /// <param name="groupColumn">Name of the column with groups.</param>
    /// <param name="unitColumn">Name of the column that identifies the unit, for paired data; null pairs by position.</param>
    /// <param name="findings">Receives what is wrong; do not use the result if any is an error.</param>
    /// <returns>Per outcome its groups, in the order in which the groups first appear.</returns>
    public static IReadOnlyList<(string Outcome, IReadOnlyList<GroupData> Groups)> Split(
        RawTable table, IReadOnlyList<string> valueColumns, string groupColumn, string? unitColumn, FindingCollector findings)
    {
        int group = Require(table, groupColumn, findings);
        int unit = unitColumn is null ? -1 : Require(table, unitColumn, findings);
        int[] values = [.. valueColumns.Select(name => Require(table, name, findings))];
        if (group < 0 || values.Any(v => v < 0) || (unitColumn is not null && unit < 0)) return [];

        var groups = new List<(string Name, List<int> Rows)>();
        for (int row = 0; row < table.Rows.Count; row++)
        {
            RawCell cell = table.Cell(row, group);
            if (cell.IsBlank)
            {
                findings.Add(Finding.Error(
                    "OST-TAB-101", $"the row has no value in the group column '{groupColumn}'", table.Locate(cell), hint: "Name the group, or remove the row."));
                continue;
            }

            string name = cell.Text.Trim();
            int index = groups.FindIndex(g => g.Name == name);
            if (index < 0) groups.Add((name, [row]));
            else groups[index].Rows.Add(row);
        }

        return
        [
            .. valueColumns.Zip(values, (name, column) => (
                name,
                (IReadOnlyList<GroupData>)[.. groups.Select(g => new GroupData(
                    g.Name,
                    [.. g.Rows.Select(row => Number(table, row, column, findings))],
                    unit < 0 ? null : [.. g.Rows.Select(row => table.Cell(row, unit).Text.Trim())]))])),
        ];
    }

    private static int Require(RawTable table, string name, FindingCollector findings)
    {
        int index = table.IndexOf(name);
        if (index < 0)
        {
            findings.Add(Finding.Error(
                "OST-TAB-102", $"there is no column '{name}'", new SourceLocation(table.File, table.Header.Line), name,
                NearestName.Hint(name, [.. table.Header.Texts.Select(t => t.Trim())])));
        }

        return index;
    }

    private static double? Number(RawTable table, int row, int column, FindingCollector findings)
    {
        RawCell cell = table.Cell(row, column);
        string text = cell.Text.Trim();
        if (MissingWords.Contains(text)) return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)) return value;
        findings.Add(Finding.Error(
            "OST-TAB-103", $"'{text}' in column '{table.Header[column].Text.Trim()}' is not a number", table.Locate(cell), text,
            text.Contains(',', StringComparison.Ordinal) ? "Write numbers with a decimal point." : "Write a number, or leave the cell empty if the value is missing."));
        return null;
    }
}
