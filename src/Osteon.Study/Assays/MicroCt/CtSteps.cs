using System.Text.Json.Nodes;
using Osteon.Formats;
using Osteon.MicroCt;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>The steps of a micro-CT assay: one per scan, then one that gathers the experimental units.</summary>
public static class CtSteps
{
    /// <summary>Name of the document a measuring step writes.</summary>
    public const string DocumentName = "result.json";

    /// <summary>Name of the units a gathering step writes.</summary>
    public const string UnitsName = "units.json";

    /// <summary>Kind of the steps that measure a scan.</summary>
    public const string MeasureKind = "ct.measure";

    private const string MeasureInfix = ".measure/";

    /// <summary>Id of the step that measures a row.</summary>
    public static string MeasureId(MicroCtAssay assay, string scanName) => assay.Id + MeasureInfix + scanName;

    /// <summary>Assay and scan of a measuring step. Identifiers hold no slash, so the first infix is the right one.</summary>
    public static (string Assay, string Scan) PartsOf(string stepId)
    {
        int slash = stepId.IndexOf('/', StringComparison.Ordinal);
        return (stepId[..(slash + 1 - MeasureInfix.Length)], stepId[(slash + 1)..]);
    }

    /// <summary>Id of the step that gathers the units of an assay.</summary>
    public static string UnitsId(MicroCtAssay assay) => $"{assay.Id}.units";

    /// <summary>The steps, each after those it reads from.</summary>
    public static IEnumerable<Step> Of(MicroCtAssay assay, StudyUnderstanding study)
    {
        Sample[] rows = [.. study.Samples.Included.Where(r => r.Assay == assay.Id)];
        (Sample Row, string Name)[] scans = [.. rows.Select(r => (r, ScanMeasures.NameOf(r, rows)))];
        foreach ((Sample row, string name) in scans) yield return Measure(assay, row, name, study);
        yield return Units(assay, scans);
    }

    private static Step Measure(MicroCtAssay assay, Sample row, string name, StudyUnderstanding study)
    {
        string path = row.FullPath ?? throw new ArgumentException($"the file of '{row.Id}' was not found; the study was not checked", nameof(row));
        StepInput? mask = assay.Voi?.MaskFileOf(row) is { } file ? VolumeInput(file, SampleFiles.Required(file, study)) : null;
        CtScan scan = CtSettings.ScanOf(assay, row.File, path, mask);
        StepInput input = VolumeInput(row.File, path);
        return new Step
        {
            Id = MeasureId(assay, name),
            Kind = MeasureKind,
            Version = CtScan.Version,
            Title = $"measuring {name}",
            Parameters = CtDocument.Parameters(scan),
            Inputs = mask is null ? [input] : [input, mask],
            MemoryBytes = study.Headers.TryGetValue(row.File, out VolumeHeader? header) ? (64L << 20) + (header.Shape.Count / 2) : 256L << 20,
            Run = work => Run(scan, work),
        };
    }

    private static void Run(CtScan scan, StepWork work)
    {
        CtResult result = scan.Measure(work.Context);
        ResultDocument document = CtDocument.Of(scan, result, [], work.Context.Findings.ToList());
        File.WriteAllText(work.Output(DocumentName), document.ToJson().ToJsonString(OsteonJson.Indented) + "\n");
        if (result.Planes is not { } planes) return;
        foreach ((string name, QcPlane plane) in QcImages.Named(planes))
        {
            using FileStream picture = File.Create(work.Output(name));
            QcImages.Write(picture, plane);
        }
    }

    private static Step Units(MicroCtAssay assay, IReadOnlyList<(Sample Row, string Name)> scans) => new()
    {
        Id = UnitsId(assay),
        Kind = "units",
        Version = 1,
        Title = $"gathering the units of {assay.Id}",
        Parameters = new JsonObject
        {
            ["rows"] = new JsonArray([.. scans.Select(s => (JsonNode)new JsonArray(s.Name, s.Row.Unit, s.Row.Subject, s.Row.Arm, s.Row.Timepoint, s.Row.Id, s.Row.Replicate))]),
        },
        DependsOn = [.. scans.Select(s => MeasureId(assay, s.Name))],
        Run = work =>
        {
            IEnumerable<UnitMeasures> units =
                from scan in scans
                group scan by (scan.Row.Unit, scan.Row.Arm, scan.Row.Timepoint) into unit
                select UnitMeasures.Of([.. unit.Select(s =>
                {
                    StepOutcome outcome = work.Dependencies[MeasureId(assay, s.Name)];
                    return (s.Row, outcome.Failure is null ? MeasuresOf(outcome) : null, outcome.Failure?.Message);
                })]);
            File.WriteAllText(work.Output(UnitsName), UnitMeasures.ToJson(units).ToJsonString(OsteonJson.Indented) + "\n");
        },
    };

    private static IReadOnlyList<Measure> MeasuresOf(StepOutcome outcome) =>
        ResultDocument.MeasuresOf(JsonNode.Parse(File.ReadAllText(outcome.Output(DocumentName)))!["measures"]!.AsArray());

    private static StepInput VolumeInput(string name, string path) => new(name, path, VolumeInputFiles.Of(path));
}
