namespace Osteon.Vesicles;

/// <summary>
/// A closed outline that is star-shaped about a middle point: the radius at N equally spaced angles, angle i being 2πi/N from the x axis
/// towards the y axis (clockwise on the screen, since y points down). Lengths in pixels.
/// </summary>
public sealed class VesicleOutline
{
    private readonly double[] _radii;

    /// <summary>Takes the radii as they are. Throws <see cref="ArgumentException"/> for fewer than 8 or one that is not positive.</summary>
    public VesicleOutline(MicrographPoint middle, double[] radii)
    {
        if (radii.Length < 8) throw new ArgumentException($"{radii.Length} radii; an outline has at least 8", nameof(radii));
        if (radii.Any(r => !(r > 0) || !double.IsFinite(r))) throw new ArgumentException("a radius is not positive", nameof(radii));
        (Middle, _radii) = (middle, radii);
    }

    /// <summary>The point that the radii are measured from.</summary>
    public MicrographPoint Middle { get; }

    /// <summary>The radii, px.</summary>
    public ReadOnlySpan<double> Radii => _radii;

    /// <summary>Mean radius, px.</summary>
    public double MeanRadius => _radii.Average();

    /// <summary>Corner i of the polygon.</summary>
    public MicrographPoint Corner(int i)
    {
        (double sin, double cos) = Math.SinCos(2 * Math.PI * i / _radii.Length);
        return new MicrographPoint(Middle.X + (_radii[i] * cos), Middle.Y + (_radii[i] * sin));
    }

    /// <summary>The radius in a direction (radians), linear between the angles.</summary>
    public double RadiusAt(double angle)
    {
        double place = angle / (2 * Math.PI) * _radii.Length;
        place -= Math.Floor(place / _radii.Length) * _radii.Length;
        int low = (int)place % _radii.Length;
        double share = place - Math.Floor(place);
        return ((1 - share) * _radii[low]) + (share * _radii[(low + 1) % _radii.Length]);
    }

    /// <summary>Whether the point lies inside or on the outline.</summary>
    public bool Contains(MicrographPoint point)
    {
        double dx = point.X - Middle.X, dy = point.Y - Middle.Y, r = RadiusAt(Math.Atan2(dy, dx));
        return (dx * dx) + (dy * dy) <= r * r;
    }

    /// <summary>Share of this outline's area that lies in the other, 0 … 1, by 12 × 48 points of equal area.</summary>
    public double ShareInside(VesicleOutline other)
    {
        if (Middle.DistanceTo(other.Middle) > _radii.Max() + other._radii.Max()) return 0;
        const int Rings = 12, Spokes = 48;
        double inside = 0, all = 0;
        for (int a = 0; a < Spokes; a++)
        {
            double angle = 2 * Math.PI * (a + 0.5) / Spokes, edge = RadiusAt(angle);
            (double sin, double cos) = Math.SinCos(angle);
            double weight = edge * edge;
            all += weight * Rings;
            for (int ring = 0; ring < Rings; ring++)
            {
                double r = edge * Math.Sqrt((ring + 0.5) / Rings);
                if (other.Contains(new MicrographPoint(Middle.X + (r * cos), Middle.Y + (r * sin)))) inside += weight;
            }
        }

        return inside / all;
    }

    /// <summary>An ellipse as an outline of 128 angles about its middle.</summary>
    /// <param name="middle">The middle.</param>
    /// <param name="major">Full length of one axis, px, positive.</param>
    /// <param name="minor">Full length of the other, px, positive.</param>
    /// <param name="angleDegrees">Angle of the first axis from the x axis towards the y axis.</param>
    public static VesicleOutline Ellipse(MicrographPoint middle, double major, double minor, double angleDegrees)
    {
        const int Corners = 128;
        double[] radii = new double[Corners];
        double a = major / 2, b = minor / 2, turned = angleDegrees * Math.PI / 180;
        for (int i = 0; i < Corners; i++)
        {
            (double sin, double cos) = Math.SinCos((2 * Math.PI * i / Corners) - turned);
            radii[i] = a * b / Math.Sqrt((b * cos * b * cos) + (a * sin * a * sin));
        }

        return new VesicleOutline(middle, radii);
    }
}
