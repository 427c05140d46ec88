namespace Osteon.Inference;

/// <summary>The rows that are left when one experimental unit is left out.</summary>
/// <param name="Unit">The unit that is left out.</param>
/// <param name="Rows">The rows of all other units, ascending.</param>
public sealed record LeaveOneOut(string Unit, IReadOnlyList<int> Rows)
{
    /// <summary>
    /// One set per unit, in the order in which the units appear; all rows of a unit (several injections, time points) are left out
    /// together. Rows that take no part in the layout are in no set. Without units every row is its own.
    /// </summary>
    public static IReadOnlyList<LeaveOneOut> Of(GroupLayout layout)
    {
        int[] rows = [.. Enumerable.Range(0, layout.GroupOfRow.Count).Where(r => layout.GroupOfRow[r] >= 0)];
        string[] units = layout.Units is { } named ? [.. named] : [.. Enumerable.Range(1, layout.GroupOfRow.Count).Select(i => $"row {i}")];
        return
        [
            .. rows.Select(r => units[r]).Distinct(StringComparer.Ordinal)
                .Select(unit => new LeaveOneOut(unit, [.. rows.Where(r => units[r] != unit)])),
        ];
    }
}
