using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Nta;

/// <summary>
/// A drawn recording of particles that diffuse in three dimensions through a light sheet: mean path over the exposure in ten sub-steps,
/// Gaussian pictures, drift, background and noise.
/// </summary>
internal sealed class SimulatedRecording : ISliceSource
{
    private const int SubSteps = 10;
    private const double Edge = 16;
    private readonly byte[][] _frames;

    public SimulatedRecording(int frames, (int Width, int Height) size, IReadOnlyList<double> diameters, Rng random)
    {
        Header = new VolumeHeader(new GridShape(frames, size.Height, size.Width), null, VoxelType.UInt8);
        _frames = new byte[frames][];
        Diameters = diameters;
        (Width, Height) = size;
        Random = random;
    }

    public VolumeHeader Header { get; }

    public IReadOnlyList<double> Diameters { get; }

    public double MicrometresPerPixel { get; init; } = 0.713;

    public FrameTiming Timing { get; init; } = new(1 / 30.0, 0.01);

    public (double X, double Y) DriftPixelsPerFrame { get; init; }

    public double SheetPixels { get; init; } = 8;

    /// <summary>Peak brightness in the middle of the sheet of a 100 nm particle, grey levels.</summary>
    public double Brightness { get; init; } = 80;

    public double Noise { get; init; } = 4;

    private int Width { get; }

    private int Height { get; }

    private Rng Random { get; }

    public SimulatedRecording Drawn()
    {
        double depth = 6 * SheetPixels;
        (double X, double Y, double Z, double Step)[] particles =
        [
            .. Diameters.Select(d => (
                (Random.NextDouble() * (Width + (2 * Edge))) - Edge, (Random.NextDouble() * (Height + (2 * Edge))) - Edge,
                (Random.NextDouble() - 0.5) * depth,
                Math.Sqrt(2 * StokesEinstein.Diffusion(d, Medium.Water(25))) / MicrometresPerPixel)),
        ];
        for (int f = 0; f < _frames.Length; f++)
        {
            double[] frame = new double[Width * Height];
            for (int p = 0; p < particles.Length; p++) Draw(frame, ref particles[p], Diameters[p] > 150 ? 2.2 * Brightness : Brightness, depth);
            _frames[f] = [.. frame.Select(v => (byte)Math.Clamp(Math.Round(20 + v + (Noise * Random.NextNormal())), 0, 255))];
        }

        return this;
    }

    private void Draw(double[] frame, ref (double X, double Y, double Z, double Step) p, double light, double depth)
    {
        double open = Timing.ExposureSeconds / SubSteps, rest = Timing.FrameIntervalSeconds - Timing.ExposureSeconds;
        for (int s = 0; s <= SubSteps; s++)
        {
            if (s < SubSteps) Spot(frame, p.X, p.Y, light / SubSteps * Math.Exp(-p.Z * p.Z / (2 * SheetPixels * SheetPixels)));
            double time = s < SubSteps ? open : rest, step = p.Step * Math.Sqrt(time), share = time / Timing.FrameIntervalSeconds;
            p.X = Wrap(p.X + (step * Random.NextNormal()) + (DriftPixelsPerFrame.X * share), Width + (2 * Edge));
            p.Y = Wrap(p.Y + (step * Random.NextNormal()) + (DriftPixelsPerFrame.Y * share), Height + (2 * Edge));
            p.Z = Wrap(p.Z + (step * Random.NextNormal()) + (depth / 2) - Edge, depth) - (depth / 2) + Edge;
        }
    }

    private void Spot(double[] frame, double x, double y, double light)
    {
        if (light * SubSteps < 0.5) return;
        for (int v = Math.Max(0, (int)y - 6); v <= Math.Min(Height - 1, (int)y + 7); v++)
            for (int u = Math.Max(0, (int)x - 6); u <= Math.Min(Width - 1, (int)x + 7); u++)
                frame[(v * Width) + u] += light * Math.Exp((((u - x) * (u - x)) + ((v - y) * (v - y))) / (-2 * 1.3 * 1.3));
    }

    private static double Wrap(double value, double length)
    {
        double shifted = (value + Edge) % length;
        return (shifted < 0 ? shifted + length : shifted) - Edge;
    }

    public void ReadSlice(int z, Span<byte> destination) => _frames[z].CopyTo(destination);

    public void Dispose()
    {
    }
}
