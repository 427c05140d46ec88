using FsCheck;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Vendors;

/// <summary>The vendors' arithmetic on histograms whose numbers can be worked out by hand.</summary>
[Unit]
public sealed class VendorArithmeticTests
{
    private static NtaHistogram Histogram(params double[] values) => Of(
        [.. Enumerable.Range(0, values.Length + 1).Select(i => 10.0 * i)], values);

    private static NtaHistogram Of(double[] edges, double[] values) =>
        new(new NtaBins([.. values.Select((_, i) => (edges[i] + edges[i + 1]) / 2)], edges) { Scale = NtaBinScale.Linear }, values)
        {
            Key = "Number",
            Content = NtaBinContent.Tracks,
        };

    [Fact]
    public void Percentiles_follow_the_three_rules()
    {
        NtaHistogram histogram = Histogram(0, 4, 4, 2, 0);
        Assert.Equal((12.5, 22.5, 35.0), (At(0.1), At(0.5), At(0.9)));
        Assert.Equal((10.0, 40.0), (At(0), At(1)));
        Assert.Equal(17.5, VendorArithmetic.Percentile(histogram, 0.5, VendorPercentileRule.HalfBinLow));
        Assert.Equal(12.5, VendorArithmetic.Percentile(histogram, 0.5, VendorPercentileRule.OneBinLow));
        Assert.Throws<ArgumentOutOfRangeException>(() => VendorArithmetic.Percentile(histogram, 1.5));

        double? At(double share) => VendorArithmetic.Percentile(histogram, share);
    }

    [Fact]
    public void Moments_are_taken_over_centres()
    {
        NtaHistogram histogram = Histogram(1, 2, 1);
        Assert.Equal(15.0, VendorArithmetic.Mean(histogram));
        Assert.Equal(Math.Sqrt(50), VendorArithmetic.StandardDeviation(histogram)!.Value, 12);
        NtaHistogram empty = Histogram(0, 0);
        Assert.Equal(
            ((double?)null, (double?)null, (double?)null, (double?)null),
            (VendorArithmetic.Mean(empty), VendorArithmetic.StandardDeviation(empty), VendorArithmetic.Mode(empty), VendorArithmetic.Percentile(empty, 0.5)));
    }

    [Fact]
    public void The_mode_is_the_top_of_a_parabola()
    {
        // y = 9 − ((x − 23)/10)² at 15, 25, 35.
        Assert.Equal(23.0, VendorArithmetic.Mode(Histogram(0, 9 - 0.64, 9 - 0.04, 9 - 1.44))!.Value, 12);
        Assert.Equal(5.0, VendorArithmetic.Mode(Histogram(3, 2, 1)));
        Assert.Equal(25.0, VendorArithmetic.Mode(Histogram(1, 2, 3)));
    }

    [Fact]
    public void Weights_are_those_of_spheres()
    {
        NtaHistogram numbers = Histogram(0, 3);
        Assert.Equal(3 * Math.PI * 225, VendorArithmetic.Weighted(numbers, NtaWeighting.SurfaceArea, lowerEdges: false).Total, 9);
        Assert.Equal(3 * Math.PI * 100, VendorArithmetic.Weighted(numbers, NtaWeighting.SurfaceArea, lowerEdges: true).Total, 9);
        Assert.Equal(3 * Math.PI / 6 * 1000, VendorArithmetic.Weighted(numbers, NtaWeighting.Volume, lowerEdges: true).Total, 9);
        Assert.Equal([0, 3], VendorArithmetic.Weighted(numbers, NtaWeighting.Number, lowerEdges: true).Values);
    }

    [Fact]
    public void NanoSight_columns_by_surface_and_volume_take_lower_edges()
    {
        NtaHistogram numbers = Of([70, 71, 72, 73], [200_000, 291_935, 349_773]);
        NtaHistogram concentration = new(numbers.Bins, numbers.Values)
        {
            Key = "Concentration (particles / ml)",
            Content = NtaBinContent.ConcentrationPerMl,
        };
        NtaHistogram Column(NtaWeighting weighting, NtaBinContent content) =>
            new(numbers.Bins, [.. VendorArithmetic.Weighted(numbers, weighting, lowerEdges: true).Values.Select(v => Math.Round(v))])
            {
                Key = "column",
                Content = content,
                Weighting = weighting,
            };
        var recording = new NtaRecording
        {
            Name = "v",
            Instrument = NtaInstrument.NanoSight,
            Histograms =
            [
                concentration,
                Column(NtaWeighting.SurfaceArea, NtaBinContent.SurfaceAreaNm2PerMl),
                Column(NtaWeighting.Volume, NtaBinContent.VolumeNm3PerMl),
            ],
        };
        IReadOnlyList<VendorCheck> checks = VendorComparison.Of(recording);
        Assert.Equal(["area_column", "volume_column"], checks.Select(c => c.Quantity));
        Assert.All(checks, c => Assert.Equal((true, VendorReason.LowerEdgeWeights), (c.Agrees, c.Reason)));
        Assert.Equal(1.014, checks[0].Recomputed / checks[0].Vendor, 0.001);
        Assert.Equal(1.021, checks[1].Recomputed / checks[1].Vendor, 0.001);
    }

    [Fact]
    public void A_number_that_no_rule_gives_is_said_to_be_so()
    {
        var recording = new NtaRecording
        {
            Name = "v",
            Instrument = NtaInstrument.NanoSight,
            Histograms = [new NtaHistogram(Histogram(1, 2, 1).Bins, [1, 2, 1]) { Key = "c", Content = NtaBinContent.ConcentrationPerMl }],
            Values =
            [
                new NtaValue("D50", "19.0")
                {
                    Quantity = NtaQuantity.D50,
                    Number = 19.0,
                    Axis = NtaAxis.Diameter,
                    Weighting = NtaWeighting.Number,
                },
                new NtaValue("Viscosity/cP", "1.500000") { Quantity = NtaQuantity.ViscosityMilliPascalSeconds, Number = 1.5 },
                new NtaValue("Temperature/C", "22.000") { Quantity = NtaQuantity.TemperatureC, Number = 22 },
            ],
        };
        IReadOnlyList<VendorCheck> checks = VendorComparison.Of(recording);
        Assert.Equal(["d50", "viscosity_mpa_s"], checks.Select(c => c.Quantity));
        Assert.All(checks, c => Assert.Equal((false, VendorReason.NotReproduced), (c.Agrees, c.Reason)));
        Assert.Empty(VendorComparison.Of(recording with { Instrument = NtaInstrument.Unknown }));
    }

    [Theory]
    [InlineData("98.7", 0.05)]
    [InlineData("1.002E+3", 0.5)]
    [InlineData("5.91e+12", 5e9)]
    [InlineData("1430000000", 5e6)]
    [InlineData("96", 0.5)]
    [InlineData("0.952941", 5e-7)]
    [InlineData("", 0)]
    public void Printed_digits_tell_their_rounding(string text, double halfUnit) => Assert.Equal(
        halfUnit, PrintedDigits.HalfUnit(text), halfUnit * 1e-9);
}

/// <summary>What holds for percentiles of any histogram.</summary>
[Property]
public sealed class VendorPercentileTests
{
    [Fact]
    public void Percentiles_rise_stay_inside_and_scale_with_the_axis()
    {
        Gen<int[]> counts = Gen.Choose(0, 9).ArrayOf(12).Where(c => c.Sum() > 0);
        PropertyCheck.ForAll(counts, values =>
        {
            double[] edges = [.. Enumerable.Range(0, 13).Select(i => i * 5.0)], doubled = [.. edges.Select(e => 2 * e)];
            double[] centres = [.. Enumerable.Range(0, 12).Select(i => (i * 5.0) + 2.5)];
            double[] numbers = [.. values.Select(v => (double)v)];
            var histogram = new NtaHistogram(new NtaBins(centres, edges), numbers) { Key = "n", Content = NtaBinContent.Tracks };
            var wider = new NtaHistogram(new NtaBins([.. centres.Select(c => 2 * c)], doubled), [.. numbers.Select(n => 3 * n)])
            {
                Key = "n",
                Content = NtaBinContent.Tracks,
            };
            double last = double.NegativeInfinity;
            for (int p = 0; p <= 100; p += 5)
            {
                double at = VendorArithmetic.Percentile(histogram, p / 100.0)!.Value;
                Assert.InRange(at, Math.Max(last, 0), 60);
                Assert.Equal(2 * at, VendorArithmetic.Percentile(wider, p / 100.0)!.Value, 9);
                Assert.Equal(at - 2.5, VendorArithmetic.Percentile(histogram, p / 100.0, VendorPercentileRule.HalfBinLow)!.Value, 9);
                last = at;
            }
        });
    }
}
