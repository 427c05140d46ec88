using System.Text;
using System.Text.Json;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>A JSON value that knows where it stands: line, column, and the pointer (RFC 6901) to it.</summary>
internal sealed record LocatedJson(JsonValueKind Kind, string Pointer, int Line, int Column)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 32, CommentHandling = JsonCommentHandling.Skip };

    public IReadOnlyList<(string Key, LocatedJson Value)> Members { get; private init; } = [];

    public IReadOnlyList<LocatedJson> Items { get; private init; } = [];

    public string? Text { get; private init; }

    public double? Number { get; private init; }

    /// <summary>The document; a text that is no JSON throws with the place of the mistake.</summary>
    public static LocatedJson Parse(ReadOnlySpan<byte> utf8, string file)
    {
        if (utf8.StartsWith(Encoding.UTF8.Preamble)) utf8 = utf8[3..];
        List<int> lines = [0];
        for (int i = 0; i < utf8.Length; i++)
            if (utf8[i] == (byte)'\n') lines.Add(i + 1);
        var reader = new Utf8JsonReader(utf8, Options);
        try
        {
            reader.Read();
            LocatedJson root = Value(ref reader, "", lines);
            // Whatever follows the document makes the next read fail.
            reader.Read();
            return root;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            var json = failure as JsonException;
            throw new InvalidContentException(
                Finding.Error(
                    "OST-ROI-001",
                    "the file is no JSON",
                    new SourceLocation(file, json?.LineNumber is { } line ? (int)line + 1 : null, json?.BytePositionInLine is { } column ? (int)column + 1 : null),
                    hint: "See docs/formats/blot-rois.md for the layout."),
                failure);
        }
    }

    private static LocatedJson Value(ref Utf8JsonReader reader, string pointer, List<int> lines)
    {
        int at = (int)reader.TokenStartIndex, line = lines.BinarySearch(at);
        if (line < 0) line = ~line - 1;
        int column = at - lines[line] + 1;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new List<(string, LocatedJson)>();
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    string key = reader.GetString()!;
                    reader.Read();
                    members.Add((key, Value(ref reader, $"{pointer}/{key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}", lines)));
                }

                return new LocatedJson(JsonValueKind.Object, pointer, line + 1, column) { Members = members };
            case JsonTokenType.StartArray:
                var items = new List<LocatedJson>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Value(ref reader, $"{pointer}/{items.Count}", lines));
                return new LocatedJson(JsonValueKind.Array, pointer, line + 1, column) { Items = items };
            case JsonTokenType.String:
                return new LocatedJson(JsonValueKind.String, pointer, line + 1, column) { Text = reader.GetString() };
            case JsonTokenType.Number:
                return new LocatedJson(JsonValueKind.Number, pointer, line + 1, column) { Number = reader.TryGetDouble(out double number) && double.IsFinite(number) ? number : null };
            default:
                return new LocatedJson(reader.TokenType == JsonTokenType.Null ? JsonValueKind.Null : JsonValueKind.True, pointer, line + 1, column);
        }
    }
}
