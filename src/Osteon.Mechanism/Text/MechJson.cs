using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Osteon.Primitives;

namespace Osteon.Mechanism;

/// <summary>
/// The graph as JSON, without loss: <c>{"schema":"osteon.mech/1","nodes":[…],"edges":[…],"facts":[…],"omissions":[…]}</c>. Keys are those of the text
/// format; ends of an edge are <c>subject</c>, <c>relation</c> (the arrow) and <c>object</c>; lists are arrays. Reading is as strict as for text.
/// </summary>
public static class MechJson
{
    /// <summary>Name of the shape.</summary>
    public const string Schema = "osteon.mech/1";

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Arrays = ["xref", "alias", "ref", "cited"];

    /// <summary>The graph as indented JSON with LF.</summary>
    public static string Write(MechanismGraph graph) => ToJson(graph).ToJsonString(Layout) + "\n";

    /// <summary>The graph as a JSON object.</summary>
    public static JsonObject ToJson(MechanismGraph graph)
    {
        // the canonical text is the one place that knows every key; its records are turned into objects
        var findings = new MechFindings();
        List<MechRecord> records = MechText.Records(MechSource.Of("graph", MechWriter.Write(graph)), findings);
        return new JsonObject
        {
            ["schema"] = Schema,
            ["nodes"] = Objects(records, "node", ["id"]),
            ["edges"] = Objects(records, "edge", ["id", "subject", "relation", "object"]),
            ["facts"] = Objects(records, "fact", ["id"]),
            ["omissions"] = Objects(records, "omit", ["claim"]),
        };
    }

    /// <summary>One node as a JSON object of the same shape.</summary>
    public static JsonObject ToJson(Node node) => (JsonObject)ToJson(new MechanismGraph([node], []))["nodes"]![0]!.DeepClone();

    /// <summary>One edge with all its evidence as a JSON object of the same shape.</summary>
    public static JsonObject ToJson(Edge edge)
    {
        Node[] ends = [.. new[] { edge.From, edge.To }.Distinct().Select(id => new Node(id, NodeKind.Process))];
        return (JsonObject)ToJson(new MechanismGraph(ends, [edge]))["edges"]![0]!.DeepClone();
    }

    /// <summary>Reads what <see cref="Write"/> wrote. Findings name the place as <c>FILE#/edges/3/evidence/0</c>.</summary>
    public static MechReading Read(string name, string json)
    {
        var findings = new MechFindings();
        var assembly = new MechAssembly(findings);
        if (json.Length > MechLimits.FileBytes)
        {
            findings.Error("OST-MEC-001", $"the file is larger than {MechLimits.FileBytes >> 20} MiB", new SourceLocation(name));
            return assembly.Finish();
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
            Root(name, document.RootElement, assembly, findings);
        }
        catch (JsonException broken)
        {
            findings.Error("OST-MEC-019", "the file is not JSON of this shape", new SourceLocation(name, (int?)broken.LineNumber + 1), broken.Message);
        }

        catch (InvalidOperationException broken)
        {
            // half of a surrogate pair, written as an escape
            findings.Error("OST-MEC-019", "the file holds text that is no Unicode", new SourceLocation(name), broken.Message);
        }

        return assembly.Finish();
    }

    private static JsonArray Objects(List<MechRecord> records, string word, string[] words) =>
        new([.. records.Where(r => r.Word == word).Select(r => (JsonNode)Object(r, words))]);

    private static JsonObject Object(MechRecord record, string[] words)
    {
        var json = new JsonObject();
        for (int i = 0; i < words.Length; i++) json[words[i]] = record.Words[i].Text;
        foreach (MechValue value in record.Values)
        {
            json[value.Key] = Arrays.Contains(value.Key)
                ? new JsonArray([.. value.Text.Split('|').Select(t => (JsonNode)JsonValue.Create(t)!)])
                : JsonValue.Create(value.Text);
        }

        foreach (IGrouping<string, MechRecord> below in record.Below.GroupBy(b => b.Word))
        {
            string[] positional = below.Key == "evidence" ? ["claim"] : [];
            json[below.Key] = below.Key == "context"
                ? Object(below.First(), positional)
                : new JsonArray([.. below.Select(b => (JsonNode)Object(b, positional))]);
        }

        return json;
    }

    private static void Root(string name, JsonElement root, MechAssembly assembly, MechFindings findings)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("schema", out JsonElement schema)
            || schema.ValueKind != JsonValueKind.String || schema.GetString() != Schema)
        {
            findings.Error("OST-MEC-019", $"the file does not say \"schema\": \"{Schema}\"", new SourceLocation(name));
            return;
        }

        foreach (JsonProperty property in root.EnumerateObject())
        {
            (string? word, string[] words) = property.Name switch
            {
                "nodes" => ("node", (string[])["id"]),
                "edges" => ("edge", ["id", "subject", "relation", "object"]),
                "facts" => ("fact", ["id"]),
                "omissions" => ("omit", ["claim"]),
                _ => (null, []),
            };
            string place = $"{name}#/{property.Name}";
            if (property.Name == "schema") continue;
            if (word is null || property.Value.ValueKind != JsonValueKind.Array)
            {
                findings.Error("OST-MEC-006", "an unknown key, or no array", new SourceLocation(place), property.Name, NearestName.Hint(property.Name, ["nodes", "edges", "facts", "omissions"]));
                continue;
            }

            int index = 0;
            foreach (JsonElement element in property.Value.EnumerateArray())
                if (Record(word, words, element, $"{place}/{index++}", findings) is { } record) assembly.Add([record]);
        }
    }

    private static MechRecord? Record(string word, string[] words, JsonElement element, string place, MechFindings findings)
    {
        var where = new SourceLocation(place);
        if (element.ValueKind != JsonValueKind.Object)
        {
            findings.Error("OST-MEC-019", "not an object", where);
            return null;
        }

        var record = new MechRecord(word, where);
        foreach (string positional in words)
            if (element.TryGetProperty(positional, out JsonElement value) && Text(value, positional, where, findings) is { } text)
                record.Words.Add(new MechWord(text, where));
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (words.Contains(property.Name)) continue;
            var at = new SourceLocation($"{place}/{property.Name}");
            if (property.Value.ValueKind == JsonValueKind.Object)
            {
                if (Record(property.Name, [], property.Value, at.File, findings) is { } below) record.Below.Add(below);
            }
            else if (property.Value.ValueKind == JsonValueKind.Array && !Arrays.Contains(property.Name))
            {
                int index = 0;
                string[] positional = property.Name == "evidence" ? ["claim"] : [];
                foreach (JsonElement item in property.Value.EnumerateArray())
                    if (Record(property.Name, positional, item, $"{at.File}/{index++}", findings) is { } below) record.Below.Add(below);
            }
            else if (Text(property.Value, property.Name, at, findings) is { } text)
            {
                record.Values.Add(new MechValue(property.Name, text, at, at));
            }
        }

        return record;
    }

    private static string? Text(JsonElement value, string key, SourceLocation where, MechFindings findings)
    {
        string? text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Array when value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String && !v.GetString()!.Contains('|', StringComparison.Ordinal)) =>
                string.Join("|", value.EnumerateArray().Select(v => v.GetString())),
            _ => null,
        };
        if (text is null) findings.Error("OST-MEC-019", $"the value of '{key}' is neither text nor a list of texts", where);
        else if (text.Length > MechLimits.LineLength) findings.Error("OST-MEC-001", $"a value is longer than {MechLimits.LineLength} characters", where);
        else if (text.Any(MechText.IsForbidden)) findings.Error("OST-MEC-002", "a value holds a control character", where, text);
        else return text;
        return null;
    }
}
