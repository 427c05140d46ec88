namespace Osteon.MicroCt;

/// <summary>
/// What is done to the bone mask between thresholding and measuring, inside the volume of interest. Everything is off by default: a number
/// without a declared step is a number of the thresholded image. Steps run in the order of the members.
/// </summary>
/// <param name="KeepLargest">Keep only the largest 26-connected bone part (the first in scan order among equals).</param>
/// <param name="Purify">
/// Keep only the largest 26-connected bone part and fill every 6-connected marrow region that does not reach the boundary of the image box,
/// as BoneJ's Purify does.
/// </param>
public sealed record PostSteps(bool KeepLargest = false, bool Purify = false)
{
    /// <summary>No step.</summary>
    public static PostSteps None { get; } = new();
}

/// <summary>What a step after thresholding changed.</summary>
/// <param name="Step">Name of the step: <c>keep_largest</c> or <c>purify</c>.</param>
/// <param name="Removed">Voxels that were bone before it and are not after it.</param>
/// <param name="Added">Voxels that became bone.</param>
public sealed record PostStepOutcome(string Step, long Removed, long Added);
