using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>
/// Which row of a matrix belongs to which group. The first group is the reference: every estimate is the other group minus it, every
/// ratio the other over it.
/// </summary>
/// <param name="Groups">Names of the groups, reference first, all different.</param>
/// <param name="GroupOfRow">For every row the position of its group in <paramref name="Groups"/>, or −1 for a row that takes no part
/// (a pooled sample, a group that is not compared).</param>
public sealed record GroupLayout(IReadOnlyList<string> Groups, IReadOnlyList<int> GroupOfRow)
{
    /// <summary>The experimental unit of every row (animal, patient), or null where every row is a unit of its own. Paired tests and mixed
    /// models need it.</summary>
    public IReadOnlyList<string>? Units { get; init; }

    /// <summary>A second factor: time, sex, diet. Two-way analysis of variance and mixed models need it.</summary>
    public LevelFactor? Second { get; init; }

    /// <summary>
    /// The layout of a column of labels. Groups stand in the order given by <paramref name="groups"/>; a label that is not among them, or
    /// null, takes no part. Without <paramref name="groups"/> they stand in the order in which the labels appear.
    /// </summary>
    public static GroupLayout Of(IReadOnlyList<string?> labels, IReadOnlyList<string>? groups = null)
    {
        LevelFactor factor = LevelFactor.Of("group", labels, groups);
        return new GroupLayout(factor.Levels, factor.LevelOfRow);
    }

    /// <summary>The layout of some rows, in the order given: what <see cref="Matrix.SelectRows"/> is to the values.</summary>
    public GroupLayout SelectRows(IReadOnlyList<int> rows) => this with
    {
        GroupOfRow = [.. rows.Select(r => GroupOfRow[r])],
        Units = Units is { } units ? [.. rows.Select(r => units[r])] : null,
        Second = Second is { } second ? second with { LevelOfRow = [.. rows.Select(r => second.LevelOfRow[r])] } : null,
    };

    /// <summary>The rows of a group, in order.</summary>
    public IReadOnlyList<int> RowsOf(int group) => [.. Enumerable.Range(0, GroupOfRow.Count).Where(r => GroupOfRow[r] == group)];

    /// <summary>A layout that cannot belong to a matrix of so many rows is a caller's bug.</summary>
    internal void ThrowIfNotOf(int rows)
    {
        if (GroupOfRow.Count != rows) throw new ArgumentException($"the layout has {GroupOfRow.Count} rows, the matrix {rows}");
        if (GroupOfRow.Any(g => g < -1 || g >= Groups.Count)) throw new ArgumentException("a row belongs to a group that is not there");
        if (Groups.Distinct(StringComparer.Ordinal).Count() != Groups.Count) throw new ArgumentException("two groups have the same name");
        if (Units is { } units && units.Count != rows) throw new ArgumentException("the layout has not as many units as rows");
        if (Second is not { } second) return;
        if (second.LevelOfRow.Count != rows) throw new ArgumentException($"factor '{second.Name}' has not as many rows as the matrix");
        if (second.LevelOfRow.Any(l => l < -1 || l >= second.Levels.Count))
            throw new ArgumentException($"a row has a level of '{second.Name}' that is not there");
    }
}

/// <summary>A factor of a design: its levels, and the level of every row.</summary>
/// <param name="Name">What the factor is, for people: <c>time</c>, <c>sex</c>.</param>
/// <param name="Levels">Names of the levels, all different.</param>
/// <param name="LevelOfRow">For every row the position of its level, or −1 for a row that takes no part.</param>
public sealed record LevelFactor(string Name, IReadOnlyList<string> Levels, IReadOnlyList<int> LevelOfRow)
{
    /// <summary>The factor of a column of labels, with the levels in the order given or else of appearance; a label that is not a level
    /// takes no part.</summary>
    public static LevelFactor Of(string name, IReadOnlyList<string?> labels, IReadOnlyList<string>? levels = null)
    {
        string[] all = [.. levels ?? [.. labels.OfType<string>().Distinct(StringComparer.Ordinal)]];
        Dictionary<string, int> position = all.Index().ToDictionary(p => p.Item, p => p.Index, StringComparer.Ordinal);
        return new LevelFactor(name, all, [.. labels.Select(l => l is null ? -1 : position.GetValueOrDefault(l, -1))]);
    }
}
