using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>Dust and scratches of a virtual blot.</summary>
internal static class VirtualBlotDefects
{
    private const double Transmittance = 0.4;
    private const double ScratchHeight = 0.2;
    private const double ScratchSigma = 1.1;

    /// <summary>What every pixel passes on of its light: 1, less under specks of 1.5 to 4 pixels.</summary>
    public static double[] Dust(VirtualBlotParameters p, Rng random)
    {
        var mask = new double[p.Width * p.Height];
        Array.Fill(mask, 1);
        for (int k = 0; k < p.Specks; k++)
        {
            double cx = random.NextDouble() * (p.Width - 1), cy = random.NextDouble() * (p.Height - 1), radius = 1.5 + 2.5 * random.NextDouble();
            int reach = (int)Math.Ceiling(5 * radius);
            for (int y = Math.Max(0, (int)cy - reach); y <= Math.Min(p.Height - 1, (int)cy + reach); y++)
            {
                for (int x = Math.Max(0, (int)cx - reach); x <= Math.Min(p.Width - 1, (int)cx + reach); x++)
                {
                    double r2 = ((x - cx) * (x - cx) + (y - cy) * (y - cy)) / (radius * radius);
                    mask[y * p.Width + x] *= 1 - (1 - Transmittance) * Math.Exp(-0.5 * r2);
                }
            }
        }

        return mask;
    }

    /// <summary>Straight scratches, 25 to 60 % of the width of the picture long.</summary>
    public static void Scratch(VirtualBlotParameters p, int full, Rng random, double[] light)
    {
        for (int k = 0; k < p.Scratches; k++)
        {
            double cx = random.NextDouble() * (p.Width - 1), cy = random.NextDouble() * (p.Height - 1), angle = Math.PI * random.NextDouble();
            double half = 0.5 * p.Width * (0.25 + 0.35 * random.NextDouble()), ux = Math.Cos(angle), uy = Math.Sin(angle);
            for (int y = 0; y < p.Height; y++)
            {
                for (int x = 0; x < p.Width; x++)
                {
                    double along = Math.Clamp((x - cx) * ux + (y - cy) * uy, -half, half), dx = x - cx - along * ux, dy = y - cy - along * uy;
                    double d2 = (dx * dx + dy * dy) / (ScratchSigma * ScratchSigma);
                    if (d2 < 50) light[y * p.Width + x] += ScratchHeight * full * Math.Exp(-0.5 * d2);
                }
            }
        }
    }
}
