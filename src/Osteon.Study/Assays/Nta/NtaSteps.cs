using System.Text.Json.Nodes;
using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Study;

/// <summary>The step of an assay of particle tracking: all its recordings are summarised together, nested by isolation, dilution and recording.</summary>
public static class NtaSteps
{
    /// <summary>Name of the document the step writes.</summary>
    public const string DocumentName = "result.json";

    /// <summary>Kind of the step.</summary>
    public const string SummariseKind = "nta.summarise";

    /// <summary>Id of the step.</summary>
    public static string IdOf(NtaAssay assay) => $"{assay.Id}.summarise";

    /// <summary>The input of an assay: the rows of samples.csv with its settings.</summary>
    /// <param name="assay">The assay.</param>
    /// <param name="rows">Its rows that are not excluded.</param>
    /// <param name="findings">Receives what is wrong with their cells or the settings.</param>
    public static NtaInput InputOf(NtaAssay assay, IEnumerable<Sample> rows, FindingCollector findings)
    {
        NtaSource[] sources =
        [
            .. rows.Select(r => NtaPlacing.Of(r, findings)).Select(s => s with { Dilution = s.Dilution ?? (s.Blank ? null : assay.Dilution) }),
        ];
        var options = new NtaReadOptions { Columns = assay.Columns is { } columns ? NtaColumnsText.Parse(columns, findings) : null };
        return new NtaInput(sources, options, NtaSummaryParameters.Default with
        {
            Windows = assay.Windows.Count > 0 ? [.. assay.Windows.Select(w => new SizeWindow(w.Low.In("nm"), w.High.In("nm")))] : NtaSummaryParameters.Default.Windows,
            Gates = assay.LeastTracks is { } least ? NtaGates.Default with { LeastTracks = least } : NtaGates.Default,
        });
    }

    /// <summary>Id of the step that tracks the recording of a row.</summary>
    public static string TrackId(NtaAssay assay, string recording) => $"{assay.Id}.track/{recording}";

    /// <summary>The steps, none where the assay has no files: one per recording that is tracked here, then one that brings all together.</summary>
    public static IEnumerable<Step> Of(NtaAssay assay, StudyUnderstanding study, ulong seed)
    {
        Sample[] rows = [.. study.Samples.Included.Where(r => r.Assay == assay.Id && r.FullPath is not null)];
        if (rows.Length == 0) yield break;
        NtaInput input = InputOf(assay, rows, new FindingCollector());
        bool tracked = assay.Tracking is not null;
        if (tracked)
            foreach (NtaSource source in input.Sources)
                yield return TrackingSteps.Of(TrackId(assay, source.Name), TrackingOf(assay, source, new FindingCollector())!, seed);
        JsonObject parameters = NtaDocument.Parameters(input);
        parameters["seed"] = seed;
        parameters["rows"] = new JsonArray([.. rows.Select(r => (JsonNode)new JsonArray(r.Id, r.Unit, r.Subject, r.Arm, r.Timepoint, r.Replicate))]);
        yield return new Step
        {
            Id = IdOf(assay),
            Kind = SummariseKind,
            Version = NtaInput.Version,
            Title = $"summarising {assay.Id}",
            Parameters = parameters,
            Inputs = tracked ? [] : [.. input.Sources.Select(s => s.Input)],
            DependsOn = tracked ? [.. input.Sources.Select(s => TrackId(assay, s.Name))] : [],
            MemoryBytes = 128L << 20,
            Run = work => Run(tracked ? WithTracks(assay, input, work) : input, work),
        };
    }

    /// <summary>How the recording of a row is tracked; what is missing or wrong becomes a finding, and the result null.</summary>
    public static TrackingInput? TrackingOf(NtaAssay assay, NtaSource source, FindingCollector findings) =>
        TrackingSteps.InputOf(assay with { Dilution = source.Dilution ?? (source.Blank ? 1 : assay.Dilution) }, source.Input.Name, source.Input.Path, findings);

    /// <summary>The input with what the tracking steps found; recordings that could not be tracked are left out and said so.</summary>
    private static NtaInput WithTracks(NtaAssay assay, NtaInput input, StepWork work)
    {
        var sources = new List<NtaSource>();
        foreach (NtaSource source in input.Sources)
        {
            StepOutcome outcome = work.Dependencies[TrackId(assay, source.Name)];
            if (outcome.Failure is { } failure)
                work.Context.Findings.Add(Finding.Warning(
                    "OST-NTS-034", $"'{source.Name}' could not be tracked and is left out: {failure.Message}", new SourceLocation(source.Input.Name)));
            else
                sources.Add(source with { Tracked = TrackedRecording.Of(source.Name, JsonNode.Parse(File.ReadAllText(outcome.Output(TrackingSteps.DocumentName)))!.AsObject()) });
        }

        return input with { Sources = sources };
    }

    /// <summary>Whether rows of the assay belong to arms, so that its measures can be compared between them.</summary>
    public static bool HasUnits(NtaAssay assay, StudyUnderstanding study) =>
        study.Samples.Included.Any(r => r.Assay == assay.Id && r.FullPath is not null && r.Arm.Length > 0);

    private static void Run(NtaInput input, StepWork work)
    {
        NtaResult result = input.Summarise(work.Context);
        File.WriteAllText(
            work.Output(DocumentName), NtaDocument.Of(input, result, [], work.Context.Findings.ToList()).ToJsonString(OsteonJson.Indented) + "\n");
        if (input.Sources.Any(s => s.Row is { Arm.Length: > 0 }))
            File.WriteAllText(work.Output(CtSteps.UnitsName), UnitMeasures.ToJson(Units(input, work.Context)).ToJsonString(OsteonJson.Indented) + "\n");
    }

    /// <summary>The measures of each experimental unit: its rows alone, with the blanks of the assay.</summary>
    private static IEnumerable<UnitMeasures> Units(NtaInput input, RunContext context)
    {
        RunContext quiet = context with { Findings = new FindingCollector() };
        NtaSource[] blanks = [.. input.Sources.Where(s => s.Blank)];
        return
            from source in input.Sources
            where source is { Blank: false, Row.Arm.Length: > 0 }
            group source by (source.Row!.Unit, source.Row.Arm, source.Row.Timepoint) into unit
            select UnitMeasures.Of([.. unit.Select(s => (
                s.Row!,
                (IReadOnlyList<Measure>?)(input with { Sources = [s, .. blanks], Parameters = input.Parameters with { Replicates = 0 } }).Summarise(quiet).Measures,
                (string?)null))]);
    }
}
