using System.Text.Json;
using System.Text.Json.Serialization;
using Osteon.Metabolomics;

namespace Osteon.Study;

/// <summary>An adduct as JSON: its name in the table of adducts.</summary>
internal sealed class AdductJson : JsonConverter<Adduct>
{
    /// <inheritdoc/>
    public override Adduct Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? name = reader.GetString();
        return AdductTable.All.FirstOrDefault(a => a.Name == name) ?? throw new JsonException($"'{name}' is not an adduct");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Adduct value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
}
