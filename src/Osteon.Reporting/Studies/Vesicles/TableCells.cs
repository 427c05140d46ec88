using Osteon.Primitives;

namespace Osteon.Reporting;

/// <summary>Reads columns of a table by name.</summary>
internal static class TableCells
{
    /// <summary>Numbers of a column; throws if there is none of this name and kind.</summary>
    public static IReadOnlyList<double?> Numbers(this Table table, string column) => ((NumberColumn)table.Columns.First(c => c.Name == column)).Values;

    /// <summary>Whole numbers of a column.</summary>
    public static IReadOnlyList<long?> Integers(this Table table, string column) => ((IntegerColumn)table.Columns.First(c => c.Name == column)).Values;

    /// <summary>Texts of a column.</summary>
    public static IReadOnlyList<string?> Texts(this Table table, string column) => ((TextColumn)table.Columns.First(c => c.Name == column)).Values;

    /// <summary>Flags of a column.</summary>
    public static IReadOnlyList<bool?> Flags(this Table table, string column) => ((FlagColumn)table.Columns.First(c => c.Name == column)).Values;

    /// <summary>The table with only some of its columns, in the order given.</summary>
    public static Table Only(this Table table, string id, string title, params string[] columns) =>
        new(id, title, [.. columns.Select(name => table.Columns.First(c => c.Name == name))]);
}
