namespace Osteon.Vesicles;

/// <summary>A blot under way.</summary>
internal sealed class BlotDraft(BlotField field, double noise)
{
    public BlotField Field { get; } = field;

    /// <summary>Noise of a background pixel.</summary>
    public double Noise { get; } = noise;

    public List<LaneRaster> Lanes { get; } = [];

    public List<LaneProfile> Profiles { get; } = [];

    public List<BandDraft> Bands { get; set; } = [];

    public IEnumerable<BandDraft> InLane(int lane) => Bands.Where(b => b.Lane == lane).OrderBy(b => b.Peak.At);
}
