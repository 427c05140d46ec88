namespace Osteon.Inference;

/// <summary>Effect sizes. The identifiers are those of <see cref="InferenceMethods"/>.</summary>
public enum EffectKind
{
    /// <summary>Difference of means, other arm minus reference, in the unit of the outcome; for paired data the mean of the
    /// differences.</summary>
    MeanDifference,

    /// <summary>Standardised mean difference of two independent arms: pooled standard deviation, corrected for small samples.</summary>
    HedgesG,

    /// <summary>Paired: mean difference over the root mean square of the two standard deviations, corrected for small
    /// samples.</summary>
    HedgesGAv,

    /// <summary>Paired: mean difference over the standard deviation of the differences.</summary>
    CohensDz,

    /// <summary>Probability that a value of the other arm is larger than one of the reference, minus the probability that it is
    /// smaller.</summary>
    CliffsDelta,

    /// <summary>Median of all differences between the arms; for paired data the median of all Walsh averages of the differences
    /// (pseudomedian).</summary>
    HodgesLehmann,

    /// <summary>Share of the sum of squares that lies between the arms.</summary>
    EtaSquared,

    /// <summary>Share of variance that lies between the arms, corrected for its bias.</summary>
    OmegaSquared,

    /// <summary>Share of the variance of the ranks that lies between the arms.</summary>
    EpsilonSquared,
}
