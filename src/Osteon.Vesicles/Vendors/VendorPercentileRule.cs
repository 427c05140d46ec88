namespace Osteon.Vesicles;

/// <summary>Where a vendor's program puts a percentile of its own histogram.</summary>
public enum VendorPercentileRule
{
    /// <summary>Particles lie evenly in their bin; the cumulated number is interpolated from edge to edge. NTA 3.4, and Osteon.</summary>
    InsideBin,

    /// <summary>The centres are taken for upper edges: half a bin low. ZetaView 8.06.</summary>
    HalfBinLow,

    /// <summary>A whole bin low. NTA 3.2 (development build 3.2.16).</summary>
    OneBinLow,
}
