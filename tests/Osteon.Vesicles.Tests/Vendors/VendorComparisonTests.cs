using System.Text.Json;
using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Vendors;

/// <summary>
/// Every number that the vendors print about their own histograms comes back from those histograms, to the digits printed.
/// </summary>
[Oracle]
public sealed class VendorComparisonTests
{
    private static NtaFile Read(string name) =>
        NtaFiles.Read(SharedData.Require("data/vesicles/" + name), NtaReadOptions.Default, RunContext.Default);

    [Theory]
    [InlineData("nta_nanosight/beads.csv", 12, VendorReason.PercentileOffset)]
    [InlineData("nta_nanosight/beads2.csv", 5, VendorReason.Agrees)]
    public void NanoSight_is_reproduced(string name, int videos, VendorReason percentiles)
    {
        NtaFile file = Read(name);
        Assert.Equal(videos, file.Recordings.Count);
        foreach (NtaRecording recording in file.Recordings)
        {
            IReadOnlyList<VendorCheck> checks = VendorComparison.Of(recording);
            Assert.Equal(
                ["mean", "sd", "mode", "d10", "d50", "d90", "percentiles", "concentration_per_ml", "viscosity_mpa_s"],
                checks.Select(c => c.Quantity));
            Assert.All(checks, c => Assert.True(c.Agrees, $"{recording.Name} {c.Quantity}: {c.VendorText}, {c.Reproduced}"));
            Assert.All(checks.Where(c => c.Quantity is "d10" or "d50" or "d90" or "percentiles"), c => Assert.Equal(percentiles, c.Reason));
            double offset = percentiles == VendorReason.Agrees ? 0 : 1;
            Assert.All(
                checks.Where(c => c.Quantity is "d10" or "d50" or "d90" or "percentiles"), c => Assert.Equal(offset, c.Difference, 0.0501));
            Assert.All(checks.Where(c => c.Quantity is "mean" or "sd" or "mode"), c => Assert.Equal(0, c.Difference, 0.0501));
            Assert.Equal(VendorReason.ViscosityFormula, checks[^1].Reason);
            Assert.Equal(-0.0015, (checks[^1].Vendor / checks[^1].Recomputed) - 1, 2e-4);
        }
    }

    [Fact]
    public void Known_videos_give_the_known_numbers()
    {
        NtaFile file = Read("nta_nanosight/beads2.csv");
        double[] first = [.. VendorComparison.Of(file.Recordings[0]).Take(6).Select(c => Math.Round(c.Recomputed, 2))];
        Assert.Equal([100.52, 11.02, 94.89, 88.10, 98.58, 116.67], first);
        double[] third = [.. VendorComparison.Of(file.Recordings[2]).Take(6).Select(c => Math.Round(c.Recomputed, 2))];
        Assert.Equal([101.51, 11.97, 101.81, 88.07, 101.00, 113.43], third);
        double[] old =
        [
            .. VendorComparison.Of(Read("nta_nanosight/beads.csv").Recordings[0]).Where(c => c.Quantity[0] == 'd').Select(
                c => c.Recomputed),
        ];
        Assert.Equal(87.86, old[0], 0.006);
        Assert.Equal(97.01, old[1], 0.006);
        Assert.Equal(109.84, old[2], 0.006);
    }

    [Theory]
    [InlineData("nta_nanosight/beads.csv")]
    [InlineData("nta_nanosight/beads2.csv")]
    public void NanoSight_averages_statistics_and_not_distributions(string name)
    {
        NtaFile file = Read(name);
        IReadOnlyList<VendorCheck> checks = VendorComparison.OfAverage(file.Recordings, file.Average!, file.StandardErrors);
        Assert.Equal(18, checks.Count);
        Assert.All(checks, c => Assert.True(c.Agrees, $"{c.Recording} {c.Quantity}: {c.VendorText}, {c.Reproduced}"));
        VendorCheck sd = checks.Single(c => c.Recording == "Average" && c.Quantity == "sd");
        Assert.Equal(VendorReason.MeanOfStatistics, sd.Reason);
        Assert.True(sd.Recomputed > sd.Vendor);
    }

    [Fact]
    public void ZetaView_medians_are_half_a_bin_low()
    {
        NtaRecording recording = Read("nta_zetaview_synthetic/SYNTHETIC_0001_BMSC-Exo_size_488.txt").Recordings[0];
        using var expected = JsonDocument.Parse(File.ReadAllText(SharedData.Require("data/vesicles/nta_zetaview_synthetic/expected.json")));
        JsonElement vendor = expected.RootElement.GetProperty("vendor"), corrected = expected.RootElement.GetProperty("half_bin_corrected");
        IReadOnlyList<VendorCheck> checks = VendorComparison.Of(recording);
        Assert.All(checks, c => Assert.True(c.Agrees, $"{c.Key}: {c.VendorText}, {c.Reproduced}"));
        VendorCheck[] medians = [.. checks.Where(c => c.Quantity == "d50")];
        Assert.Equal(3, medians.Length);
        Assert.All(medians, c => Assert.Equal((VendorReason.HalfBinShift, 2.5), (c.Reason, Math.Round(c.Difference, 5))));
        Assert.Equal(
            (vendor.GetProperty("X50").GetDouble(), corrected.GetProperty("D50").GetDouble()),
            (medians[0].Reproduced, medians[0].Recomputed));
        NtaHistogram numbers = recording.Histogram()!;
        foreach ((string key, double share) in ((string, double)[])[("10", 0.1), ("50", 0.5), ("90", 0.9)])
        {
            Assert.Equal(
                vendor.GetProperty("X" + key).GetDouble(),
                VendorArithmetic.Percentile(numbers, share, VendorPercentileRule.HalfBinLow)!.Value, 10);
            Assert.Equal(corrected.GetProperty("D" + key).GetDouble(), VendorArithmetic.Percentile(numbers, share)!.Value, 10);
        }

        Assert.Equal(expected.RootElement.GetProperty("mean_nm").GetDouble(), VendorArithmetic.Mean(numbers)!.Value, 10);
        Assert.Equal(expected.RootElement.GetProperty("sd_nm").GetDouble(), VendorArithmetic.StandardDeviation(numbers)!.Value, 10);
        VendorCheck area = checks.Single(c => c.Quantity == "area_column");
        Assert.Equal((VendorReason.ProjectedArea, 4.0), (area.Reason, Math.Round(area.Recomputed / area.Vendor, 3)));
        Assert.Equal(VendorReason.Agrees, checks.Single(c => c.Quantity == "volume_column").Reason);
        VendorCheck concentration = checks.Single(c => c.Quantity == "original_concentration_per_ml");
        Assert.Equal(
            expected.RootElement.GetProperty("conc_original_per_mL").GetDouble(), concentration.Recomputed,
            concentration.Recomputed * 1e-3);
        Assert.Equal(VendorReason.NotCorrectedForDilution, concentration.Reason);
        VendorCheck viscosity = checks.Single(c => c.Quantity == "viscosity_mpa_s");
        Assert.Equal((0.895764, VendorReason.ViscosityFormula), (Math.Round(viscosity.Reproduced, 6), viscosity.Reason));
    }

    [Theory]
    [InlineData(NtaInstrument.NanoSight, 22.000, 0.952941)]
    [InlineData(NtaInstrument.NanoSight, 21.666, 0.960552)]
    [InlineData(NtaInstrument.NanoSight, 23.629, 0.917166)]
    [InlineData(NtaInstrument.NanoSight, 20, 1.000000)]
    [InlineData(NtaInstrument.ZetaView, 24.93, 0.901280)]
    [InlineData(NtaInstrument.ZetaView, 27.28, 0.853270)]
    public void Viscosities_are_the_printed_ones(NtaInstrument instrument, double celsius, double printed) =>
        Assert.Equal(printed, VendorArithmetic.WaterViscosity(instrument, celsius)!.Value, 5.01e-7);

    [Fact]
    public void The_table_has_a_row_for_every_check()
    {
        IReadOnlyList<VendorCheck> checks = VendorComparison.Of(Read("nta_nanosight/beads2.csv").Recordings[0]);
        Table table = VendorComparison.ToTable(checks);
        Assert.Equal(checks.Count, table.RowCount);
        Assert.Equal(("d10", "88.1", "true"), (table["quantity"].Text(3), table["vendor_text"].Text(3), table["agrees"].Text(3)));
    }
}
