using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>The curve that is laid through the QCs of a batch.</summary>
public enum DriftMethod
{
    /// <summary>LOESS through the QCs, QC-RLSC (Dunn et al. 2011, 10.1038/nprot.2011.335), as phenomis computes it.</summary>
    Loess,

    /// <summary>
    /// Cubic smoothing spline through the QCs, QC-RSC (Kirwan et al. 2013, 10.1007/s00216-013-6856-7), as R's <c>smooth.spline</c>
    /// computes it.
    /// </summary>
    SmoothingSpline,
}

/// <summary>What the curve is a function of.</summary>
public enum DriftAxis
{
    /// <summary>1, 2, 3 … within the batch in order of injection, over the injections that are in the table (phenomis).</summary>
    RankInBatch,

    /// <summary>The stated place in the order of injection (notame, pmp).</summary>
    InjectionOrder,
}

/// <summary>On which scale the curve is fitted. The correction is a division on the linear scale in all cases.</summary>
public enum DriftScale
{
    /// <summary>Intensities.</summary>
    Linear,

    /// <summary>Natural logarithm; QC values that are not above 0 do not take part.</summary>
    Log,

    /// <summary>ln((x + √(x² + 1))/2), what pmp calls log.</summary>
    Glog,
}

/// <summary>To which level corrected values are brought: corrected = value / curve × level.</summary>
public enum DriftTarget
{
    /// <summary>Mean of all QC values of the feature over all batches, before correction (phenomis).</summary>
    QcMean,

    /// <summary>Median of all QC values.</summary>
    QcMedian,

    /// <summary>Median over samples and QCs (pmp).</summary>
    AllMedian,

    /// <summary>The curve at the first injection of the batch (notame).</summary>
    FirstPrediction,
}

/// <summary>When a correction is taken back because it does more harm than good.</summary>
public enum DriftGuard
{
    /// <summary>Never; features that became worse are counted in OST-PRE-010.</summary>
    None,

    /// <summary>Unless the robust RSD and the robust D-ratio of the QCs both fall (notame's rule).</summary>
    RobustImprovement,

    /// <summary>
    /// Unless the leave-one-out RSD is below the RSD of the same QCs before correction: the only one of these rules that does not
    /// judge the curve by the points it was fitted to.
    /// </summary>
    CrossValidated,
}

/// <summary>
/// Signal-drift and batch correction by pooled QCs: per feature and batch a curve is fitted to the QCs over the order of injection, and
/// every value is divided by the curve at its place and multiplied by a common level. Values whose curve is not above 0 become missing
/// (OST-PRE-011). With fewer than <see cref="MinimumQcs"/> QC values in a batch LOESS becomes a straight line; a spline is not fitted and
/// the feature stays as it was, in all batches. A batch without QCs stays as it was (OST-PRE-006). Injections before the first or after the
/// last QC of their batch are extrapolated and named (OST-PRE-008). The order of the rows does not matter.
/// </summary>
public sealed record DriftCorrection : PreparationStep
{
    /// <inheritdoc/>
    public override string Id => "drift_correction";

    /// <summary>The curve. Default LOESS.</summary>
    public DriftMethod Method { get; init; } = DriftMethod.Loess;

    /// <summary>LOESS: share of the QCs that take part at each place; above 0, above 1 widens the weights further. Default 1.</summary>
    public double Span { get; init; } = 1;

    /// <summary>LOESS: degree of the local polynomial, 0, 1 or 2. Default 2.</summary>
    public int Degree { get; init; } = 2;

    /// <summary>Spline: smoothing parameter «spar»; null chooses it by <see cref="Criterion"/>. Default null.</summary>
    public double? Spar { get; init; }

    /// <summary>
    /// Spline: lower end of the search for spar. Default 0.5 (notame); R and pmp search from −1.5, which allows curves through
    /// every QC.
    /// </summary>
    public double LowestSpar { get; init; } = 0.5;

    /// <summary>Spline: upper end of the search for spar. Default 1.5.</summary>
    public double HighestSpar { get; init; } = 1.5;

    /// <summary>Spline: criterion of the search. Default generalised cross-validation.</summary>
    public SplineCriterion Criterion { get; init; } = SplineCriterion.GeneralisedCrossValidation;

    /// <summary>
    /// Spline: whether every QC is a knot (notame). R without this option takes fewer knots from 50 QCs on. Default
    /// true.
    /// </summary>
    public bool AllKnots { get; init; } = true;

    /// <summary>Fewest QC values per batch for the curve. Default 5; a spline needs 4.</summary>
    public int MinimumQcs { get; init; } = 5;

    /// <summary>Abscissa. Default rank in batch.</summary>
    public DriftAxis Axis { get; init; } = DriftAxis.RankInBatch;

    /// <summary>Scale of the fit. Default linear.</summary>
    public DriftScale Scale { get; init; } = DriftScale.Linear;

    /// <summary>Level of the corrected values. Default mean of all QCs.</summary>
    public DriftTarget Target { get; init; } = DriftTarget.QcMean;

    /// <summary>Guard against over-correction. Default none, as phenomis; status and leave-one-out RSD are given in any case.</summary>
    public DriftGuard Guard { get; init; } = DriftGuard.None;

    /// <summary>Limit of RSD for shares in the effect, percent. Default 30.</summary>
    public double RsdLimitPercent { get; init; } = 30;

    internal override IEnumerable<Finding> Check(FeatureTable table)
    {
        if (!(Span > 0) || !double.IsFinite(Span)) yield return OutOfRange("span", Span, "above 0");
        if (Degree is < 0 or > 2) yield return OutOfRange("degree", Degree, "0, 1 or 2");
        if (!(LowestSpar < HighestSpar)) yield return OutOfRange("lowest_spar", LowestSpar, "below highest_spar");
        if (MinimumQcs < (Method == DriftMethod.Loess ? Degree + 2 : 4))
            yield return OutOfRange("minimum_qcs", MinimumQcs,
                Method == DriftMethod.Loess ? "at least degree + 2" : "at least 4 for a spline");
        foreach (Finding finding in DriftBatches.Check(this, table)) yield return finding;
    }

    internal override StepOutcome Apply(StepInput input, RunContext context) => DriftCorrecting.Run(this, input, context);
}
