using System.Text.Json.Nodes;

namespace Osteon.Study;

/// <summary>Whether a protein was found in a material, over all lanes and pictures of an assay: what a reporting list asks for.</summary>
/// <param name="Target">The protein as the manifest names it.</param>
/// <param name="Material">vesicles, cells, other, or null where the lanes do not say.</param>
/// <param name="Call">present if a lane shows it, absent if all lanes lack it, else not_decidable.</param>
/// <param name="LanesPresent">Lanes that show it.</param>
/// <param name="LanesAbsent">Lanes that lack it.</param>
/// <param name="LanesUndecided">Lanes that do not say.</param>
/// <param name="LargestDetectionLimit">The largest limit of detection of the lanes that lack it, in volume; null without such.</param>
/// <param name="Reason">Why it cannot be decided: the first reason of a lane; or null.</param>
public sealed record BlotMarker(
    string Target, string? Material, string Call, int LanesPresent, int LanesAbsent, int LanesUndecided, double? LargestDetectionLimit, string? Reason)
{
    /// <summary>Identifier and version of the JSON.</summary>
    public const string Schema = "osteon.blot.markers/1";

    /// <summary>From the documents of the pictures, in the order of their names.</summary>
    public static IReadOnlyList<BlotMarker> Gather(IEnumerable<(string Picture, JsonObject Document)> pictures)
    {
        JsonObject[] calls = [.. pictures.SelectMany(p => (p.Document["tables"]?["presence"] as JsonArray ?? []).OfType<JsonObject>())];
        return [.. calls.GroupBy(c => ((string)c["target"]!, (string?)c["material"])).Select(g => Of(g.Key.Item1, g.Key.Item2, [.. g]))];
    }

    /// <summary>
    /// As JSON:
    /// <c>{"schema","markers":[{"target","material","call","lanes_present","lanes_absent","lanes_undecided","largest_detection_limit","reason"}]}</c>.
    /// </summary>
    public static JsonObject ToJson(IEnumerable<BlotMarker> markers) => new()
    {
        ["schema"] = Schema,
        ["markers"] = new JsonArray([.. markers.Select(m => (JsonNode)new JsonObject
        {
            ["target"] = m.Target,
            ["material"] = m.Material,
            ["call"] = m.Call,
            ["lanes_present"] = m.LanesPresent,
            ["lanes_absent"] = m.LanesAbsent,
            ["lanes_undecided"] = m.LanesUndecided,
            ["largest_detection_limit"] = m.LargestDetectionLimit,
            ["reason"] = m.Reason,
        })]),
    };

    /// <summary>Reads back what <see cref="ToJson"/> wrote.</summary>
    public static IReadOnlyList<BlotMarker> FromJson(JsonObject json) =>
    [
        .. json["markers"]!.AsArray().Select(m => new BlotMarker(
            (string)m!["target"]!,
            (string?)m["material"],
            (string)m["call"]!,
            (int)m["lanes_present"]!,
            (int)m["lanes_absent"]!,
            (int)m["lanes_undecided"]!,
            (double?)m["largest_detection_limit"],
            (string?)m["reason"])),
    ];

    private static BlotMarker Of(string target, string? material, JsonObject[] calls)
    {
        int Count(string call) => calls.Count(c => (string?)c["call"] == call);
        int present = Count("present"), absent = Count("absent"), undecided = calls.Length - present - absent;
        double[] limits = [.. calls.Where(c => (string?)c["call"] == "absent").Select(c => (double?)c["detection_limit"]).OfType<double>()];
        string call = present > 0 ? "present" : undecided == 0 ? "absent" : "not_decidable";
        return new BlotMarker(
            target, material, call, present, absent, undecided, limits.Length == 0 ? null : limits.Max(),
            call == "not_decidable" ? calls.Select(c => (string?)c["reason"]).FirstOrDefault(r => r is not null) : null);
    }
}
