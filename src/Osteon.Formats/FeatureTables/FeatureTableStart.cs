namespace Osteon.Formats;

/// <summary>What a kind of feature table is recognised by: the first rows of a file, or the files of a folder.</summary>
public sealed record FeatureTableStart
{
    /// <summary>File or folder as the user named it.</summary>
    public required string Path { get; init; }

    /// <summary>Whether it is a folder; then only <see cref="FileNames"/> is filled.</summary>
    public bool IsFolder { get; init; }

    /// <summary>Names (without folder) of the files in the folder, or beside the file, in ordinal order; at most 4096.</summary>
    public IReadOnlyList<string> FileNames { get; init; } = [];

    /// <summary>
    /// The first rows that are not empty, at most 12, cut at tabs, commas or semicolons (whichever stands equally often on most of these
    /// rows, outside quotes), without quotes and without blanks around the cells. Empty for a folder.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];

    /// <summary>The character that separates cells.</summary>
    public char Separator { get; init; } = '\t';

    /// <summary>Whether any cell of the row (from 0) equals the title; capitals do not matter. False where there is no such row.</summary>
    public bool Has(int row, string title) =>
        row >= 0 && row < Rows.Count && Rows[row].Contains(title, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a row (from 0) has a cell of which the condition holds.</summary>
    public bool Has(int row, Predicate<string> condition) => row >= 0 && row < Rows.Count && Rows[row].Any(c => condition(c));

    /// <summary>The index of the first row with a cell that equals the title; −1 if there is none.</summary>
    public int RowWith(string title)
    {
        for (int row = 0; row < Rows.Count; row++)
            if (Has(row, title)) return row;
        return -1;
    }
}
