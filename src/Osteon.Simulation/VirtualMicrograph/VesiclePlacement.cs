using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>Draws vesicles and lays them out: some against others, the rest with at least a membrane's width of free space.</summary>
internal static class VesiclePlacement
{
    private const int Attempts = 300;

    public static IReadOnlyList<VirtualVesicle> Draw(VirtualMicrographParameters p, Rng random)
    {
        double area = p.Height * p.Width * p.PixelSizeNm * p.PixelSizeNm * 1e-6;
        int wanted = (int)Math.Round(p.VesiclesPerUm2 * area);
        double gap = 2 * p.MembraneNm / p.PixelSizeNm, bar = p.ScaleBarNm > 0 ? 0.08 * p.Height : 0;
        var placed = new List<(VirtualVesicle Vesicle, double Reach)>();
        for (int i = 0; i < wanted; i++)
        {
            VirtualVesicle one = Form(p, random);
            double reach = one.Reach;
            bool touches = placed.Count > 0 && random.NextDouble() < p.TouchingShare;
            for (int attempt = 0; attempt < Attempts; attempt++)
            {
                (double x, double y) = (random.NextDouble() * (p.Width - 1), random.NextDouble() * (p.Height - 1));
                (VirtualVesicle Vesicle, double Reach)? partner = null;
                if (touches)
                {
                    partner = placed[random.NextInt(placed.Count)];
                    double direction = 2 * Math.PI * random.NextDouble();
                    double distance = partner.Value.Vesicle.RadiusAt(direction) + one.RadiusAt(direction + Math.PI)
                        - (0.1 * random.NextDouble() * Math.Min(reach, partner.Value.Reach));
                    (x, y) = (partner.Value.Vesicle.X + (distance * Math.Cos(direction)),
                        partner.Value.Vesicle.Y + (distance * Math.Sin(direction)));
                    if (x < 0 || y < 0 || x > p.Width - 1 || y > p.Height - 1) continue;
                }

                if (bar > 0 && y + reach > p.Height - bar) continue;
                if (placed.Exists(o => o != partner && Distance(o.Vesicle, x, y) < o.Reach + reach + gap)) continue;
                bool cut = x - reach < 0 || y - reach < 0 || x + reach > p.Width - 1 || y + reach > p.Height - 1;
                placed.Add((one with { X = x, Y = y, IsCut = cut, Touches = touches }, reach));
                break;
            }
        }

        return [.. placed.Select(o => o.Vesicle)];
    }

    private static VirtualVesicle Form(VirtualMicrographParameters p, Rng random)
    {
        double factor;
        do factor = Math.Exp(Math.Log(p.GeometricSd) * random.NextNormal());
        while (factor is < 0.4 or > 2.5);
        double diameter = p.MedianDiameterNm * factor / p.PixelSizeNm;
        double stretch = Math.Exp(Math.Abs(p.Irregularity * random.NextNormal()) / 2);
        (double, double)[] waves = new (double, double)[4];
        for (int k = 0; k < waves.Length; k++)
            waves[k] = (Math.Clamp(p.Irregularity / 2 * random.NextNormal() / (k + 2), -0.1, 0.1), 2 * Math.PI * random.NextDouble());
        double angle = Math.PI * random.NextDouble();
        return new VirtualVesicle(0, 0, diameter * stretch, diameter / stretch, angle, waves, random.NextDouble() < p.CupShare, false,
            false);
    }

    private static double Distance(VirtualVesicle vesicle, double x, double y) =>
        Math.Sqrt(((vesicle.X - x) * (vesicle.X - x)) + ((vesicle.Y - y) * (vesicle.Y - y)));
}
