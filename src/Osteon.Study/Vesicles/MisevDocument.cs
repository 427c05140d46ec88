using System.Globalization;
using System.Text.Json.Nodes;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>The filled reporting list as JSON, as tables and as lines for people.</summary>
public static class MisevDocument
{
    /// <summary>Identifier and version of the shape.</summary>
    public const string Schema = "osteon.misev/1";

    private const string NoScore = "A count is no official score of any standard; that a key is filled says that something is stated, "
        + "not that it is good.";

    /// <summary>
    /// The document: measure <c>particles_per_protein</c>, tables <c>items</c> (both lists), <c>supply</c> (what would fill the gaps) and
    /// <c>markers</c>; parameters hold edition, counts, nomenclature and the band of purity.
    /// </summary>
    public static ResultDocument Of(MisevReport report)
    {
        var parameters = new JsonObject
        {
            ["study"] = report.Title,
            ["lists"] = new JsonArray([
                .. report.Lists.Select(l => (JsonNode)new JsonObject
                {
                    ["standard"] = l.Standard,
                    ["doi"] = l.Doi,
                    ["answered"] = l.Count("answered"),
                    ["partly"] = l.Count("partly"),
                    ["missing"] = l.Count("missing"),
                    ["not_applicable"] = l.Count("not applicable"),
                }),
            ]),
            ["nomenclature"] = report.Nomenclature,
            ["purity_band"] = report.Purity?.Band,
            ["purity_band_doi"] = report.Purity is null ? null : VesiclePurity.Doi,
        };
        Measure purity = report.Purity is { } ratio
            ? Measure.Of("particles_per_protein", ratio.ParticlesPerMicrogram)
            : Measure.Unavailable("particles_per_protein", "the yield is not given in both particles and protein");
        return new ResultDocument(Schema, [], parameters, [purity], Tables(report), report.Findings);
    }

    /// <summary>Lines for people: sections with their items, what to add, markers, ratio, name.</summary>
    /// <param name="report">The report.</param>
    /// <param name="openOnly">Whether items that are answered, or do not apply, are left out; the counts stay those of all.</param>
    public static IEnumerable<string> Lines(MisevReport report, bool openOnly = false)
    {
        yield return report.Title;
        foreach (MisevList list in report.Lists)
        {
            yield return "";
            yield return $"{list.Standard} (doi {list.Doi})";
            IEnumerable<MisevItem> shown = list.Items.Where(i => !openOnly || i.Answer.Status == ChecklistStatus.Missing);
            foreach (IGrouping<string?, MisevItem> section in shown.GroupBy(i => i.Answer.Item.Section))
            {
                if (list.Items.Select(i => i.Answer.Item.Section).Distinct().Skip(1).Any()) yield return section.Key ?? "";
                foreach (MisevItem item in section)
                {
                    foreach (string line in Item(item)) yield return line;
                }
            }

            yield return Text($"{list.Count("answered")} answered, {list.Count("partly")} partly, ")
                + Text($"{list.Count("missing")} missing, {list.Count("not applicable")} not applicable.");
        }

        yield return "";
        yield return "Markers by category (MISEV2018 Table 3, kept by MISEV2023)";
        foreach (MarkerGroup group in report.Markers)
        {
            string number = group.Group == 0 ? "?" : Text($"{group.Group}");
            string names = group.Markers.Count == 0 ? "none" : string.Join(", ", group.Markers.Select(Marker));
            yield return $"  {number}  {group.Words}: {names}";
        }

        yield return "";
        yield return report.Purity is { } purity
            ? $"Purity: {purity}; {purity.Band}, Webber & Clayton 2013, doi {VesiclePurity.Doi}. Information, not a verdict: it depends "
                + "on both assays."
            : "Purity: particles per µg protein cannot be given, because the yield is not stated in both.";
        yield return $"Name: {report.Nomenclature}";
        yield return NoScore;
    }

    private static IEnumerable<string> Item(MisevItem item)
    {
        ChecklistAnswer answer = item.Answer;
        string sign = item.State switch { "answered" => "[x]", "partly" => "[/]", "missing" => "[ ]", _ => "[-]" };
        string assay = answer.Assay is { } id ? $" ({id})" : "";
        yield return $"  {sign} {answer.Item.Id}{assay}  {answer.Item.Text}";
        if (item.State == "not applicable") yield break;
        if (answer.Value is { } value) yield return $"        {value}   <- {string.Join(", ", answer.FoundIn)}";
        foreach (MissingKey missing in item.Supply)
            yield return missing.Example is { } example ? $"        add {missing.Key}   e.g. {example}" : $"        add {missing.Key}";
    }

    private static Table[] Tables(MisevReport report)
    {
        (MisevList List, MisevItem Item)[] rows = [.. report.Lists.SelectMany(l => l.Items.Select(i => (l, i)))];
        (MisevList List, MisevItem Item, MissingKey Missing)[] gaps = [
            .. rows.SelectMany(r => r.Item.Supply.Select(m => (r.List, r.Item, m)))];
        (int Group, Marker Marker)[] markers = [.. report.Markers.SelectMany(g => g.Markers.Select(m => (g.Group, m)))];
        return
        [
            new Table("items", "The items and how they stand",
            [
                Column.Of("standard", [.. rows.Select(r => r.List.Standard)]),
                Column.Of("section", [.. rows.Select(r => r.Item.Answer.Item.Section)]),
                Column.Of("id", [.. rows.Select(r => r.Item.Answer.Item.Id)], "numbers are Osteon's, the standard has none"),
                Column.Of("assay", [.. rows.Select(r => r.Item.Answer.Assay)]),
                Column.Of("item", [.. rows.Select(r => r.Item.Answer.Item.Text)]),
                Column.Of("state", [.. rows.Select(r => r.Item.State)], "answered, partly, missing, not applicable"),
                Column.Of("value", [.. rows.Select(r => r.Item.Answer.Value)]),
                Column.Of("answered_by", [.. rows.Select(r => r.Item.Answer.FoundIn.Count == 0 ? null
                    : string.Join(", ", r.Item.Answer.FoundIn))], "keys of study.yaml, or files"),
                Column.Of("doi", [.. rows.Select(r => r.List.Doi)]),
                Column.Of("basis", [.. rows.Select(r => r.Item.Answer.Item.Basis)], "which recommendation, and whether it was read"),
            ]),
            new Table("supply", "What would fill the gaps",
            [
                Column.Of("standard", [.. gaps.Select(g => g.List.Standard)]),
                Column.Of("id", [.. gaps.Select(g => g.Item.Answer.Item.Id)]),
                Column.Of("assay", [.. gaps.Select(g => g.Item.Answer.Assay)]),
                Column.Of("key", [.. gaps.Select(g => g.Missing.Key)], "key of study.yaml, or what to add"),
                Column.Of("example", [.. gaps.Select(g => g.Missing.Example)]),
            ]),
            new Table("markers", "Markers by category",
            [
                Column.Of("protein", [.. markers.Select(m => m.Marker.Protein)], "as the study writes it"),
                Column.Of("symbol", [.. markers.Select(m => VesicleMarkers.Known.Find(m.Marker.Protein)?.Symbol)], "HGNC symbol"),
                Column.Of("category", [.. markers.Select(m => VesicleMarkers.Known.Find(m.Marker.Protein)?.Category)]),
                Column.Of("class", [.. markers.Select(m => RecordShape.Word(m.Marker.Class))]),
                Column.Of("found", [.. markers.Select(m => m.Marker.Found)], "empty where it is not stated"),
                Column.Of("basis", [.. markers.Select(m => VesicleMarkers.Known.Find(m.Marker.Protein)?.Basis)],
                    "what the category rests on"),
            ]),
        ];
    }

    private static string Marker(Marker marker) =>
        $"{marker.Protein} ({RecordShape.Word(marker.Class)}{marker.Found switch { true => ", found", false => ", not found", null => "" }})";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
