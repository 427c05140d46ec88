namespace Osteon.Metabolomics;

/// <summary>What is done anew in every fold. Each gives another number that is called Q2.</summary>
public enum CrossValidationVariant
{
    /// <summary>
    /// ropls: centring and scaling of all rows are kept. PLS: component h is cross-validated on X and Y from which the components before
    /// it, of the model of all rows, were taken away; Q2 = 1 − PRESSₕ/RSSₕ₋₁, Q2(cum) = 1 − ∏(1 − Q2). OPLS: orthogonal components are
    /// found in each fold; Q2 = 1 − PRESS/SSY.
    /// </summary>
    Ropls,

    /// <summary>X and Y are centred anew in every fold, the scaling of all rows is kept, and the whole model is fitted anew: pls::plsr on
    /// a scaled table. Q2(cum) = 1 − PRESS/SSY.</summary>
    Recentred,

    /// <summary>
    /// SIMCA-like: X and Y are centred and scaled anew in every fold and the whole model is fitted anew, as in scikit-learn's
    /// cross-validated PLSRegression. Q2(cum) = 1 − PRESS/SSY, Q2 of a component 1 − PRESSₕ/RSSₕ₋₁; a component that fails by that counts
    /// by rule 2 if the Q2 of one of several responses passes.
    /// </summary>
    Rescaled,
}

/// <summary>How rows are dealt to the folds.</summary>
public enum FoldAssignment
{
    /// <summary>Row i (from 1) is in fold ((i − 1) mod k) + 1: ropls. No shuffling, so the result depends on the order of the
    /// rows.</summary>
    Interleaved,

    /// <summary>Rows of each class (of neighbouring values for numbers) are spread evenly over the folds, drawn from the run's
    /// seed.</summary>
    Stratified,

    /// <summary>Every row is a fold of its own.</summary>
    LeaveOneOut,
}

/// <summary>How a model is cross-validated.</summary>
public sealed record CrossValidation
{
    /// <summary>ropls' default: 7 interleaved folds.</summary>
    public static CrossValidation Default { get; } = new();

    /// <summary>Number of folds, at least 2, default 7. If there are fewer rows, each row is a fold and a finding (OST-MET-103) says
    /// so.</summary>
    public int Folds { get; init; } = 7;

    /// <summary>What is done anew in every fold.</summary>
    public CrossValidationVariant Variant { get; init; } = CrossValidationVariant.Ropls;

    /// <summary>How rows are dealt to the folds.</summary>
    public FoldAssignment Assignment { get; init; } = FoldAssignment.Interleaved;

    /// <summary>The fold of each training row, from 0 without gaps; takes precedence over <see cref="Folds"/> and
    /// <see cref="Assignment"/>.</summary>
    public IReadOnlyList<int>? FoldOfRow { get; init; }
}
