using Osteon.Primitives;

namespace Osteon.Reporting.Tests;

/// <summary>A picture that looks like a transverse slice of a long bone with the outline of its mask.</summary>
internal static class SyntheticSlice
{
    public static byte[] Png(ulong seed, double filling, int size = 260)
    {
        var rng = new Rng(seed);
        (double X, double Y, double R)[] struts = [.. Enumerable.Range(0, 90).Select(_ =>
        {
            double angle = rng.NextDouble() * 2 * Math.PI, far = Math.Sqrt(rng.NextDouble()) * 0.30;
            return (0.5 + far * Math.Cos(angle), 0.5 + far * Math.Sin(angle), 0.012 + 0.02 * filling * rng.NextDouble());
        })];
        double[] noise = [.. Enumerable.Range(0, size * size).Select(_ => rng.NextNormal())];
        bool bone(int x, int y)
        {
            double u = (x + 0.5) / size, v = (y + 0.5) / size, r = Math.Sqrt((u - 0.5) * (u - 0.5) * 1.1 + (v - 0.5) * (v - 0.5));
            return r is > 0.36 and < 0.43 || struts.Any(s => (u - s.X) * (u - s.X) + (v - s.Y) * (v - s.Y) < s.R * s.R);
        }

        bool[] mask = [.. Enumerable.Range(0, size * size).Select(i => bone(i % size, i / size))];
        return PngBytes.Of(size, size, (x, y) =>
        {
            bool here = mask[y * size + x];
            bool edge = here && ((x > 0 && !mask[y * size + x - 1]) || (y > 0 && !mask[(y - 1) * size + x])
                || (x < size - 1 && !mask[y * size + x + 1]));
            if (edge) return (230, 159, 0);
            byte grey = (byte)Math.Clamp((here ? 190 : 55) + 14 * noise[y * size + x], 0, 255);
            return (grey, grey, grey);
        });
    }
}
