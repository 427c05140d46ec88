using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Study;

/// <summary>
/// Reads a person's corrections of micrographs, <c>osteon.tem.corrections/1</c>; see docs/formats/micrograph-corrections.md. One file may
/// hold several pictures.
/// </summary>
public static class MicrographCorrectionFile
{
    /// <summary>Identifier and version of the shape.</summary>
    public const string Schema = "osteon.tem.corrections/1";

    private const long MostBytes = 16 << 20;
    private const string Form = "see docs/formats/micrograph-corrections.md";

    /// <summary>The corrections of one picture. A file that does not name the picture has none for it, and a note says so.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">Its name for people.</param>
    /// <param name="picture">File name of the picture, without its folder.</param>
    /// <param name="findings">Receives everything that is wrong; then nothing is returned.</param>
    public static MicrographCorrections? Read(string path, string name, string picture, FindingCollector findings)
    {
        byte[] bytes;
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                findings.Add(Finding.Error("OST-TMC-001", "there is no file of corrections here", new SourceLocation(name), null,
                    "check the path"));
                return null;
            }

            if (file.Length > MostBytes)
            {
                findings.Add(Wrong(name, "", string.Create(CultureInfo.InvariantCulture, $"the file is larger than {MostBytes >> 20} MB")));
                return null;
            }

            bytes = File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            findings.Add(Finding.Error("OST-TMC-001", "the file of corrections cannot be read: " + failure.Message,
                new SourceLocation(name)));
            return null;
        }

        return Parse(bytes, name, picture, findings);
    }

    /// <summary>As <see cref="Read"/>, from the file's bytes.</summary>
    public static MicrographCorrections? Parse(ReadOnlyMemory<byte> bytes, string name, string picture, FindingCollector findings)
    {
        var own = new FindingCollector();
        MicrographCorrections? corrections = null;
        try
        {
            if (!Utf8.IsValid(bytes.Span)) throw new JsonException("it is not UTF-8");
            ReadOnlyMemory<byte> text = bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            corrections = Document(new JsonPlace(name, "", document.RootElement, own), picture);
        }
        catch (JsonException failure)
        {
            own.Add(Finding.Error(
                "OST-TMC-003", "the file is not JSON: " + failure.Message.Split(" LineNumber", 2)[0],
                new SourceLocation(name, (int?)failure.LineNumber + 1, (int?)failure.BytePositionInLine + 1)));
        }

        catch (InvalidOperationException failure)
        {
            // A text with half of a surrogate pair: JSON's grammar allows it, Unicode does not.
            own.Add(Finding.Error("OST-TMC-003", "a text is not Unicode: " + failure.Message, new SourceLocation(name)));
        }

        findings.AddRange(own.ToList());
        return own.HasErrors ? null : corrections;
    }

    private static MicrographCorrections? Document(JsonPlace root, string picture)
    {
        if (!root.IsObject("schema", "pictures")) return null;
        if (root["schema"] is not { } schema) root.Say("the key 'schema' is missing; it says " + Schema);
        else if (schema.Text() is { } version && version != Schema) schema.Say($"the schema is '{version}', not {Schema}");
        if (root["pictures"] is not { } pictures)
        {
            root.Say("the key 'pictures' is missing");
            return null;
        }

        MicrographCorrections? found = null;
        var files = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonPlace entry in pictures.Items())
        {
            if (!entry.IsObject("file", "accept", "reject", "add")) continue;
            string? file = entry["file"]?.Text();
            if (file is null)
            {
                if (entry["file"] is null) entry.Say("the key 'file' is missing: the name of the picture");
            }
            else if (!files.Add(file)) entry["file"]!.Say($"the picture '{file}' has two entries");
            var one = new MicrographCorrections(
                [.. (entry["accept"]?.Items() ?? []).Select(Place).OfType<CorrectedObject>()],
                [.. (entry["reject"]?.Items() ?? []).Select(Place).OfType<CorrectedObject>()],
                [.. (entry["add"]?.Items() ?? []).Select(Ellipse).OfType<AddedVesicle>()]);
            if (file == picture) found = one;
        }

        if (found is null && !root.Findings.HasErrors)
            root.Findings.Add(Finding.Note("OST-TMC-004", $"the corrections do not name the picture '{picture}'; it has none",
                new SourceLocation(root.File)));
        return found ?? MicrographCorrections.None;
    }

    private static CorrectedObject? Place(JsonPlace entry) =>
        entry.IsObject("x", "y", "reason") && Point(entry) is { } point ? new CorrectedObject(point, entry.Pointer) : null;

    private static AddedVesicle? Ellipse(JsonPlace entry)
    {
        if (!entry.IsObject("x", "y", "major", "minor", "angle_deg", "reason")) return null;
        MicrographPoint? point = Point(entry);
        double? major = Length(entry, "major"), minor = entry["minor"] is null ? major : Length(entry, "minor");
        double? angle = entry["angle_deg"] is { } given ? given.Number() : 0;
        if (point is not { } p || major is not { } a || minor is not { } b || angle is not { } turned) return null;
        if (b > a) entry.Say("the minor axis is longer than the major");
        return new AddedVesicle(p, a, b, turned, entry.Pointer);
    }

    private static double? Length(JsonPlace entry, string key)
    {
        if (entry[key] is not { } place)
        {
            entry.Say($"the key '{key}' is missing: the full length of the axis in pixels");
            return null;
        }

        if (place.Number() is not { } value) return null;
        if (value is >= 2 and <= 1e5) return value;
        place.Say("an axis is 2 … 100 000 pixels long");
        return null;
    }

    private static MicrographPoint? Point(JsonPlace entry)
    {
        double? x = Coordinate(entry, "x"), y = Coordinate(entry, "y");
        entry["reason"]?.Text();
        return x is { } u && y is { } v ? new MicrographPoint(u, v) : null;
    }

    private static double? Coordinate(JsonPlace entry, string key)
    {
        if (entry[key] is { } place) return place.Number();
        entry.Say($"the key '{key}' is missing: a place in pixels");
        return null;
    }

    private static Finding Wrong(string file, string pointer, string message) =>
        Finding.Error("OST-TMC-002", pointer.Length == 0 ? message : $"{pointer}: {message}", new SourceLocation(file), null, Form);

    /// <summary>A value in the file with its JSON pointer.</summary>
    private sealed record JsonPlace(string File, string Pointer, JsonElement Value, FindingCollector Findings)
    {
        public JsonPlace? this[string key] =>
            Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(key, out JsonElement value)
                ? this with { Pointer = $"{Pointer}/{key}", Value = value } : null;

        public void Say(string message) => Findings.Add(Wrong(File, Pointer, message));

        public bool IsObject(params string[] keys)
        {
            if (Value.ValueKind != JsonValueKind.Object)
            {
                Say("an object is meant here");
                return false;
            }

            foreach (JsonProperty property in Value.EnumerateObject().Where(p => !keys.Contains(p.Name, StringComparer.Ordinal)))
                Say($"the key '{property.Name}' is not known" + (NearestName.Of(property.Name, keys) is { } near ? $"; is '{near}' meant?"
                    : ""));
            return true;
        }

        public IEnumerable<JsonPlace> Items()
        {
            if (Value.ValueKind == JsonValueKind.Array)
                return [.. Value.EnumerateArray()
                    .Select((v, i) => this with { Pointer = string.Create(CultureInfo.InvariantCulture, $"{Pointer}/{i}"), Value = v })];
            Say("a list is meant here");
            return [];
        }

        public string? Text()
        {
            if (Value.ValueKind == JsonValueKind.String) return Value.GetString();
            Say("a text is meant here");
            return null;
        }

        public double? Number()
        {
            if (Value.ValueKind == JsonValueKind.Number && Value.TryGetDouble(out double number) && Math.Abs(number) <= 1e6) return number;
            Say("a number of at most a million is meant here");
            return null;
        }
    }
}
