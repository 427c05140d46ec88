using System.Text.Json.Nodes;
using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Simulation;

namespace Osteon.Study.Tests.Assays.Micrographs;

/// <summary>A study of two animals, one with two pictures, from files to units.</summary>
[EndToEnd]
public sealed class MicrographStepsTests : IDisposable
{
    private const string Manifest = """
        title: t
        license: MIT
        kind: synthetic
        design: {unit: animal, arms: [{id: pbs, role: control}, {id: ev, role: treatment}],
            outcomes: [{term: tem_diameter_mean, assay: tem, primary: true}]}
        assays:
          - id: tem
            kind: tem
            mode: tem
            scale_bar: 100 nm
            polarity: bright
            measured_diameters: 30..300 nm
            corrections: tem/corrections.json
        """;

    private readonly StudyOnDisk _study;
    private readonly string _cache = Directory.CreateTempSubdirectory("osteon-tem-").FullName;

    public MicrographStepsTests()
    {
        _study = new StudyOnDisk(Manifest,
            "sample,subject,arm,assay,replicate,file\na1,a1,pbs,tem,1,tem/a1_1.png\na1,a1,pbs,tem,2,tem/a1_2.png\nb1,b1,ev,tem,1,tem/b1.png\n");
        _study.Write("tem/corrections.json", "{\"schema\": \"osteon.tem.corrections/1\", \"pictures\": []}");
        foreach (string name in (string[])["a1_1", "a1_2", "b1"]) Picture(name);
    }

    public void Dispose()
    {
        _study.Dispose();
        Directory.Delete(_cache, recursive: true);
    }

    private void Picture(string name)
    {
        VirtualMicrographImage made = VirtualMicrograph.Make(
            new VirtualMicrographParameters { Height = 320, Width = 320, VesiclesPerUm2 = 60, TouchingShare = 0, ScaleBarNm = 100 }, name,
                RunContext.Default);
        byte[] rgb = [.. made.Image.Values.ToArray().SelectMany(v => new[] { (byte)v, (byte)v, (byte)v })];
        string path = Path.Combine(_study.Root, "tem", name + ".png");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using FileStream file = File.Create(path);
        PngFormat.WriteRgb8(file, 320, 320, rgb);
    }

    private Step[] Steps()
    {
        StudyUnderstanding understood = _study.Check();
        Assert.False(understood.HasErrors, understood.Findings.Text());
        return [.. MicrographSteps.Of((ElectronMicroscopyAssay)understood.Manifest!.Manifest.Assays[0], understood, 1)];
    }

    [Fact]
    public void Pictures_are_pooled_in_samples_and_never_count_as_n()
    {
        Step[] steps = Steps();
        Assert.Equal(
            ["tem.measure/a1+1", "tem.measure/a1+2", "tem.measure/b1", "tem.sample/a1", "tem.sample/b1", "tem.units"], steps
                .Select(s => s.Id));
        Assert.Equal(["tem/a1_1.png", "tem/corrections.json"], steps[0].Inputs.Select(i => i.Name));
        IReadOnlyList<StepOutcome> outcomes = new StepRunner(new StepCache(_cache)).Run(steps, RunContext.Default);
        Assert.All(outcomes, o => Assert.True(o.State == StepState.Done, o.Failure?.ToString()));
        JsonNode first = Document(outcomes[0]), second = Document(outcomes[1]), pooled = Document(outcomes[3]);
        int vesicles = first["tables"]!["vesicles"]!.AsArray().Count + second["tables"]!["vesicles"]!.AsArray().Count;
        Assert.Equal(vesicles, pooled["tables"]!["vesicles"]!.AsArray().Count);
        Assert.Equal("pictures", (string?)pooled["parameters"]!["interval_from"]);
        Assert.Equal(1, (double)first["parameters"]!["used"]!["pixel_size_nm"]!, 0.01);
        Assert.True(File.Exists(outcomes[0].Output("overlay.png")));
        IReadOnlyList<UnitMeasures> units = UnitMeasures.FromJson(File.ReadAllText(outcomes[5].Output("units.json")));
        Assert.Equal(["a1", "b1"], units.Select(u => u.Unit));
        Measure mean = units[0].Measures.Single(m => m.Term.Id == "tem_diameter_mean");
        Assert.Equal(1, mean.N);
        Assert.Equal(
            pooled["tables"]!["vesicles"]!.AsArray().Average(v => (double)v!["diameter_nm"]!), mean.Value!.Value, 1e-9);
    }

    [Fact]
    public void A_picture_that_cannot_be_measured_is_named_in_its_sample()
    {
        File.WriteAllBytes(Path.Combine(_study.Root, "tem", "a1_2.png"), [0x89, 0x50, 0x4E, 0x47]);
        IReadOnlyList<StepOutcome> outcomes = new StepRunner(new StepCache(_cache)).Run(Steps(), RunContext.Default);
        Assert.Equal(StepState.Failed, outcomes[1].State);
        JsonNode pooled = Document(outcomes[3]);
        Assert.Equal("a1+2", (string?)Assert.Single(pooled["parameters"]!["not_measured"]!.AsArray())!["picture"]);
        Assert.Equal(StepState.Done, outcomes[5].State);
    }

    private static JsonNode Document(StepOutcome outcome) => JsonNode.Parse(File.ReadAllText(outcome.Output("result.json")))!;
}
