namespace Osteon.MicroCt;

/// <summary>How bone was told from the rest, in full: what a methods section has to say.</summary>
public sealed record SegmentationFacts
{
    /// <summary>The threshold that was asked for.</summary>
    public required Threshold Requested { get; init; }

    /// <summary>
    /// The threshold as a grey value: a fixed threshold (converted from its unit), or Otsu's level, which is the last level of the
    /// background. Null when there is none.
    /// </summary>
    public required double? ThresholdGrey { get; init; }

    /// <summary>
    /// The first grey value that is bone, among the values the voxel type can hold: bone is grey ≥ this, whatever the kind of threshold.
    /// Null when there is no threshold, or when no value the type can hold is bone.
    /// </summary>
    public required double? BoneFrom { get; init; }

    /// <summary>Why there is no threshold (a constant image under Otsu), or null.</summary>
    public string? NotAvailable { get; init; }

    /// <summary>The Gaussian filter used before thresholding, or null.</summary>
    public GaussianFilterParameters? Filter { get; init; }

    /// <summary>The filter's standard deviation along (z, y, x) in voxels, or null.</summary>
    public (double Z, double Y, double X)? SigmaVoxels { get; init; }

    /// <summary>The declared steps after thresholding and how many voxels each changed.</summary>
    public IReadOnlyList<PostStepOutcome> PostSteps { get; init; } = [];

    /// <summary>The bounding box of the volume of interest in the volume.</summary>
    public required VoxelBox Box { get; init; }

    /// <summary>Voxels of the volume of interest.</summary>
    public required long VoiVoxels { get; init; }

    /// <summary>Bone voxels inside it, after all steps.</summary>
    public required long BoneVoxels { get; init; }

    /// <summary>Voxels inside it whose grey value is not finite; they are left out of every mean, and NaN is never bone.</summary>
    public required long NotFinite { get; init; }
}
