using System.Globalization;
using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Blots;

/// <summary>A DNA ladder of declared masses in four lanes of a real gel: the ratios of its separate bands are known.</summary>
[Oracle]
public sealed class LadderGelOracleTests
{
    [Fact]
    public void Known_ratios_come_out()
    {
        string folder = SharedData.Require("data/vesicles/gel");
        GreyImage image = GreyImageFiles.Read(Path.Combine(folder, "ladder_reference_gel.tif"), ReadLimits.Default, new FindingCollector());
        var log = new StringWriter(CultureInfo.InvariantCulture);
        foreach (BlotBackground background in Enum.GetValues<BlotBackground>())
        {
            BlotResult result = BlotQuantification.Quantify(image, BlotParameters.Default with { Background = background }, RunContext.Default);
            log.WriteLine($"{background}: {result.Polarity}, lanes {string.Join(' ', result.Lanes.Select(l => $"{l.Box.Left}-{l.Box.Right}"))}");
            foreach (BlotLane lane in result.Lanes)
            {
                BlotBand Near(double row) => result.Bands.Where(b => b.Lane == lane.Number).MinBy(b => Math.Abs(b.CentreY - row))!;
                log.WriteLine($"  lane {lane.Number}: bands {string.Join(' ', result.Bands.Where(b => b.Lane == lane.Number).Select(b => b.CentreY.ToString("F0", CultureInfo.InvariantCulture)))}");
                if (background == BlotBackground.LocalMedian)
                {
                    foreach (BlotBand b in result.Bands.Where(b => b.Lane == lane.Number && b.CentreY is > 230 and < 420))
                        log.WriteLine($"       y {b.CentreY:F1} s {b.SigmaY:F2} box {b.Box} height {b.Height:F1} bg {b.Background:F1} vol {b.Volume:F0} half {lane.HalfWidth:F1} slope {lane.BandSlope:F3} {b.Overlapping}");
                    for (int y = 225; y < 420; y++) log.WriteLine($"P{lane.Number} {y} {lane.Profile[y]:F2} {lane.Baseline[y]:F2}");
                }
                log.WriteLine($"     3/2 {Near(271).Volume / Near(316).Volume:F3} 3/1.5 {Near(271).Volume / Near(351).Volume:F3}");
            }
        }

        if (Environment.GetEnvironmentVariable("OSTEON_BLOT_LOG") is { } path) File.WriteAllText(path + ".gel", log.ToString());
    }
}
