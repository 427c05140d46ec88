using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// The JSON Schema (draft 2020-12) of study.yaml, generated from the records that read it, so that an editor completes and explains the
/// keys that the reader accepts. It says everything about shape; that references exist and designs make sense is asked by <c>osteon
/// check</c>.
/// </summary>
public static class ManifestSchema
{
    private static readonly JsonSerializerOptions Written =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as JSON text with a final line end, the same for the same records.</summary>
    /// <param name="documentation">The folder with the XML documentation of the assemblies, which holds the descriptions of the keys.</param>
    public static string Write(string documentation) =>
        new Builder(KeyDescriptions.Read(documentation)).Root().ToJsonString(Written) + "\n";

    private sealed class Builder(KeyDescriptions descriptions)
    {
        private readonly SortedDictionary<string, JsonObject> _definitions = new(StringComparer.Ordinal);

        public JsonObject Root()
        {
            var root = new JsonObject
            {
                ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
                ["title"] = "Osteon study.yaml",
            };
            foreach ((string name, JsonNode? value) in Record(typeof(Manifest)).ToArray()) root[name] = value?.DeepClone();
            var definitions = new JsonObject();
            foreach ((string name, JsonObject definition) in _definitions) definitions[name] = definition;
            root["$defs"] = definitions;
            return root;
        }

        private JsonObject Record(Type type)
        {
            RecordShape shape = RecordShape.Of(type);
            if (shape.Variants.Count > 0)
                return new JsonObject
                {
                    ["description"] = descriptions.Of(type),
                    ["oneOf"] = new JsonArray([.. shape.Variants.Select(v => (JsonNode)Reference(v.Type))]),
                };
            var properties = new JsonObject();
            var required = new JsonArray();
            if (shape.AsVariant is { } variant)
            {
                properties["kind"] = new JsonObject { ["const"] = variant.Kind, ["description"] = "Which kind it is." };
                required.Add("kind");
            }

            object defaults = Activator.CreateInstance(type, nonPublic: true)!;
            foreach (RecordKey key in shape.Keys)
            {
                properties[key.Name] = Key(key, defaults);
                if (key.Rules.Required) required.Add(key.Name);
            }

            var record = new JsonObject { ["type"] = "object", ["description"] = descriptions.Of(type), ["properties"] = properties };
            if (required.Count > 0) record["required"] = required;
            record["additionalProperties"] = false;
            return record;
        }

        private JsonObject Key(RecordKey key, object defaults)
        {
            JsonObject value = Value(key, key.ValueType);
            value["description"] = Describe(key);
            if (key.Rules.Example is { } example) value["examples"] = new JsonArray(Example(example, key.ValueType));
            if (!key.Rules.Required && !RecordShape.IsRecord(key.ValueType) && !RecordShape.IsList(key.ValueType, out _)
                && key.Property.GetValue(defaults) is { } held)
                value["default"] = Default(held);
            return value;
        }

        private string Describe(RecordKey key)
        {
            string text = descriptions.Of(key);
            if (!RecordShape.IsQuantity(key.ValueType)) return text;
            string range = key.ValueType == typeof(QuantityRange) ? ", or a range with two dots" : "";
            return $"{text} A {Quantity.Words(key.Rules.Dimension)}{range}.";
        }

        private JsonObject Value(RecordKey key, Type type)
        {
            if (RecordShape.IsList(type, out Type? item)) return new JsonObject { ["type"] = "array", ["items"] = Value(key, item!) };
            if (RecordShape.IsRecord(type)) return Reference(type);
            if (type.IsEnum) return Words(type);
            if (type == typeof(bool)) return new JsonObject { ["type"] = "boolean" };
            if (type == typeof(int)) return Bounded(key, "integer");
            if (type == typeof(double)) return Bounded(key, "number");
            if (RecordShape.IsQuantity(type)) return QuantityText(key, type);
            if (RecordShape.IsTextSetting(type)) return new JsonObject { ["type"] = new JsonArray("string", "number") };
            var text = new JsonObject { ["type"] = "string", ["minLength"] = 1 };
            if (key.Rules.Identifier) text["pattern"] = $"^[A-Za-z0-9][A-Za-z0-9_.-]{{0,{Identifiers.MaxLength - 1}}}$";
            return text;
        }

        private JsonObject Reference(Type type)
        {
            string name = RecordShape.Snake(type.Name);
            if (!_definitions.ContainsKey(name))
            {
                _definitions[name] = [];
                _definitions[name] = Record(type);
            }

            return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
        }

        private JsonObject Words(Type type) => new()
        {
            ["enum"] = Texts(RecordShape.Words(type)),
            ["enumDescriptions"] = Texts(Enum.GetNames(type).Select(n => descriptions.Of(type, n))),
        };

        private static JsonObject Bounded(RecordKey key, string type)
        {
            var number = new JsonObject { ["type"] = type };
            if (!double.IsNaN(key.Rules.Minimum)) number["minimum"] = key.Rules.Minimum;
            if (!double.IsNaN(key.Rules.Above)) number["exclusiveMinimum"] = key.Rules.Above;
            if (!double.IsNaN(key.Rules.Maximum)) number["maximum"] = key.Rules.Maximum;
            return number;
        }

        private static JsonObject QuantityText(RecordKey key, Type type)
        {
            const string Number = @"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?";
            if (key.Rules.Dimension == Dimension.None && type == typeof(Quantity))
                return new JsonObject { ["type"] = new JsonArray("string", "number") };
            string range = type == typeof(QuantityRange) ? $@"({Number}\.\.)?" : "";
            string units = string.Join('|', Unit.Symbols.Where(s => Unit.Of(s).Dimension == key.Rules.Dimension).Select(Regex.Escape));
            return new JsonObject
            {
                ["type"] = "string",
                ["pattern"] = $@"^\s*{range}{Number}\s*\S.*$",
                ["$comment"] = $"units: {units.Replace(@"\", "", StringComparison.Ordinal)}",
            };
        }

        private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)JsonValue.Create(t))]);

        private static JsonValue Default(object value) => value switch
        {
            bool flag => JsonValue.Create(flag),
            int number => JsonValue.Create(number),
            double number => JsonValue.Create(number),
            _ => JsonValue.Create(ManifestEntries.Text(value)),
        };

        private static JsonNode Example(string text, Type type)
        {
            if (RecordShape.IsList(type, out _))
                return Texts(text.Trim('[', ']')
                    .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(t => t.Trim('"')));
            if (type == typeof(bool) || type == typeof(int) || type == typeof(double)) return JsonNode.Parse(text)!;
            return JsonValue.Create(text);
        }
    }
}
