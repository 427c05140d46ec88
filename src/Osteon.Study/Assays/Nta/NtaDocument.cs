using System.Text.Json.Nodes;
using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Study;

/// <summary>The JSON of summarised particle tracking: what <c>osteon nta summarise --json</c> prints and what the step of a study stores.</summary>
public static class NtaDocument
{
    /// <summary>Identifier and version of the shape.</summary>
    public const string Schema = "osteon.nta/1";

    /// <summary>The whole document, each measure with the vendor's value beside it. Without a result it holds inputs, parameters and findings.</summary>
    public static JsonObject Of(NtaInput input, NtaResult? result, IReadOnlyList<StepOutput> inputs, IReadOnlyList<Finding> findings)
    {
        JsonObject json = new ResultDocument(
            Schema, inputs, Parameters(input), result?.Measures ?? [], result is null ? [] : [.. NtaTables.Of(result)], findings).ToJson();
        foreach ((JsonNode? node, ReplicatedMeasure measure) in json["measures"]!.AsArray().Zip(result?.Summary.Measures ?? []))
            node!["vendor_value"] = measure.VendorValue;
        json["understood"] = new JsonArray([.. (result?.Understood ?? []).Select(line => (JsonNode)line)]);
        json["blank"] = result?.Summary.Blank is { } blank
            ? new JsonObject
            {
                ["mean_in_chamber_per_ml"] = blank.Mean,
                ["sd_in_chamber_per_ml"] = blank.Sd,
                ["n"] = blank.Count,
                ["limit_of_detection_in_chamber_per_ml"] = blank.LimitOfDetection,
                ["limit_of_quantification_in_chamber_per_ml"] = blank.LimitOfQuantification,
            }
            : null;
        return json;
    }

    /// <summary>Everything that was asked for.</summary>
    public static JsonObject Parameters(NtaInput input)
    {
        NtaSummaryParameters p = input.Parameters;
        return new JsonObject
        {
            ["sources"] = new JsonArray([.. input.Sources.Select(s => (JsonNode)new JsonObject
            {
                ["file"] = s.Input.Name,
                ["isolation"] = s.Isolation,
                ["dilution"] = s.Dilution,
                ["dilution_name"] = s.DilutionName,
                ["video"] = s.Video,
                ["blank"] = s.Blank,
            })]),
            ["columns"] = input.Options.Columns is { } c ? Columns(c) : null,
            ["decimal_mark"] = input.Options.DecimalMark?.ToString(),
            ["windows_nm"] = new JsonArray([.. p.Windows.Select(w => (JsonNode)new JsonArray(w.From, w.To))]),
            ["least_prominence"] = p.LeastProminence,
            ["percentiles"] = "linear inside the bin",
            ["confidence"] = p.Confidence,
            ["bootstrap_replicates"] = p.Replicates,
            ["gates"] = new JsonObject
            {
                ["least_tracks"] = p.Gates.LeastTracks,
                ["least_particles_per_frame"] = p.Gates.LeastParticlesPerFrame,
                ["most_particles_per_frame"] = p.Gates.MostParticlesPerFrame,
                ["most_temperature_spread_c"] = p.Gates.MostTemperatureSpread,
                ["least_positions_kept"] = p.Gates.LeastPositionsKept,
                ["least_valid_share"] = p.Gates.LeastValidShare,
                ["most_drift_px_per_frame"] = p.Gates.MostDriftPxPerFrame,
            },
        };
    }

    private static JsonObject Columns(NtaColumns columns) => new()
    {
        ["size"] = columns.Size,
        ["counts"] = new JsonArray([.. columns.Counts.Select(c => (JsonNode)c)]),
        ["size_unit"] = columns.SizeUnit,
        ["radius"] = columns.Radius,
        ["place"] = columns.Place.ToString(),
        ["content"] = columns.Content.ToString(),
        ["weighting"] = columns.Weighting.ToString(),
    };
}
