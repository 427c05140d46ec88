namespace Osteon.Vesicles;

/// <summary>What is subtracted under a band.</summary>
public enum BlotBackground
{
    /// <summary>The median plane of the pixels around the band that belong to no band (<see cref="LocalMedianBackground"/>).</summary>
    LocalMedian,

    /// <summary>A straight line along the lane between the valleys above and below the band (<see cref="ValleyBackground"/>).</summary>
    ValleyLine,

    /// <summary>The rolling ball of ImageJ, over the whole picture (<see cref="RollingBall"/>).</summary>
    RollingBall,
}
