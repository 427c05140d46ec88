namespace Osteon.Vesicles;

/// <summary>What the amount in a bin is multiplied with before statistics are taken.</summary>
public enum SizeWeighting
{
    /// <summary>Each particle counts once.</summary>
    Number,

    /// <summary>Each counts as its surface, πd²; the mean is Sauter's D[3,2].</summary>
    Surface,

    /// <summary>Each counts as its volume, πd³/6; the mean is De Brouckere's D[4,3].</summary>
    Volume,
}

/// <summary>Where in its bin a percentile of a histogram lies.</summary>
public enum PercentileConvention
{
    /// <summary>
    /// Particles are spread evenly over their bin: the cumulated amount rises linearly from the lower to the upper edge. The default, and
    /// that of NTA 3.4.
    /// </summary>
    InsideBin,

    /// <summary>
    /// The cumulated amount of a bin is reached at its centre, and rises linearly from the centre before: half a bin below <see
    /// cref="InsideBin"/>. That of ZetaView (8.06), 2.5 nm on its linear histogram; its mean and SD are not shifted.
    /// </summary>
    CentresAsUpperEdges,

    /// <summary>One bin below <see cref="InsideBin"/>. That of a development version of NTA 3.2, 1 nm.</summary>
    OneBinBelow,
}
