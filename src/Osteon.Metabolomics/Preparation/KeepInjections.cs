using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Keeps injections of some kinds, for example drops blanks once the blank filter has used them.</summary>
public sealed record KeepInjections : PreparationStep
{
    /// <inheritdoc/>
    public override string Id => "keep_injections";

    /// <summary>The kinds to keep. Default samples and QCs.</summary>
    public IReadOnlyList<InjectionKind> Kinds { get; init; } = [InjectionKind.Sample, InjectionKind.Qc];

    internal override bool NeedsLinearScale => false;

    internal override IEnumerable<Finding> Check(FeatureTable table) => [];

    internal override StepOutcome Apply(StepInput input, RunContext context)
    {
        int[] kept = [.. Enumerable.Range(0, input.Table.Injections.Count).Where(r => Kinds.Contains(input.Table.Injections[r].Kind))];
        if (kept.Length == input.Table.Injections.Count) return new StepOutcome(input.Table, input.Imputed);
        RemovedInjection[] removed = [.. input.Table.Injections.Where(i => !Kinds.Contains(i.Kind))
            .Select(i => new RemovedInjection(i.Name, $"kind {i.Kind.ToString().ToLowerInvariant()} is not kept"))];
        return new StepOutcome(input.Table.SelectInjections(kept), input.Imputed.SelectRows(kept)) { RemovedInjections = removed };
    }
}
