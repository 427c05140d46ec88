using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Simulation;
using Osteon.Vesicles;

namespace Osteon.Benchmarks;

/// <summary>
/// "tracking [FRAMES [PEERFRAMES]]": a recording of the virtual NTA camera (640 × 480 pixels, 30 frames per second, 8 bit, two sizes), written
/// once as an uncompressed AVI file to the temporary folder, then read, tracked and sized. The peer does the same steps on the first
/// PEERFRAMES frames in NumPy and SciPy; what both find must agree.
/// </summary>
internal static class TrackingBenchmark
{
    private const int Repeats = 3;
    private const double PixelSize = 0.713;

    public static void Run(string[] arguments)
    {
        int frames = arguments is [{ } all, ..] ? int.Parse(all, CultureInfo.InvariantCulture) : 18_000;
        int peerFrames = arguments is [_, { } some, ..] ? int.Parse(some, CultureInfo.InvariantCulture) : 300;
        string path = Recording(frames);
        var context = RunContext.Default;
        VideoTrackingParameters parameters = Parameters();
        using ISliceSource video = VolumeFiles.Open(path, ReadLimits.Default, context.Findings);
        Console.WriteLine($"load {PeerProcess.Load()}, {context.Threads} threads");
        Whole(video, parameters, context);
        if (peerFrames > 0) Peer(new FirstFrames(video, Math.Min(peerFrames, frames)), parameters, context);
    }

    /// <summary>Two sizes at about 80 visible particles per frame.</summary>
    private static string Recording(int frames)
    {
        string path = Path.Combine(Path.GetTempPath(), $"osteon-nta-{frames}.avi");
        if (File.Exists(path)) return path;
        VirtualNtaParameters like = VirtualNtaParameters.ZetaViewLike;
        using VirtualNtaRecording made = VirtualNta.Record(
            like with
            {
                Name = "benchmark",
                Frames = frames,
                Suspension = like.Suspension with
                {
                    Sizes = new SizeMixture(SizeComponent.Normal(100, 5), SizeComponent.Normal(200, 10)),
                    DriftUmPerS = (-0.1, 0.3),
                },
            },
            RunContext.Default with { Random = new RandomStreams(7) });
        long start = Stopwatch.GetTimestamp();
        VolumeFiles.Write(path, made, RunContext.Default);
        Console.WriteLine(Text($"recorded {frames} frames in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s"));
        return path;
    }

    private static VideoTrackingParameters Parameters() => new(
        PixelSize, new LocateParameters { Diameter = 9, Refinement = SpotRefinement.Windowed },
        new TrackSizingParameters(new FrameTiming(1 / 30.0, 0.010), Medium.Water(25)));

    /// <summary>Everything that the command does but writing, with memory.</summary>
    private static void Whole(ISliceSource video, VideoTrackingParameters parameters, RunContext context)
    {
        int frames = video.Header.Shape.Depth;
        long held = PeakMemory.Restart(), before = GC.GetTotalAllocatedBytes(true), start = Stopwatch.GetTimestamp();
        double cpu = Environment.CpuUsage.TotalTime.TotalSeconds;
        var steps = new Steps();
        VideoTrackingResult result = VideoTracking.Track(video, parameters, context with { Progress = steps });
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        cpu = Environment.CpuUsage.TotalTime.TotalSeconds - cpu;
        long allocated = GC.GetTotalAllocatedBytes(true) - before;
        Console.WriteLine(Text(
            $"whole: {frames} frames, {result.Counts.Mean:F1} spots per frame, {result.Links.Count} links, {result.Sizes.Particles.Count} tracks, mean {result.Sizes.Statistics?.Mean:F1} nm"));
        steps.Write();
        Console.WriteLine(Text(
            $"whole: {seconds:F2} s, processors {cpu:F2} s, {frames / 30.0 / seconds:F1} × real time; allocated {allocated / 1e3 / frames:F0} kB a frame, working set from {held} to at most {PeakMemory.Megabytes()} MB"));
    }

    /// <summary>The steps that the peer has too, on the same frames in memory.</summary>
    private static void Peer(FirstFrames video, VideoTrackingParameters parameters, RunContext context)
    {
        double mass = MassThreshold.Find(video, parameters.Locate, context).MinimumMass;
        LocateParameters locate = parameters.Locate with { MinimumMass = mass };
        SpotTable spots = SpotDetection.Find(video, locate, context);
        Timing two = Timing.Of(() => SpotDetection.Find(video, locate, context), Repeats);
        Timing one = Timing.Of(() => SpotDetection.Find(video, locate, context with { Threads = 1 }), Repeats);
        LinkedSpots links = null!;
        Timing linking = Timing.Of(() => links = VideoTracking.Link(spots, parameters, context).Links, Repeats);
        (IReadOnlyList<ParticleTrack> tracks, IReadOnlyList<double[]> masses) = VideoTracking.Tracks(spots, links, PixelSize);
        TrackSizingParameters plain = parameters.Sizing with { BootstrapReplicates = 0, MaximumComponents = 0 };
        TrackSizes sizes = null!;
        Timing sizing = Timing.Of(() => sizes = TrackSizing.Of(tracks, masses, plain, context), Repeats);
        string file = Path.Combine(Path.GetTempPath(), "osteon-nta-peer.raw");
        video.Save(file);
        int n = video.Header.Shape.Depth;
        JsonElement peer = PeerProcess.Run(
            "tracking.py", file, Text($"{n}"), Text($"{video.Header.Shape.Width}"), Text($"{video.Header.Shape.Height}"), Text($"{mass:R}"),
            Text($"{parameters.SearchRangeUsed:R}"), Text($"{Repeats}"));
        File.Delete(file);
        Same("spots", spots.Count, peer.GetProperty("spots").GetDouble(), 0.002);
        Same("mean mass", spots.Mass.ToArray().Average(), peer.GetProperty("mean_mass").GetDouble(), 0.002);
        Same("tracks", sizes.Particles.Count, peer.GetProperty("tracks").GetDouble(), 0.03);
        Console.WriteLine(Text(
            $"{n} frames, {spots.Count} spots, {sizes.Particles.Count} tracks ({peer.GetProperty("tracks").GetInt32()} there); mean {sizes.Statistics?.Mean:F1} nm ({peer.GetProperty("mean").GetDouble():F1} there); load {PeerProcess.Load()}\n\n| best ms per frame | Osteon | NumPy and SciPy | ratio |\n|---|---|---|---|"));
        Row(Text($"finding, {context.Threads} threads"), two, peer.GetProperty("finding"), n);
        Row("finding, one thread", one, peer.GetProperty("finding"), n);
        Row("linking with drift", linking, peer.GetProperty("linking"), n);
        Row("diffusion and size distribution", sizing, peer.GetProperty("sizing"), n);
        Console.WriteLine(Text($"peak of the peer {peer.GetProperty("peak_mb").GetDouble():F0} MB; finding allocates {two.AllocatedBytes / 1e3 / n:F0} kB a frame here"));
    }

    private static void Row(string name, Timing ours, JsonElement theirs, int frames)
    {
        double best = theirs.EnumerateArray().Min(e => e.GetDouble());
        Console.WriteLine(Text($"| {name} | {1e3 * ours.Best / frames:F3} | {1e3 * best / frames:F3} | {best / ours.Best:F1} |"));
    }

    private static void Same(string what, double ours, double theirs, double tolerance)
    {
        if (Math.Abs(ours - theirs) > tolerance * Math.Abs(theirs))
            throw new InvalidOperationException(Text($"{what}: {ours:R} here, {theirs:R} there"));
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>When each step began: time, time of the processors and peak so far.</summary>
    private sealed class Steps : IProgress<StepProgress>
    {
        private readonly Lock _lock = new();
        private readonly List<(string Step, double Seconds, double Processors, long Peak)> _begun = [];
        private readonly long _start = Stopwatch.GetTimestamp();
        private readonly double _processors = Environment.CpuUsage.TotalTime.TotalSeconds;

        public void Report(StepProgress value)
        {
            lock (_lock)
            {
                if (_begun.Any(b => b.Step == value.Step)) return;
                double processors = Environment.CpuUsage.TotalTime.TotalSeconds - _processors;
                _begun.Add((value.Step, Stopwatch.GetElapsedTime(_start).TotalSeconds, processors, PeakMemory.Megabytes()));
            }
        }

        public void Write()
        {
            foreach ((string step, double seconds, double processors, long peak) in _begun)
                Console.WriteLine(Text($"  {step} from {seconds:F2} s, processors {processors:F2} s, peak {peak} MB"));
        }
    }

    /// <summary>The first frames of a recording, in memory.</summary>
    private sealed class FirstFrames : ISliceSource
    {
        private readonly byte[][] _frames;

        public FirstFrames(ISliceSource video, int count)
        {
            GridShape shape = video.Header.Shape;
            Header = new VolumeHeader(new GridShape(count, shape.Height, shape.Width), null, VoxelType.UInt8);
            _frames = [.. Enumerable.Range(0, count).Select(_ => new byte[shape.SliceCount])];
            for (int f = 0; f < count; f++) video.ReadSlice(f, _frames[f]);
        }

        public VolumeHeader Header { get; }

        public void ReadSlice(int z, Span<byte> destination) => _frames[z].CopyTo(destination);

        public void Save(string path)
        {
            using FileStream file = File.Create(path);
            foreach (byte[] frame in _frames) file.Write(frame);
        }

        public void Dispose()
        {
        }
    }
}
