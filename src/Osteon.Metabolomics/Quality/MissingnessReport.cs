using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Where and how cells of a table are missing.</summary>
public sealed record MissingnessReport
{
    /// <summary>Share of missing cells over all injections, 0 to 1; 0 for an empty table.</summary>
    public required double Share { get; init; }

    /// <summary>
    /// Names of the sets of injections: the groups of the samples in the order of the table, then <c>QC</c>, <c>blank</c>,
    /// <c>reference</c>, <c>dilution</c> where there are any. Samples without a group are one set <c>sample</c>.
    /// </summary>
    public required IReadOnlyList<string> Sets { get; init; }

    /// <summary>Sets × features: share of missing cells, 0 to 1.</summary>
    public required Matrix BySetAndFeature { get; init; }

    /// <summary>Whether the weak features are the ones that are missing.</summary>
    public required DetectionLimitPattern Pattern { get; init; }
}

/// <summary>
/// Whether missing cells look like a detection limit: Spearman's correlation, over features that are present in at least two samples, of
/// the share of missing samples with the median of the present values. Clearly negative: weak features are missing, and filling with small
/// values is defensible. Near 0: cells are missing for other reasons (alignment, peak picking), and small values would invent differences;
/// nearest neighbours suit better.
/// </summary>
/// <param name="Features">Features that took part.</param>
/// <param name="Correlation">Spearman's correlation, or null.</param>
/// <param name="P">Two-sided p by t with n − 2 degrees of freedom, or null.</param>
/// <param name="NotAvailable">Why there is no correlation, or null.</param>
public sealed record DetectionLimitPattern(int Features, double? Correlation, double? P, string? NotAvailable);
