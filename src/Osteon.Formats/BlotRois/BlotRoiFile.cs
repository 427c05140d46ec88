using System.Globalization;
using System.Text.Json;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Reads the regions of a blot from JSON:
/// <c>{"schema":"osteon.blot.rois/1","image":{"width","height"},"lanes":[{"left","top","width","height","label"}],
/// "bands":[{"lane","left","top","width","height","label"}]}</c>. Everything that is wrong is reported at once, with line, column and JSON
/// pointer.
/// </summary>
public static class BlotRoiFile
{
    /// <summary>Identifier and version of the layout.</summary>
    public const string Schema = "osteon.blot.rois/1";

    private const long MostBytes = 16 << 20;
    private const int MostPixels = 1_000_000;
    private static readonly string[] TopKeys = ["schema", "image", "lanes", "bands"];
    private static readonly string[] ImageKeys = ["width", "height"];
    private static readonly string[] LaneKeys = ["left", "top", "width", "height", "label"];
    private static readonly string[] BandKeys = ["lane", "left", "top", "width", "height", "label"];

    /// <summary>Reads a file; null with errors in the findings if anything is wrong with it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">Its name in findings.</param>
    /// <param name="findings">Receives everything that is wrong.</param>
    /// <exception cref="OsteonException">The file is missing or no JSON at all.</exception>
    public static BlotRois? Read(string path, string name, FindingCollector findings)
    {
        if (!File.Exists(path))
            throw new MissingSourceException(Finding.Error("OST-ROI-002", "the file of the regions does not exist", new SourceLocation(name)));
        if (new FileInfo(path).Length > MostBytes)
            throw new InvalidContentException(Finding.Error("OST-ROI-002", "the file of the regions is larger than 16 MiB", new SourceLocation(name)));
        return Parse(File.ReadAllBytes(path), name, findings);
    }

    /// <summary>The same from the bytes of a file.</summary>
    public static BlotRois? Parse(ReadOnlySpan<byte> utf8, string name, FindingCollector findings)
    {
        LocatedJson root = LocatedJson.Parse(utf8, name);
        var reading = new Reading(name);
        BlotRois? rois = reading.Document(root);
        findings.AddRange(reading.Findings);
        return reading.Findings.Count > 0 ? null : rois;
    }

    private sealed class Reading(string file)
    {
        public List<Finding> Findings { get; } = [];

        public BlotRois? Document(LocatedJson root)
        {
            if (!Object(root, TopKeys)) return null;
            LocatedJson? schema = Member(root, "schema");
            if (schema?.Text != Schema) Wrong("OST-ROI-003", $"the schema must be \"{Schema}\"", schema ?? root, schema?.Text);
            List<MarkedLane> lanes = [.. Array(root, "lanes").Select(n => (Node: n, Box: Object(n, LaneKeys) ? Box(n) : null)).Where(p => p.Box is not null).Select(p => new MarkedLane(p.Box!.Value, Label(p.Node)))];
            List<MarkedBand> bands = [.. Array(root, "bands").Select(n => (Node: n, Box: Object(n, BandKeys) ? Box(n) : null, Lane: Lane(n))).Where(p => p.Box is not null).Select(p => new MarkedBand(p.Lane, p.Box!.Value, Label(p.Node)))];
            if (Findings.Count == 0 && lanes.Count + bands.Count == 0) Wrong("OST-ROI-003", "the file marks neither a lane nor a band", root, null);
            if (Findings.Count > 0) return null;
            foreach ((MarkedLane a, MarkedLane b) in lanes.Zip(lanes.Skip(1)))
            {
                if (b.Box.Left < a.Box.Left) Wrong("OST-ROI-005", "lanes stand from left to right", Array(root, "lanes")[lanes.IndexOf(b)], Text(b.Box.Left));
            }

            (int Width, int Height)? image = null;
            if (Member(root, "image") is { } size && Object(size, ImageKeys)) image = (Whole(size, "width", 1), Whole(size, "height", 1));
            return new BlotRois(lanes, bands) { Image = image };
        }

        private int Lane(LocatedJson node) => node.Kind == JsonValueKind.Object ? Whole(node, "lane", 1) : 0;

        private PixelBox? Box(LocatedJson node)
        {
            int before = Findings.Count;
            var box = new PixelBox(Whole(node, "left", 0), Whole(node, "top", 0), Whole(node, "width", 1), Whole(node, "height", 1));
            return Findings.Count == before ? box : null;
        }

        private string? Label(LocatedJson node)
        {
            LocatedJson? label = Member(node, "label");
            if (label is not null && label.Kind is not (JsonValueKind.String or JsonValueKind.Null)) Wrong("OST-ROI-004", "a label is a text", label, null);
            return label?.Text;
        }

        private int Whole(LocatedJson node, string key, int least)
        {
            LocatedJson? member = Member(node, key);
            if (member?.Number is { } number && number == Math.Floor(number) && number >= least && number <= MostPixels) return (int)number;
            Wrong("OST-ROI-004", $"'{key}' must be a whole number from {least}", member ?? node, member is null ? "missing" : member.Number is { } n ? Text(n) : member.Text);
            return least;
        }

        private IReadOnlyList<LocatedJson> Array(LocatedJson root, string key)
        {
            if (Member(root, key) is not { } member) return [];
            if (member.Kind == JsonValueKind.Array) return member.Items;
            Wrong("OST-ROI-004", $"'{key}' must be an array", member, null);
            return [];
        }

        private bool Object(LocatedJson node, string[] keys)
        {
            if (node.Kind != JsonValueKind.Object)
            {
                Wrong("OST-ROI-004", "an object is expected here", node, null);
                return false;
            }

            var seen = new HashSet<string>();
            foreach ((string key, LocatedJson value) in node.Members)
            {
                if (!keys.Contains(key)) Findings.Add(Finding.Error("OST-ROI-006", "unknown key", At(value), $"{value.Pointer}", NearestName.Hint(key, keys)));
                if (!seen.Add(key)) Wrong("OST-ROI-006", "a key stands twice", value, key);
            }

            return true;
        }

        private static LocatedJson? Member(LocatedJson node, string key) => node.Members.FirstOrDefault(m => m.Key == key).Value;

        private void Wrong(string id, string message, LocatedJson node, string? value) => Findings.Add(Finding.Error(
            id, node.Pointer.Length == 0 ? message : $"{node.Pointer}: {message}", At(node), value, "See docs/formats/blot-rois.md for the layout."));

        private SourceLocation At(LocatedJson node) => new(file, node.Line, node.Column);

        private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
    }
}
