using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>A transformation of intensities.</summary>
public enum TransformMethod
{
    /// <summary>As they are.</summary>
    None,

    /// <summary>Decimal logarithm.</summary>
    Log10,

    /// <summary>Binary logarithm.</summary>
    Log2,

    /// <summary>
    /// Generalised logarithm log₁₀((x + √(x² + m²))/2), m = a tenth of the smallest |x| that is not 0 in the table: MetaboAnalyst's «log
    /// transformation». Defined for zeros and negative values, equal to log₁₀ x for x ≫ m.
    /// </summary>
    Glog,
}

/// <summary>
/// Transforms all values; missing cells stay missing. A value not above 0 under a plain logarithm stops the step (OST-PRE-013), because −∞
/// is no intensity. m of the generalised logarithm is sought in samples, QCs and reference materials. Steps that are defined on the linear
/// scale cannot follow (OST-PRE-014).
/// </summary>
public sealed record Transform : PreparationStep
{
    /// <inheritdoc/>
    public override string Id => "transform";

    /// <summary>The transformation. Default log10.</summary>
    public TransformMethod Method { get; init; } = TransformMethod.Log10;

    internal override bool NeedsLinearScale => Method != TransformMethod.None;

    internal override IEnumerable<Finding> Check(FeatureTable table) => [];

    internal override StepOutcome Apply(StepInput input, RunContext context)
    {
        FeatureTable table = input.Table;
        if (Method == TransformMethod.None) return new StepOutcome(table, input.Imputed);
        double m = Method == TransformMethod.Glog ? Offset(table) : double.NaN;
        Matrix values = table.Intensities.Copy();
        if (Method != TransformMethod.Glog) RequirePositive(table, values, context);
        Span<double> cells = values.Values;
        for (int i = 0; i < cells.Length; i++)
        {
            double x = cells[i];
            cells[i] = Method switch
            {
                TransformMethod.Log10 => Math.Log10(x),
                TransformMethod.Log2 => Math.Log2(x),
                _ => Math.Log10((x + Math.Sqrt((x * x) + (m * m))) / 2),
            };
        }

        string name = Method switch { TransformMethod.Log10 => "log10", TransformMethod.Log2 => "log2", _ => "glog10" };
        return new StepOutcome(table.With(values, $"{name} of {table.Quantity}"),
            input.Imputed)
        { TransformOffset = FiniteStatistics.OrNull(m) };
    }

    private static double Offset(FeatureTable table)
    {
        double smallest = double.PositiveInfinity;
        foreach (int row in table.MeasuredRows())
            foreach (double value in table.Intensities.Row(row))
                if (value != 0 && Math.Abs(value) < smallest) smallest = Math.Abs(value);
        return double.IsFinite(smallest) ? smallest / 10 : 0;
    }

    /// <summary>Only measured injections count: a blank may hold zeros without harm, they become missing there.</summary>
    private void RequirePositive(FeatureTable table, Matrix values, RunContext context)
    {
        int[] measured = table.MeasuredRows();
        long bad = 0, negative = 0, ofOthers = 0;
        var features = new SortedSet<int>();
        for (int row = 0; row < values.Rows; row++)
        {
            bool counts = Array.BinarySearch(measured, row) >= 0;
            Span<double> cells = values.Row(row);
            for (int f = 0; f < cells.Length; f++)
            {
                if (!(cells[f] <= 0)) continue;
                if (!counts)
                {
                    cells[f] = double.NaN;
                    ofOthers++;
                    continue;
                }

                bad++;
                if (cells[f] < 0) negative++;
                features.Add(f);
            }
        }

        if (bad > 0)
            throw new InvalidContentException(Finding.Error(PreparationFindings.LogOfNotPositive,
                $"{Method} of values that are not above 0: {bad} cells of {features.Count} features ({negative} below 0)",
                    value: Text.List([.. features.Select(f => table.Features[f].Id)]),
                hint: "If 0 means «not found», use zeros_as_missing and impute before the transformation; glog is defined for zeros " +
                    "and negative values."));
        if (ofOthers > 0)
            context.Findings.Add(Finding.Note(PreparationFindings.ZerosOfBlanks,
                $"{ofOthers} cells of blanks or diluted pools that are not above 0 became missing under {Method}"));
    }
}
