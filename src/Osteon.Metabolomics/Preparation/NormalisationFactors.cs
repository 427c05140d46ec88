using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>The factor of each injection under each <see cref="NormalisationMethod"/>.</summary>
internal static class NormalisationFactors
{
    public static IEnumerable<Finding> Check(Normalisation step, FeatureTable table)
    {
        Injection[] measured = [.. table.MeasuredRows().Select(r => table.Injections[r])];
        switch (step.Method)
        {
            case NormalisationMethod.Pqn when step.Reference == PqnReference.Qcs && table.RowsOf(InjectionKind.Qc).Count == 0:
                yield return Finding.Error(PreparationFindings.NoQcs, "PQN takes its reference from pooled QCs, but the table has none",
                    hint: "Mark the QCs in the sample sheet or take samples as reference.");
                break;
            case NormalisationMethod.InternalStandard:
                if (step.Standards.Count == 0)
                    yield return Finding.Error(PreparationFindings.StandardUnknown, "no internal standard is named",
                        hint: "Give the identifiers of one or more features.");
                foreach (string standard in step.Standards.Where(s => FindStandard(table, s) < 0))
                    yield return Finding.Error(PreparationFindings.StandardUnknown, "an internal standard is not a feature of the table",
                        value: standard,
                        hint: NearestName.Hint(standard, [.. table.Features.Select(f => f.Id).Take(1000)]));
                break;
            case NormalisationMethod.SampleAmount:
                foreach (Finding finding in CheckAmounts(measured)) yield return finding;
                break;
            case NormalisationMethod.Factors:
                string[] without = [.. measured.Where(i => !step.Given.ContainsKey(i.Name)).Select(i => i.Name)];
                if (without.Length > 0)
                    yield return Finding.Error(PreparationFindings.FactorMissing, $"{without.Length} injections have no given factor",
                        value: Text.List(without), hint: "Give a factor for every sample and QC; 1 leaves an injection as it is.");
                break;
        }
    }

    public static double[] Of(Normalisation step, FeatureTable table, int[] rows, RunContext context) => step.Method switch
    {
        NormalisationMethod.Sum => [.. rows.Select(r => FiniteStatistics.Sum(table.Intensities.Row(r)))],
        NormalisationMethod.Mean => [.. rows.Select(r => FiniteStatistics.Mean(table.Intensities.Row(r)))],
        NormalisationMethod.Median => [.. rows.Select(r => FiniteStatistics.Median(table.Intensities.Row(r)))],
        NormalisationMethod.Pqn => Quotients(step, table, rows, context),
        NormalisationMethod.InternalStandard => Standards(step, table, rows),
        NormalisationMethod.SampleAmount => Amounts(table, rows),
        _ => [.. rows.Select(r => step.Given[table.Injections[r].Name])],
    };

    private static IEnumerable<Finding> CheckAmounts(Injection[] measured)
    {
        string[] without = [.. measured.Where(i => i.Kind == InjectionKind.Sample && i.Amount is not > 0).Select(i => i.Name)];
        if (without.Length > 0)
            yield return Finding.Error(PreparationFindings.AmountMissing, $"{without.Length} samples have no amount above 0",
                value: Text.List(without), hint: "Fill in the amount, or normalise by another method.");
        string[] assumed = [.. measured.Where(i => i.Kind != InjectionKind.Sample && i.Amount is not > 0).Select(i => i.Name)];
        if (assumed.Length > 0)
            yield return Finding.Warning(PreparationFindings.AmountAssumed,
                $"{assumed.Length} QCs or reference materials have no amount; the mean of the samples' amounts is taken, which is " +
                    "right for a pool of equal parts",
                value: Text.List(assumed), hint: "State the amount of the pool if it was made otherwise.");
    }

    private static double[] Amounts(FeatureTable table, int[] rows)
    {
        double mean = FiniteStatistics.Mean([.. rows.Select(r => table.Injections[r])
            .Where(i => i is { Kind: InjectionKind.Sample, Amount: not null }).Select(i => i.Amount!.Value)]);
        return [.. rows.Select(r => table.Injections[r].Amount is > 0 and { } amount ? amount : mean)];
    }

    private static double[] Standards(Normalisation step, FeatureTable table, int[] rows)
    {
        int[] columns = [.. step.Standards.Select(s => FindStandard(table, s))];
        double[] factors = new double[rows.Length];
        var missing = new List<string>();
        for (int i = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<double> cells = table.Intensities.Row(rows[i]);
            double logs = 0;
            bool complete = true;
            foreach (int column in columns)
            {
                complete &= cells[column] > 0;
                logs += Math.Log(cells[column]);
            }

            factors[i] = columns.Length == 1 ? cells[columns[0]] : Math.Exp(logs / columns.Length);
            if (!complete) missing.Add(table.Injections[rows[i]].Name);
        }

        return missing.Count == 0
            ? factors
            : throw new InvalidContentException(Finding.Error(
                PreparationFindings.StandardMissing, $"{missing.Count} injections lack an internal standard", value: Text.List(missing),
                hint: "Exclude these injections with a reason, or leave that standard out."));
    }

    private static double[] Quotients(Normalisation step, FeatureTable table, int[] rows, RunContext context)
    {
        int[] reference = step.Reference switch
        {
            PqnReference.Qcs => table.Rows(InjectionScope.Qcs),
            PqnReference.Samples => table.Rows(InjectionScope.Samples),
            PqnReference.SamplesAndQcs => table.Rows(InjectionScope.SamplesAndQcs),
            _ => table.RowsOf(InjectionKind.Qc).Count > 0 ? table.Rows(InjectionScope.Qcs) : table.Rows(InjectionScope.Samples),
        };
        double[] sums = new double[table.Injections.Count];
        Array.Fill(sums, 1);
        if (step.IntegralFirst)
            for (int r = 0; r < sums.Length; r++) sums[r] = FiniteStatistics.Sum(table.Intensities.Row(r)) / 100;
        Matrix spectra = table.Intensities.SelectRows(reference);
        for (int i = 0; i < reference.Length; i++)
            foreach (ref double cell in spectra.Row(i)) cell /= sums[reference[i]];
        Matrix byFeature = spectra.Transpose();
        double[] spectrum = new double[table.Features.Count];
        for (int f = 0; f < spectrum.Length; f++) spectrum[f] = BlankFilter.Summary(byFeature.Row(f), step.ReferenceStatistic);
        double[] factors = new double[rows.Length];
        Parallel.For(0, rows.Length, context.ParallelOptions, i =>
        {
            ReadOnlySpan<double> cells = table.Intensities.Row(rows[i]);
            double[] quotients = new double[cells.Length];
            for (int f = 0; f < cells.Length; f++)
            {
                double quotient = cells[f] / sums[rows[i]] / spectrum[f];
                quotients[f] = double.IsFinite(quotient) ? quotient : double.NaN;
            }

            factors[i] = FiniteStatistics.Median(quotients) * sums[rows[i]];
        });
        return factors;
    }

    private static int FindStandard(FeatureTable table, string standard)
    {
        for (int f = 0; f < table.Features.Count; f++)
            if (table.Features[f].Id == standard) return f;
        for (int f = 0; f < table.Features.Count; f++)
            if (table.Features[f].Name == standard) return f;
        return -1;
    }
}
