using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Study;

/// <summary>
/// The steps of an electron microscopy assay: one per picture, one per sample that pools the vesicles of its pictures, and one that gathers
/// the experimental units. Pictures of one sample are technical replicates and never count as n.
/// </summary>
public static class MicrographSteps
{
    /// <summary>Name of the document a measuring or pooling step writes.</summary>
    public const string DocumentName = "result.json";

    /// <summary>Name of the picture with outlines.</summary>
    public const string OverlayName = "overlay.png";

    /// <summary>Name of the units a gathering step writes.</summary>
    public const string UnitsName = "units.json";

    /// <summary>Kind of the steps that measure a picture.</summary>
    public const string MeasureKind = "tem.measure";

    /// <summary>Kind of the steps that pool the pictures of a sample.</summary>
    public const string SampleKind = "tem.sample";

    /// <summary>Id of the step that measures a row.</summary>
    public static string MeasureId(ElectronMicroscopyAssay assay, string pictureName) => $"{assay.Id}.measure/{pictureName}";

    /// <summary>Id of the step that pools a sample.</summary>
    public static string SampleId(ElectronMicroscopyAssay assay, string sample) => $"{assay.Id}.sample/{sample}";

    /// <summary>Id of the step that gathers the units of an assay.</summary>
    public static string UnitsId(ElectronMicroscopyAssay assay) => $"{assay.Id}.units";

    /// <summary>The steps, each after those it reads from; none for an assay without files.</summary>
    public static IEnumerable<Step> Of(ElectronMicroscopyAssay assay, StudyUnderstanding study, ulong seed)
    {
        Sample[] rows = [.. study.Samples.Included.Where(r => r.Assay == assay.Id && r.FullPath is not null)];
        if (rows.Length == 0) yield break;
        (Sample Row, string Name)[] pictures = [.. rows.Select(r => (r, ScanMeasures.NameOf(r, rows)))];
        foreach ((Sample row, string name) in pictures) yield return Measure(assay, row, name, (study, seed));
        foreach (IGrouping<string, (Sample Row, string Name)> sample in pictures.GroupBy(p => p.Row.Id, StringComparer.Ordinal))
            yield return Pool(assay, sample.Key, [.. sample], seed);
        yield return Units(assay, pictures);
    }

    private static Step Measure(ElectronMicroscopyAssay assay, Sample row, string name, (StudyUnderstanding Study, ulong Seed) run)
    {
        string path = row.FullPath!;
        StepInput? corrections = assay.Corrections is { } file ? FileInput(file, SampleFiles.Required(file, run.Study)) : null;
        MicrographPicture picture = MicrographSettings.PictureOf(assay, row.File, path, corrections);
        StepInput input = FileInput(row.File, path);
        JsonObject parameters = MicrographDocument.Parameters(picture);
        parameters["seed"] = run.Seed;
        return new Step
        {
            Id = MeasureId(assay, name),
            Kind = MeasureKind,
            Version = MicrographPicture.Version,
            Title = $"measuring {name}",
            Parameters = parameters,
            Inputs = corrections is null ? [input] : [input, corrections],
            MemoryBytes = 512L << 20,
            Run = work =>
            {
                MeasuredMicrograph measured = picture.Measure(work.Context);
                Write(work, MicrographDocument.Of(picture, measured, [], work.Context));
                using FileStream overlay = File.Create(work.Output(OverlayName));
                measured.WriteOverlay(overlay);
                using FileStream preview = File.Create(work.Output(OverlayPreview.Name));
                measured.WritePreview(preview);
            },
        };
    }

    private static Step Pool(ElectronMicroscopyAssay assay, string sample, (Sample Row, string Name)[] pictures, ulong seed) => new()
    {
        Id = SampleId(assay, sample),
        Kind = SampleKind,
        Version = MicrographPicture.Version,
        Title = $"pooling the pictures of {sample}",
        Parameters = new JsonObject
        {
            ["sample"] = sample,
            ["pictures"] = new JsonArray([.. pictures.Select(p => (JsonNode)p.Name)]),
            ["seed"] = seed,
        },
        DependsOn = [.. pictures.Select(p => MeasureId(assay, p.Name))],
        Run = work =>
        {
            var measured = new List<(string Picture, VesicleFacts[] Vesicles)>();
            var missing = new JsonArray();
            foreach ((_, string name) in pictures)
            {
                StepOutcome outcome = work.Dependencies[MeasureId(assay, name)];
                if (outcome.Failure is { } failure) missing.Add(new JsonObject { ["picture"] = name, ["reason"] = failure.Message });
                else measured.Add((name, MicrographPool.VesiclesOf(File.ReadAllText(outcome.Output(DocumentName)))));
            }

            if (measured.Count == 0)
                throw new StepFailedException(Finding.Error("OST-TEM-022", $"no picture of the sample '{sample}' could be measured", null,
                    sample));
            Write(work, MicrographPool.Document(sample, measured, missing, work.Context));
        },
    };

    private static Step Units(ElectronMicroscopyAssay assay, (Sample Row, string Name)[] pictures) => new()
    {
        Id = UnitsId(assay),
        Kind = "units",
        Version = 1,
        Title = $"gathering the units of {assay.Id}",
        Parameters = new JsonObject
        {
            ["rows"] = new JsonArray([.. pictures
                .Select(s => (JsonNode)new JsonArray(s.Name, s.Row.Unit, s.Row.Subject, s.Row.Arm, s.Row.Timepoint, s.Row.Id))]),
        },
        DependsOn = [.. pictures.Select(p => SampleId(assay, p.Row.Id)).Distinct(StringComparer.Ordinal)],
        Run = work =>
        {
            IEnumerable<Sample> samples = pictures.Select(p => p.Row).DistinctBy(r => r.Id, StringComparer.Ordinal);
            IEnumerable<UnitMeasures> units =
                from row in samples
                group row by (row.Unit, row.Arm, row.Timepoint) into unit
                select UnitMeasures.Of([.. unit.Select(row =>
                {
                    StepOutcome outcome = work.Dependencies[SampleId(assay, row.Id)];
                    return (row, outcome.Failure is null ? MeasuresOf(outcome) : null, outcome.Failure?.Message);
                })]);
            File.WriteAllText(work.Output(UnitsName), UnitMeasures.ToJson(units).ToJsonString(OsteonJson.Indented) + "\n");
        },
    };

    private static IReadOnlyList<Measure> MeasuresOf(StepOutcome outcome) =>
    [
        // Bounds of intervals are of one sample; their mean over samples would mean nothing.
        .. ResultDocument.MeasuresOf(JsonNode.Parse(File.ReadAllText(outcome.Output(DocumentName)))!["measures"]!.AsArray())
            .Where(m => !m.Term.Id.EndsWith("_low", StringComparison.Ordinal) && !m.Term.Id.EndsWith("_high", StringComparison.Ordinal)),
    ];

    private static void Write(StepWork work, ResultDocument document) =>
        File.WriteAllText(work.Output(DocumentName), document.ToJson().ToJsonString(OsteonJson.Indented) + "\n");

    private static StepInput FileInput(string name, string path) => new(name, path, [(name, path)]);
}
