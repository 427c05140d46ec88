using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>What a batch correction did.</summary>
/// <param name="Batches">Names of the batches, in the order of the table.</param>
/// <param name="Ratios">Batches × features: what the values of the batch were multiplied by; NaN where the batch could not be
/// corrected.</param>
/// <param name="Uncorrected">Features that were left as they were because a batch has no reference value of them.</param>
public sealed record BatchCorrectionEffect(IReadOnlyList<string> Batches, Matrix Ratios, IReadOnlyList<string> Uncorrected);

/// <summary>
/// Brings batches to one level by a ratio per feature: value × (summary over the reference injections of all batches) / (summary over those
/// of its batch). For tables whose drift inside a batch is negligible or already corrected; <see cref="DriftCorrection"/> with the target
/// of all QCs does this already. A feature without a reference value above 0 in some batch stays as it was in all of them, so that
/// corrected and raw batches are never mixed.
/// </summary>
public sealed record BatchCorrection : PreparationStep
{
    /// <inheritdoc/>
    public override string Id => "batch_correction";

    /// <summary>Summary of the references: median (default) or mean.</summary>
    public IntensityStatistic Statistic { get; init; } = IntensityStatistic.Median;

    /// <summary>
    /// Which injections are the reference. Default QCs. Samples may stand for them only if the arms are spread evenly over the batches:
    /// else a difference of arms is removed with the difference of batches.
    /// </summary>
    public InjectionScope Reference { get; init; } = InjectionScope.Qcs;

    internal override IEnumerable<Finding> Check(FeatureTable table)
    {
        Injection[] studied = [.. table.Injections.Where(i => i.Kind is InjectionKind.Sample or InjectionKind.Qc)];
        string[] without = [.. studied.Where(i => i.Batch is null).Select(i => i.Name)];
        if (without.Length > 0)
        {
            yield return Finding.Error(PreparationFindings.BatchMissing, $"{without.Length} samples or QCs have no batch",
                value: Text.List(without), hint: "Give every sample and QC its batch, or leave the step out.");
            yield break;
        }

        foreach (IGrouping<string, Injection> batch in studied.GroupBy(i => i.Batch!, StringComparer.Ordinal))
        {
            bool has = batch.Any(i => Reference == InjectionScope.SamplesAndQcs
                || i.Kind == (Reference == InjectionScope.Qcs ? InjectionKind.Qc : InjectionKind.Sample));
            if (!has)
                yield return Finding.Error(PreparationFindings.BatchWithoutQcs,
                    $"batch '{batch.Key}' has no reference injection ({Reference})", value: batch.Key,
                    hint: "Take samples as the reference if the arms are spread evenly over the batches, or exclude the batch.");
        }
    }

    internal override StepOutcome Apply(StepInput input, RunContext context)
    {
        FeatureTable table = input.Table;
        var batches = Enumerable.Range(0, table.Injections.Count).Where(r => table.Injections[r].Batch is not null)
            .GroupBy(r => table.Injections[r].Batch!, StringComparer.Ordinal).Select(g => (Name: g.Key, Rows: g.ToArray())).ToArray();
        int[] reference = table.Rows(Reference);
        Matrix all = table.FeatureMajor(reference);
        Matrix[] own = [.. batches.Select(b => table.FeatureMajor([.. b.Rows.Intersect(reference)]))];
        var ratios = new Matrix(batches.Length, table.Features.Count);
        var uncorrected = new List<string>();
        for (int f = 0; f < table.Features.Count; f++)
        {
            double goal = BlankFilter.Summary(all.Row(f), Statistic);
            bool complete = goal > 0;
            for (int b = 0; b < batches.Length; b++)
            {
                double level = BlankFilter.Summary(own[b].Row(f), Statistic);
                ratios[b, f] = level > 0 && goal > 0 ? goal / level : double.NaN;
                complete &= level > 0;
            }

            if (!complete) uncorrected.Add(table.Features[f].Id);
        }

        Matrix values = table.Intensities.Copy();
        var skip = new HashSet<string>(uncorrected, StringComparer.Ordinal);
        bool[] corrected = [.. table.Features.Select(f => !skip.Contains(f.Id))];
        for (int b = 0; b < batches.Length; b++)
        {
            ReadOnlySpan<double> ratio = ratios.Row(b);
            foreach (int row in batches[b].Rows)
            {
                Span<double> cells = values.Row(row);
                for (int f = 0; f < cells.Length; f++)
                    if (corrected[f]) cells[f] *= ratio[f];
            }
        }

        if (uncorrected.Count > 0)
            context.Findings.Add(Finding.Warning(PreparationFindings.TooFewQcValues,
                $"{uncorrected.Count} features were not corrected for batches because a batch has no reference value of them",
                value: Text.List(uncorrected),
                hint: "Filter features that are missing in the reference injections first."));
        return new StepOutcome(table.With(values), input.Imputed)
        {
            Batch =
            new BatchCorrectionEffect([.. batches.Select(b => b.Name)], ratios, uncorrected)
        };
    }
}
