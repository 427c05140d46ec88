using System.Diagnostics;
using System.Globalization;
using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Benchmarks;

/// <summary>
/// "tracking [FRAMES]": a recording of 640 × 480 pixels and 30 frames per second, made by the benchmark from a fixed seed, tracked and sized.
/// The frames of 20 s are drawn once and shown back and forth, so that reading costs nothing and motion stays continuous.
/// </summary>
internal static class TrackingBenchmark
{
    private const int Width = 640;
    private const int Height = 480;
    private const int Drawn = 600;
    private const int Particles = 100;

    public static void Run(string[] arguments)
    {
        int frames = arguments is [{ } text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 18_000;
        byte[][] drawn = Draw();
        if (arguments is [_, { } folder, ..]) File.WriteAllBytes(Path.Combine(folder, "frames.raw"), [.. drawn.Take(200).SelectMany(f => f)]);
        var parameters = new VideoTrackingParameters(
            0.713, new LocateParameters { Diameter = 9, Refinement = SpotRefinement.Windowed },
            new TrackSizingParameters(new FrameTiming(1 / 30.0), Medium.Water(25)));
        var context = RunContext.Default;
        using var video = new Loop(drawn, frames);
        using var self = Process.GetCurrentProcess();
        long start = Stopwatch.GetTimestamp();
        TimeSpan cpu = self.TotalProcessorTime;
        SpotTable found = SpotDetection.Find(video, parameters.Locate with { MinimumMass = 120 }, context);
        double detection = Stopwatch.GetElapsedTime(start).TotalSeconds;
        self.Refresh();
        double detectionCpu = (self.TotalProcessorTime - cpu).TotalSeconds;
        cpu = self.TotalProcessorTime;
        long before = GC.GetTotalAllocatedBytes(true);
        start = Stopwatch.GetTimestamp();
        VideoTrackingResult result = VideoTracking.Track(video, parameters, context);
        double all = Stopwatch.GetElapsedTime(start).TotalSeconds;
        self.Refresh();
        double allCpu = (self.TotalProcessorTime - cpu).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{frames} frames, {result.Counts.Mean:F1} particles per frame, {result.Sizes.Particles.Count} tracks; finding {detection:F2} s (processors {detectionCpu:F2} s, {1000 * detectionCpu / frames:F2} ms a frame, {found.Count} spots); all {all:F2} s, processors {allCpu:F2} s ({1000 * all / frames:F2} ms a frame, {frames / 30.0 / all:F1} × real time); mean {result.Sizes.Statistics?.Mean:F1} nm; allocated {(GC.GetTotalAllocatedBytes(true) - before) >> 20} MB, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"));
        EmOfManyTracks();
    }

    /// <summary>Size distribution of 100 000 tracks on 300 bins: the data of benchmarks/peers/nta_em.py in law.</summary>
    private static void EmOfManyTracks()
    {
        var random = new Rng(1);
        Medium water = Medium.Water(25);
        var model = new StepModel(new FrameTiming(1 / 30.0), water);
        var tracks = new StepSummary[100_000];
        for (int k = 0; k < tracks.Length; k++)
        {
            int n = 16 + (int)(Math.Log(1 - random.NextDouble()) / Math.Log(1 - (1 / 15.0)));
            double sum = 0;
            for (int i = 0; i < n; i++) sum -= Math.Log(1 - random.NextDouble());
            tracks[k] = StepSummary.WithoutGaps(model.MeanSquare(k % 2 == 0 ? 100 : 200) * sum / n, n);
        }

        SizeGrid grid = SizeGrid.Logarithmic(20, 1000, 300);
        Timing timing = Timing.Of(
            () => WalkerEm.Fit(LikelihoodTable.Of(tracks, grid, model, RunContext.Default), new WalkerParameters(BootstrapReplicates: 0, Continuation: 0), RunContext.Default), 3);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"size distribution of 100 000 tracks on 300 bins: best {timing.Best:F2} s, median {timing.Median:F2} s"));
    }

    private static byte[][] Draw()
    {
        var random = new Rng(7);
        double[] x = new double[Particles], y = new double[Particles], step = new double[Particles], light = new double[Particles];
        for (int p = 0; p < Particles; p++)
        {
            (x[p], y[p]) = (random.NextDouble() * Width, random.NextDouble() * Height);
            bool small = p % 2 == 0;
            step[p] = Math.Sqrt(2 * StokesEinstein.Diffusion(small ? 100 : 200, Medium.Water(25)) / 30) / 0.713;
            light[p] = small ? 30 : 80;
        }

        // Noise of its own for every pixel and frame would take longer than tracking: a table of normal deviates is read from random places.
        float[] noise = new float[1 << 20];
        for (int i = 0; i < noise.Length; i++) noise[i] = (float)(20 + (4.9 * random.NextNormal()));
        var frames = new byte[Drawn][];
        for (int f = 0; f < Drawn; f++)
        {
            float[] frame = new float[Width * Height];
            for (int row = 0; row < Height; row++) noise.AsSpan(random.NextInt(noise.Length - Width), Width).CopyTo(frame.AsSpan(row * Width));
            for (int p = 0; p < Particles; p++)
            {
                x[p] = (x[p] + (step[p] * random.NextNormal()) + Width) % Width;
                y[p] = (y[p] + (step[p] * random.NextNormal()) + Height) % Height;
                for (int v = Math.Max(0, (int)y[p] - 6); v <= Math.Min(Height - 1, (int)y[p] + 6); v++)
                    for (int u = Math.Max(0, (int)x[p] - 6); u <= Math.Min(Width - 1, (int)x[p] + 6); u++)
                        frame[(v * Width) + u] += (float)(light[p] * Math.Exp((((u - x[p]) * (u - x[p])) + ((v - y[p]) * (v - y[p]))) / -3.38));
            }

            frames[f] = [.. frame.Select(value => (byte)Math.Clamp(MathF.Round(value), 0, 255))];
        }

        return frames;
    }

    private sealed class Loop(byte[][] drawn, int frames) : ISliceSource
    {
        public VolumeHeader Header { get; } = new(new GridShape(frames, Height, Width), null, VoxelType.UInt8);

        public void ReadSlice(int z, Span<byte> destination)
        {
            int period = (2 * drawn.Length) - 2, at = z % period;
            drawn[at < drawn.Length ? at : period - at].CopyTo(destination);
        }

        public void Dispose()
        {
        }
    }
}
