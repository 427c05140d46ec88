using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Osteon.MicroCt;
using Osteon.Primitives;

namespace Osteon.Benchmarks;

/// <summary>
/// Our kernels and scikit-image and SciPy on the same volumes, on this machine, one after the other. Prints the tables of
/// docs/performance.md. The best time of several runs is taken on both sides, since other work on the machine only ever adds.
/// </summary>
internal static class PeerComparison
{
    private const double Sigma = 4, BoneFraction = 0.3;
    private static readonly Spacing Voxel = Spacing.Cubic(0.01);

    public static void Run(string[] args)
    {
        int[] sizes = args.Length > 0 ? [.. args.Select(a => int.Parse(a, CultureInfo.InvariantCulture))] : [256, 512];
        string folder = Path.Combine(Path.GetTempPath(), "osteon-benchmarks");
        Directory.CreateDirectory(folder);
        RunContext context = RunContext.Default;
        double bandwidth = Timing.ReadBandwidth(context.Threads);
        Print($"Machine: {Processor()}, {context.Threads} threads; .NET {Environment.Version}; memory read at {bandwidth / 1e9:F1} GB/s");
        foreach (int size in sizes) Compare(size, folder, bandwidth, context);
    }

    private static void Compare(int size, string folder, double bandwidth, RunContext context)
    {
        Volume<byte> bytes = GaussianField.Generate(size, Sigma, BoneFraction, context);
        string file = Path.Combine(folder, $"field-{size}.raw");
        using (FileStream stream = File.Create(file))
            for (int z = 0; z < size; z++) stream.Write(bytes.Slice(z));
        Mask bone = GaussianField.Pack(bytes);
        int repeats = size <= 256 ? 15 : 7;
        BoneTopology topology = BoneTopology.Analyze(bone, null, true, context);
        SurfaceArea area = MarchingCubes.Area(topology.Cells, Voxel);
        Print($"\n## {size}³ voxels: {bone.Count()} bone, χ {topology.Raw.Euler26}, Δχ {topology.Raw.DeltaChi}, "
            + $"β {topology.Raw.BoneParts}/{topology.Raw.Handles}/{topology.Raw.Cavities}, BS {area.Closed:R} (open {area.Open:R}) mm²\n");

        Timing pack = Timing.Of(() => GaussianField.Pack(bytes), repeats);
        Timing counts = Timing.Of(() => ConfigurationHistogram.Count(bone, null, context), repeats);
        Timing counts1 = Timing.Of(() => ConfigurationHistogram.Count(bone, null, context with { Threads = 1 }), repeats);
        Timing raw = Timing.Of(() => BoneTopology.Analyze(bone, null, false, context), repeats);
        Timing raw1 = Timing.Of(() => BoneTopology.Analyze(bone, null, false, context with { Threads = 1 }), repeats);
        Timing pure = Timing.Of(() => BoneTopology.Analyze(bone, null, true, context), repeats);
        Timing surface = Timing.Of(() => MarchingCubes.Area(ConfigurationHistogram.Count(bone, null, context), Voxel), repeats);

        double voxels = bone.Shape.Count;
        Print("| Osteon | best, ms | median, ms | allocated, bytes per voxel | × time to read the bits once |");
        Print("|---|---|---|---|---|");
        foreach ((string name, Timing t) in ((string, Timing)[])
            [
                ("bytes to bits (1 thread)", pack), ("configurations, 1 thread", counts1), ("configurations", counts),
                ("χ, Δχ, β0, β1, β2, pores, 1 thread", raw1), ("χ, Δχ, β0, β1, β2, pores", raw), ("the same, and purified", pure),
                ("marching-cubes area, closed and open", surface),
            ])
        {
            double passes = t.Best * bandwidth * 8 / voxels;
            Print($"| {name} | {t.Best * 1e3:F1} | {t.Median * 1e3:F1} | {t.AllocatedBytes / voxels:F3} | {passes:F0} |");
        }

        JsonElement peer = Peer(file, size, size <= 256 ? 5 : 3);
        var tasks = peer.GetProperty("tasks").EnumerateObject().ToDictionary(t => t.Name, t => PeerTask.Of(t.Value));
        string versions = string.Join(", ", peer.GetProperty("versions").EnumerateObject().Select(v => $"{v.Name} {v.Value}"));
        Print($"\n| Peer ({versions}) | best, ms | median, ms | peak memory, bytes per voxel | result |");
        Print("|---|---|---|---|---|");
        foreach ((string name, PeerTask t) in tasks)
            Print($"| {name} | {t.Best * 1e3:F0} | {t.Median * 1e3:F0} | {t.PeakBytes / voxels:F1} | {t.Result:R} |");

        double theirs = tasks["euler"].Best + Math.Min(tasks["bone26_skimage"].Best, tasks["bone26_scipy"].Best)
            + Math.Min(tasks["marrow6_skimage"].Best, tasks["marrow6_scipy"].Best);
        Ratio("Topology", theirs, raw.Best, pack.Best);
        Ratio("Surface", tasks["surface_open"].Best, surface.Best, pack.Best);
        Expect("χ26", topology.Raw.Euler26, tasks["euler"].Result, 0);
        Expect("β0", topology.Raw.BoneParts, tasks["bone26_scipy"].Result, 0);
        long marrow = ConnectedComponents.Summarize(Not(bone), Neighbourhood.Six, null, context).Count;
        Expect("marrow regions", marrow, tasks["marrow6_scipy"].Result, 0);
        Expect("open surface", area.Open, tasks["surface_open"].Result, 1e-5);
    }

    private static void Ratio(string what, double theirs, double ours, double packing) =>
        Print($"\n{what}: {theirs * 1e3:F0} ms against {ours * 1e3:F1} ms: {theirs / ours:F0} times, with packing {theirs / (ours + packing):F0}");

    private static void Expect(string what, double ours, double peer, double relative)
    {
        if (Math.Abs(ours - peer) > relative * Math.Abs(peer))
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{what}: {ours:R} here, {peer:R} there"));
        Print($"{what}: {ours:R} here, {peer:R} there");
    }

    private static Mask Not(Mask mask)
    {
        Mask result = mask.Clone();
        for (int z = 0; z < mask.Shape.Depth; z++)
            foreach (ref ulong word in result.Slice(z)) word = ~word;
        result.ClearPadding();
        return result;
    }

    private static JsonElement Peer(string file, int size, int repeats)
    {
        string script = Path.Combine(Root(), "benchmarks", "peers", "topology.py");
        string edge = size.ToString(CultureInfo.InvariantCulture);
        string python = Environment.GetEnvironmentVariable("OSTEON_PYTHON") ?? "/usr/bin/python3";
        string[] arguments = [script, file, edge, edge, edge, repeats.ToString(CultureInfo.InvariantCulture)];
        var start = new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{script} failed with exit code {process.ExitCode}");
        return JsonDocument.Parse(output).RootElement;
    }

    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Osteon.slnx"))) return folder.FullName;
        throw new InvalidOperationException("the repository root was not found above the program");
    }

    private static string Processor()
    {
        const string Key = "model name";
        string[] lines = File.Exists("/proc/cpuinfo") ? File.ReadAllLines("/proc/cpuinfo") : [];
        string? line = lines.FirstOrDefault(l => l.StartsWith(Key, StringComparison.Ordinal));
        return line is null ? "unknown processor" : line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..];
    }

    /// <summary>What the script reports of one task.</summary>
    private sealed record PeerTask(double Best, double Median, double PeakBytes, double Result)
    {
        public static PeerTask Of(JsonElement task)
        {
            double[] seconds = [.. task.GetProperty("seconds").EnumerateArray().Select(e => e.GetDouble()).Order()];
            double peak = task.GetProperty("peak_growth_bytes").GetDouble();
            return new PeerTask(seconds[0], seconds[seconds.Length / 2], peak, task.GetProperty("result").GetDouble());
        }
    }

    private static void Print(string text) => Console.WriteLine(text);
}
