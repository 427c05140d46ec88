using System.Diagnostics.CodeAnalysis;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// The companion of written tables: their files have bare column names, stable and machine-readable, and this table says what each column
/// means.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "A data dictionary, in the sense of every study of tables; not a collection.")]
public static class TableDictionary
{
    /// <summary>
    /// One row per column of each table, in order: <c>table, name, type, unit, description</c>. Type is <c>text</c>, <c>number</c>,
    /// <c>integer</c> or
    /// <c>flag</c>; unit and description are empty where there are none. Written like any other table.
    /// </summary>
    public static Table Of(IReadOnlyList<Table> tables)
    {
        (Table Table, Column Column)[] rows = [.. tables.SelectMany(t => t.Columns, (t, c) => (t, c))];
        return new Table("columns", "Columns of the tables",
        [
            Column.Of("table", [.. rows.Select(r => r.Table.Id)], "Table, also its file name without ending"),
            Column.Of("name", [.. rows.Select(r => r.Column.Name)], "Column name as in the header line"),
            Column.Of("type", [.. rows.Select(r => TypeName(r.Column))], "text, number, integer or flag (true, false)"),
            Column.Of("unit", [.. rows.Select(r => r.Column.Unit)], "Unit symbol; empty where none applies"),
            Column.Of("description", [.. rows.Select(r => r.Column.Description)], "What the cells mean"),
        ]);
    }

    private static string TypeName(Column column) => column switch
    {
        TextColumn => "text",
        NumberColumn => "number",
        IntegerColumn => "integer",
        FlagColumn => "flag",
        _ => throw new ArgumentException($"a column of type {column.GetType().Name} has no name in the dictionary", nameof(column)),
    };
}
