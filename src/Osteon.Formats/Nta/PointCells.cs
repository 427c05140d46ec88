namespace Osteon.Formats;

/// <summary>The cells of a table of points or particles: whole numbers, places and flags, each with a finding if it is none.</summary>
internal sealed class PointCells(NtaReading reading, NtaRows rows)
{
    private const double LargestWhole = 9_007_199_254_740_992;

    /// <summary>No recording reaches farther, in pixels or micrometres; beyond, squares of places would leave the range of numbers.</summary>
    private const double Farthest = 1e9;

    /// <summary>The index of the first title among these, capitals ignored; −1 if there is none.</summary>
    public static int Find(IReadOnlyList<string> titles, params string[] names)
    {
        foreach (string name in names)
            for (int i = 0; i < titles.Count; i++)
                if (titles[i].Equals(name, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }

    /// <summary>A whole number; null with an error.</summary>
    public long? Whole(int column, string what, long least, long most)
    {
        double? value = reading.Numbers.Parse(rows.Bytes(column), rows.Line);
        if (value is { } number && number == Math.Floor(number) && Math.Abs(number) <= LargestWhole && number >= least && number <= most)
            return (long)number;
        reading.Error(
            "OST-NTA-021", $"the {what} is not a whole number of {least} or more", rows.Locate(column), rows.Text(column),
            "The row was cut off or changed: export the file again.");
        return null;
    }

    /// <summary>A number; null with an error.</summary>
    public double? Number(int column, string what)
    {
        double? value = reading.Numbers.Parse(rows.Bytes(column), rows.Line);
        if (value is null)
            reading.Error(
                "OST-NTA-021", $"the {what} is not a number", rows.Locate(column), rows.Text(column),
                "The row was cut off or changed: export the file again.");
        return value;
    }

    /// <summary>A place along a row or column; null with an error.</summary>
    public double? Place(int column, string what)
    {
        double? value = Number(column, what);
        if (value is null || Math.Abs(value.Value) <= Farthest) return value;
        reading.Error(
            "OST-NTA-021", $"the {what} lies beyond any recording", rows.Locate(column), rows.Text(column),
            "The row was changed: export the file again.");
        return null;
    }

    /// <summary>A number, or null where the cell is empty, says that there is none, or the column is not there.</summary>
    public double? Optional(int column) => column < 0 ? null : reading.Numbers.Parse(rows.Bytes(column), rows.Line);

    /// <summary>Whether a cell holds nothing, or a word for nothing.</summary>
    public bool IsMissing(int column)
    {
        ReadOnlySpan<byte> cell = rows.Bytes(column).Trim(" \t"u8);
        return cell.IsEmpty || cell.SequenceEqual("NaN"u8) || cell.SequenceEqual("nan"u8) || cell.SequenceEqual("None"u8)
            || cell.SequenceEqual("null"u8);
    }

    /// <summary>A flag; null where the column is not there, or with an error.</summary>
    public bool? Flag(int column)
    {
        if (column < 0) return null;
        string text = rows.Text(column);
        if (text.Equals("True", StringComparison.OrdinalIgnoreCase) || text.Equals("Yes", StringComparison.OrdinalIgnoreCase)
            || text == "1")
            return true;
        if (text.Equals("False", StringComparison.OrdinalIgnoreCase) || text.Equals("No", StringComparison.OrdinalIgnoreCase)
            || text == "0")
            return false;
        reading.Error(
            "OST-NTA-021", "the cell is neither True nor False", rows.Locate(column), text,
            "The row was cut off or changed: export the file again.");
        return null;
    }
}
