using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>One number of a vendor beside the one recomputed from the same file.</summary>
public sealed record VendorCheck
{
    /// <summary>The recording, or <c>Average</c>.</summary>
    public required string Recording { get; init; }

    /// <summary>
    /// What it is: an id of <see cref="NtaQuantities"/>; or <c>volume_column</c>, <c>area_column</c>, <c>percentiles</c> for a whole
    /// column, of which the sums, or the percentile that is furthest off, are compared.
    /// </summary>
    public required string Quantity { get; init; }

    /// <summary>By what each particle counts, where that says something.</summary>
    public NtaWeighting? Weighting { get; init; }

    /// <summary>What the bins are about, where that says something.</summary>
    public NtaAxis? Axis { get; init; }

    /// <summary>The key of the vendor's number.</summary>
    public required string Key { get; init; }

    /// <summary>The vendor's number as printed; for a sum over the vendor's table, that sum.</summary>
    public required string VendorText { get; init; }

    /// <summary>The vendor's number.</summary>
    public required double Vendor { get; init; }

    /// <summary>The number that the vendor's own rule gives from the same file.</summary>
    public required double Reproduced { get; init; }

    /// <summary>The number by the definition Osteon uses, from the same file.</summary>
    public required double Recomputed { get; init; }

    /// <summary>Unit of all three.</summary>
    public required string Unit { get; init; }

    /// <summary>
    /// Whether <see cref="Reproduced"/> is <see cref="Vendor"/> to the digits printed (rounding of the histogram included).
    /// </summary>
    public required bool Agrees { get; init; }

    /// <summary>Why vendor and recomputed value differ.</summary>
    public required VendorReason Reason { get; init; }

    /// <summary>The same in a sentence.</summary>
    public required string Why { get; init; }

    /// <summary><see cref="Recomputed"/> − <see cref="Vendor"/>.</summary>
    public double Difference => Recomputed - Vendor;
}
