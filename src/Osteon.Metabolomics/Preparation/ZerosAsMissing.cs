using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// Declares that the program that wrote the table meant «not found» by 0: such cells become missing. Progenesis QI, MS-DIAL and most
/// exports write 0; xcms writes a missing cell. Idempotent.
/// </summary>
public sealed record ZerosAsMissing : PreparationStep
{
    /// <inheritdoc/>
    public override string Id => "zeros_as_missing";

    /// <summary>Whether values below 0 (left by some background subtractions) become missing too. Default false.</summary>
    public bool NegativeValuesToo { get; init; }

    internal override IEnumerable<Finding> Check(FeatureTable table) => [];

    internal override StepOutcome Apply(StepInput input, RunContext context)
    {
        Matrix values = input.Table.Intensities.Copy();
        CellMask imputed = input.Imputed.Copy();
        for (int row = 0; row < values.Rows; row++)
        {
            Span<double> cells = values.Row(row);
            for (int column = 0; column < cells.Length; column++)
            {
                if (cells[column] != 0 && !(NegativeValuesToo && cells[column] < 0)) continue;
                cells[column] = double.NaN;
                imputed[row, column] = false;
            }
        }

        return new StepOutcome(input.Table.With(values), imputed);
    }
}
