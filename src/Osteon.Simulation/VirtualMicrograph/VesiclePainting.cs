namespace Osteon.Simulation;

/// <summary>
/// Grey levels of vesicles before noise. d is the distance from the outline along the ray from the middle, in nm, positive outside; edges
/// are softened by a logistic function of the blur's standard deviation, so that the true outline lies at half height of a step.
/// </summary>
internal static class VesiclePainting
{
    /// <summary>Length over which the stain fades, nm.</summary>
    private const double StainFade = 14;

    /// <summary>Adds vesicles to levels: <paramref name="levels"/> holds the background and receives the result.</summary>
    public static void Paint(float[] levels, IReadOnlyList<VirtualVesicle> vesicles, VirtualMicrographParameters p)
    {
        float[] stain = new float[levels.Length], outside = new float[levels.Length], body = new float[levels.Length];
        Array.Fill(outside, 1);
        double soft = p.BlurNm * Math.Sqrt(3) / Math.PI, pixel = p.PixelSizeNm;
        foreach (VirtualVesicle v in vesicles)
        {
            double reach = v.Reach + (5 * StainFade / pixel);
            for (int y = (int)Math.Max(0, v.Y - reach); y <= Math.Min(p.Height - 1, v.Y + reach); y++)
                for (int x = (int)Math.Max(0, v.X - reach); x <= Math.Min(p.Width - 1, v.X + reach); x++)
                {
                    double dx = x - v.X, dy = y - v.Y, distance = Math.Sqrt((dx * dx) + (dy * dy)), angle = Math.Atan2(dy, dx);
                    double radius = v.RadiusAt(angle), d = (distance - radius) * pixel, inside = Step(-d, soft);
                    int place = (y * p.Width) + x;
                    outside[place] *= (float)(1 - inside);
                    stain[place] = Math.Max(stain[place], (float)Math.Exp(-Math.Max(0, d) / StainFade));
                    body[place] += (float)(p.Stain == VirtualStain.Negative
                        ? inside * Body(v, (distance / radius, angle), Step(d + p.MembraneNm, soft))
                        : inside * (0.12 + (0.88 * Step(d + p.MembraneNm, soft))));
                }
        }

        for (int i = 0; i < levels.Length; i++)
        {
            levels[i] += p.Stain == VirtualStain.Negative
                ? (float)(p.Contrast * ((-0.55 * stain[i]) + Math.Min(body[i], 1.2)))
                : (float)(-p.Contrast * Math.Min(body[i], 1.5));
        }
    }

    /// <summary>
    /// Level of a negatively stained vesicle above its stain: membrane 1, body 0.75, dent 0.15 about a place off the middle.
    /// </summary>
    private static double Body(VirtualVesicle v, (double Share, double Angle) place, double membrane)
    {
        double inner = 0.75;
        if (v.IsCup)
        {
            (double sin, double cos) = Math.SinCos(place.Angle - v.Angle);
            double u = (place.Share * cos) - 0.15, w = place.Share * sin, dent = Math.Sqrt((u * u) + (w * w));
            inner -= 0.6 / (1 + Math.Exp((dent - 0.45) / 0.06));
        }

        return (inner * (1 - membrane)) + membrane;
    }

    private static double Step(double distance, double soft) => 1 / (1 + Math.Exp(Math.Clamp(-distance / soft, -40, 40)));
}
