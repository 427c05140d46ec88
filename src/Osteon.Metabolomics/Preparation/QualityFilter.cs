using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// Keeps features that the pooled QCs measured well: RSD ≤ <see cref="MaximumRsdPercent"/>, D-ratio ≤ <see cref="MaximumDRatio"/>, present
/// in at least
/// <see cref="MinimumQcDetection"/> of the QCs; a null limit is not applied. A feature whose RSD or D-ratio is not defined (fewer than two
/// QC values, level or spread 0) is removed where that limit applies. Limits after Broadhurst et al. 2018, 10.1007/s11306-018-1367-3.
/// Idempotent.
/// </summary>
public sealed record QualityFilter : PreparationStep
{
    /// <inheritdoc/>
    public override string Id => "quality_filter";

    /// <summary>Largest RSD over the QCs, percent. Default 30.</summary>
    public double? MaximumRsdPercent { get; init; } = 30;

    /// <summary>Largest D-ratio, spread of QCs / spread of samples (0.5 is common). Default not applied.</summary>
    public double? MaximumDRatio { get; init; }

    /// <summary>Smallest share (0 to 1) of QCs in which the feature is present. Default not applied.</summary>
    public double? MinimumQcDetection { get; init; }

    /// <summary>Whether MAD and median stand for standard deviation and mean. Default false.</summary>
    public bool Robust { get; init; }

    internal override IEnumerable<Finding> Check(FeatureTable table)
    {
        if (MaximumRsdPercent is { } rsd && !(rsd > 0)) yield return OutOfRange("maximum_rsd_percent", rsd, "above 0");
        if (MaximumDRatio is { } ratio && !(ratio > 0)) yield return OutOfRange("maximum_d_ratio", ratio, "above 0");
        if (MinimumQcDetection is { } share && !(share >= 0 && share <= 1)) yield return OutOfRange(
            "minimum_qc_detection", share, "from 0 to 1");
        if (table.RowsOf(InjectionKind.Qc).Count < 2)
            yield return Finding.Error(PreparationFindings.NoQcs,
                $"{Id} needs at least two pooled QCs, the table has {table.RowsOf(InjectionKind.Qc).Count}",
                hint: "Mark the QCs in the sample sheet, or leave the step out.");
    }

    internal override StepOutcome Apply(StepInput input, RunContext context)
    {
        FeatureSpread spread = FeatureSpread.Of(input.Table);
        return StepOutcome.Keep(input, f =>
        {
            double rsd = Robust ? spread.RobustRsdPercent[f] : spread.RsdPercent[f],
                ratio = Robust ? spread.RobustDRatio[f] : spread.DRatio[f];
            string r = Robust ? "robust " : "";
            if (MinimumQcDetection is { } share
                && spread.QcDetection[f] < share - 1e-12) return $"present in {Text.Of(100 * spread.QcDetection[f])} % of QCs, " +
                    $"below {Text.Of(100 * share)} %";
            if (MaximumRsdPercent is { } limit && !(rsd <= limit)) return double.IsFinite(rsd)
                ? $"{r}QC RSD {Text.Of(rsd)} % above {Text.Of(limit)} %" : $"{r}QC RSD is not defined";
            if (MaximumDRatio is { } most && !(ratio <= most)) return double.IsFinite(ratio)
                ? $"{r}D-ratio {Text.Of(ratio)} above {Text.Of(most)}" : $"{r}D-ratio is not defined";
            return null;
        });
    }
}
