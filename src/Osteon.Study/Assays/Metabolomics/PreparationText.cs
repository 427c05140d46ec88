using Osteon.Metabolomics;

namespace Osteon.Study;

/// <summary>What a step of the preparation does, in the words of a methods section.</summary>
public static class PreparationText
{
    /// <summary>A sentence without its full stop.</summary>
    public static string Of(PreparationStep step) => step switch
    {
        ZerosAsMissing zeros => zeros.NegativeValuesToo ? "Zeros and negative values were taken as missing" : "Zeros were taken as missing",
        MissingFilter f => f.Rule switch
        {
            MissingRule.AllSamples => FormattableString.Invariant($"Features present in fewer than {100 * f.MinimumPresent:0.##} % of the samples were removed"),
            MissingRule.EachGroup => FormattableString.Invariant($"Features present in fewer than {100 * f.MinimumPresent:0.##} % of any one arm were removed"),
            MissingRule.Qcs => FormattableString.Invariant($"Features present in fewer than {100 * f.MinimumPresent:0.##} % of the pooled QCs were removed"),
            _ => FormattableString.Invariant($"Features that no arm holds in at least {100 * f.MinimumPresent:0.##} % of its samples were removed"),
        },
        BlankFilter f => FormattableString.Invariant($"Features whose {Word(f.Sample)} in {(f.Scope == InjectionScope.Samples ? "samples" : "QCs and samples")} was below {f.MinimumRatio:0.##} times their {Word(f.Blank)} in blanks were removed"),
        Imputation i => i.Method switch
        {
            ImputationMethod.NearestNeighbours => FormattableString.Invariant($"Missing cells were filled by the {i.Neighbours.Count} nearest features"),
            ImputationMethod.HalfMinimum => "Missing cells were filled with half of the smallest value of the feature",
            ImputationMethod.FifthMinimum => "Missing cells were filled with a fifth of the smallest value of the feature",
            ImputationMethod.Zero => "Missing cells were filled with zero",
            _ => "Missing cells were filled with the smallest value of the feature",
        },
        Normalisation n => n.Method switch
        {
            NormalisationMethod.Pqn => "Intensities were normalised by probabilistic quotients",
            NormalisationMethod.InternalStandard => $"Intensities were normalised by the internal standards {string.Join(", ", n.Standards)}",
            _ => $"Intensities were normalised by {Words(n.Method.ToString())}",
        },
        DriftCorrection d => d.Method == DriftMethod.Loess
            ? FormattableString.Invariant($"Drift within each batch was corrected by local regression of the pooled QCs (span {d.Span:0.##}, degree {d.Degree})")
            : "Drift within each batch was corrected by a smoothing spline through the pooled QCs",
        BatchCorrection b => $"Batches were brought to the same {Word(b.Statistic)} of the {(b.Reference == InjectionScope.Qcs ? "pooled QCs" : "samples")}",
        QualityFilter q => "Features were removed " + string.Join(" or ", new[]
        {
            q.MaximumRsdPercent is { } rsd ? FormattableString.Invariant($"whose {(q.Robust ? "robust " : "")}RSD in the pooled QCs exceeded {rsd:0.##} %") : null,
            q.MaximumDRatio is { } ratio ? FormattableString.Invariant($"whose D-ratio exceeded {ratio:0.##}") : null,
            q.MinimumQcDetection is { } share ? FormattableString.Invariant($"that fewer than {100 * share:0.##} % of the pooled QCs held") : null,
        }.OfType<string>()),
        Transform t => t.Method switch
        {
            TransformMethod.Log10 => "Decadic logarithms were taken",
            TransformMethod.Log2 => "Binary logarithms were taken",
            TransformMethod.Glog => "Generalised decadic logarithms were taken",
            _ => "Values were not transformed",
        },
        AverageReplicates a => $"Replicate injections of a unit were joined by their {Word(a.Statistic)}",
        KeepInjections k => $"Only injections of the kinds {string.Join(", ", k.Kinds.Select(i => i.ToString().ToLowerInvariant()))} were kept",
        _ => $"The step {step.Id.Replace('_', ' ')} was done",
    };

    private static string Word(IntensityStatistic statistic) => statistic.ToString().ToLowerInvariant();

    private static string Words(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : " ") + char.ToLowerInvariant(c) : c.ToString()));
}
