using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Reporting;

/// <summary>Writes tables of results.</summary>
internal sealed class TableMarkup(MarkupWriter page, Report report)
{
    /// <summary>A table with title, caption and tools.</summary>
    public void Block(DataTableBlock block)
    {
        Head(block.Table.Id, block.Table.Title);
        if (block.Caption is { } caption) page.Open("p", ("class", "source")).Rich(caption).Close("p");
        Plain(block.Table, Math.Max(1, block.MaxRows), block.Table.Title);
        if (block.Table.RowCount > block.MaxRows)
        {
            string rest = block.Path is null ? "" : $" All are in {block.Path}.";
            page.Element("p", FormattableString.Invariant($"The first {block.MaxRows} of {block.Table.RowCount} rows are shown.{rest}"),
                ("class", "more"));
        }

        page.Close("div");
    }

    /// <summary>A table of running text.</summary>
    public void Text(TextTableBlock block)
    {
        Head(block.Id, block.Title);
        if (block.Caption is { } caption) page.Open("p", ("class", "source")).Rich(caption).Close("p");
        page.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", block.Title))
            .Open("table", ("class", "data texts sortable")).Open("thead").Open("tr");
        foreach (TextTableColumn column in block.Columns)
        {
            page.Open("th", ("scope", "col"), ("class", column.Number ? "n" : null), ("data-name", column.Head));
            Words(column.Head, null, column.Description);
            page.Close("th");
        }

        page.Close("tr").Close("thead").Open("tbody");
        foreach (IReadOnlyList<RichText> row in block.Rows)
        {
            page.Open("tr");
            for (int i = 0; i < row.Count; i++)
                page.Open("td", ("class", block.Columns[i].Number ? "n" : null)).Rich(row[i]).Close("td");
            page.Close("tr");
        }

        page.Close("tbody").Close("table").Close("div").Close("div");
    }

    /// <summary>Opens the box around a table, with its title and a place for the script's tools.</summary>
    public void Head(string id, string title)
    {
        page.Open("div", ("class", "tablebox"), ("id", id), ("data-name", id)).Open("div", ("class", "tablehead")).Element("h3", title);
        if (report.DataLabel is { } label) page.Element("span", label, ("class", "datalabel"));
        page.Open("div", ("class", "tools"), ("hidden", "hidden")).Element("button", "Copy", ("type", "button"), ("data-do", "copy"))
            .Element("button", "Save as TSV", ("type", "button"), ("data-do", "tsv")).Close("div").Close("div");
    }

    /// <summary>The table alone, in a box that scrolls sideways.</summary>
    public void Plain(Table table, int maxRows, string label)
    {
        int rows = Math.Min(maxRows, table.RowCount);
        page.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", label))
            .Open("table", ("class", "data sortable")).Open("thead").Open("tr");
        foreach (Column column in table.Columns) HeadCell(column);
        page.Close("tr").Close("thead").Open("tbody");
        ColumnFormat?[] formats = [.. table.Columns.Select(c => c is NumberColumn n ? new ColumnFormat(n.Values.OfType<double>()) : null)];
        for (int row = 0; row < rows; row++)
        {
            page.Open("tr");
            for (int i = 0; i < table.Columns.Count; i++) Cell(table.Columns[i], formats[i], row);
            page.Close("tr");
        }

        page.Close("tbody").Close("table").Close("div");
    }

    /// <summary>A number: rounded for the eye, in full behind it.</summary>
    public void Number(double value, ColumnFormat format) =>
        page.Element("data", format.Text(value), ("value", value.ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>The words and the unit of a column head.</summary>
    public void Words(string name, string? unit, string? description)
    {
        if (description is null) page.Element("span", name, ("class", "name"));
        else page.Element("abbr", name, ("class", "name"), ("title", description));
        if (!string.IsNullOrEmpty(unit)) page.Text(" ").Element("span", unit, ("class", "unit"));
    }

    private void HeadCell(Column column)
    {
        string? unit = column.Unit is { } symbol ? Unit.TryParse(symbol, out Unit? known) ? known.Display : symbol : null;
        page.Open("th", ("scope", "col"), ("class", column is NumberColumn or IntegerColumn ? "n" : null),
            ("data-name", TableText.Name(column)));
        Words(column.Name, unit, column.Description);
        page.Close("th");
    }

    /// <summary>Columns named p or p_… hold p values and are written as such.</summary>
    private static bool IsProbability(NumberColumn column) =>
        (column.Name == "p" || column.Name.StartsWith("p_", StringComparison.Ordinal))
            && column.Values.All(v => v is null or (>= 0 and <= 1));

    private void Cell(Column column, ColumnFormat? format, int row)
    {
        if (column.Text(row).Length == 0)
        {
            page.Open("td", ("class", column is NumberColumn or IntegerColumn ? "n absent" : "absent"))
                .Element("span", "–", ("title", "no value")).Close("td");
            return;
        }

        switch (column)
        {
            case NumberColumn number when IsProbability(number):
                page.Open("td", ("class", "n")).Element("data", PValueText.Format(number.Values[row]!.Value), ("value", number.Text(row)))
                    .Close("td");
                break;
            case NumberColumn number:
                page.Open("td", ("class", "n"));
                Number(number.Values[row]!.Value, format!);
                page.Close("td");
                break;
            case IntegerColumn integer:
                page.Open("td", ("class", "n")).Element("data", integer.Text(row).Replace('-', '−'), ("value", integer.Text(row)))
                    .Close("td");
                break;
            case FlagColumn flag:
                page.Open("td").Element("data", flag.Values[row]!.Value ? "yes" : "no", ("value", flag.Text(row))).Close("td");
                break;
            default:
                page.Element("td", column.Text(row));
                break;
        }
    }
}
