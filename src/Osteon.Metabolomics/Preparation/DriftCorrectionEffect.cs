namespace Osteon.Metabolomics;

/// <summary>What became of a feature in a drift correction.</summary>
public enum DriftStatus
{
    /// <summary>Corrected by the declared curve in every batch.</summary>
    Corrected,

    /// <summary>Corrected, in at least one batch by a straight line because there were too few QC values for the curve.</summary>
    CorrectedByLine,

    /// <summary>The guard kept the uncorrected values.</summary>
    KeptByGuard,

    /// <summary>Not corrected: a batch has too few QC values of this feature.</summary>
    TooFewQcs,

    /// <summary>Not corrected: the curve could not be computed.</summary>
    NotFitted,
}

/// <summary>The drift correction of one feature. Numbers are null where they are not defined.</summary>
/// <param name="FeatureId">Identifier of the feature.</param>
/// <param name="Status">What became of it.</param>
/// <param name="RsdBeforePercent">RSD over all QCs before, percent.</param>
/// <param name="RsdAfterPercent">RSD over all QCs after, percent. Optimistic: the curve was fitted to these very QCs.</param>
/// <param name="RsdLeaveOneOutPercent">
/// RSD over the QCs that lie between two others of their batch, each corrected by a curve fitted without it, percent: what a sample between
/// QCs may expect. It judges the declared curve, whether or not the guard kept the result.
/// </param>
/// <param name="RsdBeforeInteriorPercent">RSD before, over the same QCs as the leave-one-out one, percent.</param>
/// <param name="RobustDRatioBefore">MAD of QCs / MAD of samples before.</param>
/// <param name="RobustDRatioAfter">The same after the correction (as proposed, also where the guard took it back).</param>
public sealed record FeatureDrift(
    string FeatureId,
    DriftStatus Status,
    double? RsdBeforePercent,
    double? RsdAfterPercent,
    double? RsdLeaveOneOutPercent,
    double? RsdBeforeInteriorPercent,
    double? RobustDRatioBefore,
    double? RobustDRatioAfter);

/// <summary>A batch in a drift correction.</summary>
/// <param name="Batch">Its name; empty if the table states no batches.</param>
/// <param name="Injections">Injections with a place in the order.</param>
/// <param name="Qcs">Pooled QCs among them.</param>
/// <param name="Extrapolated">Samples before the first or after the last QC.</param>
public sealed record BatchDrift(string Batch, int Injections, int Qcs, IReadOnlyList<string> Extrapolated);

/// <summary>What a drift correction did.</summary>
public sealed record DriftCorrectionEffect
{
    /// <summary>One entry per feature, in the order of the table.</summary>
    public required IReadOnlyList<FeatureDrift> Features { get; init; }

    /// <summary>One entry per batch.</summary>
    public required IReadOnlyList<BatchDrift> Batches { get; init; }

    /// <summary>Median over features of the RSD before, percent; null if there is none.</summary>
    public double? MedianRsdBeforePercent { get; init; }

    /// <summary>Median over features of the RSD of the resulting table, percent. Optimistic.</summary>
    public double? MedianRsdAfterPercent { get; init; }

    /// <summary>Median over features of the leave-one-out RSD, percent: the honest number.</summary>
    public double? MedianRsdLeaveOneOutPercent { get; init; }

    /// <summary>Share (0 to 1) of features with RSD within the limit before, of those whose RSD is defined.</summary>
    public double? ShareWithinLimitBefore { get; init; }

    /// <summary>Share of features with RSD within the limit after. Optimistic.</summary>
    public double? ShareWithinLimitAfter { get; init; }

    /// <summary>Share of features with leave-one-out RSD within the limit.</summary>
    public double? ShareWithinLimitLeaveOneOut { get; init; }

    /// <summary>The limit of the shares, percent.</summary>
    public required double RsdLimitPercent { get; init; }

    /// <summary>Cells that became missing because the curve was not above 0 there.</summary>
    public long CellsLost { get; init; }

    /// <summary>Number of features of a status.</summary>
    public int Count(DriftStatus status) => Features.Count(f => f.Status == status);
}
