using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Osteon.Metabolomics;

namespace Osteon.Study;

/// <summary>Preparation steps as JSON, with the same keys as in study.yaml: <c>{"kind": "imputation", "method": "minimum"}</c>.</summary>
internal sealed class PreparationJson : JsonConverter<PreparationStep>
{
    /// <summary>A step with all its parameters, defaults included.</summary>
    public static JsonObject Of(PreparationStep step)
    {
        JsonObject written = JsonSerializer.SerializeToNode(step, step.GetType(), OsteonJson.Compact)!.AsObject();
        written.Remove("id");
        var json = new JsonObject { ["kind"] = step.Id };
        foreach ((string key, JsonNode? value) in written.ToArray())
        {
            written.Remove(key);
            json[key] = value;
        }

        return json;
    }

    /// <inheritdoc/>
    public override PreparationStep Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonObject json = JsonNode.Parse(ref reader)!.AsObject();
        string kind = (string)json["kind"]!;
        VariantAttribute variant = RecordShape.Of(typeof(PreparationStep)).Variants.FirstOrDefault(v => v.Kind == kind) ?? throw new JsonException($"'{kind}' is not a preparation step");
        json.Remove("kind");
        return (PreparationStep)json.Deserialize(variant.Type, options)!;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PreparationStep value, JsonSerializerOptions options) => Of(value).WriteTo(writer, options);
}
