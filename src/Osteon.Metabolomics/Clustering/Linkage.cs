namespace Osteon.Metabolomics;

/// <summary>
/// The distance of a joined cluster i ∪ j to another cluster k, from the distances before (Lance and Williams 1967,
/// 10.1093/comjnl/9.4.373).
/// </summary>
public enum Linkage
{
    /// <summary>Mean over all pairs (UPGMA): (nᵢ·dᵢₖ + nⱼ·dⱼₖ) / (nᵢ + nⱼ).</summary>
    Average,

    /// <summary>Largest over all pairs: max(dᵢₖ, dⱼₖ).</summary>
    Complete,

    /// <summary>Smallest over all pairs: min(dᵢₖ, dⱼₖ).</summary>
#pragma warning disable CA1720 // single linkage is the field's name, not the type
    Single,
#pragma warning restore CA1720 // end of the field's name

    /// <summary>
    /// Ward's minimum variance on squared distances, heights as their roots (Murtagh and Legendre 2014, 10.1007/s00357-014-9161-z): ((nᵢ +
    /// nₖ)d²ᵢₖ + (nⱼ + nₖ)d²ⱼₖ − nₖd²ᵢⱼ) / (nᵢ + nⱼ + nₖ). On Euclidean distances this is Ward's criterion; the <c>ward</c> of SciPy is the
    /// same.
    /// </summary>
    WardD2,

    /// <summary>
    /// The same formula on the distances as they are. Ward's criterion only if the distances given are squares. The <c>ward</c> of R before
    /// 3.1.0.
    /// </summary>
    WardD,

    /// <summary>(dᵢₖ + dⱼₖ) / 2 (WPGMA; <c>weighted</c> in SciPy).</summary>
    McQuitty,
}
