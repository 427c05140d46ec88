namespace Osteon.Primitives;

/// <summary>
/// One position in the measuring cell of a ZetaView, as its table of positions states it. What the file does not state is null.
/// </summary>
public sealed record NtaPosition
{
    /// <summary>Place across the cell, 0 to 1.</summary>
    public required double Position { get; init; }

    /// <summary>Whether the vendor's result uses this position.</summary>
    public required bool Used { get; init; }

    /// <summary>Mean intensity of the particles, grey values.</summary>
    public double? MeanIntensity { get; init; }

    /// <summary>Mean number of particles in a frame.</summary>
    public double? ParticlesPerFrame { get; init; }

    /// <summary>Concentration in the cell, 1/mL (as diluted).</summary>
    public double? ConcentrationPerMl { get; init; }

    /// <summary>Concentration before dilution, 1/mL: the former times the dilution.</summary>
    public double? OriginalConcentrationPerMl { get; init; }

    /// <summary>Number of traces.</summary>
    public double? Traces { get; init; }

    /// <summary>Median diameter, nm; null also where there is no trace, for which the vendor writes the upper end of its scale.</summary>
    public double? X50Nm { get; init; }

    /// <summary>Diameter at the peak, nm.</summary>
    public double? PeakNm { get; init; }

    /// <summary>Span, (X90 − X10)/X50.</summary>
    public double? Span { get; init; }

    /// <summary>Drift, µm/s.</summary>
    public double? DriftUmPerS { get; init; }

    /// <summary>The vendor's reasons for leaving the position out, such as <c>MAX_DRIFT</c>; empty where there are none.</summary>
    public IReadOnlyList<string> Removal { get; init; } = [];

    /// <summary>Line of the file, from 1.</summary>
    public int Line { get; init; }

    /// <summary>Cells of columns without a known meaning, by title.</summary>
    public IReadOnlyDictionary<string, string> Further { get; init; } = new Dictionary<string, string>();
}
