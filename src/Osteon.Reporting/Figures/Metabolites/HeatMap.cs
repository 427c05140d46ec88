using Osteon.Primitives;

namespace Osteon.Reporting;

/// <summary>A tree of merged leaves beside a heat map: merge i joins two of what came before, a leaf (0 to leaves − 1) or merge j (leaves + j).</summary>
/// <param name="Merges">The pairs that are joined.</param>
/// <param name="Heights">The height of each merge.</param>
/// <param name="Order">Leaves from first to last as they are drawn.</param>
public sealed record HeatMapTree(IReadOnlyList<(int Left, int Right)> Merges, IReadOnlyList<double> Heights, IReadOnlyList<int> Order);

/// <summary>A table of numbers as colours, with trees of its rows and columns.</summary>
public sealed record HeatMap
{
    /// <summary>Labels of the rows of <see cref="Values"/>.</summary>
    public required IReadOnlyList<string> Rows { get; init; }

    /// <summary>Labels of its columns.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Rows × columns; cells that are not numbers are drawn grey.</summary>
    public required Matrix Values { get; init; }

    /// <summary>Tree of the rows, or null to keep their order.</summary>
    public HeatMapTree? RowTree { get; init; }

    /// <summary>Tree of the columns, or null to keep their order.</summary>
    public HeatMapTree? ColumnTree { get; init; }

    /// <summary>Group of each column with its place in the palette of arms, drawn as a strip; empty for none.</summary>
    public IReadOnlyList<(string Group, int Palette)> ColumnGroups { get; init; } = [];

    /// <summary>What the colours mean.</summary>
    public required string Quantity { get; init; }

    /// <summary>Ends of the colours; values beyond have the colour of the end.</summary>
    public required (double Low, double High) Limits { get; init; }

    /// <summary>Whether the middle of the colours is white and the ends are opposite (deviations), or colours go from light to dark.</summary>
    public bool Diverging { get; init; } = true;

    /// <summary>Caption of the figure.</summary>
    public required RichText Caption { get; init; }

    /// <summary>Says on the drawing that the data are generated, simulated or assumed; null for measured data.</summary>
    public string? DataLabel { get; init; }
}
