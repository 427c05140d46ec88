namespace Osteon.Metabolomics;

/// <summary>The latent variable models of a table X (and a response Y).</summary>
public enum ModelKind
{
    /// <summary>Principal component analysis: no response.</summary>
    Pca,

    /// <summary>Partial least squares regression on one or several numbers.</summary>
    Pls,

    /// <summary>Partial least squares on class membership.</summary>
    PlsDa,

    /// <summary>Orthogonal partial least squares on one number: one predictive component, the variation unrelated to the response in
    /// components of its own.</summary>
    Opls,

    /// <summary>Orthogonal partial least squares on two classes.</summary>
    OplsDa,
}

/// <summary>How the columns of X are centred and scaled before the model.</summary>
public enum Scaling
{
    /// <summary>Neither centred nor scaled.</summary>
    None,

    /// <summary>Mean subtracted.</summary>
    Center,

    /// <summary>Mean subtracted, divided by the square root of the standard deviation.</summary>
    Pareto,

    /// <summary>Mean subtracted, divided by the standard deviation (n − 1): unit variance, ropls' <c>standard</c>.</summary>
    UnitVariance,
}

/// <summary>How the components of a principal component analysis are computed.</summary>
public enum PcaAlgorithm
{
    /// <summary>Singular values if the table is complete, NIPALS if cells are missing (as ropls does).</summary>
    Automatic,

    /// <summary>Singular value decomposition through the smaller of XXᵀ and XᵀX; needs a complete table.</summary>
    SingularValues,

    /// <summary>NIPALS with ropls' rule for stopping (change of the loading below 10⁻⁶, or 101 rounds), pairwise sums where cells are
    /// missing.</summary>
    Nipals,
}

/// <summary>Ids of models and scalings as they stand in manifests, options and JSON, and labels as they stand in papers.</summary>
public static class ModelIds
{
    private static readonly (ModelKind Kind, string Id, string Label)[] Kinds =
    [
        (ModelKind.Pca, "pca", "PCA"),
        (ModelKind.Pls, "pls", "PLS"),
        (ModelKind.PlsDa, "pls_da", "PLS-DA"),
        (ModelKind.Opls, "opls", "OPLS"),
        (ModelKind.OplsDa, "opls_da", "OPLS-DA"),
    ];

    private static readonly (Scaling Scaling, string Id)[] Scalings =
        [(Scaling.None, "none"), (Scaling.Center, "center"), (Scaling.Pareto, "pareto"), (Scaling.UnitVariance, "uv")];

    /// <summary>All model ids, in the order of the enumeration.</summary>
    public static IReadOnlyList<string> OfModels { get; } = [.. Kinds.Select(k => k.Id)];

    /// <summary>All scaling ids, in the order of the enumeration.</summary>
    public static IReadOnlyList<string> OfScalings { get; } = [.. Scalings.Select(s => s.Id)];

    /// <summary>The id of a model: <c>pca pls pls_da opls opls_da</c>.</summary>
    public static string Id(this ModelKind kind) => Kinds[(int)kind].Id;

    /// <summary>The label of a model: <c>PCA PLS PLS-DA OPLS OPLS-DA</c>.</summary>
    public static string Label(this ModelKind kind) => Kinds[(int)kind].Label;

    /// <summary>The id of a scaling: <c>none center pareto uv</c>.</summary>
    public static string Id(this Scaling scaling) => Scalings[(int)scaling].Id;

    /// <summary>The model of an id, or null. A hyphen is as good as an underscore.</summary>
    public static ModelKind? Kind(string id)
    {
        int index = Array.FindIndex(Kinds, k => k.Id == id.Replace('-', '_'));
        return index < 0 ? null : Kinds[index].Kind;
    }

    /// <summary>The scaling of an id, or null.</summary>
    public static Scaling? ScalingOf(string id)
    {
        int index = Array.FindIndex(Scalings, s => s.Id == id);
        return index < 0 ? null : Scalings[index].Scaling;
    }

    /// <summary>Whether the response is class membership.</summary>
    public static bool IsDiscriminant(this ModelKind kind) => kind is ModelKind.PlsDa or ModelKind.OplsDa;

    /// <summary>Whether variation orthogonal to the response has components of its own.</summary>
    public static bool IsOrthogonal(this ModelKind kind) => kind is ModelKind.Opls or ModelKind.OplsDa;
}
