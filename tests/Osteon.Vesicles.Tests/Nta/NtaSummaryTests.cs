using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Nta;

/// <summary>Summaries of real vendor files against the numbers recomputed by hand in the notes and printed by the vendor.</summary>
[Oracle]
public sealed class NtaSummaryTests
{
    private static IReadOnlyList<PlacedRecording> Beads(string name, double? declared = null, FindingCollector? findings = null)
    {
        NtaFile file = NtaFiles.Read(SharedData.Require("data/vesicles/nta_nanosight/" + name), NtaReadOptions.Default, RunContext.Default);
        var place = new SourceLocation(name);
        return
        [
            .. file.Recordings.Select(r => new PlacedRecording(
                new RecordingPlace("1", "1", r.Name),
                NtaSummary.Of(r, DilutionLedger.Of(r, declared, place, findings ?? new FindingCollector()), NtaSummaryParameters.Default))),
        ];
    }

    [Fact]
    public void A_known_video_gives_the_known_numbers()
    {
        SizeStatistics first = Beads("beads2.csv")[0].Summary.ByNumber!;
        Assert.Equal(100.52, first.Mean, 0.006);
        Assert.Equal(11.02, first.Sd!.Value, 0.006);
        Assert.Equal(88.10, first.D10, 0.006);
        Assert.Equal(98.58, first.D50, 0.006);
        Assert.Equal(116.67, first.D90, 0.006);
    }

    [Fact]
    public void The_mean_of_means_is_the_vendors_average_and_its_error()
    {
        var context = RunContext.Default with { Findings = new FindingCollector() };
        PreparationSummary summary = PreparationSummary.Of(Beads("beads2.csv"), NtaSummaryParameters.Default, context);
        ReplicatedMeasure mean = summary.Measures.Single(m => m.Id == "mean_nm");

        // The vendor prints 101.5 and 0.4: the average of five videos and s/√5.
        Assert.Equal(101.5, mean.Summary!.Mean, 0.05);
        Assert.Equal(0.4, mean.Summary.StandardError!.Value, 0.05);
        Assert.Equal(101.54, mean.VendorValue!.Value, 1e-9);
        Assert.Equal((1, ReplicateLevel.Video, 5), (mean.Summary.N, mean.Summary.Level, mean.Summary.UnitsAtLevel));
        ReplicatedMeasure concentration = summary.Measures.Single(m => m.Id == "concentration_per_ml");
        Assert.Equal(6.09e12, concentration.Summary!.Mean, 0.005e12);
        Assert.Equal(6.67e10, concentration.Summary.StandardError!.Value, 0.1e10);
    }

    [Fact]
    public void A_dilution_that_the_vendor_applied_is_not_applied_again()
    {
        ParticleConcentration concentration = Beads("beads2.csv")[0].Summary.Concentration!;
        Assert.Equal(DilutionState.AlreadyApplied, concentration.State);
        Assert.Equal(5.91e12, concentration.Stock, 0.005e12);
        Assert.Equal(concentration.Stock / 1e4, concentration.InChamber, 1.0);
    }

    [Fact]
    public void A_dilution_that_was_not_recorded_is_taken_from_the_user_once()
    {
        var findings = new FindingCollector();
        ParticleConcentration declared = Beads("beads.csv", 1e4, findings)[0].Summary.Concentration!;
        Assert.Empty(findings.ToList());
        Assert.Equal(1.4324e9 * 1e4, declared.Stock, 1e9);
        ParticleConcentration unknown = Beads("beads.csv", null, findings)[0].Summary.Concentration!;
        Assert.All(findings.ToList(), f => Assert.Equal("OST-NTS-003", f.Id));
        Assert.Equal(declared.InChamber, unknown.Stock, 1e-3);
    }

    [Fact]
    public void A_dilution_that_contradicts_the_file_is_an_error()
    {
        var findings = new FindingCollector();
        Beads("beads2.csv", 500, findings);
        Assert.All(findings.ToList(), f => Assert.Equal(("OST-NTS-001", Severity.Error), (f.Id, f.Severity)));
        Assert.Equal(5, findings.ToList().Count);
    }

    [Fact]
    public void Zeta_views_file_gives_the_corrected_percentiles()
    {
        NtaFile file = NtaFiles.Read(
            SharedData.Require("data/vesicles/nta_zetaview_synthetic/SYNTHETIC_0001_BMSC-Exo_size_488.txt"), NtaReadOptions.Default, RunContext.Default);
        NtaRecording recording = file.Recordings[0];
        var findings = new FindingCollector();
        RecordingSummary summary = NtaSummary.Of(recording, DilutionLedger.Of(recording, null, new SourceLocation("f"), findings), NtaSummaryParameters.Default);
        SizeStatistics s = summary.ByNumber!;

        // expected.json beside the file: half-bin corrected percentiles, mean and SD at the centres.
        Assert.Equal((68.75, 105.0), (s.D10, s.D50));
        Assert.Equal(162.72727272727272, s.D90, 1e-9);
        Assert.Equal(111.4274193548387, s.Mean, 1e-9);
        Assert.Equal(38.8714119570388, s.Sd!.Value, 1e-9);
        Assert.Equal(107.5, s.ModeBin);
        Assert.Equal(36150579.75, summary.Concentration!.InChamber, 500.0); // the table prints four digits
        Assert.Equal(36150579.75e3, summary.Concentration.Stock, 5e5);
        Assert.Empty(findings.ToList());
    }
}
