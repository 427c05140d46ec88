using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>What a step works on.</summary>
internal sealed record StepInput(FeatureTable Table, CellMask Imputed);

/// <summary>What a step gives back; lists are empty and details null where the step does not do such a thing.</summary>
internal sealed record StepOutcome(FeatureTable Table, CellMask Imputed)
{
    public IReadOnlyList<RemovedFeature> RemovedFeatures { get; init; } = [];

    public IReadOnlyList<RemovedInjection> RemovedInjections { get; init; } = [];

    public IReadOnlyList<AveragedInjection> AveragedInjections { get; init; } = [];

    public IReadOnlyList<InjectionFactor> Factors { get; init; } = [];

    public long ImputedCells { get; init; }

    public DriftCorrectionEffect? Drift { get; init; }

    public BatchCorrectionEffect? Batch { get; init; }

    public double? TransformOffset { get; init; }

    /// <summary>The outcome of keeping some features, with the reason why each of the others goes.</summary>
    public static StepOutcome Keep(StepInput input, Func<int, string?> reasonToRemove)
    {
        var kept = new List<int>();
        var removed = new List<RemovedFeature>();
        for (int feature = 0; feature < input.Table.Features.Count; feature++)
        {
            if (reasonToRemove(feature) is { } reason) removed.Add(new RemovedFeature(input.Table.Features[feature].Id, reason));
            else kept.Add(feature);
        }

        return removed.Count == 0
            ? new StepOutcome(input.Table, input.Imputed)
            : new StepOutcome(input.Table.SelectFeatures(kept), input.Imputed.SelectColumns(kept)) { RemovedFeatures = removed };
    }
}
