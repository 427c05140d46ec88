using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// What a model shall explain: the class of each row, or one or several numbers per row. Classes are coded as ropls does: two classes
/// become one column of 0 and 1, where 1 is the second level; more classes become one column of 0 and 1 per level.
/// </summary>
public sealed class Response
{
    private Response(Matrix values, IReadOnlyList<string> names, IReadOnlyList<int>? levels, IReadOnlyList<string>? levelNames)
    {
        Values = values;
        Names = names;
        Levels = levels;
        LevelNames = levelNames;
    }

    /// <summary>Rows × columns of the response as numbers; NaN is a missing value, allowed only with several columns.</summary>
    public Matrix Values { get; }

    /// <summary>A name per column: <c>y</c> or the given ones for numbers, the second level for two classes, the levels for more.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The level of each row as an index into <see cref="LevelNames"/>, or null for numbers.</summary>
    public IReadOnlyList<int>? Levels { get; }

    /// <summary>Names of the levels in their order, or null for numbers.</summary>
    public IReadOnlyList<string>? LevelNames { get; }

    /// <summary>Number of rows.</summary>
    public int Rows => Values.Rows;

    /// <summary>Whether the response is class membership.</summary>
    public bool IsClasses => Levels is not null;

    /// <summary>
    /// Class membership. Levels without a row are left out. Throws <see cref="ArgumentException"/> if an index is out of range, a name
    /// occurs twice, or fewer than two levels have rows.
    /// </summary>
    /// <param name="levels">Per row an index into <paramref name="levelNames"/>.</param>
    /// <param name="levelNames">Names in the order of the levels; with two levels the second one is coded 1, so positive coefficients
    /// point to it.</param>
    public static Response OfClasses(IReadOnlyList<int> levels, IReadOnlyList<string> levelNames)
    {
        if (levels.Any(l => l < 0 || l >= levelNames.Count)) throw new ArgumentException($"a level is not one of 0…{levelNames.Count - 1}", nameof(levels));
        if (levelNames.Distinct(StringComparer.Ordinal).Count() != levelNames.Count) throw new ArgumentException("a level name occurs twice", nameof(levelNames));
        int[] used = [.. levels.Distinct().Order()];
        if (used.Length < 2) throw new ArgumentException("a response of classes needs rows of at least two classes", nameof(levels));
        string[] names = [.. used.Select(l => levelNames[l])];
        int[] index = [.. levels.Select(l => Array.IndexOf(used, l))];
        Matrix values = names.Length == 2
            ? Matrix.Of(index.Length, 1, (r, _) => index[r])
            : Matrix.Of(index.Length, names.Length, (r, c) => index[r] == c ? 1 : 0);
        return new Response(values, names.Length == 2 ? [names[1]] : names, index, names);
    }

    /// <summary>
    /// Class membership by labels. Without <paramref name="levelNames"/> the levels are the labels in ordinal order of their characters;
    /// R orders by the rules of its locale, where upper and lower case may be mixed.
    /// </summary>
    public static Response OfLabels(IReadOnlyList<string> labels, IReadOnlyList<string>? levelNames = null)
    {
        string[] names = [.. levelNames ?? [.. labels.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]];
        int[] levels = [.. labels.Select(l => Array.IndexOf(names, l))];
        int unknown = Array.IndexOf(levels, -1);
        if (unknown >= 0) throw new ArgumentException($"the label '{labels[unknown]}' is not one of the levels", nameof(labels));
        return OfClasses(levels, names);
    }

    /// <summary>One number per row; all must be finite.</summary>
    public static Response OfValues(IReadOnlyList<double> values, string name = "y") => OfValues(new Matrix(values.Count, 1, [.. values]), [name]);

    /// <summary>Several numbers per row; NaN is a missing value, allowed only where there are several columns. No row or column may be
    /// missing altogether.</summary>
    public static Response OfValues(Matrix values, IReadOnlyList<string> names)
    {
        if (values.Columns == 0 || names.Count != values.Columns) throw new ArgumentException($"{names.Count} names do not fit {values.Columns} columns", nameof(names));
        if (values.Values.Any(double.IsInfinity)) throw new ArgumentException("a response is infinite", nameof(values));
        if (values.Columns == 1 && values.Values.Any(double.IsNaN)) throw new ArgumentException("a single response must have no missing values", nameof(values));
        for (int row = 0; row < values.Rows; row++)
            if (values.Row(row).ToArray().All(double.IsNaN)) throw new ArgumentException($"row {row} has no response at all", nameof(values));
        return new Response(values, [.. names], null, null);
    }

    /// <summary>The same response with its rows in another order: row i gets what row <paramref name="rows"/>[i] had.</summary>
    public Response Rearrange(IReadOnlyList<int> rows) =>
        new(Values.SelectRows(rows), Names, Levels is null ? null : [.. rows.Select(r => Levels[r])], LevelNames);
}
