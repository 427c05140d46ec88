using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>The tracks and loose spots that a table of points gave.</summary>
/// <param name="Tracks">Tracks, or null.</param>
/// <param name="Spots">Points of no track, or null.</param>
internal sealed record TrackParts(ParticleTracks? Tracks, ParticleSpots? Spots)
{
    /// <summary>Sorts points into tracks; says which tracks cannot be paths of one particle (OST-NTA-023).</summary>
    public static TrackParts Of(NtaReading reading, PointList points, TrackUnit unit, double? frameIntervalSeconds = null)
    {
        (ParticleTracks? tracks, ParticleSpots? spots, IReadOnlyList<long> broken) = points.Grouped();
        if (broken.Count > 0)
            reading.Warning(
                "OST-NTA-023",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{broken.Count} tracks are in two places in one frame; their points are kept without a track"),
                new SourceLocation(reading.Text.Path),
                string.Join(", ", broken.Take(5)),
                "Link without merging and splitting, or check that the file holds one video.");
        return new TrackParts(
            tracks is null ? null : tracks with { Unit = unit, FrameIntervalSeconds = frameIntervalSeconds },
            spots is null ? null : spots with { Unit = unit });
    }

    /// <summary>Id, first frame and number of points of each track.</summary>
    public IEnumerable<(long Id, int First, int Length)> Lengths()
    {
        if (Tracks is null) yield break;
        for (int i = 0; i < Tracks.Count; i++) yield return (Tracks.Ids[i], Tracks.FramesOf(i)[0], Tracks.LengthOf(i));
    }
}
