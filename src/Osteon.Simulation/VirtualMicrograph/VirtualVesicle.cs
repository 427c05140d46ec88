namespace Osteon.Simulation;

/// <summary>
/// A vesicle of a virtual micrograph as it truly is. Its outline is r(φ) = ellipse(φ) · (1 + Σ aₖ cos(kφ + pₖ)), k = 2 … 5, about its
/// middle.
/// </summary>
/// <param name="X">Column of the middle, px.</param>
/// <param name="Y">Row of the middle, px.</param>
/// <param name="MajorPixels">Full major axis before the waves, px.</param>
/// <param name="MinorPixels">Full minor axis before the waves, px.</param>
/// <param name="Angle">Direction of the major axis from x towards y, radians.</param>
/// <param name="Waves">Amplitude and phase of the waves k = 2 … 5.</param>
/// <param name="IsCup">Whether it has a stain-filled dent.</param>
/// <param name="IsCut">Whether it reaches beyond the picture.</param>
/// <param name="Touches">Whether it was laid against another one.</param>
public sealed record VirtualVesicle(
    double X, double Y, double MajorPixels, double MinorPixels, double Angle, IReadOnlyList<(double Amplitude, double Phase)> Waves,
        bool IsCup, bool IsCut, bool Touches)
{
    private const int Angles = 512;

    /// <summary>Radius of the outline in a direction (radians), px.</summary>
    public double RadiusAt(double angle)
    {
        (double sin, double cos) = Math.SinCos(angle - Angle);
        double a = MajorPixels / 2, b = MinorPixels / 2, wave = 1;
        for (int k = 0; k < Waves.Count; k++) wave += Waves[k].Amplitude * Math.Cos(((k + 2) * angle) + Waves[k].Phase);
        return wave * a * b / Math.Sqrt((b * cos * b * cos) + (a * sin * a * sin));
    }

    /// <summary>Area, px²: ½ ∫ r² dφ over 512 angles.</summary>
    public double Area
    {
        get
        {
            double sum = 0;
            for (int i = 0; i < Angles; i++)
            {
                double r = RadiusAt(2 * Math.PI * i / Angles);
                sum += r * r;
            }

            return sum * Math.PI / Angles;
        }
    }

    /// <summary>Diameter of the circle of the same area, px.</summary>
    public double EquivalentDiameter => 2 * Math.Sqrt(Area / Math.PI);

    /// <summary>Largest radius, px.</summary>
    public double Reach => Enumerable.Range(0, Angles).Max(i => RadiusAt(2 * Math.PI * i / Angles));
}

/// <summary>A virtual micrograph with its truth.</summary>
/// <param name="Parameters">What it was made from.</param>
/// <param name="Image">The picture, 8 bit, as a microscope would store it.</param>
/// <param name="Vesicles">Every vesicle that lies in it with its middle.</param>
/// <param name="ScaleBarPixels">Length of the burnt-in bar, px; null without one.</param>
public sealed record VirtualMicrographImage(
    VirtualMicrographParameters Parameters, Primitives.GreyImage Image, IReadOnlyList<VirtualVesicle> Vesicles, int? ScaleBarPixels);
