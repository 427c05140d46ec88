namespace Osteon.Reporting;

/// <summary>A set of items with a name.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Items">Its items; repeated ones count once.</param>
public sealed record NamedSet(string Label, IReadOnlyCollection<string> Items);

/// <summary>How sets overlap, as an UpSet plot: a column for each combination that occurs, with the number of items that are in exactly those sets.</summary>
public sealed record SetPlot
{
    /// <summary>The sets from top to bottom, at least two.</summary>
    public required IReadOnlyList<NamedSet> Sets { get; init; }

    /// <summary>What the items are called, in the plural.</summary>
    public required string Items { get; init; }

    /// <summary>Combinations drawn at most; the largest are.</summary>
    public int MostCombinations { get; init; } = 24;

    /// <summary>Caption of the figure.</summary>
    public required RichText Caption { get; init; }

    /// <summary>Says on the drawing that the data are generated, simulated or assumed; null for measured data.</summary>
    public string? DataLabel { get; init; }
}
