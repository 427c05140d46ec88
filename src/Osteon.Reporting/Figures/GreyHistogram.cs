namespace Osteon.Reporting;

/// <summary>A histogram of grey values with the threshold that was used.</summary>
public sealed record GreyHistogram
{
    /// <summary>The grey value axis, for example grey value or mineral density (mg HA/cm³).</summary>
    public required FigureAxis Axis { get; init; }

    /// <summary>Bin edges, ascending, one more than <see cref="Counts"/>.</summary>
    public required IReadOnlyList<double> Edges { get; init; }

    /// <summary>Voxels per bin.</summary>
    public required IReadOnlyList<long> Counts { get; init; }

    /// <summary>The threshold from which on a voxel is bone, or null for none.</summary>
    public double? Threshold { get; init; }

    /// <summary>How the threshold was found, for example <c>Otsu</c> or <c>fixed</c>.</summary>
    public string ThresholdMethod { get; init; } = "fixed";

    /// <summary>Whether counts are on a logarithmic axis, so that little bone in much air is seen. Default true.</summary>
    public bool LogCounts { get; init; } = true;

    /// <summary>The scan or specimen, for the caption.</summary>
    public string? Sample { get; init; }

    /// <summary>Says on the drawing that the data are generated, simulated or assumed; null for measured data.</summary>
    public string? DataLabel { get; init; }
}
