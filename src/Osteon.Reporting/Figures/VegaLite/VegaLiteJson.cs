using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Osteon.Reporting.VegaLite;

/// <summary>
/// Writes specifications: properties in the order of declaration, numbers in their shortest exact form, no white space that depends on
/// anything.
/// </summary>
internal static class VegaLiteJson
{
    private static readonly VegaLiteContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    });

    /// <summary>The specification as JSON.</summary>
    public static string Write(VegaLiteSpec spec) => JsonSerializer.Serialize(spec, Context.VegaLiteSpec);

    /// <summary>
    /// An axis expression that gives tick values their texts, line by line. Texts are JSON string literals with everything but plain ASCII
    /// letters and digits escaped, so no text can end the literal and become part of the expression.
    /// </summary>
    public static string LabelsOf(IReadOnlyList<double> values, IEnumerable<IReadOnlyList<string>> texts)
    {
        string labels = string.Join(',', texts.Select(lines => $"[{string.Join(',', lines.Select(Literal))}]"));
        string numbers = string.Join(',', values.Select(v => v.ToString("R", CultureInfo.InvariantCulture)));
        return $"[{labels}][indexof([{numbers}],datum.value)]";
    }

    private static string Literal(string text) => '"' + JavaScriptEncoder.Default.Encode(text) + '"';

    /// <summary>A domain or range of numbers.</summary>
    public static JsonArray Numbers(params ReadOnlySpan<double> values)
    {
        var array = new JsonArray();
        foreach (double value in values) array.Add((JsonNode)value);
        return array;
    }

    /// <summary>A domain or range of texts.</summary>
    public static JsonArray Texts(IEnumerable<string> values)
    {
        var array = new JsonArray();
        foreach (string value in values) array.Add((JsonNode)value);
        return array;
    }
}

/// <summary>Writes the records of a layer, in many lines each or in one.</summary>
internal sealed class DataSpecConverter : JsonConverter<DataSpec>
{
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override DataSpec Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("specifications are only written");

    public override void Write(Utf8JsonWriter writer, DataSpec value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("values");
        foreach (JsonObject record in value.Values)
        {
            if (value.Compact) writer.WriteRawValue("\n          " + record.ToJsonString(OneLine), skipInputValidation: true);
            else record.WriteTo(writer, options);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}

[JsonSerializable(typeof(VegaLiteSpec))]
internal sealed partial class VegaLiteContext : JsonSerializerContext;
