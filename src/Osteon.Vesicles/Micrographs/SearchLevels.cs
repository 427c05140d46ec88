namespace Osteon.Vesicles;

/// <summary>
/// The radii that are searched, four per octave, and the plane each is searched in: halved as often as leaves a radius of 8 to 16 px, then
/// blurred with σ = 1 px (0.7 px below a radius of 8 px).
/// </summary>
internal sealed class SearchLevels
{
    private const double StepsPerOctave = 4;
    private const double WorkingRadius = 8;

    private readonly List<GreyPlane> _planes = [];

    public SearchLevels(GreyPlane plane, double smallest, double largest)
    {
        _planes.Add(plane);
        int first = (int)Math.Floor(StepsPerOctave * Math.Log2(smallest)), last = (int)Math.Ceiling(StepsPerOctave * Math.Log2(largest));
        var radii = new List<Radius>();
        for (int i = first; i <= last; i++)
        {
            double pixels = Math.Pow(2, i / StepsPerOctave);
            int level = Math.Max(0, (int)Math.Floor(Math.Log2(pixels / WorkingRadius) + 1e-9));
            while (_planes.Count <= level && Math.Min(_planes[^1].Height, _planes[^1].Width) >= 32) _planes.Add(_planes[^1].Halved());
            if (level < _planes.Count) radii.Add(new Radius(pixels, level));
        }

        Radii = radii;
        Smooth = [.. _planes.Select((p, level) => p.Blurred(level == 0 && smallest < WorkingRadius ? 0.7 : 1))];
    }

    /// <summary>A radius in pixels of the picture, and the number of halvings.</summary>
    public readonly record struct Radius(double Pixels, int Level)
    {
        /// <summary>The radius in pixels of its plane.</summary>
        public double Working => Pixels / (1 << Level);
    }

    /// <summary>The radii, smallest first.</summary>
    public IReadOnlyList<Radius> Radii { get; }

    /// <summary>The planes, blurred.</summary>
    public IReadOnlyList<GreyPlane> Smooth { get; }

    /// <summary>A place of a halved plane in pixels of the picture.</summary>
    public static MicrographPoint ToPicture(MicrographPoint place, int level) =>
        new(((place.X + 0.5) * (1 << level)) - 0.5, ((place.Y + 0.5) * (1 << level)) - 0.5);

    /// <summary>A place of the picture in a halved plane.</summary>
    public static MicrographPoint ToPlane(MicrographPoint place, int level) =>
        new(((place.X + 0.5) / (1 << level)) - 0.5, ((place.Y + 0.5) / (1 << level)) - 0.5);
}
