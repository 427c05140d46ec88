namespace Osteon.Metabolomics;

/// <summary>
/// How one feature follows the dilution of the pool. Numbers are null with fewer than three different dilutions or without
/// spread.
/// </summary>
/// <param name="FeatureId">Identifier of the feature.</param>
/// <param name="Points">Diluted injections in which it is present.</param>
/// <param name="Correlation">Pearson's correlation of intensity with dilution.</param>
/// <param name="LogSlope">Slope of log10 intensity over log10 dilution; 1 for a linear detector, near 0 for a background.</param>
/// <param name="Follows">Whether the correlation reaches the limit; null where it is not defined.</param>
public sealed record FeatureDilution(string FeatureId, int Points, double? Correlation, double? LogSlope, bool? Follows);

/// <summary>How features follow the dilution series.</summary>
/// <param name="Levels">The dilutions, ascending, as shares of the undiluted pool.</param>
/// <param name="Features">One entry per feature.</param>
/// <param name="ShareThatFollows">Of the features whose correlation is defined, 0 to 1, or null.</param>
/// <param name="MinimumCorrelation">The limit.</param>
public sealed record DilutionReport(IReadOnlyList<double> Levels, IReadOnlyList<FeatureDilution> Features, double? ShareThatFollows,
    double MinimumCorrelation);
