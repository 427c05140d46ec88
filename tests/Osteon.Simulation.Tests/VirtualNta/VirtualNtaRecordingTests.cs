using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

/// <summary>Reproducibility, order of reading, checks, and the convenience of a study.</summary>
[Unit]
public sealed class VirtualNtaRecordingTests
{
    private static readonly VirtualNtaParameters Film = new()
    {
        Name = "film",
        Frames = 21,
        Suspension = new VirtualNtaSuspension { ConcentrationPerMl = 2e8 },
        Camera = new VirtualNtaCamera { Height = 60, Width = 70 },
    };

    [Fact]
    public void The_same_seed_gives_the_same_bytes_whatever_the_threads_and_the_order()
    {
        byte[][] one = All(Film, RunContext.Default with { Threads = 1 }, [.. Enumerable.Range(0, 21)]);
        byte[][] many = All(Film, RunContext.Default with { Threads = 4 }, [20, 3, 7, 0, .. Enumerable.Range(0, 21)]);
        for (int f = 0; f < 21; f++) Assert.Equal(one[f], many[f]);
        byte[][] other = All(Film, RunContext.Default with { Random = new RandomStreams(1) }, [0]);
        Assert.NotEqual(one[0], other[0]);
        Assert.NotEqual(one[0], All(Film with { Name = "other" }, RunContext.Default, [0])[0]);
        Assert.NotEqual(one[0], one[1]);
    }

    [Fact]
    public void The_first_bytes_are_pinned()
    {
        byte[][] frames = All(Film, RunContext.Default, [0, 20]);
        Assert.Equal(
            "CB14849CE0ADB2F6",
            Convert.ToHexString(System.Security.Cryptography.SHA256.HashData([.. frames[0], .. frames[20]]))[..16]);
    }

    [Fact]
    public void The_truth_does_not_depend_on_what_was_read()
    {
        using VirtualNtaRecording recording = VirtualNta.Record(Film, RunContext.Default);
        VirtualNtaSighting[] before = [.. recording.Sightings()];
        recording.ReadSlice(13, new byte[60 * 70]);
        Assert.Equal(before, recording.Sightings());
        Assert.Equal("film", recording.Header.Metadata["Specimen"]);
        Assert.Equal("30", recording.Header.Metadata["frame_rate_fps"]);
        Assert.Equal(before.Length, VirtualNtaTables.Sightings(recording).RowCount);
        Assert.Equal(before.Count(s => s.Visible), VirtualNtaTables.Sightings(recording, onlyVisible: true).RowCount);
        Assert.Equal(recording.Particles.Count, VirtualNtaTables.Particles(recording).RowCount);
    }

    [Fact]
    public void Every_impossible_number_is_told_at_once()
    {
        VirtualNtaParameters wrong = Film with
        {
            Name = " ",
            Frames = 0,
            Suspension = Film.Suspension with { Sizes = new(SizeComponent.Normal(100, 60)) },
            Optics = Film.Optics with { PsfSigmaPixels = 0 },
            Camera = Film.Camera with { ExposureS = 0.1, Bits = 12 },
        };
        string[] ids = [.. VirtualNtaCheck.Check(wrong).Select(f => f.Id).Distinct().Order()];
        Assert.Equal(["OST-VNT-001", "OST-VNT-002", "OST-VNT-003", "OST-VNT-004", "OST-VNT-005"], ids);
        Assert.Throws<InvalidContentException>(() => VirtualNta.Record(wrong, RunContext.Default));
        Assert.Contains(VirtualNtaCheck.Check(Film with { Suspension = Film.Suspension with { ConcentrationPerMl = 1e14 } }), f => f.Id == "OST-VNT-006");
        Assert.Contains(VirtualNtaCheck.Check(Film with { Optics = Film.Optics with { SheetSigmaUm = 30 } }), f => f.Id == "OST-VNT-010");
    }

    [Fact]
    public void The_presets_are_sound()
    {
        Assert.Empty(VirtualNtaCheck.Check(VirtualNtaParameters.ZetaViewLike));
        Assert.Empty(VirtualNtaCheck.Check(VirtualNtaParameters.NanoSightLike));
        foreach (VirtualNtaParameters preset in (VirtualNtaParameters[])[VirtualNtaParameters.ZetaViewLike, VirtualNtaParameters.NanoSightLike])
        {
            using VirtualNtaRecording recording = VirtualNta.Record(preset with { Frames = 3 }, RunContext.Default);
            Assert.InRange(recording.Sightings().Count(s => s.Visible && s.Frame == 0), 20, 200);
        }
    }

    [Fact]
    public void A_study_has_its_isolations_and_their_truth()
    {
        var parameters = new VirtualNtaStudyParameters { VideosPerIsolation = 2 };
        IReadOnlyList<VirtualNtaSample> plan = VirtualNtaStudy.Plan(5, parameters, RunContext.Default);
        Assert.Equal(["iso-1-v1", "iso-1-v2", "iso-2-v1", "iso-2-v2", "iso-3-v1", "iso-3-v2"], plan.Select(s => s.Sample));
        Assert.Equal(plan[0].StockPerMl, plan[1].StockPerMl);
        Assert.NotEqual(plan[0].StockPerMl, plan[2].StockPerMl);
        Table truth = VirtualNtaStudy.Truth(plan, RunContext.Default);
        Assert.Equal(6, truth.RowCount);
        using VirtualNtaRecording video = VirtualNtaStudy.Record(plan[3], RunContext.Default);
        Assert.Equal(new GridShape(400, 240, 320), video.Header.Shape);
        Assert.InRange(video.Sightings().TakeWhile(s => s.Frame == 0).Count(s => s.Visible), 15, 90);
        Assert.Throws<InvalidContentException>(() => VirtualNtaStudy.Plan(5, parameters with { Isolations = 0 }, RunContext.Default));
    }

    private static byte[][] All(VirtualNtaParameters film, RunContext context, int[] order)
    {
        using VirtualNtaRecording recording = VirtualNta.Record(film, context);
        byte[][] frames = new byte[film.Frames][];
        foreach (int f in order)
        {
            frames[f] = new byte[film.Camera.Height * film.Camera.Width];
            recording.ReadSlice(f, frames[f]);
        }

        return frames;
    }
}
