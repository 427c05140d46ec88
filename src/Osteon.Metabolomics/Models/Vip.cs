namespace Osteon.Metabolomics;

/// <summary>What is meant by variable importance in projection (VIP). With m variables, every variant has Σ VIP² = m.</summary>
public enum VipVariant
{
    /// <summary>OPLS: VIP₄,pred of Galindo-Prieto et al. 2014; ropls' and SIMCA's VIP of an OPLS model. With one predictive component √m·|p|/‖p‖.</summary>
    Vip4Predictive,

    /// <summary>OPLS: VIP₄,orth of Galindo-Prieto et al. 2014: importance for the variation unrelated to the response.</summary>
    Vip4Orthogonal,

    /// <summary>OPLS: VIP₄,tot of Galindo-Prieto et al. 2014: both together.</summary>
    Vip4Total,

    /// <summary>PLS: √(m · Σₕ SSYₕ·wₕ² / Σₕ SSYₕ), Wold's definition.</summary>
    WoldPls,

    /// <summary>√m·|w| of the first predictive weight: what MS-DIAL reports for OPLS.</summary>
    ClassicalWeight,
}

/// <summary>Variable importance in projection (see docs/methods/vip.md).</summary>
public static class Vip
{
    /// <summary>The variant ropls reports for a model: Wold's for PLS, VIP₄,pred for OPLS; null for PCA, which has none.</summary>
    public static VipVariant? DefaultOf(ModelKind kind) => throw new NotImplementedException();

    /// <summary>VIP of the default variant, one value per kept column. Throws <see cref="ArgumentException"/> for PCA.</summary>
    public static double[] Of(ModelResult model) => throw new NotImplementedException();

    /// <summary>VIP per kept column. Throws <see cref="ArgumentException"/> if the variant is not defined for the model.</summary>
    public static double[] Of(ModelResult model, VipVariant variant) => throw new NotImplementedException();
}
