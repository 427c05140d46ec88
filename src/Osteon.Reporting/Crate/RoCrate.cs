using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Osteon.Formats;

namespace Osteon.Reporting;

/// <summary>
/// Writes <c>ro-crate-metadata.json</c>: RO-Crate 1.1 (https://w3id.org/ro/crate/1.1) with the Process Run Crate profile 0.5
/// (https://w3id.org/ro/wfrun/process/0.5) on the root entity, which also has the properties that RO-Crate 1.2 makes mandatory. The order
/// of entities and properties is fixed and identifiers are derived from content, so equal inputs give equal bytes. The identifier of an
/// action is a UUID made from the SHA-256 of its key, not a random one.
/// </summary>
public static class RoCrate
{
    /// <summary>Name of the file, which stands in the root folder of the crate.</summary>
    public const string FileName = "ro-crate-metadata.json";

    private const string CrateProfile = "https://w3id.org/ro/crate/1.1";
    private const string RunProfile = "https://w3id.org/ro/wfrun/process/0.5";
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// The metadata document as text with LF line ends. Throws <see cref="ArgumentException"/> for two entities of one identifier, for a
    /// reference to something that is not described, for checksums that are not 64 hexadecimal digits and for paths that are absolute.
    /// </summary>
    public static string ToJson(RoCrateInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var graph = new CrateGraph(input);
        var document = new JsonObject
        {
            ["@context"] = new JsonArray($"{CrateProfile}/context", "https://w3id.org/ro/terms/workflow-run/context"),
            ["@graph"] = new JsonArray([Descriptor(), Root(input, graph), Profile(), License(input.License), .. graph.Entities()]),
        };
        return document.ToJsonString(Layout) + "\n";
    }

    /// <summary>Writes the document to a stream, UTF-8 without a byte order mark.</summary>
    public static void Write(RoCrateInput input, Stream stream) => stream.Write(Encoding.UTF8.GetBytes(ToJson(input)));

    /// <summary>Writes the document to a file; the file appears complete or not at all.</summary>
    public static void Write(RoCrateInput input, string path) => AtomicFile.Write(path, stream => Write(input, stream));

    /// <summary>
    /// The identifier of a file: each segment of its path percent-encoded, web addresses as they are, files outside the crate as <c>#…</c>.
    /// </summary>
    internal static string FileId(string path)
    {
        if (Uri.TryCreate(path, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https") return path;
        bool drive = path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0]);
        if (path.Length == 0 || path[0] == '/' || path.Contains('\\') || drive)
            throw new ArgumentException($"'{path}' is not a path relative to the crate with forward slashes", nameof(path));
        string encoded = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        return path.StartsWith("../", StringComparison.Ordinal) ? "#" + encoded : encoded;
    }

    /// <summary>The identifier of an action: <c>#</c> and a UUID (version 8) of the SHA-256 of its key.</summary>
    internal static string ActionId(string key)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(key))[..16];
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return "#" + new Guid(hash, bigEndian: true).ToString("D");
    }

    /// <summary>A reference to an entity.</summary>
    internal static JsonObject Refer(string id) => new() { ["@id"] = id };

    /// <summary>References to several entities; one alone stands without brackets, none gives null.</summary>
    internal static JsonNode? Refer(IEnumerable<string> ids)
    {
        JsonNode[] all = [.. ids.Select(Refer)];
        return all.Length switch { 0 => null, 1 => all[0], _ => new JsonArray(all) };
    }

    /// <summary>The address of a licence: SPDX identifiers get theirs.</summary>
    private static string LicenseId(string license) =>
        Uri.TryCreate(license, UriKind.Absolute, out _) ? license : "https://spdx.org/licenses/" + Uri.EscapeDataString(license);

    private static JsonObject Descriptor() => new()
    {
        ["@id"] = FileName,
        ["@type"] = "CreativeWork",
        ["about"] = Refer("./"),
        ["conformsTo"] = Refer(CrateProfile),
    };

    private static JsonObject Profile() => new()
    {
        ["@id"] = RunProfile,
        ["@type"] = "CreativeWork",
        ["name"] = "Process Run Crate",
        ["version"] = "0.5",
    };

    private static JsonObject License(string license) => new()
    {
        ["@id"] = LicenseId(license),
        ["@type"] = "CreativeWork",
        ["name"] = license,
        ["url"] = LicenseId(license),
    };

    private static JsonObject Root(RoCrateInput input, CrateGraph graph)
    {
        foreach ((string name, string value) in ((string, string)[])
            [("name", input.Name), ("description", input.Description), ("datePublished", input.DatePublished), ("license", input.License)])
            if (string.IsNullOrWhiteSpace(value)) throw new ArgumentException($"the crate has no {name}", nameof(input));
        var root = new JsonObject
        {
            ["@id"] = "./",
            ["@type"] = "Dataset",
            ["conformsTo"] = Refer(RunProfile),
            ["name"] = input.Name,
            ["description"] = input.Description,
            ["datePublished"] = input.DatePublished,
            ["license"] = Refer(LicenseId(input.License)),
        };
        if (input.Keywords.Count > 0) root["keywords"] = string.Join(", ", input.Keywords);
        if (Refer(input.Authors.Select(graph.Known)) is { } authors) root["author"] = authors;
        if (Refer(graph.Parts) is { } parts) root["hasPart"] = parts;
        if (Refer(graph.Mentions) is { } mentions) root["mentions"] = mentions;
        return root;
    }
}
