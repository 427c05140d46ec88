namespace Osteon.Vesicles;

/// <summary>Collects the spots of one frame after the other, 24 bytes each, so that nothing else of a long recording is kept.</summary>
internal sealed class SpotTableBuilder(int frames)
{
    private readonly List<int> _starts = new(frames + 1) { 0 };
    private readonly List<double> _x = [];
    private readonly List<double> _y = [];
    private readonly List<double> _mass = [];

    /// <summary>The next frame.</summary>
    public void Add(IReadOnlyList<LocatedParticle> frame)
    {
        foreach (LocatedParticle p in frame)
        {
            _x.Add(p.X);
            _y.Add(p.Y);
            _mass.Add(p.Mass);
        }

        _starts.Add(_x.Count);
    }

    /// <summary>The table of all frames so far.</summary>
    public SpotTable Build() => new([.. _starts], [.. _x], [.. _y], [.. _mass]);
}
