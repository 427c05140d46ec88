using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>One batch as a drift correction sees it: its rows in order of injection and their places on the axis.</summary>
/// <param name="Name">Name of the batch; empty if the table states none.</param>
/// <param name="Rows">Rows of the table, in order of injection.</param>
/// <param name="Places">Abscissa of each of them.</param>
/// <param name="Qcs">Positions in <paramref name="Rows"/> of the pooled QCs.</param>
internal sealed record DriftBatch(string Name, int[] Rows, double[] Places, int[] Qcs)
{
    public double[] QcPlaces { get; } = [.. Qcs.Select(q => Places[q])];
}

/// <summary>The batches of a table in order of injection.</summary>
internal static class DriftBatches
{
    public static DriftBatch[] Of(FeatureTable table, DriftAxis axis) =>
    [
        .. Enumerable.Range(0, table.Injections.Count).Where(r => table.Injections[r].Order is not null)
            .GroupBy(r => table.Injections[r].Batch ?? "", StringComparer.Ordinal)
            .Select(batch =>
            {
                int[] rows = [.. batch.OrderBy(r => table.Injections[r].Order!.Value)];
                double[] places = axis == DriftAxis.RankInBatch ? [.. rows.Select((_, i) => i + 1.0)]
                    : [.. rows.Select(r => table.Injections[r].Order!.Value)];
                return new DriftBatch(batch.Key, rows, places,
                    [.. Enumerable.Range(0, rows.Length).Where(i => table.Injections[rows[i]].Kind == InjectionKind.Qc)]);
            }),
    ];

    public static IEnumerable<Finding> Check(DriftCorrection step, FeatureTable table)
    {
        if (table.RowsOf(InjectionKind.Qc).Count == 0)
        {
            yield return Finding.Error(PreparationFindings.NoQcs, $"{step.Id} follows pooled QCs, but the table has none",
                hint: "Mark the QCs in the sample sheet, or leave the step out.");
            yield break;
        }

        Injection[] studied = [.. table.Injections.Where(i => i.Kind is InjectionKind.Sample or InjectionKind.Qc)];
        string[] without = [.. studied.Where(i => i.Order is null || !double.IsFinite(i.Order.Value)).Select(i => i.Name)];
        if (without.Length > 0)
        {
            yield return Finding.Error(PreparationFindings.NoOrder,
                $"{without.Length} samples or QCs have no place in the order of injection, without which drift cannot be followed",
                value: Text.List(without),
                hint: "Give every sample and QC its injection order; the acquisition list of the instrument has it.");
            yield break;
        }

        string[] noBatch = [.. studied.Where(i => i.Batch is null).Select(i => i.Name)];
        if (noBatch.Length > 0 && noBatch.Length < studied.Length)
        {
            yield return Finding.Error(PreparationFindings.BatchMissing,
                $"{noBatch.Length} samples or QCs have no batch while others have one", value: Text.List(noBatch),
                hint: "Give every sample and QC its batch, or none.");
            yield break;
        }

        foreach (DriftBatch batch in Of(table, step.Axis))
            foreach (Finding finding in Check(step, table, batch)) yield return finding;
    }

    /// <summary>Samples that no QC of their batch precedes or follows.</summary>
    public static string[] Extrapolated(FeatureTable table, DriftBatch batch)
    {
        if (batch.Qcs.Length == 0) return [];
        double first = batch.QcPlaces.Min(), last = batch.QcPlaces.Max();
        return [.. Enumerable.Range(0, batch.Rows.Length).Where(i => batch.Places[i] < first || batch.Places[i] > last)
            .Select(i => table.Injections[batch.Rows[i]])
            .Where(i => i.Kind == InjectionKind.Sample).Select(i => i.Name)];
    }

    private static IEnumerable<Finding> Check(DriftCorrection step, FeatureTable table, DriftBatch batch)
    {
        string of = batch.Name.Length == 0 ? "the table" : $"batch '{batch.Name}'";
        string[] tied = [.. batch.Rows.GroupBy(r => table.Injections[r].Order!.Value).Where(g => g.Count() > 1)
            .SelectMany(g => g.Select(r => table.Injections[r].Name))];
        if (tied.Length > 0)
            yield return Finding.Warning(PreparationFindings.TiedOrder,
                $"injections of {of} share a place in the order of injection; they are taken in the order of the table",
                value: Text.List(tied),
                hint: "If each batch counts from 1, name the batches.");
        if (batch.Qcs.Length == 0)
        {
            yield return Finding.Warning(PreparationFindings.BatchWithoutQcs,
                $"{of} has no pooled QC: its {batch.Rows.Length} injections are not corrected",
                hint: "Exclude the batch, or correct batches by their samples.");
            yield break;
        }

        if (batch.Qcs.Length < step.MinimumQcs)
            yield return Finding.Warning(PreparationFindings.BatchWithFewQcs,
                $"{of} has {batch.Qcs.Length} pooled QCs, fewer than {step.MinimumQcs}: " +
                (step.Method == DriftMethod.Loess ? "a straight line is fitted in place of LOESS"
                    : "no spline is fitted and no feature is corrected"), hint: "Curves through so few QCs follow their noise.");
        string[] outside = Extrapolated(table, batch);
        if (outside.Length > 0)
            yield return Finding.Warning(PreparationFindings.Extrapolated,
                $"{outside.Length} samples of {of} were injected before its first or after its last QC; their correction is extrapolated",
                value: Text.List(outside),
                hint: "Read these samples with care; begin and end a batch with QCs.");
    }
}
