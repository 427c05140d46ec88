using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>A linear model: what is estimated from it for every feature.</summary>
/// <param name="Matrix">Units × coefficients; the first column is usually 1. All numbers finite.</param>
/// <param name="Contrasts">Coefficients × contrasts: each column is a combination of coefficients to be tested. For the coefficients
/// themselves an identity.</param>
/// <param name="Names">The names of the contrasts.</param>
public sealed record LinearDesign(Matrix Matrix, Matrix Contrasts, IReadOnlyList<string> Names)
{
    /// <summary>Every coefficient of a design is tested.</summary>
    public static LinearDesign OfCoefficients(Matrix design, IReadOnlyList<string> names) =>
        new(design, Matrix.Of(design.Columns, design.Columns, (i, j) => i == j ? 1 : 0), names);

    /// <summary>Groups of a layout: an intercept (mean of the reference) and for every other group its difference from it; the differences
    /// are tested. Rows that take no part must have been left out.</summary>
    public static LinearDesign OfGroups(GroupLayout layout)
    {
        int k = layout.Groups.Count;
        if (layout.GroupOfRow.Any(g => g < 0)) throw new ArgumentException("a row takes no part in the layout", nameof(layout));
        return new LinearDesign(
            Matrix.Of(layout.GroupOfRow.Count, k, (i, j) => j == 0 || layout.GroupOfRow[i] == j ? 1 : 0),
            Matrix.Of(k, k - 1, (i, j) => i == j + 1 ? 1 : 0),
            [.. layout.Groups.Skip(1).Select(g => $"{g} - {layout.Groups[0]}")]);
    }

    internal void ThrowIfNotOf(int rows)
    {
        if (Matrix.Rows != rows) throw new ArgumentException($"the design has {Matrix.Rows} rows, the values {rows}");
        if (Contrasts.Rows != Matrix.Columns)
            throw new ArgumentException($"contrasts of {Contrasts.Rows} of {Matrix.Columns} coefficients");
        if (Names.Count != Contrasts.Columns) throw new ArgumentException("not as many names as contrasts");
        if (Matrix.Values.Any(v => !double.IsFinite(v)) || Contrasts.Values.Any(v => !double.IsFinite(v)))
            throw new ArgumentException("the design must be finite");
    }
}
