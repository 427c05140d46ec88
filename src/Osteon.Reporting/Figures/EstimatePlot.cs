namespace Osteon.Reporting;

/// <summary>One row of an estimate plot.</summary>
/// <param name="Label">What was estimated, for example the outcome or the contrast.</param>
/// <param name="Estimate">The estimate, or null where there is none.</param>
/// <param name="Low">Lower end of its interval, or null.</param>
/// <param name="High">Upper end of its interval, or null.</param>
public sealed record EstimateRow(string Label, double? Estimate, double? Low, double? High)
{
    /// <summary>Whether it is the primary outcome; it is set apart by a filled mark and said in the caption.</summary>
    public bool Primary { get; init; }

    /// <summary>Why there is no estimate, or null.</summary>
    public string? NotAvailable { get; init; }
}

/// <summary>Estimates with their intervals, one row each, and the value of no effect.</summary>
public sealed record EstimatePlot
{
    /// <summary>What is estimated, for example <c>Hedges' g (EV − control)</c>.</summary>
    public required FigureAxis Axis { get; init; }

    /// <summary>The rows from top to bottom, at least one.</summary>
    public required IReadOnlyList<EstimateRow> Rows { get; init; }

    /// <summary>The value of no effect: 0 for differences, 1 for ratios.</summary>
    public double Reference { get; init; }

    /// <summary>Coverage of the intervals, 0 to 1. Default 0.95.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>What values below the reference mean, for example <c>lower with EV</c>; null for nothing.</summary>
    public string? BelowMeans { get; init; }

    /// <summary>What values above the reference mean; null for nothing.</summary>
    public string? AboveMeans { get; init; }

    /// <summary>Says on the drawing that the data are generated, simulated or assumed; null for measured data.</summary>
    public string? DataLabel { get; init; }
}
