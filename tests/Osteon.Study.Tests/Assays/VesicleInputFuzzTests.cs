using System.Runtime.InteropServices;
using System.Text;
using FsCheck.Fluent;
using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Simulation;
using Osteon.Vesicles;

namespace Osteon.Study.Tests;

/// <summary>
/// What the vesicle commands do with damaged files, from the file to the JSON they print: a document that can be written, or a refusal with
/// a finding; never another exception.
/// </summary>
[Property]
public sealed class VesicleInputFuzzTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("osteon-vesicle-fuzz-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Damaged_tables_of_tracks_and_spots()
    {
        byte[][] tables = [.. new[] { Trackpy(), TrackMate(), NanoSight() }.Select(Encoding.UTF8.GetBytes)];
        (int done, int refused) = Run(tables, "t.csv", 1500, (path, context) => Track(path, context));
        Assert.True(done > 100 && refused > 100, $"{done} read, {refused} refused");
    }

    [Fact]
    public void Damaged_recordings()
    {
        string avi = Path.Combine(_folder, "whole.avi"), tiff = Path.Combine(_folder, "whole.tif");
        foreach (string path in (string[])[avi, tiff])
        {
            using VirtualNtaRecording video = VirtualNta.Record(
                new VirtualNtaParameters
                {
                    Frames = 8,
                    Suspension = new VirtualNtaSuspension { ConcentrationPerMl = 5e8 },
                    Camera = new VirtualNtaCamera { Height = 40, Width = 48 },
                },
                RunContext.Default);
            VolumeFiles.Write(path, video, RunContext.Default);
        }

        (int done, int refused) = Run([File.ReadAllBytes(avi)], "v.avi", 500, (path, context) => Track(path, context));
        Assert.True(done > 50 && refused > 50, $"{done} read, {refused} refused");
        (done, refused) = Run([File.ReadAllBytes(tiff)], "v.tif", 300, (path, context) => Track(path, context));
        Assert.True(done > 20 && refused > 20, $"{done} read, {refused} refused");
    }

    [Fact]
    public void Damaged_regions_of_a_blot()
    {
        string picture = Path.Combine(_folder, "b.tif");
        WriteBlot(picture);
        byte[] good = Encoding.UTF8.GetBytes("""
            {
              "schema": "osteon.blot.rois/1",
              "image": {"width": 160, "height": 120},
              "lanes": [{"left": 2, "top": 0, "width": 30, "height": 120, "label": "ladder"}, {"left": 34, "top": 0, "width": 30, "height": 120}],
              "bands": [{"lane": 2, "left": 36, "top": 50, "width": 20, "height": 11, "label": "CD9"}]
            }
            """);
        (int done, int refused) = Run([good], "r.json", 800, (path, context) =>
        {
            var blot = new BlotPicture("b.tif", picture) { Rois = new StepInput("r.json", path, [("r.json", path)]) };
            BlotAnalysis analysis = blot.Measure(context);
            analysis.Overlay.Write(Stream.Null);
            return BlotDocument.Of(blot, analysis, [], context.Findings.ToList());
        });
        Assert.True(done > 5 && refused > 50, $"{done} read, {refused} refused");
    }

    [Fact]
    public void Damaged_corrections_of_a_micrograph()
    {
        string picture = Path.Combine(_folder, "m.png");
        VirtualMicrographImage made = VirtualMicrograph.Make(
            new VirtualMicrographParameters { Height = 200, Width = 200, VesiclesPerUm2 = 40, ScaleBarNm = 0 }, "m", RunContext.Default);
        byte[] grey = [.. made.Image.Values.ToArray().Select(v => (byte)v)];
        AtomicFile.Write(picture, stream => PngFormat.WriteGrey8(stream, 200, 200, grey));
        byte[] good = Encoding.UTF8.GetBytes("""
            {
              "schema": "osteon.tem.corrections/1",
              "pictures": [{"file": "m.png", "add": [{"x": 100, "y": 100, "major": 38, "minor": 34, "angle_deg": 30, "reason": "seen"}]}]
            }
            """);
        (int done, int refused) = Run([good], "c.json", 150, (path, context) =>
        {
            var micrograph = new MicrographPicture("m.png", picture) { PixelSizeNm = 1, Corrections = new StepInput("c.json", path, [("c.json", path)]) };
            MeasuredMicrograph measured = micrograph.Measure(context);
            measured.WriteOverlay(Stream.Null);
            return MicrographDocument.Of(micrograph, measured, [], context);
        });
        Assert.True(done + refused == 150 && refused > 20, $"{done} read, {refused} refused");
    }

    [Theory]
    [InlineData("1e300")]
    [InlineData("-1e300")]
    [InlineData("1e-300")]
    [InlineData("4e9")]
    public void Absurd_positions_give_no_number_that_json_cannot_hold(string value)
    {
        string path = Path.Combine(_folder, "absurd.csv");
        File.WriteAllLines(path, ["particle,frame,x,y", .. Enumerable.Range(0, 40).Select(f => FormattableString.Invariant($"{f / 20},{f % 20},{(f == 25 ? value : "3")},{f % 3}"))]);
        Attempt(path, (p, context) => Track(p, context));
    }

    private static ResultDocument Track(string path, RunContext context)
    {
        var parameters = new VideoTrackingParameters(
            0.713, new LocateParameters { Diameter = 7 },
            new TrackSizingParameters(new FrameTiming(1 / 30.0, 0.01), Medium.Water(25)) { LeastPositions = 5, BootstrapReplicates = 3, Bins = 40 })
        {
            Sweep = [1, 2],
            Volume = new VisibleVolumeSource(10, null),
        };
        var input = new TrackingInput("file", path, parameters);
        TrackingOutcome outcome = input.Track(context);
        _ = EnsembleMeanSquareDisplacement.Of([.. outcome.Sizes.Particles.Select(p => p.Track)], 100, context).ToTable(parameters.Sizing.Timing);
        return TrackingDocument.Of(input, outcome, [], context.Findings.ToList());
    }

    private (int Done, int Refused) Run(byte[][] files, string name, int count, Func<string, RunContext, ResultDocument> work)
    {
        string path = Path.Combine(_folder, name);
        int done = 0, refused = 0;
        PropertyCheck.ForAll(
            Gen.Choose(0, int.MaxValue),
            seed =>
            {
                var random = new Rng((ulong)seed);
                File.WriteAllBytes(path, Damaged(files[random.NextInt(files.Length)], random));
                if (Attempt(path, work)) done++;
                else refused++;
            },
            count);
        return (done, refused);
    }

    private static bool Attempt(string path, Func<string, RunContext, ResultDocument> work)
    {
        RunContext context = RunContext.Default with { Findings = new FindingCollector() };
        try
        {
            Assert.NotEmpty(work(path, context).ToJson().ToJsonString());
            return true;
        }
        catch (OsteonException refusal)
        {
            Assert.StartsWith("OST-", refusal.Finding.Id, StringComparison.Ordinal);
            Assert.Equal(Severity.Error, refusal.Finding.Severity);
            return false;
        }
    }

    /// <summary>One to three of: another byte, a cut, a piece left out, a piece twice, a digit or sign for another.</summary>
    private static byte[] Damaged(byte[] good, Rng random)
    {
        byte[] bytes = [.. good];
        for (int round = random.NextInt(3); round >= 0 && bytes.Length > 0; round--)
        {
            int at = random.NextInt(random.NextInt(2) == 0 ? Math.Min(bytes.Length, 600) : bytes.Length);
            int end = Math.Min(bytes.Length, at + 1 + random.NextInt(30));
            switch (random.NextInt(6))
            {
                case 0: bytes[at] = (byte)random.NextInt(256); break;
                case 1: bytes[at] = "0123456789-.,e\"\n"u8[random.NextInt(16)]; break;
                case 2: bytes[at] ^= (byte)(1 << random.NextInt(8)); break;
                case 3: bytes = bytes[..at]; break;
                case 4: bytes = [.. bytes[..at], .. bytes[end..]]; break;
                default: bytes = [.. bytes[..end], .. bytes[at..]]; break;
            }
        }

        return bytes;
    }

    private static string Trackpy() => Walks("particle,frame,x,y", (p, f, x, y) => FormattableString.Invariant($"{p},{f},{x:R},{y:R}"));

    private static string TrackMate() =>
        Walks("LABEL,ID,TRACK_ID,QUALITY,POSITION_X,POSITION_Y,POSITION_Z,POSITION_T,FRAME", (p, f, x, y) => FormattableString.Invariant($"S{f},{(p * 100) + f},{p},3.5,{x:R},{y:R},0,{f},{f}"));

    private static string NanoSight() =>
        Walks(
            "Particle ID,Size/nm,Diffusion coefficient/nm^2 s^-1,Frame,X/pixels,Y/pixels,Ln(Adjusted intensity)/AU,Included in distribution?",
            (p, f, x, y) => FormattableString.Invariant($"{p},100.5,4900000,{f},{x:R},{y:R},5.5,True"));

    private static string Walks(string header, Func<int, int, double, double, string> line)
    {
        var random = new Rng(4);
        var text = new StringBuilder(header).Append('\n');
        for (int p = 0; p < 6; p++)
        {
            double x = 20 + (30 * p), y = 50;
            for (int f = 0; f < 16; f++)
            {
                text.Append(line(p, f, Math.Round(x, 3), Math.Round(y, 3))).Append('\n');
                x += 0.8 * random.NextNormal();
                y += 0.8 * random.NextNormal();
            }
        }

        return text.ToString();
    }

    private static void WriteBlot(string path)
    {
        (GreyImage image, _) = VirtualBlot.Draw(3, VesicleMarkerBlot.Of("CD9") with { Width = 160, Height = 120, Sigma = 2 }, RunContext.Default);
        VolumeFiles.Write(path, new Plane(image), RunContext.Default);
    }

    private sealed class Plane(GreyImage image) : ISliceSource
    {
        public VolumeHeader Header { get; } = new(new GridShape(1, image.Height, image.Width), null, VoxelType.UInt16);

        public void ReadSlice(int z, Span<byte> destination) => MemoryMarshal.AsBytes(image.Values).CopyTo(destination);

        public void Dispose()
        {
        }
    }
}
