using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Study;

/// <summary>The vesicles of all pictures of a sample together.</summary>
internal static class MicrographPool
{
    /// <summary>The vesicles that the document of a picture lists.</summary>
    public static VesicleFacts[] VesiclesOf(string json) =>
    [
        .. JsonNode.Parse(json)!["tables"]!["vesicles"]!.AsArray().Select(row => new VesicleFacts(
            (double)row!["diameter_nm"]!, (double)row["feret_max_nm"]!, (double)row["roundness"]!, (double?)row["cup_score"])),
    ];

    /// <summary>The document of a sample.</summary>
    public static ResultDocument Document(
        string sample, IReadOnlyList<(string Picture, VesicleFacts[] Vesicles)> pictures, JsonArray missing, RunContext context)
    {
        VesicleFacts[][] facts = [.. pictures.Select(p => p.Vesicles)];
        (string Picture, VesicleFacts Vesicle)[] rows = [.. pictures.SelectMany(p => p.Vesicles.Select(v => (p.Picture, v)))];
        var parameters = new JsonObject
        {
            ["sample"] = sample,
            ["pictures"] = new JsonArray([.. pictures
                .Select(p => (JsonNode)new JsonObject { ["picture"] = p.Picture, ["vesicles"] = p.Vesicles.Length })]),
            ["not_measured"] = missing,
            ["interval_from"] = MicrographStatistics.DrawsPictures(facts) ? "pictures" : "vesicles",
        };
        var table = new Table("vesicles", "Vesicles of all pictures",
        [
            Column.Of("picture", [.. rows.Select(r => r.Picture)], "the picture"),
            Column.Of("diameter_nm", [.. rows.Select(r => (double?)r.Vesicle.Diameter)], "nm", "diameter of the circle of the same area"),
            Column.Of("feret_max_nm", [.. rows.Select(r => (double?)r.Vesicle.FeretMax)], "nm",
                "largest distance of two points of the outline"),
            Column.Of("roundness", [.. rows.Select(r => (double?)r.Vesicle.Roundness)], "1", "4 pi A / P^2"),
            Column.Of("cup_score", [.. rows.Select(r => r.Vesicle.CupScore)], "1", "(rim - centre) / (rim - outside)"),
        ]);
        return new ResultDocument(
            MicrographDocument.Schema, [], parameters, MicrographStatistics.Measures(facts, sample, context), [table],
                context.Findings.ToList());
    }
}
