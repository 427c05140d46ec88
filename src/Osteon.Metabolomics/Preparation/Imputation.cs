using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>What a missing cell is filled with.</summary>
public enum ImputationMethod
{
    /// <summary>The smallest positive value of the feature.</summary>
    Minimum,

    /// <summary>Half of the smallest positive value of the feature.</summary>
    HalfMinimum,

    /// <summary>A fifth of the smallest positive value of the feature, MetaboAnalyst's stand-in for the limit of detection.</summary>
    FifthMinimum,

    /// <summary>0: says «absent» and makes folds infinite; there for comparison.</summary>
    Zero,

    /// <summary>Mean of the values that the nearest features have in the same injection, as <c>impute.knn</c> of Bioconductor.</summary>
    NearestNeighbours,
}

/// <summary>
/// Fills missing cells of samples, QCs and reference materials; blanks and diluted pools keep theirs, because there a missing cell is the
/// expected result. The smallest value is taken over the same injections. A feature without any (positive) value cannot be filled and stays
/// missing (OST-PRE-017). Which cells were filled is carried to the result. Idempotent.
/// </summary>
public sealed record Imputation : PreparationStep
{
    private const double MuchImputedShare = 0.5;

    /// <inheritdoc/>
    public override string Id => "imputation";

    /// <summary>The method. Default minimum.</summary>
    public ImputationMethod Method { get; init; } = ImputationMethod.Minimum;

    /// <summary>Settings of <see cref="ImputationMethod.NearestNeighbours"/>.</summary>
    public NearestNeighbourParameters Neighbours { get; init; } = new();

    /// <summary>Minima make sense on the linear scale only; neighbours are found on any.</summary>
    internal override bool NeedsLinearScale => Method is not ImputationMethod.NearestNeighbours;

    internal override IEnumerable<Finding> Check(FeatureTable table)
    {
        if (Method == ImputationMethod.Zero)
            yield return Finding.Warning(PreparationFindings.ZeroImputation,
                "missing cells are filled with 0: folds against them are infinite and a plain logarithm is not possible",
                hint: "A share of the smallest value or nearest neighbours is the usual choice.");
        if (Method != ImputationMethod.NearestNeighbours) yield break;
        if (Neighbours.Count < 1) yield return OutOfRange("neighbours", Neighbours.Count, "at least 1");
        if (!(Neighbours.MaximumMissingOfFeature is >= 0 and <= 1)) yield return OutOfRange(
            "maximum_missing_of_feature", Neighbours.MaximumMissingOfFeature, "from 0 to 1");
        if (!(Neighbours.MaximumMissingOfInjection is >= 0 and <= 1)) yield return OutOfRange(
            "maximum_missing_of_injection", Neighbours.MaximumMissingOfInjection, "from 0 to 1");
        if (Neighbours.ClusterLimit is < 2) yield return OutOfRange("cluster_limit", Neighbours.ClusterLimit.Value, "at least 2");
    }

    internal override StepOutcome Apply(StepInput input, RunContext context)
    {
        FeatureTable table = input.Table;
        int[] rows = table.MeasuredRows();
        Matrix measured = table.Intensities.SelectRows(rows);
        Matrix filled = Method == ImputationMethod.NearestNeighbours
            ? NearestNeighbourImputation.Fill(measured, Neighbours, new NamedAxes(table, rows), context) : FillByMinimum(measured);
        Matrix values = table.Intensities.Copy();
        CellMask imputed = input.Imputed.Copy();
        long count = 0;
        int[] perFeature = new int[table.Features.Count];
        var empty = new SortedSet<int>();
        for (int i = 0; i < rows.Length; i++)
        {
            Span<double> from = filled.Row(i), to = values.Row(rows[i]);
            for (int feature = 0; feature < to.Length; feature++)
            {
                if (!double.IsNaN(to[feature])) continue;
                if (double.IsNaN(from[feature]))
                {
                    empty.Add(feature);
                    continue;
                }

                to[feature] = from[feature];
                imputed[rows[i], feature] = true;
                perFeature[feature]++;
                count++;
            }
        }

        Tell(table, empty, [.. Enumerable.Range(0, perFeature.Length).Where(f => perFeature[f] > MuchImputedShare * rows.Length)], context);
        return new StepOutcome(table.With(values), imputed) { ImputedCells = count };
    }

    private static void Tell(FeatureTable table, SortedSet<int> empty, int[] much, RunContext context)
    {
        if (empty.Count > 0)
            context.Findings.Add(Finding.Warning(PreparationFindings.FeatureWithoutValue,
                $"{empty.Count} features have cells that could not be filled and stay missing",
                value: Text.List([.. empty.Select(f => table.Features[f].Id)]),
                    hint: "They have no value to start from; a missing-value filter before the imputation removes them."));
        if (much.Length > 0)
            context.Findings.Add(Finding.Warning(PreparationFindings.MuchImputed,
                $"{much.Length} features had more than half of their cells filled in",
                value: Text.List([.. much.Select(f => table.Features[f].Id)]),
                    hint: "What is found for them rests on the imputation; filter missing values first or read them with care."));
    }

    private Matrix FillByMinimum(Matrix measured)
    {
        double share = Method switch
        {
            ImputationMethod.Minimum => 1,
            ImputationMethod.HalfMinimum => 2,
            ImputationMethod.FifthMinimum => 5,
            _ => double.PositiveInfinity
        };
        double[] smallest = new double[measured.Columns];
        Array.Fill(smallest, Method == ImputationMethod.Zero ? 0 : double.NaN);
        if (Method != ImputationMethod.Zero)
        {
            for (int row = 0; row < measured.Rows; row++)
            {
                Span<double> cells = measured.Row(row);
                for (int f = 0; f < cells.Length; f++)
                    if (cells[f] > 0 && !(cells[f] >= smallest[f])) smallest[f] = cells[f];
            }
        }

        Matrix filled = measured.Copy();
        for (int row = 0; row < filled.Rows; row++)
        {
            Span<double> cells = filled.Row(row);
            for (int f = 0; f < cells.Length; f++)
                if (double.IsNaN(cells[f])) cells[f] = Method == ImputationMethod.Zero ? 0 : smallest[f] / share;
        }

        return filled;
    }
}
