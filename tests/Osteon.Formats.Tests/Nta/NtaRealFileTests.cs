using System.Text.Json;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.Nta;

/// <summary>Files of both makers: what is printed in them arrives unchanged.</summary>
[Oracle]
public sealed class NtaRealFileTests
{
    private static NtaFile Read(string name, out FindingCollector findings)
    {
        var context = RunContext.Default;
        NtaFile file = NtaFiles.Read(SharedData.Require("data/vesicles/" + name), NtaReadOptions.Default, context);
        findings = context.Findings;
        return file;
    }

    [Fact]
    public void NanoSight_3_4_is_read_to_the_last_digit()
    {
        NtaFile file = Read("nta_nanosight/beads2.csv", out FindingCollector findings);
        Assert.Equal(NtaFormat.NanoSightExperiment, file.Format);
        Assert.Equal("NTA 3.4 Build 3.4.003", file.Software);
        Assert.Empty(findings.ToList());
        Assert.Equal(["stdv34_00", "stdv34_01", "stdv34_02", "stdv34_03", "stdv34_04"], file.Recordings.Select(r => r.Name));
        Assert.All(file.Recordings, r => Assert.Equal(10000, r.Number(NtaQuantity.Dilution)));
        Assert.All(file.Recordings, r => Assert.Equal("100nmbeads", r.Text(NtaQuantity.Sample)));
        Assert.All(file.Recordings, r => Assert.Equal(22.0, r.Number(NtaQuantity.TemperatureC)));
        Assert.All(file.Recordings, r => Assert.Equal(24.9825, r.Number(NtaQuantity.FramesPerSecond)));
        Assert.All(file.Recordings, r => Assert.Equal(22.25, r.Number(NtaQuantity.ShutterMilliseconds)));
        Assert.All(file.Recordings, r => Assert.True(r.ConcentrationIncludesDilution));
        NtaRecording third = file.Recordings[2];
        Assert.Equal(101.5, third.Find(NtaQuantity.Mean, NtaAxis.Diameter, NtaWeighting.Number)!.Number);
        Assert.Equal(
            (101.8, 12.0, 88.1, 101.0, 113.4),
            (Number(third, NtaQuantity.Mode), Number(third, NtaQuantity.StandardDeviation), Number(third, NtaQuantity.D10), Number(third, NtaQuantity.D50), Number(third, NtaQuantity.D90)));
        Assert.Equal(1879, third.Number(NtaQuantity.Traces));
        Assert.Equal(4470, third.Number(NtaQuantity.CompletedTracks));
        Assert.Equal(111.7, third.Number(NtaQuantity.ParticlesPerFrame));
        Assert.Equal((-4.0, -0.0), (third.Number(NtaQuantity.DriftXPxPerFrame), third.Number(NtaQuantity.DriftYPxPerFrame)));
        Assert.Equal("Moderate vibration", third.Text(NtaQuantity.Vibration));
        Assert.Equal("OK", third.Text(NtaQuantity.ConcentrationValidity));
        NtaHistogram histogram = third.Histogram()!;
        Assert.Equal(
            (1000, NtaBinScale.Linear, 0.0, 1000.0),
            (histogram.Bins.Count, histogram.Bins.Scale, histogram.Bins.Edges[0], histogram.Bins.Edges[^1]));
        Assert.Equal((0.5, 999.5), (histogram.Bins.Centres[0], histogram.Bins.Centres[^1]));
        Assert.Equal(6011284000875.0, histogram.Total);
        Assert.Equal(NtaBinContent.ConcentrationPerMl, histogram.Content);
        NtaPercentiles percentiles = Assert.Single(third.Percentiles);
        Assert.Equal(101, percentiles.Percents.Count);
        Assert.Equal((49.0, 247.0), (percentiles.Values[0], percentiles.Values[100]));
        Assert.Equal(6.09e12, file.Average!.Number(NtaQuantity.ConcentrationPerMl));
        Assert.Equal(101.5, Number(file.Average, NtaQuantity.Mean));
        Assert.Equal(6.67e10, file.StandardErrors.First(v => v.Quantity == NtaQuantity.ConcentrationPerMl).Number);
        Assert.NotNull(file.Average.Histograms[0].StandardErrors);
        Assert.Equal(["Max Jump Mode", "Blur"], file.UnknownKeys.Where(k => k is "Max Jump Mode" or "Blur"));
    }

    [Fact]
    public void NanoSight_3_2_pads_every_row_and_is_read_the_same()
    {
        NtaFile file = Read("nta_nanosight/beads.csv", out FindingCollector findings);
        Assert.Empty(findings.ToList());
        Assert.Equal("NTA 3.2 Dev Build 3.2.16", file.Software);
        Assert.Equal(12, file.Recordings.Count);
        NtaRecording first = file.Recordings[0], last = file.Recordings[11];
        Assert.Equal("std_10000_yes_2_00", first.Name);
        Assert.Equal(("Not recorded", null), (first.Text(NtaQuantity.Dilution), first.Number(NtaQuantity.Dilution)));
        Assert.Equal((86.9, 96.0, 108.8), (Number(first, NtaQuantity.D10), Number(first, NtaQuantity.D50), Number(first, NtaQuantity.D90)));
        Assert.Equal((21.677, 0.960299), (last.Number(NtaQuantity.TemperatureC), last.Number(NtaQuantity.ViscosityMilliPascalSeconds)));
        Assert.Equal((1.18e9, 187.6), (last.Number(NtaQuantity.ConcentrationPerMl), last.Number(NtaQuantity.ParticlesPerFrame)));
        Assert.Equal(1176385564.0, last.Histogram()!.Total);
        Assert.Equal(
            "Created from combined experiments: std_10000_yes_2_.nano, std_10000_no_2_.nano, std_10000_yes_1_.nano, std_10000_no_1_.nano",
            first.Text(NtaQuantity.Remarks));
        Assert.Equal(("OK", "8"), (first.Values.First(v => v.Section == "Concentration Warnings"
            && v.Key == "Particles per frame").Text, first.Text(NtaQuantity.DetectionThreshold)));
    }

    [Fact]
    public void Every_number_of_the_bins_is_the_one_in_the_file()
    {
        foreach (string name in (string[])["beads.csv", "beads2.csv"])
        {
            NtaFile file = Read("nta_nanosight/" + name, out _);
            string[][] lines = [.. File.ReadLines(file.Path).Select(l => l.Split(','))];
            int start = Array.FindIndex(lines, l => l[0].StartsWith("Bin centre", StringComparison.Ordinal)) + 1;
            for (int bin = 0; bin < 1000; bin++)
                for (int video = 0; video < file.Recordings.Count; video++)
                    Assert.Equal(
                        double.Parse(lines[start + bin][video + 1], System.Globalization.CultureInfo.InvariantCulture),
                        file.Recordings[video].Histogram()!.Values[bin]);
        }
    }

    [Fact]
    public void ZetaView_is_read_by_key()
    {
        NtaFile file = Read("nta_zetaview_synthetic/SYNTHETIC_0001_BMSC-Exo_size_488.txt", out FindingCollector findings);
        Assert.Empty(findings.ToList());
        using var expected = JsonDocument.Parse(File.ReadAllText(SharedData.Require("data/vesicles/nta_zetaview_synthetic/expected.json")));
        double Of(params string[] path) => path.Aggregate(expected.RootElement, (e, k) => e.GetProperty(k)).GetDouble();
        NtaRecording recording = Assert.Single(file.Recordings);
        Assert.Equal((NtaFormat.ZetaViewSize, NtaInstrument.ZetaView), (file.Format, recording.Instrument));
        Assert.Equal("SYNTHETIC_0001_BMSC-Exo_size_488", recording.Name);
        Assert.Equal(Of("traces"), recording.Number(NtaQuantity.Traces));
        Assert.Equal(Of("avg_particles_per_frame"), recording.Number(NtaQuantity.ParticlesPerFrame));
        Assert.Equal(Of("dilution"), recording.Number(NtaQuantity.Dilution));
        Assert.Equal(Of("temperature_C"), recording.Number(NtaQuantity.TemperatureC));
        Assert.Equal(Of("viscosity_mPas"), recording.Number(NtaQuantity.ViscosityMilliPascalSeconds)!.Value, 6);
        Assert.Equal(
            (0.713, 30.0, 1.0),
            (recording.Number(NtaQuantity.MicrometresPerPixel), recording.Number(NtaQuantity.FramesPerSecond), recording.Number(NtaQuantity.Cycles)));
        Assert.Equal(
            ("(at 0.099990)", "sensed", "entered"),
            (recording.Find(NtaQuantity.Traces)!.Qualifier, recording.Find(NtaQuantity.TemperatureC)!.Qualifier, recording.Find(NtaQuantity.Ph)!.Qualifier));
        Assert.Equal(
            (53.0, "sensed"),
            (recording.Number(NtaQuantity.ConductivityMicroSiemensPerCm), recording.Find(NtaQuantity.ConductivityMicroSiemensPerCm)!.Qualifier));
        Assert.Equal(
            ("too high", "Good", "Scatter"),
            (recording.Text(NtaQuantity.DriftCheck), recording.Text(NtaQuantity.CellCheck), recording.Text(NtaQuantity.FilterWavelengthNm)));
        Assert.Equal(102.5, recording.Find(NtaQuantity.D50, NtaAxis.Diameter, NtaWeighting.Number)!.Number);
        Assert.Equal(148.252298, recording.Find(NtaQuantity.D50, weighting: NtaWeighting.Volume)!.Number);
        Assert.Equal("0.099990", file.Recordings[0].Find(NtaQuantity.MicroscopePosition)!.Text[..8].Replace('3', '0'));
        Assert.False(recording.ConcentrationIncludesDilution);
        Assert.Equal(8, recording.Histograms.Count);
        NtaHistogram linear = recording.Histogram()!;
        Assert.Equal(
            (1200, NtaBinScale.Linear, 0.0, 6000.0), (linear.Bins.Count, linear.Bins.Scale, linear.Bins.Edges[0], linear.Bins.Edges[^1]));
        Assert.Equal(1002.5, linear.Bins.Centres[200]);
        NtaHistogram log = recording.Histograms[4];
        Assert.Equal((200, NtaBinScale.Logarithmic), (log.Bins.Count, log.Bins.Scale));
        for (int i = 1; i < 200; i++) Assert.Equal(Math.Pow(10, 1 / 64.0), log.Bins.Centres[i] / log.Bins.Centres[i - 1], 12);
        Assert.Equal(4.683, log.Bins.Centres[0], 3);
        Assert.All(recording.Histograms.Where(h => h.Content == NtaBinContent.Tracks), h => Assert.Equal(620, h.Total));
        Assert.Equal(Of("conc_measured_per_mL"), recording.Histograms[1].Total, Of("conc_measured_per_mL") * 1e-3);
        Assert.Equal(
            [NtaBinContent.Tracks, NtaBinContent.ConcentrationPerMl, NtaBinContent.VolumeNm3, NtaBinContent.ProjectedAreaNm2],
            recording.Histograms.Take(4).Select(h => h.Content));
        Assert.Contains("Begin New Traces", file.UnknownKeys);
        Assert.Contains("Camera Trigger Delay µs", file.UnknownKeys);
        Assert.Contains("sample: BMSC-Exo", file.Understood);
    }

    [Fact]
    public void Trackpy_tables_are_read_linked_and_unlinked()
    {
        NtaFile linked = Read("tracking_bulk_water/expected_link_frames0_29.csv", out _);
        NtaRecording recording = Assert.Single(linked.Recordings);
        Assert.Equal(NtaFormat.TrackpyFeatures, linked.Format);
        string[] lines = File.ReadAllLines(linked.Path)[1..];
        Assert.Equal(lines.Length, recording.Tracks!.PointCount);
        Assert.Equal(TrackUnit.Pixel, recording.Tracks.Unit);
        Assert.Equal(lines.Select(l => l.Split(',')[1]).Distinct().Count(), recording.Tracks.Count);
        string[] first = lines[0].Split(',');
        int track = recording.Tracks.Ids.IndexOf(long.Parse(first[1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((first[2], first[3]), (Text(recording.Tracks.YOf(track)[0]), Text(recording.Tracks.XOf(track)[0])));
        NtaFile spots = Read("tracking_bulk_water/expected_locate_frame0.csv", out FindingCollector findings);
        Assert.Equal(["OST-NTA-024"], findings.Ids());
        Assert.Equal(File.ReadLines(spots.Path).Count() - 1, spots.Recordings[0].Spots!.Count);
        Assert.Equal("mass", spots.Recordings[0].Spots!.IntensityKey);
        NtaFile repro = Read("tracking_trackpy_repro/expected_link.csv", out _);
        Assert.Equal(["particle_memory0", "particle_memory2"], repro.UnknownKeys);
    }

    private static string Text(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private static double? Number(NtaRecording recording, NtaQuantity quantity) =>
        recording.Find(quantity, NtaAxis.Diameter, NtaWeighting.Number)?.Number;
}
