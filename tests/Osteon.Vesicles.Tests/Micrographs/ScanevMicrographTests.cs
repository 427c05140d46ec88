using System.Globalization;
using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.Vesicles.Tests;

/// <summary>
/// A real negative-stain micrograph with a bar of 801 px (500 nm) and the outlines that ScanEV's network drew. Those outlines lie a few nm
/// outside the visible edge (drawn lines included), so that ours, at half height of the edge, must be smaller, by less the larger the
/// vesicle.
/// </summary>
[Oracle]
public sealed class ScanevMicrographTests
{
    [Fact]
    public void The_bar_and_the_single_vesicles_are_found()
    {
        string folder = SharedData.Require("data/vesicles/tem");
        var findings = new FindingCollector();
        GreyImage image = GreyImageFiles.Read(Path.Combine(folder, "scanev_sample.jpg"), ReadLimits.Default, findings);
        MicrographScale scale = MicrographScale.Of(image, null, 500, findings)!;
        Assert.Equal(801, scale.Bar!.Length, 1.0);
        Assert.Equal(0.6242, scale.PixelSizeNm, 0.001);
        MicrographResult result = MicrographMeasurement.Measure(
            image, new MicrographParameters(scale.PixelSizeNm), MicrographCorrections.None,
                RunContext.Default with { Findings = findings });
        Assert.Equal(MicrographPolarity.Bright, result.Polarity);
        foreach (string line in File.ReadLines(Path.Combine(folder, "expected_vesicles_from_overlay.csv")).Skip(1))
        {
            string[] cells = line.Split(',');
            if (cells[6].Contains("merged", StringComparison.Ordinal)) continue;
            double x = Number(cells[0]), y = Number(cells[1]), diameter = Number(cells[3]);
            MeasuredVesicle one = result.Vesicles.MinBy(v => v.Shape.Centroid.DistanceTo(new(x, y)))!;
            Assert.InRange(one.Shape.Centroid.DistanceTo(new(x, y)) * scale.PixelSizeNm, 0, 10);
            Assert.InRange(diameter - one.Shape.EquivalentDiameter, 0, 14);
        }

        Assert.DoesNotContain(result.Objects, o => o.Shape.Centroid is { X: > 190 and < 1000, Y: > 2680 and < 2890 });
        Assert.InRange(result.Vesicles.Count(), 8, 18);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
