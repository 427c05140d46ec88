using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Simulation;

namespace Osteon.Study;

/// <summary>
/// The simulated vesicles of the demo: films of particle tracking, blots of markers and electron micrographs of three isolations, each with its truth.
/// </summary>
internal static class DemoVesicles
{
    private const string Tracking = "nta";

    /// <summary>As the manifest of the demo states it: about a hundred particles in a frame.</summary>
    private const double Dilution = 1000;

    /// <summary>Particles per mL of the undiluted isolations, enough for the doses of the design.</summary>
    private const double StockPerMl = 2.4e11;

    private const string Blots = "blot";
    private const string Micrographs = "tem";

    /// <summary>Writes the files and gives the rows of samples.csv.</summary>
    /// <param name="folder">The study folder.</param>
    /// <param name="context">Its seed decides everything.</param>
    public static Table Write(string folder, RunContext context)
    {
        var study = new VirtualNtaStudyParameters();
        VirtualNtaParameters film = study.Recording;
        study = study with { StockPerMl = StockPerMl, Recording = film with { Suspension = film.Suspension with { Dilution = Dilution } } };
        IReadOnlyList<VirtualNtaSample> plan = VirtualNtaStudy.Plan(context.Random.Seed, study, context);
        string[] isolations = [.. plan.Select(s => s.Isolation).Distinct(StringComparer.Ordinal)];
        var rows = new List<(string Sample, string Assay, string File, string Isolation)>();
        Directory.CreateDirectory(Path.Combine(folder, Tracking));
        foreach (VirtualNtaSample sample in plan)
        {
            context.Report("filming particles", 0, sample.Sample);
            using VirtualNtaRecording recording = VirtualNtaStudy.Record(sample, context);
            string file = $"{Tracking}/{sample.Sample}.avi";
            VolumeFiles.Write(Path.Combine(folder, file), recording, context with { Progress = null });
            rows.Add((sample.Sample, Tracking, file, sample.Isolation));
        }

        AtomicFile.Write(Path.Combine(folder, "truth_vesicles.tsv"), stream => DelimitedText.Write(stream, VirtualNtaStudy.Truth(plan, context)));
        rows.AddRange(WriteBlots(folder, context));
        rows.AddRange(WriteMicrographs(folder, isolations, context));
        return new Table("samples", "Samples of the simulated vesicles",
        [
            Column.Of("sample", [.. rows.Select(r => (string?)r.Sample)]),
            Column.Of("assay", [.. rows.Select(r => (string?)r.Assay)]),
            Column.Of("file", [.. rows.Select(r => (string?)r.File)]),
            Column.Of("isolation", [.. rows.Select(r => (string?)r.Isolation)]),
        ]);
    }

    private static IEnumerable<(string Sample, string Assay, string File, string Isolation)> WriteBlots(string folder, RunContext context)
    {
        Directory.CreateDirectory(Path.Combine(folder, Blots));
        var truth = new List<(string Picture, VirtualBandTruth Band)>();
        foreach ((VirtualProtein protein, _, _) in VesicleMarkerBlot.Markers)
        {
            context.Report("drawing blots", 0, protein.Name);
            (GreyImage image, VirtualBlotTruth drawn) = VirtualBlot.Draw(context.Random.Seed, VesicleMarkerBlot.Of(protein.Name), context);
            string name = protein.Name.ToLowerInvariant(), file = $"{Blots}/{name}.tif";
            Save(Path.Combine(folder, file), image, context);
            truth.AddRange(drawn.Bands.Select(b => (name, b)));
            yield return (name, Blots, file, "iso-1");
        }

        Table table = new("truth_blots", "Bands that were drawn on the blots",
        [
            Column.Of("picture", [.. truth.Select(t => (string?)t.Picture)]),
            Column.Of("lane", [.. truth.Select(t => (long?)t.Band.Lane)], null, "number from the left, from 1"),
            Column.Of("protein", [.. truth.Select(t => (string?)t.Band.Protein)]),
            Column.Of("kda", [.. truth.Select(t => (double?)t.Band.KiloDaltons)], "kDa"),
            Column.Of("amount", [.. truth.Select(t => (double?)t.Band.Amount)], null, "drawn amount; 1 is that of a strong band"),
            Column.Of("volume", [.. truth.Select(t => (double?)t.Band.Volume)], null, "true volume above the background, grey values"),
        ]);
        AtomicFile.Write(Path.Combine(folder, "truth_blots.tsv"), stream => DelimitedText.Write(stream, table));
    }

    private static IEnumerable<(string Sample, string Assay, string File, string Isolation)> WriteMicrographs(string folder, IReadOnlyList<string> isolations, RunContext context)
    {
        Directory.CreateDirectory(Path.Combine(folder, Micrographs));
        var truth = new List<(string Picture, VirtualVesicle Vesicle)>();
        var parameters = new VirtualMicrographParameters();
        foreach (string isolation in isolations)
        {
            string name = $"{isolation}-em", file = $"{Micrographs}/{name}.png";
            VirtualMicrographImage picture = VirtualMicrograph.Make(parameters, name, context);
            Save(Path.Combine(folder, file), picture.Image, context);
            truth.AddRange(picture.Vesicles.Select(v => (name, v)));
            yield return (name, Micrographs, file, isolation);
        }

        Table table = new("truth_micrographs", "Vesicles that were drawn in the micrographs",
        [
            Column.Of("picture", [.. truth.Select(t => (string?)t.Picture)]),
            Column.Of("x", [.. truth.Select(t => (double?)t.Vesicle.X)], "pixel", "column of the middle"),
            Column.Of("y", [.. truth.Select(t => (double?)t.Vesicle.Y)], "pixel", "row of the middle"),
            Column.Of("diameter_nm", [.. truth.Select(t => (double?)(t.Vesicle.EquivalentDiameter * parameters.PixelSizeNm))], "nm", "diameter of the circle of the same area"),
            Column.Of("cup", [.. truth.Select(t => (bool?)t.Vesicle.IsCup)], "has a stain-filled dent"),
            Column.Of("cut", [.. truth.Select(t => (bool?)t.Vesicle.IsCut)], "reaches beyond the picture"),
            Column.Of("touches", [.. truth.Select(t => (bool?)t.Vesicle.Touches)], "was laid against another one"),
        ]);
        AtomicFile.Write(Path.Combine(folder, "truth_micrographs.tsv"), stream => DelimitedText.Write(stream, table));
    }

    private static void Save(string path, GreyImage image, RunContext context)
    {
        var header = new VolumeHeader(new GridShape(1, image.Height, image.Width), null, image.FullScale == byte.MaxValue ? VoxelType.UInt8 : VoxelType.UInt16);
        if (path.EndsWith(".png", StringComparison.Ordinal))
        {
            byte[] values = new byte[image.Values.Length];
            for (int i = 0; i < values.Length; i++) values[i] = (byte)image.Values[i];
            AtomicFile.Write(path, stream => PngFormat.WriteGrey8(stream, image.Height, image.Width, values));
            return;
        }

        using var volume = new Volume<ushort>(header);
        image.Values.CopyTo(volume.Slice(0));
        VolumeFiles.Write(path, volume, context with { Progress = null });
    }
}
