namespace Osteon.Primitives;

/// <summary>
/// A table of results: named, typed columns of equal length. Missing cells are null. Row order is part of the result.
/// </summary>
public sealed record Table
{
    /// <summary>A table; throws <see cref="ArgumentException"/> if columns differ in length or share a name.</summary>
    public Table(string id, string title, IReadOnlyList<Column> columns)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        if (columns.Select(c => c.Name).Distinct(StringComparer.Ordinal).Count() != columns.Count)
            throw new ArgumentException($"table '{id}' has two columns of one name", nameof(columns));
        if (columns.Select(c => c.Count).Distinct().Count() > 1)
            throw new ArgumentException($"the columns of table '{id}' differ in length", nameof(columns));
        Id = id;
        Title = title;
        Columns = columns;
    }

    /// <summary>Identifier, also the file name without ending.</summary>
    public string Id { get; }

    /// <summary>What the table shows, in a few words.</summary>
    public string Title { get; }

    /// <summary>The columns in order.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>Number of rows.</summary>
    public int RowCount => Columns.Count == 0 ? 0 : Columns[0].Count;

    /// <summary>The column of this name; throws <see cref="ArgumentException"/> if there is none.</summary>
    public Column this[string name] =>
        Columns.FirstOrDefault(c => c.Name == name) ?? throw new ArgumentException($"table '{Id}' has no column '{name}'", nameof(name));
}
