using System.Text.Json;
using System.Text.Json.Serialization;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>A matrix as JSON: numbers of rows and columns and the values row by row, null where a value is missing.</summary>
internal sealed class MatrixJson : JsonConverter<Matrix>
{
    /// <inheritdoc/>
    public override Matrix Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Content content = JsonSerializer.Deserialize<Content>(ref reader, options) ?? throw new JsonException("a matrix is null");
        return new Matrix(content.Rows, content.Columns, [.. content.Values.Select(v => v ?? double.NaN)]);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Matrix value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Content(value.Rows, value.Columns, [.. value.Values.Select(v => double.IsNaN(v) ? (double?)null : v)]), options);

    private sealed record Content(int Rows, int Columns, IReadOnlyList<double?> Values);
}
