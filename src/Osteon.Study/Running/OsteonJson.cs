using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Osteon.Study;

/// <summary>How Osteon writes JSON: snake_case names, enums as text, non-ASCII letters as they are, numbers with full precision.</summary>
public static class OsteonJson
{
    /// <summary>For files that people may read.</summary>
    public static JsonSerializerOptions Indented { get; } = Options(indented: true);

    /// <summary>For digests and single lines.</summary>
    public static JsonSerializerOptions Compact { get; } = Options(indented: false);

    private static JsonSerializerOptions Options(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        IncludeFields = true, // pairs of values are fields
        WriteIndented = indented,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new PreparationJson(), new MatrixJson(), new AdductJson() },
    };
}
