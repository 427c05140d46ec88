namespace Osteon.Vesicles;

/// <summary>How much each track counts in a size distribution.</summary>
public enum TrackWeighting
{
    /// <summary>
    /// Each track counts once. The default. Small particles, which leave and come back, make more tracks; those shorter than the least
    /// length are lost.
    /// </summary>
    EachTrackOnce,

    /// <summary>
    /// Each track counts with its number of positions: a picture of what is in the volume at a time. Tracks shorter than the least length
    /// are lost.
    /// </summary>
    ByFrames,
}

/// <summary>When the iteration of a maximum-likelihood size distribution ends.</summary>
/// <param name="RelativeDecrease">Ends when χ² falls by less than this share in one iteration: 0.01 is Walker's rule and the default; 0 for
/// never.</param>
/// <param name="MaximumIterations">Ends after this many at the latest; default 200.</param>
public sealed record WalkerStop(double RelativeDecrease = 0.01, int MaximumIterations = 200);

/// <summary>What a maximum-likelihood size distribution is made with.</summary>
/// <param name="Stop">Stop rule. It is part of the result: more iterations give narrower peaks, and far too many give spikes.</param>
/// <param name="Weighting">How much each track counts.</param>
/// <param name="Visibility">Corrects each bin for the tracks that were too short to be accepted, or null: not corrected.</param>
/// <param name="Continuation">The iteration is also carried on to so many times its length, to tell how much the stop rule decides; 0 or 1
/// for not. Default 10.</param>
/// <param name="BootstrapReplicates">Number of bootstrap replicates for bands and intervals; 0 for none. Default 200.</param>
/// <param name="Confidence">Confidence of bands and intervals, 0 … 1; default 0.95.</param>
/// <param name="BootstrapName">Name of the random stream, such as the sample: different names give independent resamples.</param>
public sealed record WalkerParameters(
    WalkerStop? Stop = null,
    TrackWeighting Weighting = TrackWeighting.EachTrackOnce,
    TrackVisibility? Visibility = null,
    int Continuation = 10,
    int BootstrapReplicates = 200,
    double Confidence = 0.95,
    string BootstrapName = "")
{
    /// <summary>Stop rule with the default put in.</summary>
    public WalkerStop StopRule => Stop ?? new WalkerStop();
}
