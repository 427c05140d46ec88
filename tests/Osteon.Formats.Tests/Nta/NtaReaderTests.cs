using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.Nta;

/// <summary>What the readers do with each kind of file, and what they say about mistakes.</summary>
[Unit]
public sealed class NtaReaderTests
{
    private static NtaFile Read(string name, string text, out FindingCollector findings, NtaReadOptions? options = null)
    {
        using var folder = new TemporaryFolder();
        var context = RunContext.Default;
        findings = context.Findings;
        return NtaFiles.Read(folder.Write(name, text), options ?? NtaReadOptions.Default, context);
    }

    private static NtaFile Read(string name, string text)
    {
        NtaFile file = Read(name, text, out FindingCollector findings);
        Assert.Empty(findings.ToList());
        return file;
    }

    private static Finding Refused(string name, string text, NtaReadOptions? options = null)
    {
        OsteonException e = Assert.ThrowsAny<OsteonException>(() => Read(name, text, out _, options));
        Assert.False(string.IsNullOrEmpty(e.Finding.Hint));
        return e.Finding;
    }

    [Fact]
    public void Every_kind_is_told_by_its_titles_whatever_its_name()
    {
        using var folder = new TemporaryFolder();
        foreach ((NtaFormat format, _, string text) in NtaSamples.All)
            Assert.Equal(format == NtaFormat.SizeTable ? null : format, NtaFiles.Probe(folder.Write("data.bin", text)));
    }

    [Fact]
    public void An_unknown_file_is_told_what_was_looked_for()
    {
        Finding finding = Refused("a.txt", "ZetaView S/N:\t1\nSize / nm\tCount\n1\t2\n");
        Assert.Equal("OST-NTA-001", finding.Id);
        Assert.Contains("Nearest is ZetaView size distribution: it has key 'ZetaView S/N'", finding.Hint, StringComparison.Ordinal);
        Assert.Contains("but not titles 'Size / nm' and 'Number'", finding.Hint, StringComparison.Ordinal);
        Assert.Contains("NTA Experiment Summary File", finding.Hint, StringComparison.Ordinal);
        Assert.IsType<UnknownFormatException>(Assert.ThrowsAny<OsteonException>(() => Read("b.csv", "a,b\n1,2\n", out _)));
        Assert.Equal("OST-NTA-005", Refused("c.csv", NtaSamples.Trackpy, new NtaReadOptions { Format = NtaFormat.ZetaViewSize }).Id);
        Assert.Equal("OST-NTA-030", Refused("d.csv", NtaSamples.Sizes, new NtaReadOptions { Format = NtaFormat.SizeTable }).Id);
        Assert.Equal(
            "OST-VOL-001",
            Assert.Throws<MissingSourceException>(() => NtaFiles.Read("no-such.txt", NtaReadOptions.Default, RunContext.Default)).Finding.Id);
    }

    [Fact]
    public void Order_of_keys_and_of_columns_does_not_matter()
    {
        string[] lines = NtaSamples.ZetaViewSize.Split("\r\n");
        int table = Array.FindIndex(lines, l => l.StartsWith("Size / nm", StringComparison.Ordinal));
        string[] head = [.. lines[..(table - 1)].Reverse(), "New In Version 9:\t7", "Size Distribution"];
        string[] body = [.. lines[table..].Select(l => string.Join('\t', l.Split('\t').Reverse()))];
        NtaRecording usual = Read("a.txt", NtaSamples.ZetaViewSize).Recordings[0];
        NtaFile other = Read("a.txt", string.Join('\n', [.. head, .. body]));
        Assert.Contains("New In Version 9", other.UnknownKeys);
        NtaRecording turned = other.Recordings[0];
        foreach (NtaQuantity quantity in Enum.GetValues<NtaQuantity>()) Assert.Equal(usual.Text(quantity), turned.Text(quantity));
        Assert.Equal(usual.Histogram()!.Values, turned.Histogram()!.Values);
        Assert.Equal(usual.Histogram()!.Bins.Centres, turned.Histogram()!.Bins.Centres);
        Assert.Equal(8, turned.Histograms.Count);
    }

    [Fact]
    public void ZetaView_lines_with_several_pairs_and_odd_values_are_understood()
    {
        NtaRecording recording = Read("a.txt", NtaSamples.ZetaViewSize).Recordings[0];
        Assert.Equal(
            (120.0, 80.5, 1000.0),
            (recording.Number(NtaQuantity.Traces), recording.Number(NtaQuantity.ParticlesPerFrame), recording.Number(NtaQuantity.Dilution)));
        Assert.Equal("ZetaView (version 8.06.01 SP1)", recording.Text(NtaQuantity.Software));
        Assert.Equal("said \"ok\": yes", recording.Text(NtaQuantity.Remarks));
        Assert.Equal("20250101_0001_s_size_488", recording.Name);
        Assert.Equal("D:\\20250101_0001_s_size_488.avi", recording.Text(NtaQuantity.OriginalFile));
        Assert.Null(recording.Values.Single(v => v.Key == "Brightness").Number);
        Assert.Equal(15, recording.Number(NtaQuantity.MinimumTrackLength));
        Assert.Equal(17, recording.Find(NtaQuantity.Positions)!.Location!.Line);
    }

    [Fact]
    public void Latin_1_and_UTF_8_give_the_same()
    {
        using var folder = new TemporaryFolder();
        NtaFile utf8 = NtaFiles.Read(folder.Write("a.txt", NtaSamples.ZetaViewSize), NtaReadOptions.Default, RunContext.Default);
        NtaFile latin = NtaFiles.Read(
            folder.Write("a.txt", System.Text.Encoding.Latin1.GetBytes(NtaSamples.ZetaViewSize)), NtaReadOptions.Default,
            RunContext.Default);
        NtaFile utf16 = NtaFiles.Read(
            folder.Write("a.txt", [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes(NtaSamples.ZetaViewSize)]), NtaReadOptions.Default,
            RunContext.Default);
        Assert.Contains("Camera Trigger Delay µs", utf8.UnknownKeys);
        Assert.Equal(utf8.UnknownKeys, latin.UnknownKeys);
        Assert.Equal(utf8.UnknownKeys, utf16.UnknownKeys);
    }

    [Fact]
    public void Rounded_centres_above_a_micrometre_are_put_right()
    {
        NtaBins bins = Read("a.txt", NtaSamples.ZetaViewSize).Recordings[0].Histogram()!.Bins;
        Assert.Equal((1002.5, 1047.5, 1050.0), (bins.Centres[200], bins.Centres[209], bins.Edges[210]));
        Assert.Contains("1.002E+3", NtaSamples.ZetaViewSize, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_rows_of_bins_are_noticed()
    {
        string[] lines = NtaSamples.ZetaViewSize.Split("\r\n");
        int row = Array.FindIndex(lines, l => l.StartsWith("1.025E+2", StringComparison.Ordinal));
        Read("a.txt", string.Join('\n', lines.Where((_, i) => i != row)), out FindingCollector findings);
        Assert.Contains("OST-NTA-012", findings.Ids());
        Read("a.txt", string.Join('\n', lines[..(row + 20)]), out findings);
        Assert.Contains("OST-NTA-013", findings.Ids());
        Assert.Equal(
            "OST-NTA-007", Refused("a.txt", NtaSamples.ZetaViewSize.Replace("1.025E+2\t", "1.025E+2\tx", StringComparison.Ordinal)).Id);
        Assert.Equal(
            "OST-NTA-008", Refused("a.txt", NtaSamples.ZetaViewSize.Replace("1.025E+2\t", "9.025E+1\t", StringComparison.Ordinal)).Id);
    }

    [Fact]
    public void An_empty_measurement_is_read_and_said_to_be_empty()
    {
        string[] lines = NtaSamples.ZetaViewSize.Replace("Number of Traces:\t120", "Number of Traces:\t0", StringComparison.Ordinal).Split(
            "\r\n");
        int table = Array.FindIndex(lines, l => l.StartsWith("Size / nm", StringComparison.Ordinal)), separator = Array.FindIndex(
            lines, l => l.StartsWith("-1.000", StringComparison.Ordinal));
        NtaFile file = Read("a.txt", string.Join('\n', [.. lines[..(table + 1)], lines[separator]]), out FindingCollector findings);
        Assert.Equal(["OST-NTA-014"], findings.Ids());
        Assert.Empty(file.Recordings[0].Histograms);
    }

    [Fact]
    public void A_key_that_stands_twice_is_said()
    {
        NtaFile file = Read("a.txt", "Temperature:\t30.0\tsensed\n" + NtaSamples.ZetaViewSize, out FindingCollector findings);
        Assert.Equal(["OST-NTA-011"], findings.Ids());
        Assert.Equal(30.0, file.Recordings[0].Number(NtaQuantity.TemperatureC));
    }

    [Fact]
    public void Positions_keep_what_was_removed_and_why()
    {
        NtaRecording recording = Read("p.txt", NtaSamples.ZetaViewPositions).Recordings[0];
        Assert.Equal([true, true, false], recording.Positions.Select(p => p.Used));
        NtaPosition first = recording.Positions[0], last = recording.Positions[2];
        Assert.Equal(
            (0.1, 112.4, 81.0, 3.5e7, 3.5e10, 61.0),
            (first.Position, first.MeanIntensity, first.ParticlesPerFrame, first.ConcentrationPerMl, first.OriginalConcentrationPerMl, first.Traces));
        Assert.Equal((104.5, 98.2, 0.9, 4.1), (first.X50Nm, first.PeakNm, first.Span, first.DriftUmPerS));
        Assert.Equal(["MAX_DRIFT", "MIN_TRACES"], last.Removal);
        Assert.Equal((0.0, null, 35.2), (last.Traces, last.X50Nm, last.DriftUmPerS));
        Assert.Equal(103.0, recording.Values.Single(v => v.Section == "Mean" && v.Key == "X50 (nm)").Number);
        Assert.Equal(2.1, recording.Values.Single(v => v.Section == "St.Dev." && v.Key == "X50 (nm)").Number);
        Assert.Equal("OST-NTA-007", Refused("p.txt", NtaSamples.ZetaViewPositions.Replace("104.5", "1O4.5", StringComparison.Ordinal)).Id);
    }

    [Fact]
    public void A_profile_keeps_its_parabola()
    {
        NtaFile file = Read("z.txt", NtaSamples.ZetaViewProfile);
        NtaRecording recording = file.Recordings[0];
        Assert.Equal(NtaFormat.ZetaViewProfile, file.Format);
        Assert.Equal(
            [new NtaZetaPoint(0.1, 12.5, -11.5, 12.0, 12.1), new NtaZetaPoint(0.5, -4.0, 4.4, -4.2, -4.0), new NtaZetaPoint(0.9, 12.9, -12.3, 12.6, 12.4)],
            recording.ZetaProfile);
        Assert.Equal(
            (-27.6, -2.15, 29.9),
            (recording.Number(NtaQuantity.ZetaPotentialMilliVolts), recording.Number(NtaQuantity.Mobility), recording.Number(NtaQuantity.VoltageV)));
    }

    [Fact]
    public void NanoSight_blocks_of_every_weighting_are_kept_apart()
    {
        NtaFile file = Read("n.csv", NtaSamples.NanoSightExperiment);
        NtaRecording recording = file.Recordings[1];
        Assert.Equal(["v_00", "v_01"], file.Recordings.Select(r => r.Name));
        Assert.Equal("beads, 100 nm", recording.Text(NtaQuantity.Sample));
        Assert.Equal(
            [NtaBinContent.ConcentrationPerMl, NtaBinContent.SurfaceAreaNm2PerMl, NtaBinContent.VolumeNm3PerMl, NtaBinContent.ConcentrationPerMl],
            recording.Histograms.Select(h => h.Content));
        NtaHistogram diffusion = recording.Histograms[3];
        Assert.Equal(
            (NtaAxis.DiffusionCoefficient, "E4 nm^2/s", 2.0, 80.0),
            (diffusion.Bins.Axis, diffusion.Bins.Unit, diffusion.Bins.Centres[0], diffusion.Bins.Edges[^1]));
        Assert.Equal(4, recording.Percentiles.Count);
        Assert.Equal(NtaWeighting.Volume, recording.Find(NtaQuantity.D50, weighting: NtaWeighting.Volume)!.Weighting);
        Assert.Equal("5", recording.Text(NtaQuantity.DetectionThreshold));
        Assert.Equal((60.5, "60.5"), (recording.Number(NtaQuantity.ParticlesPerFrame), recording.Text(NtaQuantity.ParticlesPerFrame)));
        Assert.Equal(4, file.Average!.Histograms.Count);
        Assert.Equal(NtaFormat.NanoSightSummary, Read("n.csv", NtaSamples.NanoSightVideo).Format);
    }

    [Fact]
    public void NanoSight_saved_by_a_European_spreadsheet_is_read()
    {
        string european = NtaSamples.NanoSightExperiment.Replace("\"beads, 100 nm\"", "beads", StringComparison.Ordinal).Replace(',', ';').Replace(
            '.',
            ',');
        NtaFile file = Read(
            "n.csv", european.Replace("Created with NTA 3,4 Build 3,4,4", "Created with NTA 3.4", StringComparison.Ordinal),
            out FindingCollector findings);
        Assert.Equal(["OST-NTA-009"], findings.Ids());
        Assert.Equal(24.9825, file.Recordings[0].Number(NtaQuantity.FramesPerSecond));
        Assert.Equal(0.5, file.Recordings[0].Histogram()!.Bins.Centres[0]);
        Assert.Equal(["OST-NTA-010"], [Refused("n.csv", european.Replace("22,000", "22.000", StringComparison.Ordinal)).Id]);
    }

    [Fact]
    public void NanoSight_columns_follow_the_names_of_the_videos()
    {
        string[] lines = NtaSamples.NanoSightExperiment.Split("\r\n");
        int block = Array.FindIndex(lines, l => l.StartsWith("Filename,v_00", StringComparison.Ordinal));
        lines[block] = "Filename,v_01,v_00,Average,Standard Error,";
        lines[block + 1] = "Mean,11.5,10.5,11.0,0.5,";
        NtaFile file = Read("n.csv", string.Join('\n', lines));
        Assert.Equal((10.5, 11.5), (file.Recordings[0].Find(NtaQuantity.Mean)!.Number, file.Recordings[1].Find(NtaQuantity.Mean)!.Number));
        lines[block] = "Filename,v_00,v_02,Average,Standard Error,";
        Assert.Equal("OST-NTA-016", Refused("n.csv", string.Join('\n', lines)).Id);
    }

    [Fact]
    public void NanoSight_particles_and_tracks_are_read_and_joined()
    {
        NtaRecording particles = Read("v_00_ParticleData.csv", NtaSamples.NanoSightParticles).Recordings[0];
        Assert.Equal("v_00", particles.Name);
        Assert.Equal(
            new NtaTrack(4, 88.25) { DiffusionNm2PerS = 5560000, LnIntensity = 1.7, StartFrame = 1, Length = 2, Included = false },
            particles.Particles[1]);
        ParticleTracks tracks = Read("v_00_AllTracks.csv", NtaSamples.NanoSightTracks).Recordings[0].Tracks!;
        Assert.Equal((2, 5, TrackUnit.Pixel), (tracks.Count, tracks.PointCount, tracks.Unit));
        Assert.Equal([400.125, 401], tracks.XOf(1).ToArray());
        Assert.Equal([1, 2], tracks.FramesOf(1).ToArray());
        using var folder = new TemporaryFolder();
        string[] paths =
        [
            .. NtaSamples.All.Where(s => s.Name.StartsWith('v') || s.Name.StartsWith("2025", StringComparison.Ordinal)).Select(
                s => folder.Write(s.Name, s.Text)),
        ];
        var context = RunContext.Default;
        IReadOnlyList<NtaFile> joined = NtaFiles.ReadTogether(paths, NtaReadOptions.Default, context);
        Assert.Equal([NtaFormat.ZetaViewSize, NtaFormat.ZetaViewProfile, NtaFormat.NanoSightExperiment], joined.Select(f => f.Format));
        Assert.Equal(3, joined[0].Recordings[0].Positions.Count);
        Assert.Equal((2, 2), (joined[2].Recordings[0].Particles.Count, joined[2].Recordings[0].Tracks!.Count));
        Assert.Equal(["OST-NTA-027"], context.Findings.Ids());
    }

    [Fact]
    public void Tracks_that_contradict_the_particles_are_said()
    {
        using var folder = new TemporaryFolder();
        string[] paths = [folder.Write("v_00_Summary.csv", NtaSamples.NanoSightVideo), folder.Write(
            "v_00_ParticleData.csv", NtaSamples.NanoSightParticles),
            folder.Write(
                "v_00_AllTracks.csv",
                NtaSamples.NanoSightTracks[..NtaSamples.NanoSightTracks.LastIndexOf("4,88", StringComparison.Ordinal)])];
        var context = RunContext.Default;
        NtaFiles.ReadTogether(paths, NtaReadOptions.Default, context);
        Assert.Contains("OST-NTA-026", context.Findings.Ids());
    }

    [Fact]
    public void TrackMate_states_units_and_time_in_its_title_lines()
    {
        NtaRecording recording = Read("spots.csv", NtaSamples.TrackMate).Recordings[0];
        ParticleTracks tracks = recording.Tracks!;
        Assert.Equal((2, TrackUnit.Micrometre), (tracks.Count, tracks.Unit));
        Assert.Equal(1 / 30.0, tracks.FrameIntervalSeconds!.Value, 6);
        Assert.Equal([1, 3], tracks.FramesOf(1).ToArray());
        Assert.Equal((1, 5.0, "QUALITY"), (recording.Spots!.Count, recording.Spots.X[0], recording.Spots.IntensityKey));
        NtaRecording open = Read("spots.csv", NtaSamples.TrackMateSpots, out FindingCollector findings).Recordings[0];
        Assert.Equal((3, TrackUnit.Unknown), (open.Spots!.Count, open.Spots.Unit));
        Assert.Equal(["OST-NTA-025"], findings.Ids());
        Assert.Equal(
            TrackUnit.Pixel,
            Read("s.csv", NtaSamples.TrackMateSpots, out _, new NtaReadOptions { PositionUnit = TrackUnit.Pixel }).Recordings[0].Spots!.Unit);
    }

    [Fact]
    public void Trackpy_numbers_of_tracks_may_be_decimal_or_missing()
    {
        NtaRecording recording = Read("t.csv", NtaSamples.Trackpy).Recordings[0];
        Assert.Equal((2, TrackUnit.Pixel, 1), (recording.Tracks!.Count, recording.Tracks.Unit, recording.Spots!.Count));
        Assert.Equal([310.25, 310.5], recording.Tracks.XOf(0).ToArray());
        Assert.Equal([5.5, 5.75], recording.Tracks.YOf(0).ToArray());
        Assert.Equal([0, 2], recording.Tracks.FramesOf(1).ToArray());
    }

    [Fact]
    public void A_track_in_two_places_at_once_is_no_track()
    {
        NtaRecording recording = Read("t.csv", NtaSamples.Trackpy.Replace(",2,1\n", ",0,1\n", StringComparison.Ordinal), out FindingCollector findings).Recordings[0];
        Assert.Equal(["OST-NTA-023"], findings.Ids());
        Assert.Equal((1, 3), (recording.Tracks!.Count, recording.Spots!.Count));
        Assert.Equal("OST-NTA-021", Refused("t.csv", NtaSamples.Trackpy.Replace(",2,1\n", ",2.5,1\n", StringComparison.Ordinal)).Id);
        Assert.Equal("OST-NTA-022", Refused("p.csv", NtaSamples.NanoSightParticles.Replace("\n4,", "\n0,", StringComparison.Ordinal)).Id);
    }

    [Fact]
    public void A_declared_table_gives_a_recording_for_each_column()
    {
        NtaFile file = Read("s.csv", NtaSamples.Sizes, out FindingCollector findings, NtaSamples.Options(NtaFormat.SizeTable));
        Assert.Contains("OST-NTA-009", findings.Ids());
        Assert.Equal(["run 1", "run 2"], file.Recordings.Select(r => r.Name));
        NtaHistogram histogram = file.Recordings[0].Histogram()!;
        Assert.Equal([1.5, 4, 3, 0], histogram.Values);
        Assert.Equal([45, 55, 65, 75, 85], histogram.Bins.Edges);
        NtaColumns lower = NtaSamples.SizeColumns with
        {
            Place = NtaSizePlace.LowerEdge,
            SizeUnit = "um",
            Radius = true,
            Counts = ["run 1"],
        };
        Assert.Equal(
            [100_000, 120_000, 140_000, 160_000, 180_000],
            Read("s.csv", NtaSamples.Sizes, out _, new NtaReadOptions { Columns = lower }).Recordings[0].Histogram()!.Bins.Edges);
        NtaColumns upper = lower with { Place = NtaSizePlace.UpperEdge, SizeUnit = "nm", Radius = false };
        Assert.Equal(
            [40, 50, 60, 70, 80],
            Read("s.csv", NtaSamples.Sizes, out _, new NtaReadOptions { Columns = upper }).Recordings[0].Histogram()!.Bins.Edges);
        NtaRecording single = Read("s.csv", "size\n101.5\n88\n", out _, new NtaReadOptions { Columns = new NtaColumns { Size = "size" } }).Recordings[0];
        Assert.Equal([101.5, 88], single.Particles.Select(p => p.DiameterNm!.Value));
    }

    [Fact]
    public void A_wrong_declaration_is_told_the_nearest_column()
    {
        Finding finding = Refused(
            "s.csv", NtaSamples.Sizes, new NtaReadOptions { Columns = NtaSamples.SizeColumns with { Counts = ["run1"] } });
        Assert.Equal(("OST-NTA-032", "Did you mean 'run 1'?"), (finding.Id, finding.Hint));
        Assert.Equal(
            "OST-NTA-031",
            Refused("s.csv", NtaSamples.Sizes, new NtaReadOptions { Columns = NtaSamples.SizeColumns with { SizeUnit = "mm" } }).Id);
        Assert.Equal(
            "OST-NTA-008",
            Refused("s.csv", NtaSamples.Sizes.Replace("60;", "40;", StringComparison.Ordinal), NtaSamples.Options(NtaFormat.SizeTable)).Id);
        Assert.Equal(
            "OST-NTA-007",
            Refused("s.csv", NtaSamples.Sizes.Replace("80;0", "80;-1", StringComparison.Ordinal), NtaSamples.Options(NtaFormat.SizeTable)).Id);
    }

    [Fact]
    public void Every_quantity_has_an_id_of_its_own()
    {
        string[] ids = [.. Enum.GetValues<NtaQuantity>().Select(NtaQuantities.Id)];
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ids, id => Assert.Matches("^[a-z0-9_]+$", id));
    }

    [Fact]
    public void Logarithmic_bins_come_back_from_four_digits()
    {
        foreach (int perDecade in (int[])[16, 24, 32, 64])
        {
            double first = 4.6837;
            var text = new System.Text.StringBuilder("d,n\n");
            for (int i = 0; i < 3 * perDecade; i++)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{(first * Math.Pow(10, i / (double)perDecade)).ToString("E3", CultureInfo.InvariantCulture)},1\n");
            NtaBins bins = Read("s.csv", text.ToString(), out _, new NtaReadOptions { Columns = new NtaColumns { Size = "d", Counts = ["n"] } }).Recordings[0].Histogram()!.Bins;
            Assert.Equal(NtaBinScale.Logarithmic, bins.Scale);
            for (int i = 0; i < bins.Count; i++) Assert.Equal(1, bins.Centres[i] / (first * Math.Pow(10, i / (double)perDecade)), 3e-5);
            Assert.Equal(Math.Pow(10, 0.5 / perDecade), bins.Edges[1] / bins.Centres[0], 12);
        }
    }
}
