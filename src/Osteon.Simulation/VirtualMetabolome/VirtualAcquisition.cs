namespace Osteon.Simulation;

/// <summary>
/// What is injected, and when. Per batch: blanks, pools, then samples in random order with a pool after every few of them and at the end,
/// and a blank.
/// </summary>
public sealed record VirtualAcquisition
{
    /// <summary>Batches; the subjects of every arm are spread over them as evenly as can be. Default 1.</summary>
    public int Batches { get; init; } = 1;

    /// <summary>A pooled QC after every so many samples; default 4. 0 for no QC at all.</summary>
    public int QcEvery { get; init; } = 4;

    /// <summary>Pooled QCs before the first sample of a batch; default 3.</summary>
    public int LeadingQcs { get; init; } = 3;

    /// <summary>Blanks at the start of a batch; one more is injected at its end if this is above 0. Default 2.</summary>
    public int LeadingBlanks { get; init; } = 2;

    /// <summary>Share of features with background in everything that is injected, blanks too; default 0.05.</summary>
    public double BackgroundShare { get; init; } = 0.05;

    /// <summary>Their background as a share of the intensity in the pool; default 0.5 ± 0.2.</summary>
    public Variation BackgroundLevel { get; init; } = new(0.5, 0.2);
}
