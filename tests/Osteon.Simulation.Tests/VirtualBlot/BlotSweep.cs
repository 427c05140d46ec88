using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Simulation.Tests.Blots;

/// <summary>Blots of many kinds, drawn from a seed: sizes, numbers of lanes and rows, shapes, tilt, smile, backgrounds, noise, dust.</summary>
internal static class BlotSweep
{
    public static VirtualBlotParameters Of(int seed)
    {
        Rng random = new RandomStreams((ulong)seed).Stream("sweep");
        int lanes = 3 + random.NextInt(10), rows = 1 + random.NextInt(6);
        double scale = 0.6 + 1.4 * random.NextDouble();
        int width = (int)(scale * 640), height = (int)(scale * (240 + random.NextInt(260)));
        VirtualProtein[] proteins = [.. Enumerable.Range(0, rows).Select(i =>
            new VirtualProtein($"p{i}", 260 * Math.Pow(16 / 260.0, (i + 0.25 + 0.5 * random.NextDouble()) / rows)))];
        double narrow = Math.Max(1.8, Math.Min(height / (16.0 * rows), 0.2 * width / lanes / (2 + 2 * random.NextDouble())));
        return new VirtualBlotParameters
        {
            Width = width,
            Height = height,
            BitDepth = random.NextInt(2) == 0 ? 8 : 16,
            DarkBands = random.NextInt(3) == 0,
            Lanes = [.. Enumerable.Range(0, lanes).Select(k => new VirtualLane(
                $"lane {k + 1}", proteins.ToDictionary(p => p.Name, _ => random.NextInt(6) == 0 ? 0 : 0.15 + 0.85 * random.NextDouble())))],
            Proteins = proteins,
            HalfWidth = 0.22 + 0.16 * random.NextDouble(),
            Flatness = 2 + 6 * random.NextDouble(),
            Sigma = narrow,
            Tail = random.NextInt(3) == 0 ? 1 + 0.6 * random.NextDouble() : 1,
            TiltDegrees = random.NextInt(2) == 0 ? 0 : -4 + 8 * random.NextDouble(),
            SmilePixels = random.NextInt(2) == 0 ? 0 : 0.04 * height * random.NextDouble(),
            Exposure = random.NextInt(4) == 0 ? 1.4 : 0.25 + 0.5 * random.NextDouble(),
            Background = 0.03 + 0.08 * random.NextDouble(),
            GradientX = random.NextInt(2) == 0 ? 0 : 0.1 * random.NextDouble(),
            GradientY = random.NextInt(2) == 0 ? 0 : 0.06 * random.NextDouble(),
            FullWell = random.NextInt(2) == 0 ? 800 : 10_000,
            ReadNoise = random.NextInt(2) == 0 ? 0.008 : 0.002,
            Specks = random.NextInt(3) == 0 ? 8 : 0,
            Scratches = random.NextInt(4) == 0 ? 1 : 0,
        };
    }

    public static PixelBox Box(VirtualBandTruth band) => new(band.Left, band.Top, band.Right - band.Left + 1, band.Bottom - band.Top + 1);

    public static List<(int Truth, int Found)> Match(IReadOnlyList<VirtualBandTruth> truth, IReadOnlyList<BlotBand> found)
    {
        var pairs = new List<(int Truth, int Found)>();
        foreach ((int t, int f, double _) in truth.SelectMany((a, t) => found.Select((b, f) => (t, f, Iou: Box(a).Iou(b.Box))))
            .Where(c => c.Iou >= 0.5).OrderByDescending(c => c.Iou).ThenBy(c => c.t).ThenBy(c => c.f))
            if (!pairs.Exists(p => p.Truth == t || p.Found == f)) pairs.Add((t, f));
        return pairs;
    }
}
