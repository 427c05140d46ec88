namespace Osteon.Vesicles;

/// <summary>Means over bands that follow an outline, from a share of the radius in each direction to another.</summary>
internal static class OutlineBands
{
    /// <summary>Mean over the band, weighted by area: 5 radii at 64 angles.</summary>
    public static double Mean(GreyPlane plane, VesicleOutline outline, double from, double to)
    {
        const int Angles = 64, Steps = 5;
        double sum = 0, weights = 0;
        for (int a = 0; a < Angles; a++)
        {
            double angle = 2 * Math.PI * a / Angles, edge = outline.RadiusAt(angle);
            (double sin, double cos) = Math.SinCos(angle);
            for (int s = 0; s < Steps; s++)
            {
                double r = edge * (from + ((to - from) * (s + 0.5) / Steps)), weight = r * edge;
                sum += weight * plane.At(outline.Middle.X + (r * cos), outline.Middle.Y + (r * sin));
                weights += weight;
            }
        }

        return sum / weights;
    }
}
