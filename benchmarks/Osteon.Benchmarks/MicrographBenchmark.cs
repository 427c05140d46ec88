using System.Globalization;
using System.Text.Json;
using Osteon.Primitives;
using Osteon.Simulation;
using Osteon.Vesicles;

namespace Osteon.Benchmarks;

/// <summary>
/// "micrograph [SIDE [PICTURES]]": virtual micrographs in negative stain, measured here and with scikit-image (threshold and watershed, and
/// Laplacian of Gaussians). Methods differ, so what is found is scored against the truth on both sides.
/// </summary>
internal static class MicrographBenchmark
{
    private const int Repeats = 3, PeerRepeats = 2;
    private const double Least = 25, Most = 500;

    public static void Run(string[] arguments)
    {
        int side = arguments is [{ } text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 2048;
        int pictures = arguments is [_, { } count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 2;
        RunContext context = RunContext.Default with { Random = new RandomStreams(11) };
        var sample = new VirtualMicrographParameters { Height = side, Width = side };
        VirtualMicrographImage[] made = [.. Enumerable.Range(0, pictures).Select(i => VirtualMicrograph.Make(sample, FormattableString.Invariant($"benchmark {i}"), context))];
        string folder = Directory.CreateTempSubdirectory("osteon-micrograph-").FullName;
        for (int i = 0; i < pictures; i++)
            File.WriteAllBytes(Path.Combine(folder, FormattableString.Invariant($"{i}.raw")), [.. made[i].Image.Values.ToArray().Select(v => (byte)v)]);
        var found = new MicrographResult[pictures];
        string load = PeerProcess.Load();
        Timing Of(MicrographPolarity polarity, RunContext on) => Timing.Of(
            () =>
            {
                for (int i = 0; i < pictures; i++)
                    found[i] = MicrographMeasurement.Measure(
                        made[i].Image, new MicrographParameters(sample.PixelSizeNm) { Polarity = polarity, MinDiameterNm = Least, MaxDiameterNm = Most },
                        MicrographCorrections.None, on with { Findings = new() });
            },
            Repeats);
        long held = PeakMemory.Restart();
        Timing declared = Of(MicrographPolarity.Bright, context);
        long peak = PeakMemory.Megabytes();
        Timing one = Of(MicrographPolarity.Bright, context with { Threads = 1 });
        Timing auto = Of(MicrographPolarity.Auto, context);
        Console.WriteLine($"{pictures} micrographs of {side} × {side}, load {load} to {PeerProcess.Load()}; {context.Threads} threads\n");
        Console.WriteLine("| | s per picture | precision | recall | F1 | diameter, median error | half within |\n|---|---|---|---|---|---|---|");
        IReadOnlyList<(double X, double Y, double Diameter)>[] ours =
        [
            .. found.Select(r => (IReadOnlyList<(double, double, double)>)
                [.. r.Vesicles.Select(v => (v.Shape.Centroid.X, v.Shape.Centroid.Y, v.Shape.EquivalentDiameter / sample.PixelSizeNm))]),
        ];
        Row("Osteon, polarity declared", declared.Best / pictures, ours, made);
        Row("Osteon, one thread", one.Best / pictures, ours, made);
        Row("Osteon, polarity found", auto.Best / pictures, ours, made);
        JsonElement peer = PeerProcess.Run(
            "micrograph.py", folder, FormattableString.Invariant($"{side}"), FormattableString.Invariant($"{side}"), FormattableString.Invariant($"{pictures}"),
            FormattableString.Invariant($"{PeerRepeats}"), FormattableString.Invariant($"{Least:R}"), FormattableString.Invariant($"{Most:R}"));
        Directory.Delete(folder, recursive: true);
        foreach (string name in (string[])["watershed", "log"])
        {
            JsonElement task = peer.GetProperty(name);
            IReadOnlyList<(double X, double Y, double Diameter)>[] theirs =
            [
                .. task.GetProperty("objects").EnumerateArray().Select(p => (IReadOnlyList<(double, double, double)>)
                    [.. p.EnumerateArray().Select(o => (o[0].GetDouble(), o[1].GetDouble(), o[2].GetDouble()))]),
            ];
            Row(
                FormattableString.Invariant($"scikit-image, {name} (peak {task.GetProperty("peak_mb").GetDouble():F0} MB)"),
                task.GetProperty("seconds").EnumerateArray().Min(e => e.GetDouble()) / pictures, theirs, made);
        }

        Console.WriteLine(FormattableString.Invariant(
            $"allocated {declared.AllocatedBytes / 1e6 / pictures:F0} MB a picture, working set from {held} to at most {peak} MB"));
    }

    /// <summary>Right is what lies within a quarter of the true diameter and is no more than a quarter too large or small.</summary>
    private static void Row(string name, double seconds, IReadOnlyList<(double X, double Y, double Diameter)>[] found, VirtualMicrographImage[] made)
    {
        int real = 0, right = 0;
        List<double> errors = [];
        for (int i = 0; i < found.Length; i++)
        {
            List<(double X, double Y, double Diameter)> left = [.. found[i]];
            foreach (VirtualVesicle truth in made[i].Vesicles.Where(v => !v.IsCut && v.EquivalentDiameter * made[i].Parameters.PixelSizeNm >= Least))
            {
                real++;
                double diameter = truth.EquivalentDiameter;
                int at = left.FindIndex(o => Math.Sqrt(((o.X - truth.X) * (o.X - truth.X)) + ((o.Y - truth.Y) * (o.Y - truth.Y))) <= diameter / 4
                    && Math.Abs((o.Diameter / diameter) - 1) <= 0.25);
                if (at < 0) continue;
                errors.Add((left[at].Diameter / diameter) - 1);
                left.RemoveAt(at);
                right++;
            }
        }

        int all = found.Sum(f => f.Count);
        double Middle(IEnumerable<double> values) => values.Order().ElementAtOrDefault(errors.Count / 2) * 100;
        Console.WriteLine(FormattableString.Invariant(
            $"| {name} | {seconds:F2} | {(double)right / Math.Max(1, all):F2} | {(double)right / real:F2} | {2.0 * right / (all + real):F3} | {Middle(errors):F1} % | {Middle(errors.Select(Math.Abs)):F1} % |"));
    }
}
