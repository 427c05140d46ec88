using System.Globalization;
using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Simulation.Tests.Blots;

/// <summary>The measuring code against the truth of drawn blots whose kinds it was not made for.</summary>
[Oracle]
public sealed class BlotSweepTests
{
    [Fact]
    public void Drawn_blots_are_measured_as_drawn()
    {
        int hits = 0, wrong = 0, missed = 0, lanesRight = 0, blots = int.Parse(Environment.GetEnvironmentVariable("OSTEON_BLOT_SWEEP") ?? "24", CultureInfo.InvariantCulture);
        (int Hit, int False, int Missed) saturated = (0, 0, 0);
        List<double> errors = [];
        var log = new StringWriter(CultureInfo.InvariantCulture);
        foreach (int seed in Environment.GetEnvironmentVariable("SEEDS") is { } se ? se.Split(',').Select(int.Parse) : Enumerable.Range(1, blots))
        {
            var ctx = new RunContext();
            VirtualBlotParameters parameters = BlotSweep.Of(seed);
            (GreyImage image, VirtualBlotTruth truth) = Simulation.VirtualBlot.Draw((ulong)seed, parameters, new RunContext());
            BlotResult result = BlotQuantification.Quantify(image, BlotParameters.Default, ctx);
            if (Environment.GetEnvironmentVariable("SEEDS") is not null) foreach (var f in ctx.Findings.ToList()) log.WriteLine("   " + f);
            if (Environment.GetEnvironmentVariable("SEEDS") is not null) log.WriteLine("   truth: " + string.Join(' ', truth.Bands.Select(b => $"{b.Lane - 1}:{b.Row:F0}h{b.Height:F0}")));
            List<(int Truth, int Found)> pairs = BlotSweep.Match(truth.Bands, result.Bands);
            hits += pairs.Count;
            wrong += result.Bands.Count - pairs.Count;
            missed += truth.Bands.Count - pairs.Count;
            int expected = parameters.Lanes.Count(l => l.Amounts.Values.Any(a => a > 0));
            if (result.Lanes.Count == expected || result.Lanes.Count == parameters.Lanes.Count) lanesRight++;
            List<double> own = [];
            foreach ((int t, int f) in pairs)
            {
                bool a = truth.Bands[t].ClippedPixels >= 3, b = result.Bands[f].Saturated;
                saturated = (saturated.Hit + (a && b ? 1 : 0), saturated.False + (!a && b ? 1 : 0), saturated.Missed + (a && !b ? 1 : 0));
                if (!a && !result.Bands[f].Overlapping) own.Add(100 * (result.Bands[f].Volume / truth.Bands[t].Volume - 1));
            }

            errors.AddRange(own);
            double[] sorted = [.. own.Order()];
            log.WriteLine($"{seed}: bands {pairs.Count}/{truth.Bands.Count} +{result.Bands.Count - pairs.Count} lanes {result.Lanes.Count}/{expected}"
                + $" bias {(sorted.Length > 0 ? sorted[sorted.Length / 2] : 0):F1} % {result.Polarity} | {BlotSweep.Describe(parameters)}");
        }

        double f1 = 2.0 * hits / (2 * hits + wrong + missed), satF1 = 2.0 * saturated.Hit / Math.Max(1, 2 * saturated.Hit + saturated.False + saturated.Missed);
        errors.Add(0);
        double median = errors.Select(Math.Abs).Order().ElementAt(errors.Count / 2);
        log.WriteLine($"bands F1 {f1:F3} (hits {hits}, false {wrong}, missed {missed}), lanes right in {lanesRight} of {blots}, saturation F1 {satF1:F3}, |error| median {median:F2} mean {errors.Select(Math.Abs).Average():F2} bias {errors.Order().ElementAt(errors.Count / 2):F2}");
        if (Environment.GetEnvironmentVariable("OSTEON_BLOT_LOG") is { } path) File.WriteAllText(path + ".sweep", log.ToString());
        Assert.True(f1 > 0.9, log.ToString());
    }
}
