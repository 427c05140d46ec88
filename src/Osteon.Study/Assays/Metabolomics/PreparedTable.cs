using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// One feature table at the three moments that a comparison needs: before missing cells were filled, before the logarithm (folds are ratios of intensities), and as it is
/// tested.
/// </summary>
/// <param name="BeforeImputation">The table that the first imputation was given; the final table if there is none.</param>
/// <param name="Remaining">The steps from that imputation on.</param>
/// <param name="Linear">The table before the first transformation.</param>
/// <param name="Final">The prepared table.</param>
/// <param name="Effects">What each step did.</param>
/// <param name="ImputedCells">Which cells of the final table were filled in.</param>
public sealed record PreparedTable(
    FeatureTable BeforeImputation,
    IReadOnlyList<PreparationStep> Remaining,
    FeatureTable Linear,
    FeatureTable Final,
    IReadOnlyList<PreparationEffect> Effects,
    CellMask ImputedCells)
{
    /// <summary>The table before features were taken out for their precision, or filled in: what the measurement was like; the table before the logarithm if neither is done.</summary>
    public required FeatureTable Measured { get; init; }

    /// <summary>Runs the declared steps in their order.</summary>
    public static PreparedTable Of(FeatureTable table, IReadOnlyList<PreparationStep> steps, RunContext context)
    {
        int impute = IndexOf(steps, s => s is Imputation), judge = IndexOf(steps, s => s is QualityFilter or Imputation or Transform { Method: not TransformMethod.None }), transform = IndexOf(steps, s => s is Transform { Method: not TransformMethod.None });
        var effects = new List<PreparationEffect>();
        FeatureTable before = table, linear = table, measured = table;
        CellMask mask = new(table.Injections.Count, table.Features.Count);
        FeatureTable current = table;
        int done = 0;
        foreach (int stop in (int[])[.. new[] { judge, impute, transform, steps.Count }.Order()])
        {
            if (stop > done)
            {
                PreparationResult part = Preparation.Run(current, mask, [.. steps.Skip(done).Take(stop - done)], context);
                effects.AddRange(part.Effects);
                (current, mask) = (part.Table, part.ImputedCells);
                done = stop;
            }

            if (stop == judge) measured = current;
            if (stop == impute) before = current;
            if (stop == transform) linear = current;
        }

        return new PreparedTable(before, [.. steps.Skip(impute)], SameInjections(linear, steps.Skip(transform), context), current, effects, mask) { Measured = measured };
    }

    /// <summary>The same preparation with another way to fill missing cells; null if there was none.</summary>
    public PreparedTable? With(Imputation imputation, RunContext context) => Remaining.Count > 0 && Remaining[0] is Imputation
        ? Of(BeforeImputation, [imputation, .. Remaining.Skip(1)], context)
        : null;

    /// <summary>Steps after the logarithm that join or drop injections are done to the intensities as well, so that both tables have the same rows.</summary>
    private static FeatureTable SameInjections(FeatureTable linear, IEnumerable<PreparationStep> later, RunContext context)
    {
        PreparationStep[] steps = [.. later.Where(s => s is AverageReplicates or KeepInjections)];
        return steps.Length == 0 ? linear : Preparation.Run(linear, steps, context with { Findings = new FindingCollector(), Progress = null }).Table;
    }

    private static int IndexOf(IReadOnlyList<PreparationStep> steps, Func<PreparationStep, bool> which)
    {
        for (int i = 0; i < steps.Count; i++)
            if (which(steps[i])) return i;
        return steps.Count;
    }
}
