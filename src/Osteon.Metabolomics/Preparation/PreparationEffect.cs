namespace Osteon.Metabolomics;

/// <summary>How large a table is and how much of it is missing.</summary>
/// <param name="Injections">Rows.</param>
/// <param name="Features">Columns.</param>
/// <param name="Cells">Rows × columns.</param>
/// <param name="MissingCells">Cells without a value.</param>
/// <param name="ZeroCells">Cells that hold 0.</param>
public readonly record struct TableCounts(int Injections, int Features, long Cells, long MissingCells, long ZeroCells);

/// <summary>A feature that a step took out.</summary>
/// <param name="FeatureId">Identifier of the feature.</param>
/// <param name="Reason">Why, with the numbers that decided.</param>
public sealed record RemovedFeature(string FeatureId, string Reason);

/// <summary>An injection that a step took out.</summary>
/// <param name="Injection">Name of the injection.</param>
/// <param name="Reason">Why.</param>
public sealed record RemovedInjection(string Injection, string Reason);

/// <summary>Injections that became one row.</summary>
/// <param name="Injection">Name of the new row.</param>
/// <param name="Members">Names of the rows it was made of, in the order of the table.</param>
public sealed record AveragedInjection(string Injection, IReadOnlyList<string> Members);

/// <summary>What an injection was divided by.</summary>
/// <param name="Injection">Name of the injection.</param>
/// <param name="Factor">The divisor, above 0.</param>
public sealed record InjectionFactor(string Injection, double Factor);

/// <summary>The precision of the pooled QCs at one moment of the preparation.</summary>
public sealed record QcPrecision
{
    /// <summary>Number of QC injections.</summary>
    public required int QcInjections { get; init; }

    /// <summary>Features whose RSD could be computed: at least two QC values, mean not 0.</summary>
    public required int FeaturesWithRsd { get; init; }

    /// <summary>Median of the RSD over those features, percent; null with <see cref="NotAvailable"/> where there is none.</summary>
    public double? MedianRsdPercent { get; init; }

    /// <summary>Share (0 to 1) of those features with RSD ≤ <see cref="LimitPercent"/>.</summary>
    public double? ShareWithinLimit { get; init; }

    /// <summary>The limit, percent.</summary>
    public required double LimitPercent { get; init; }

    /// <summary>Why there is no number, or null.</summary>
    public string? NotAvailable { get; init; }
}

/// <summary>What a step did to the table, in numbers that a reader of the result needs.</summary>
public sealed record PreparationEffect
{
    /// <summary>The step with its parameters.</summary>
    public required PreparationStep Step { get; init; }

    /// <summary>The table before.</summary>
    public required TableCounts Before { get; init; }

    /// <summary>The table after.</summary>
    public required TableCounts After { get; init; }

    /// <summary>QC precision before; not available where there are no two QCs or the values are logarithms.</summary>
    public required QcPrecision QcBefore { get; init; }

    /// <summary>
    /// QC precision after. After a drift correction this is measured on the very QCs that the curves were fitted to and is therefore too
    /// good;
    /// <see cref="DriftCorrectionEffect.MedianRsdLeaveOneOutPercent"/> is the honest number.
    /// </summary>
    public required QcPrecision QcAfter { get; init; }

    /// <summary>Features taken out, each with its reason.</summary>
    public IReadOnlyList<RemovedFeature> RemovedFeatures { get; init; } = [];

    /// <summary>Injections taken out, each with its reason.</summary>
    public IReadOnlyList<RemovedInjection> RemovedInjections { get; init; } = [];

    /// <summary>Replicate injections that became one row.</summary>
    public IReadOnlyList<AveragedInjection> AveragedInjections { get; init; } = [];

    /// <summary>Divisors of a normalisation, one per injection that was divided.</summary>
    public IReadOnlyList<InjectionFactor> Factors { get; init; } = [];

    /// <summary>Cells this step filled in.</summary>
    public long ImputedCells { get; init; }

    /// <summary>
    /// Per feature of the table after the step, the share (0 to 1) of its cells that were filled in by this or an earlier
    /// step.
    /// </summary>
    public IReadOnlyList<double> ImputedShare { get; init; } = [];

    /// <summary>Details of a drift correction, else null.</summary>
    public DriftCorrectionEffect? Drift { get; init; }

    /// <summary>Details of a batch correction, else null.</summary>
    public BatchCorrectionEffect? Batch { get; init; }

    /// <summary>The offset m of a generalised logarithm, else null.</summary>
    public double? TransformOffset { get; init; }
}
