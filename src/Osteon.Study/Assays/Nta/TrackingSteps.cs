using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Study;

/// <summary>The step of a study that tracks one recording or file of tracks.</summary>
public static class TrackingSteps
{
    /// <summary>Kind of the step.</summary>
    public const string Kind = "nta.track";

    /// <summary>Name of the document the step writes.</summary>
    public const string DocumentName = "result.json";

    /// <summary>What the assay's settings make of a file; what is missing or wrong becomes a finding, and the result null.</summary>
    /// <param name="assay">The assay; its settings of tracking, temperature and dilution.</param>
    /// <param name="name">The file as the user named it.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="findings">Receives what is wrong.</param>
    public static TrackingInput? InputOf(NtaAssay assay, string name, string path, FindingCollector findings)
    {
        int errors = findings.ToList().Count(f => f.Severity == Severity.Error);
        void Missing(string key, string hint) => findings.Add(Finding.Error(
            "OST-TRK-006", $"assay '{assay.Id}': tracking needs {key}", new SourceLocation(name), hint: hint));
        TrackingSettings? tracking = assay.Tracking;
        if (tracking is null) Missing("its settings", "Add the key tracking with pixel_size, frame_rate, exposure and detection_diameter.");
        if (assay.Temperature is null) Missing("the temperature", "Add the key temperature; it decides the viscosity.");
        if (tracking is { FrameRate: null }) Missing("the frame rate", "Add the key frame_rate.");
        if (tracking is { Exposure: null }) Missing("the exposure", "Add the key exposure.");
        if (tracking is not { FrameRate: { } rate, Exposure: { } exposure } || assay.Temperature is not { } temperature) return null;
        double celsius = (temperature.Low.In("degC") + temperature.High.In("degC")) / 2, open = exposure.In("s");
        if (open > 1 / rate * (1 + 1e-9)) Missing("an exposure no longer than a frame", "Check frame_rate and exposure.");
        if (tracking.Viscosity is null && celsius is not (>= 0 and <= 100)) Missing("a temperature of water, or a viscosity", "Add the key viscosity.");
        if (findings.ToList().Count(f => f.Severity == Severity.Error) > errors) return null;
        Medium medium = tracking.Viscosity is { } viscosity
            ? Medium.Measured(assay.Diluent ?? "medium", celsius, viscosity, "stated in the manifest")
            : Medium.Water(celsius, tracking.ViscosityModel);
        double? depth = tracking.Depth?.In("um"), constant = tracking.ConcentrationPerParticle?.In("1/mL");
        var sizing = new TrackSizingParameters(new FrameTiming(1 / rate, Math.Min(open, 1 / rate)), medium)
        {
            LeastPositions = tracking.MinimumTrack,
            Drift = tracking.Drift,
            DepthMicrometres = depth,
            Name = name,
        };
        var locate = new LocateParameters { Diameter = tracking.DetectionDiameter ?? 9, Refinement = tracking.Refinement };
        var parameters = new VideoTrackingParameters(tracking.PixelSize?.In("um") ?? 1, locate, sizing)
        {
            MinimumMass = tracking.MinimumMass,
            SearchRange = tracking.SearchRange,
            SmallestNanometres = tracking.SmallestParticle?.In("nm") ?? 50,
            Memory = tracking.Memory,
            Dilution = assay.Dilution,
            Volume = depth is null && constant is null ? null : new VisibleVolumeSource(depth, constant),
        };
        Finding[] wrong = [.. parameters.Check()];
        findings.AddRange(wrong.Select(f => f with { Location = new SourceLocation(name) }));
        return wrong.Length > 0
            ? null
            : new TrackingInput(name, path, parameters) { DiameterStated = tracking.DetectionDiameter is not null, PixelSizeStated = tracking.PixelSize is not null };
    }

    /// <summary>The step that tracks a file and writes its document.</summary>
    /// <param name="id">Id of the step.</param>
    /// <param name="input">The file and how it is tracked.</param>
    /// <param name="seed">Seed of the run; the bootstrap depends on it.</param>
    public static Step Of(string id, TrackingInput input, ulong seed) => new()
    {
        Id = id,
        Kind = Kind,
        Version = TrackingInput.Version,
        Title = $"tracking {input.Name}",
        Parameters = Declaration(input, seed),
        Inputs = [input.Input],
        MemoryBytes = 512L << 20,
        Run = work =>
        {
            TrackingOutcome outcome = input.Track(work.Context);
            ResultDocument document = TrackingDocument.Of(input, outcome, [], work.Context.Findings.ToList());
            File.WriteAllText(work.Output(DocumentName), document.ToJson().ToJsonString(OsteonJson.Indented) + "\n");
        },
    };

    private static JsonObject Declaration(TrackingInput input, ulong seed)
    {
        JsonObject parameters = TrackingDocument.Parameters(input);
        parameters["seed"] = seed;
        return parameters;
    }
}
