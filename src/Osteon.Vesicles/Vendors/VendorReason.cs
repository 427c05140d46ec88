namespace Osteon.Vesicles;

/// <summary>Why a vendor's number differs from the one recomputed from its own file.</summary>
public enum VendorReason
{
    /// <summary>It does not: both agree to the digits printed.</summary>
    Agrees,

    /// <summary>The vendor takes the centres of bins for their upper edges: half a bin low.</summary>
    HalfBinShift,

    /// <summary>The vendor's percentiles are one bin low.</summary>
    PercentileOffset,

    /// <summary>The vendor's formula for the viscosity of water differs from the reference.</summary>
    ViscosityFormula,

    /// <summary>The vendor's area is the projected one, π/4·d², a quarter of the surface.</summary>
    ProjectedArea,

    /// <summary>The vendor weights by the lower edge of each bin, not its centre.</summary>
    LowerEdgeWeights,

    /// <summary>The vendor's average is the mean over videos of a statistic, not the statistic of the mean histogram.</summary>
    MeanOfStatistics,

    /// <summary>The vendor's number holds for the diluted sample.</summary>
    NotCorrectedForDilution,

    /// <summary>No known rule gives the vendor's number.</summary>
    NotReproduced,
}
