using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>The ids of the measures of <see cref="CtMeasurement"/>, which name terms of the registry.</summary>
public static class CtTerms
{
    private static readonly string[] Ids =
    [
        "tv", "bv", "bv_tv", "bs", "bs_open", "bs_tv", "bs_bv", "po_tot", "po_cl", "po_op",
        "euler_26", "euler_6", "beta0", "beta1", "beta2", "delta_chi", "conn", "conn_d",
        "purified_bv", "purified_bv_tv", "purified_euler_26", "purified_euler_6", "purified_beta0", "purified_beta1", "purified_beta2",
        "purified_delta_chi", "purified_conn", "purified_conn_d",
        "vbmd", "tmd", "bmc", "mean_grey", "mean_grey_bone", "threshold",
    ];

    private static readonly string[] InOrder = [.. TermRegistry.All.Select(t => t.Id).Where(Ids.Contains)];

    /// <summary>All ids, in the order of the registry.</summary>
    public static IReadOnlyList<string> All => InOrder;
}
