using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>What was measured in one scan. Findings go to the <see cref="RunContext"/>.</summary>
/// <param name="Measures">
/// The measures asked for, in the order of the term registry; those that make no sense for the input say why.
/// </param>
/// <param name="Segmentation">How bone was told from the rest.</param>
/// <param name="Histogram">Grey values inside the volume of interest; null when it holds no voxel with a finite value.</param>
/// <param name="Planes">Planes for judging the segmentation by eye; null when the volume of interest holds no voxel.</param>
/// <param name="Spacing">The voxel size used.</param>
/// <param name="Calibration">The calibration used, or null.</param>
public sealed record CtResult(
    IReadOnlyList<Measure> Measures,
    SegmentationFacts Segmentation,
    GreyHistogram? Histogram,
    QcPlanes? Planes,
    Spacing Spacing,
    Calibration? Calibration)
{
    /// <summary>The measure with this id; throws <see cref="KeyNotFoundException"/> if it was not asked for.</summary>
    public Measure this[string id] =>
        Measures.FirstOrDefault(m => m.Term.Id == id) ?? throw new KeyNotFoundException($"'{id}' was not among the measures asked for");
}
