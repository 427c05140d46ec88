using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// Prepares a feature table by declared steps, in the order in which they are declared, and measures the effect of each. Nothing is done
/// that is not declared; the table that comes in is not changed. A method is only as good as its place in the order;
/// docs/methods/metabolite-preparation.md says which order is usual and why.
/// </summary>
public static class Preparation
{
    private const double RsdLimitPercent = 30;

    /// <summary>
    /// Everything that is wrong with the steps for this table as far as it can be known before work: parameters, missing QCs, orders,
    /// batches, groups, amounts, and steps for the linear scale after a logarithm. All problems at once; the table is judged as it comes
    /// in.
    /// </summary>
    public static IReadOnlyList<Finding> Check(FeatureTable table, IReadOnlyList<PreparationStep> steps)
    {
        var findings = new List<Finding>();
        bool logarithmic = table.IsLogarithmic();
        foreach (PreparationStep step in steps)
        {
            if (step.NeedsLinearScale && logarithmic)
                findings.Add(Finding.Error(PreparationFindings.NeedsLinearScale,
                    $"{step.Id} works on intensities, but the values are logarithms by then", value: table.Quantity,
                    hint: "Move the step before the transformation."));
            logarithmic |= step is Transform { Method: not TransformMethod.None };
            findings.AddRange(step.Check(table));
            if (step is KeepInjections keep) table = keep.Apply(
                new StepInput(table, new CellMask(table.Injections.Count, table.Features.Count)), RunContext.Default).Table;
        }

        return findings;
    }

    /// <summary>
    /// Runs the steps. Findings go to the context; those of <see cref="Check"/> first, and if one of them is an error nothing is run.
    /// Throws
    /// <see cref="InvalidContentException"/> for such an error and for one that only shows during work (no factor, a logarithm of 0, an
    /// injection that is nearly empty, no feature left).
    /// </summary>
    /// <param name="table">Injections × features, intensities on the linear scale unless its quantity says logarithm.</param>
    /// <param name="steps">The steps in order; empty gives the table back.</param>
    /// <param name="context">Threads, cancellation, progress, findings. The result does not depend on the number of threads.</param>
    public static PreparationResult Run(FeatureTable table, IReadOnlyList<PreparationStep> steps, RunContext context) =>
        Run(table, new CellMask(table.Injections.Count, table.Features.Count), steps, context);

    /// <summary>Runs further steps on a table of which some cells were filled in before.</summary>
    /// <param name="table">Injections × features.</param>
    /// <param name="imputed">Which cells of it were filled in; not changed.</param>
    /// <param name="steps">The steps in order.</param>
    /// <param name="context">Threads, cancellation, progress, findings.</param>
    public static PreparationResult Run(FeatureTable table, CellMask imputed, IReadOnlyList<PreparationStep> steps, RunContext context)
    {
        if (imputed.Rows != table.Injections.Count || imputed.Columns != table.Features.Count)
            throw new ArgumentException($"a mask of {imputed.Rows} × {imputed.Columns} cells does not fit", nameof(imputed));
        IReadOnlyList<Finding> problems = Check(table, steps);
        context.Findings.AddRange(problems);
        if (problems.FirstOrDefault(f => f.Severity == Severity.Error) is { } error) throw new InvalidContentException(error);
        var effects = new List<PreparationEffect>();
        var state = new StepInput(table, imputed);
        QcPrecision precision = PrecisionOf(table);
        TableCounts counts = CountsOf(table);
        for (int i = 0; i < steps.Count; i++)
        {
            context.Report("preparation", (double)i / steps.Count, steps[i].Id);
            StepOutcome outcome = steps[i].Apply(state, context);
            if (outcome.Table.Features.Count == 0 && state.Table.Features.Count > 0)
                throw new InvalidContentException(Finding.Error(
                    PreparationFindings.NothingLeft, $"{steps[i].Id} removed all {state.Table.Features.Count} features",
                    hint: "Loosen its limits, or look whether samples, QCs and blanks are marked as what they are."));
            PreparationEffect effect = EffectOf(steps[i], outcome, (counts, precision));
            effects.Add(effect);
            (counts, precision) = (effect.After, effect.QcAfter);
            state = new StepInput(outcome.Table, outcome.Imputed);
        }

        context.Report("preparation", 1);
        return new PreparationResult { Table = state.Table, Effects = effects, ImputedCells = state.Imputed };
    }

    private static PreparationEffect EffectOf(PreparationStep step, StepOutcome outcome, (TableCounts Counts, QcPrecision Precision) before)
    {
        int rows = outcome.Imputed.Rows;
        return new PreparationEffect
        {
            Step = step,
            Before = before.Counts,
            After = CountsOf(outcome.Table),
            QcBefore = before.Precision,
            QcAfter = PrecisionOf(outcome.Table),
            RemovedFeatures = outcome.RemovedFeatures,
            RemovedInjections = outcome.RemovedInjections,
            AveragedInjections = outcome.AveragedInjections,
            Factors = outcome.Factors,
            ImputedCells = outcome.ImputedCells,
            ImputedShare = [.. Enumerable.Range(0, outcome.Imputed.Columns)
                .Select(f => rows == 0 ? 0 : (double)outcome.Imputed.CountOfColumn(f) / rows)],
            Drift = outcome.Drift,
            Batch = outcome.Batch,
            TransformOffset = outcome.TransformOffset,
        };
    }

    private static TableCounts CountsOf(FeatureTable table)
    {
        long missing = 0, zeros = 0;
        foreach (double value in table.Intensities.Values)
        {
            if (double.IsNaN(value)) missing++;
            else if (value == 0) zeros++;
        }

        return new TableCounts(table.Injections.Count, table.Features.Count, table.Intensities.Values.LongLength, missing, zeros);
    }

    private static QcPrecision PrecisionOf(FeatureTable table)
    {
        int[] qcs = table.Rows(InjectionScope.Qcs);
        string? reason = table.IsLogarithmic() ? "the values are logarithms; RSD is defined on intensities" : qcs.Length < 2
            ? $"the table has {qcs.Length} pooled QCs" : null;
        if (reason is not null) return new QcPrecision
        {
            QcInjections = qcs.Length,
            FeaturesWithRsd = 0,
            LimitPercent = RsdLimitPercent,
            NotAvailable = reason
        };
        Matrix byFeature = table.FeatureMajor(qcs);
        double[] rsd = new double[byFeature.Rows];
        for (int f = 0; f < rsd.Length; f++) rsd[f] = RelativeSpread.Percent(byFeature.Row(f));
        int defined = FiniteStatistics.Count(rsd);
        return new QcPrecision
        {
            QcInjections = qcs.Length,
            FeaturesWithRsd = defined,
            LimitPercent = RsdLimitPercent,
            MedianRsdPercent = FiniteStatistics.OrNull(FiniteStatistics.Median(rsd)),
            ShareWithinLimit = defined == 0 ? null : (double)rsd.Count(r => r <= RsdLimitPercent) / defined,
            NotAvailable = defined == 0 ? "no feature has two QC values" : null,
        };
    }
}
