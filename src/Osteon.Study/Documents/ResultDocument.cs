using System.Text.Json;
using System.Text.Json.Nodes;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// The one JSON shape in which every measuring command and every step writes its result. Keys are stable; they are added, never renamed.
/// </summary>
/// <param name="Schema">For example <c>osteon.ct/1</c>.</param>
/// <param name="Inputs">Input files with their digests.</param>
/// <param name="Parameters">Resolved parameters, defaults included.</param>
/// <param name="Measures">Measures in the order of the term registry.</param>
/// <param name="Tables">Tables by their id.</param>
/// <param name="Findings">What there was to say.</param>
public sealed record ResultDocument(
    string Schema,
    IReadOnlyList<StepOutput> Inputs,
    JsonObject Parameters,
    IReadOnlyList<Measure> Measures,
    IReadOnlyList<Table> Tables,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>
    /// The document as JSON. A table is an array of row objects under <c>tables</c>; units and meanings of its columns stand under <c>columns</c>.
    /// </summary>
    public JsonObject ToJson() => new()
    {
        ["schema"] = Schema,
        ["inputs"] = new JsonArray([.. Inputs.Select(i => (JsonNode)new JsonObject { ["name"] = i.Name, ["sha256"] = i.Sha256, ["bytes"] = i.Bytes })]),
        ["parameters"] = Parameters.DeepClone(),
        ["measures"] = MeasuresJson(Measures),
        ["tables"] = new JsonObject(Tables.Select(t => KeyValuePair.Create<string, JsonNode?>(t.Id, RowsJson(t)))),
        ["columns"] = new JsonObject(Tables.Select(t => KeyValuePair.Create<string, JsonNode?>(t.Id, ColumnsJson(t)))),
        ["findings"] = FindingsJson(Findings),
        ["versions"] = VersionsJson(),
    };

    /// <summary>Measures as JSON.</summary>
    public static JsonArray MeasuresJson(IEnumerable<Measure> measures) => new([.. measures.Select(m => (JsonNode)MeasureJson(m))]);

    /// <summary>Reads back what <see cref="MeasuresJson"/> wrote.</summary>
    public static IReadOnlyList<Measure> MeasuresOf(JsonArray measures) =>
    [
        .. measures.Select(node =>
        {
            string id = (string)node!["id"]!;
            return node["value"] is { } value
                ? Measure.Of(id, (double)value, (long?)node["n"])
                : Measure.Unavailable(id, (string?)node["not_available"] ?? "no reason was recorded");
        }),
    ];

    /// <summary>Findings as JSON.</summary>
    public static JsonArray FindingsJson(IEnumerable<Finding> findings) =>
        new([.. findings.Select(f => JsonSerializer.SerializeToNode(f, OsteonJson.Compact))]);

    /// <summary>What computed a result.</summary>
    public static JsonObject VersionsJson() => new() { ["osteon"] = OsteonVersion.Current };

    private static JsonObject MeasureJson(Measure measure) => new()
    {
        ["id"] = measure.Term.Id,
        ["label"] = measure.Term.Label,
        ["value"] = measure.Value,
        ["unit"] = measure.Term.Unit.Symbol,
        ["n"] = measure.N,
        ["not_available"] = measure.NotAvailable,
    };

    private static JsonArray RowsJson(Table table)
    {
        var rows = new JsonArray();
        for (int row = 0; row < table.RowCount; row++)
        {
            int index = row;
            rows.Add(new JsonObject(table.Columns.Select(c => KeyValuePair.Create(c.Name, Cell(c, index)))));
        }

        return rows;
    }

    private static JsonNode? Cell(Column column, int row) => column switch
    {
        NumberColumn numbers => numbers.Values[row],
        IntegerColumn integers => integers.Values[row],
        FlagColumn flags => flags.Values[row],
        _ => ((TextColumn)column).Values[row],
    };

    private static JsonArray ColumnsJson(Table table) => new([
        .. table.Columns.Select(c => (JsonNode)new JsonObject
        {
            ["name"] = c.Name, ["type"] = TypeOf(c), ["unit"] = c.Unit, ["description"] = c.Description,
        })]);

    private static string TypeOf(Column column) => column switch
    {
        NumberColumn => "number",
        IntegerColumn => "integer",
        FlagColumn => "flag",
        _ => "text",
    };

    /// <summary>Reads back the tables of a document that <see cref="ToJson"/> wrote, in their order; their title is their id.</summary>
    public static IReadOnlyList<Table> TablesOf(JsonObject document) =>
    [
        .. document["tables"]!.AsObject().Select(t => new Table(
            t.Key, t.Key, [.. document["columns"]![t.Key]!.AsArray().Select(c => ColumnOf(c!.AsObject(), t.Value!.AsArray()))])),
    ];

    private static Column ColumnOf(JsonObject column, JsonArray rows)
    {
        string name = (string)column["name"]!;
        string? unit = (string?)column["unit"], description = (string?)column["description"];
        return (string?)column["type"] switch
        {
            "number" => Column.Of(name, [.. rows.Select(r => (double?)r![name])], unit, description),
            "integer" => Column.Of(name, [.. rows.Select(r => (long?)r![name])], unit, description),
            "flag" => Column.Of(name, [.. rows.Select(r => (bool?)r![name])], description),
            _ => Column.Of(name, [.. rows.Select(r => (string?)r![name])], description),
        };
    }
}
