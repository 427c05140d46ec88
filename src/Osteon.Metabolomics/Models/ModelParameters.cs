namespace Osteon.Metabolomics;

/// <summary>Which model, of how many components, on which rows.</summary>
public sealed record ModelParameters
{
    /// <summary>The model.</summary>
    public required ModelKind Kind { get; init; }

    /// <summary>Scaling of X, default unit variance. Numbers as response are scaled like X; classes are always centred and scaled to unit
    /// variance.</summary>
    public Scaling Scaling { get; init; } = Scaling.UnitVariance;

    /// <summary>
    /// Components (PCA, PLS); null lets ropls' rules choose, at most 10. OPLS has exactly one predictive component: null or 1.
    /// </summary>
    public int? Predictive { get; init; }

    /// <summary>Orthogonal components of OPLS; null lets ropls' rules choose, at most 9. Must be null or 0 for the other models.</summary>
    public int? Orthogonal { get; init; }

    /// <summary>How a principal component analysis is computed.</summary>
    public PcaAlgorithm PcaAlgorithm { get; init; } = PcaAlgorithm.Automatic;

    /// <summary>How Q2 is computed.</summary>
    public CrossValidation CrossValidation { get; init; } = CrossValidation.Default;

    /// <summary>Rows the model is fitted on, in this order, null for all; the others are predicted and give RMSEP. Not for PCA.</summary>
    public IReadOnlyList<int>? TrainingRows { get; init; }

    /// <summary>
    /// If the rules choose no component at all: fit one component (PLS) or one and one (OPLS) and say so loudly
    /// (<see cref="ModelResult.Fallback"/>, OST-MET-101); otherwise an <see cref="Primitives.InvalidContentException"/> with OST-MET-102
    /// is thrown.
    /// </summary>
    public bool FallBack { get; init; } = true;
}
