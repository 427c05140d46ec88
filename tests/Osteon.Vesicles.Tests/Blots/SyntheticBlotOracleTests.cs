using System.Globalization;

namespace Osteon.Vesicles.Tests.Blots;

/// <summary>Lanes, bands, volumes and saturation on 20 synthetic blots with known truth, scored as their authors score: boxes match from an intersection over union of one half.</summary>
[Oracle]
public sealed class SyntheticBlotOracleTests
{
    [Fact]
    public void Bands_volumes_and_saturation_agree_with_the_truth()
    {
        DetectionScore bands = new(0, 0, 0), lanes = bands, saturation = bands, images = bands, low = bands, overlap = bands;
        List<double> clean = [], unsaturated = [], ratios = [];
        var log = new StringWriter(CultureInfo.InvariantCulture);
        foreach (SyntheticBlot blot in SyntheticBlots.All())
        {
            var context = new Osteon.Primitives.RunContext();
            BlotResult result = BlotQuantification.Quantify(blot.Image, BlotParameters.Default, context);
            List<(int Truth, int Found)> pairs = DetectionScore.Match([.. blot.Bands.Select(b => b.Box)], [.. result.Bands.Select(b => b.Box)]);
            DetectionScore own = DetectionScore.Of(blot.Bands.Count, result.Bands.Count, pairs.Count);
            DetectionScore ownLanes = DetectionScore.Of(
                blot.Lanes.Count, result.Lanes.Count, DetectionScore.Match(blot.Lanes, [.. result.Lanes.Select(l => l.Box)]).Count);
            (bands, lanes) = (bands + own, lanes + ownLanes);
            List<double> errors = [];
            foreach ((int t, int f) in pairs)
            {
                TrueBand truth = blot.Bands[t];
                BlotBand found = result.Bands[f];
                saturation += Flag(truth.Saturated, found.Saturated);
                overlap += Flag(truth.Overlapping, found.Overlapping);
                double error = 100 * (found.Volume - truth.Volume) / truth.Volume;
                if (truth.Saturated) continue;
                unsaturated.Add(error);
                if (truth.Overlapping) continue;
                clean.Add(error);
                errors.Add(error);
            }

            foreach (int lane in blot.Bands.Select(b => b.Lane).Distinct())
            {
                double? Volume(string role, bool measured) =>
                    pairs.Where(p => blot.Bands[p.Truth].Lane == lane && blot.Bands[p.Truth].Role == role && !blot.Bands[p.Truth].Saturated)
                        .Select(p => (double?)(measured ? result.Bands[p.Found].Volume : blot.Bands[p.Truth].Volume)).FirstOrDefault();
                if (Volume("target", true) / Volume("housekeeping", true) / (Volume("target", false) / Volume("housekeeping", false)) is { } r) ratios.Add(100 * (r - 1));
            }

            images += Flag(blot.Saturated, result.Bands.Any(b => b.Saturated));
            low += Flag(blot.LowRange, context.Findings.ToList().Any(f => f.Id == "OST-BLT-012"));
            log.WriteLine($"{blot.Id} [{blot.Difficulty}] bands {own.Hits}/{blot.Bands.Count} +{own.False} lanes {ownLanes.Hits}/{blot.Lanes.Count} +{ownLanes.False}"
                + $" error median {Median(errors.Select(Math.Abs)):F2} bias {Median(errors):F2} %");
        }

        log.WriteLine($"bands {bands}\nlanes {lanes}\nsaturated {saturation}\nsaturated images {images}\nlow range {low}\noverlapping {overlap}");
        log.WriteLine($"volume, clean bands: {Summary(clean)}\nvolume, unsaturated: {Summary(unsaturated)}\ntarget/housekeeping: {Summary(ratios)}");
        TestContext.Current.TestOutputHelper?.WriteLine(log.ToString());
        Assert.True(bands.F1 >= 0.92, $"bands {bands}");
        Assert.True(lanes.F1 >= 0.99, $"lanes {lanes}");
        Assert.True(saturation.F1 >= 0.97, $"saturation {saturation}");
        Assert.True(Median(clean.Select(Math.Abs)) <= 4, Summary(clean));
    }

    private static DetectionScore Flag(bool truth, bool found) => new(truth && found ? 1 : 0, !truth && found ? 1 : 0, truth && !found ? 1 : 0);

    private static string Summary(List<double> errors) => string.Create(
        CultureInfo.InvariantCulture,
        $"n {errors.Count}, |error| mean {errors.Select(Math.Abs).DefaultIfEmpty().Average():F2} median {Median(errors.Select(Math.Abs)):F2}, bias {Median(errors):F2} %");

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : 0.5 * (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]);
    }
}
