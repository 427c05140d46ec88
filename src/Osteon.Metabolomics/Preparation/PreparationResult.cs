using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>A prepared table and what was done to get it. Findings are in the context the steps ran with.</summary>
public sealed record PreparationResult
{
    /// <summary>The prepared table.</summary>
    public required FeatureTable Table { get; init; }

    /// <summary>The effect of each step, in the order in which they ran.</summary>
    public required IReadOnlyList<PreparationEffect> Effects { get; init; }

    /// <summary>Injections × features of <see cref="Table"/>: which cells hold a filled-in value (or an average with one).</summary>
    public required CellMask ImputedCells { get; init; }

    /// <summary>Share of filled-in cells of a feature, 0 to 1, over all injections of the table.</summary>
    public double ImputedShareOfFeature(int feature) =>
        ImputedCells.Rows == 0 ? 0 : (double)ImputedCells.CountOfColumn(feature) / ImputedCells.Rows;

    /// <summary>Share of filled-in cells of an injection, 0 to 1.</summary>
    public double ImputedShareOfInjection(int injection) =>
        ImputedCells.Columns == 0 ? 0 : (double)ImputedCells.CountOfRow(injection) / ImputedCells.Columns;
}
