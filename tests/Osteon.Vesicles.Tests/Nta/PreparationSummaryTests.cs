using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Nta;

/// <summary>Recordings brought together: levels, blanks, dilutions, what counts as n.</summary>
[Unit]
public sealed class PreparationSummaryTests
{
    private static readonly NtaSummaryParameters Plain = NtaSummaryParameters.Default with { Replicates = 200 };

    private static PlacedRecording Recording(string isolation, string dilution, string video, double median, double perMl, bool blank = false, double factor = 100)
    {
        double[] edges = [.. Enumerable.Range(0, 101).Select(i => 2.5 * i)], centres = [.. Enumerable.Range(0, 100).Select(i => (2.5 * i) + 1.25)];
        double[] counts = [.. centres.Select(c => Math.Abs(c - median) < 20 ? 10.0 : 0)];
        double[] concentrations = [.. counts.Select(c => c / counts.Sum() * perMl)];
        var bins = new NtaBins(centres, edges);
        var recording = new NtaRecording
        {
            Name = video,
            Instrument = NtaInstrument.ZetaView,
            ConcentrationIncludesDilution = false,
            Values = [new NtaValue("Traces", "900") { Quantity = NtaQuantity.Traces, Number = 900 }],
            Histograms =
            [
                new NtaHistogram(bins, counts) { Key = "Number", Content = NtaBinContent.Tracks },
                new NtaHistogram(bins, concentrations) { Key = "Concentration", Content = NtaBinContent.ConcentrationPerMl },
            ],
        };
        return new PlacedRecording(
            new RecordingPlace(isolation, dilution, video, blank),
            NtaSummary.Of(recording, new ResolvedDilution(factor, DilutionState.InChamber, "stated"), Plain));
    }

    private static PreparationSummary Of(params PlacedRecording[] recordings) =>
        PreparationSummary.Of(recordings, Plain, RunContext.Default with { Findings = new FindingCollector() });

    private static NestedSummary Measure(PreparationSummary summary, string id) => summary.Measures.Single(m => m.Id == id).Summary!;

    [Fact]
    public void Ten_videos_of_one_isolation_are_n_of_one()
    {
        PreparationSummary summary = Of([.. Enumerable.Range(0, 10).Select(i => Recording("a", "1", $"v{i}", 100 + i, 1e7))]);
        NestedSummary median = Measure(summary, "d50_nm");
        Assert.Equal((1, ReplicateLevel.Video, 10), (median.N, median.Level, median.UnitsAtLevel));
    }

    [Fact]
    public void An_isolation_counts_once_however_often_it_was_recorded()
    {
        PlacedRecording[] unequal = [Recording("a", "1", "v0", 80, 1e7), .. Enumerable.Range(0, 9).Select(i => Recording("b", "1", $"v{i}", 120, 1e7))];
        PreparationSummary summary = Of(unequal);
        double a = unequal[0].Summary.ByNumber!.Mean, b = unequal[1].Summary.ByNumber!.Mean;
        Assert.Equal((a + b) / 2, Measure(summary, "mean_nm").Mean, 1e-9);
        Assert.Equal(2, Measure(summary, "mean_nm").N);
    }

    [Fact]
    public void Blanks_are_subtracted_in_the_chamber_before_the_dilution()
    {
        PreparationSummary summary = Of(
            Recording("a", "1", "v", 100, 1e7), Recording("blank", "1", "b0", 100, 0.9e5, true), Recording("blank", "1", "b1", 100, 1.1e5, true));
        Assert.Equal(1e5, summary.Blank!.Mean, 1e-6);
        Assert.Equal((1e7 - 1e5) * 100, Measure(summary, "concentration_per_ml").Mean, 1.0);
        Assert.Single(summary.Recordings);
    }

    [Fact]
    public void Recordings_below_the_limit_of_detection_leave_the_mean_with_a_warning()
    {
        var findings = new FindingCollector();
        PreparationSummary summary = PreparationSummary.Of(
            [
                Recording("a", "1", "v0", 100, 1e7), Recording("a", "1", "v1", 100, 1e5),
                Recording("blank", "1", "b0", 100, 0.9e5, true), Recording("blank", "1", "b1", 100, 1.1e5, true),
            ],
            Plain, RunContext.Default with { Findings = findings });
        Assert.Equal(1, summary.Measures.Single(m => m.Id == "concentration_per_ml").Recordings);
        Assert.Contains("'v1'", findings.ToList().Single(f => f.Id == "OST-NTS-022").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_blank_is_not_subtracted_and_said_so()
    {
        var findings = new FindingCollector();
        PreparationSummary summary = PreparationSummary.Of(
            [Recording("a", "1", "v", 100, 1e7), Recording("blank", "1", "b0", 100, 1e5, true)], Plain, RunContext.Default with { Findings = findings });
        Assert.Null(summary.Blank);
        Assert.Equal(1e9, Measure(summary, "concentration_per_ml").Mean, 1.0);
        Assert.Contains(findings.ToList(), f => f.Id == "OST-NTS-019");
    }

    [Fact]
    public void A_sample_below_the_limit_of_detection_has_no_concentration_and_says_why()
    {
        PreparationSummary summary = Of(
            Recording("a", "1", "v", 100, 1.2e5), Recording("blank", "1", "b0", 100, 0.8e5, true), Recording("blank", "1", "b1", 100, 1.2e5, true));
        ReplicatedMeasure measure = summary.Measures.Single(m => m.Id == "concentration_per_ml");
        Assert.Null(measure.Summary);
        Assert.Contains("limit of detection", measure.NotAvailable, StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_of_dilutions_has_slope_one()
    {
        PreparationSummary summary = Of(
            Recording("a", "100", "v", 100, 1e8, factor: 100), Recording("a", "1000", "v", 100, 1e7, factor: 1000), Recording("a", "10000", "v", 100, 1e6, factor: 10000));
        Assert.Equal(1, summary.Series["a"].Slope!.Value, 1e-9);
    }

    [Fact]
    public void Few_tracks_are_doubted_once_for_all_recordings()
    {
        var findings = new FindingCollector();
        PreparationSummary.Of(
            [Recording("a", "1", "v0", 100, 1e7), Recording("a", "1", "v1", 100, 1e7)],
            Plain with { Gates = NtaGates.Default with { LeastTracks = 1000 } },
            RunContext.Default with { Findings = findings });
        Finding doubt = Assert.Single(findings.ToList());
        Assert.Equal("OST-NTS-010", doubt.Id);
        Assert.Contains("'v0' 900, 'v1' 900", doubt.Message, StringComparison.Ordinal);
    }
}
