using System.Runtime.InteropServices;
using System.Text.Json;
using Osteon.Primitives;
using Osteon.Simulation;
using Osteon.Vesicles;

namespace Osteon.Benchmarks;

/// <summary>
/// "blot [PICTURES]": virtual blots of twelve lanes and seven proteins with tilt, smile, an uneven background and dust, quantified here and with
/// SciPy and scikit-image. Methods differ, so what is found is scored against the truth on both sides.
/// </summary>
internal static class BlotBenchmark
{
    private const int Width = 1200, Height = 900, Lanes = 12, Repeats = 5, PeerRepeats = 2;

    public static void Run(int pictures)
    {
        RunContext context = RunContext.Default;
        (GreyImage Image, VirtualBlotTruth Truth)[] drawn =
            [.. Enumerable.Range(1, pictures).Select(seed => VirtualBlot.Draw((ulong)seed, Parameters((ulong)seed), context))];
        string folder = Directory.CreateTempSubdirectory("osteon-blot-").FullName;
        for (int i = 0; i < pictures; i++)
            File.WriteAllBytes(Path.Combine(folder, FormattableString.Invariant($"{i}.raw")), MemoryMarshal.AsBytes(drawn[i].Image.Values).ToArray());
        var found = new BlotResult[pictures];
        string load = PeerProcess.Load();
        Timing Of(BlotParameters parameters) => Timing.Of(
            () =>
            {
                for (int i = 0; i < pictures; i++) found[i] = BlotQuantification.Quantify(drawn[i].Image, parameters, context with { Findings = new() });
            },
            Repeats);
        Timing ball = Of(BlotParameters.Default with { Background = BlotBackground.RollingBall });
        IReadOnlyList<(PixelBox, double)>[] byBall = Boxes(found);
        PeakMemory.Restart();
        Timing median = Of(BlotParameters.Default);
        long peak = PeakMemory.Megabytes();
        JsonElement peer = PeerProcess.Run(
            "blot.py", folder, FormattableString.Invariant($"{Width}"), FormattableString.Invariant($"{Height}"), FormattableString.Invariant($"{pictures}"),
            FormattableString.Invariant($"{PeerRepeats}"));
        Directory.Delete(folder, recursive: true);
        Console.WriteLine($"{pictures} blots of {Width} × {Height}, {Lanes} lanes; load {load} here, {PeerProcess.Load()} after the peer; {context.Threads} threads\n");
        Console.WriteLine("| background | s per blot | bands, F1 | volume, median error |\n|---|---|---|---|");
        VirtualBlotTruth[] truth = [.. drawn.Select(d => d.Truth)];
        Row("Osteon, local median", median.Best / pictures, Boxes(found), truth);
        Row("Osteon, rolling ball", ball.Best / pictures, byBall, truth);
        foreach (string name in (string[])["median", "rolling_ball"])
        {
            JsonElement one = peer.GetProperty(name);
            Row("SciPy and scikit-image, " + name, one.GetProperty("seconds").EnumerateArray().Min(e => e.GetDouble()) / pictures, Boxes(one), truth);
        }

        Console.WriteLine(FormattableString.Invariant(
            $"allocated {median.AllocatedBytes / 1e6 / pictures:F0} MB a blot, working set at most {peak} MB; peak of the peer {peer.GetProperty("peak_mb").GetDouble():F0} MB"));
    }

    private static VirtualBlotParameters Parameters(ulong seed)
    {
        Rng random = new RandomStreams(seed).Stream("blot benchmark");
        (string, double)[] weights = [("a", 200), ("b", 130), ("c", 90), ("d", 62), ("e", 45), ("f", 32), ("g", 22)];
        VirtualProtein[] proteins = [.. weights.Select(w => new VirtualProtein(w.Item1, w.Item2))];
        return new VirtualBlotParameters
        {
            Width = Width,
            Height = Height,
            Proteins = proteins,
            Lanes =
            [
                .. Enumerable.Range(1, Lanes).Select(lane => new VirtualLane(
                    FormattableString.Invariant($"lane {lane}"), proteins.ToDictionary(p => p.Name, _ => random.NextDouble() < 0.15 ? 0 : 0.1 * Math.Pow(10, random.NextDouble())))),
            ],
            Sigma = 6,
            TiltDegrees = -1 + (2 * random.NextDouble()),
            SmilePixels = 10 * random.NextDouble(),
            GradientX = 0.04,
            GradientY = -0.03,
            Exposure = 0.6,
            Specks = 10,
        };
    }

    private static IReadOnlyList<(PixelBox, double)>[] Boxes(BlotResult[] found) =>
        [.. found.Select(r => (IReadOnlyList<(PixelBox, double)>)[.. r.Bands.Select(b => (b.Box, b.Volume))])];

    private static IReadOnlyList<(PixelBox, double)>[] Boxes(JsonElement peer) =>
    [
        .. peer.GetProperty("bands").EnumerateArray().Select(picture => (IReadOnlyList<(PixelBox, double)>)
            [.. picture.EnumerateArray().Select(b => (new PixelBox(b[0].GetInt32(), b[1].GetInt32(), b[2].GetInt32(), b[3].GetInt32()), b[4].GetDouble()))]),
    ];

    /// <summary>Boxes match one to one, best intersection over union first, from one half on.</summary>
    private static void Row(string name, double seconds, IReadOnlyList<(PixelBox Box, double Volume)>[] found, VirtualBlotTruth[] truth)
    {
        int hits = 0, all = 0, real = 0;
        List<double> errors = [];
        for (int i = 0; i < found.Length; i++)
        {
            (all, real) = (all + found[i].Count, real + truth[i].Bands.Count);
            HashSet<int> usedTruth = [], usedFound = [];
            IEnumerable<(double Iou, int Truth, int Found)> pairs =
                from t in Enumerable.Range(0, truth[i].Bands.Count)
                from f in Enumerable.Range(0, found[i].Count)
                let iou = Box(truth[i].Bands[t]).Iou(found[i][f].Box)
                where iou >= 0.5
                orderby iou descending
                select (iou, t, f);
            foreach ((_, int t, int f) in pairs)
            {
                if (usedTruth.Contains(t) || usedFound.Contains(f)) continue;
                usedTruth.Add(t);
                usedFound.Add(f);
                hits++;
                if (truth[i].Bands[t].ClippedPixels == 0) errors.Add(Math.Abs((found[i][f].Volume / truth[i].Bands[t].Volume) - 1));
            }
        }

        errors.Sort();
        Console.WriteLine(FormattableString.Invariant(
            $"| {name} | {seconds:F3} | {2.0 * hits / (all + real):F3} | {(errors.Count == 0 ? double.NaN : 100 * errors[errors.Count / 2]):F1} % |"));
    }

    private static PixelBox Box(VirtualBandTruth band) => new(band.Left, band.Top, band.Right - band.Left + 1, band.Bottom - band.Top + 1);
}
