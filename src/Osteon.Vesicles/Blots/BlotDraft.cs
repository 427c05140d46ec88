namespace Osteon.Vesicles;

/// <summary>A blot under way.</summary>
internal sealed class BlotDraft(BlotField field, double noise, double clutter)
{
    public BlotField Field { get; } = field;

    /// <summary>Noise of a background pixel.</summary>
    public double Noise { get; } = noise;

    /// <summary>Unevenness of the background beyond the noise of its pixels, standard deviation.</summary>
    public double Clutter { get; } = clutter;

    public List<LaneRaster> Lanes { get; } = [];

    public List<LaneProfile> Profiles { get; } = [];

    public List<BandDraft> Bands { get; set; } = [];

    /// <summary>How much lower than in the first lane the rows lie in each lane, from tilt and smile.</summary>
    public double[] Drops { get; set; } = [];

    public IEnumerable<BandDraft> InLane(int lane) => Bands.Where(b => b.Lane == lane).OrderBy(b => b.Peak.At);
}
