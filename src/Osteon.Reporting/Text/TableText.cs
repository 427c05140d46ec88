using System.Text;
using Osteon.Primitives;

namespace Osteon.Reporting;

/// <summary>Tables as tab-separated text: full precision, LF line ends, a header of names with units in brackets.</summary>
internal static class TableText
{
    /// <summary>The table. Tabs and line ends inside cells become spaces.</summary>
    public static string Tsv(Table table)
    {
        var text = new StringBuilder();
        text.AppendJoin('\t', table.Columns.Select(c => Cell(Name(c)))).Append('\n');
        for (int row = 0; row < table.RowCount; row++)
        {
            int current = row;
            text.AppendJoin('\t', table.Columns.Select(c => Cell(c.Text(current)))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The column's name in exported files.</summary>
    public static string Name(Column column) =>
        string.IsNullOrEmpty(column.Unit) || column.Unit == "1" ? column.Name : $"{column.Name} [{column.Unit}]";

    private static string Cell(string text) => text.Replace('\t', ' ').Replace('\r', ' ').Replace('\n', ' ');
}
