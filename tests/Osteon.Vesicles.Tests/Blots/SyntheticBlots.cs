using System.Text.Json;
using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Blots;

/// <summary>The published synthetic blots with their truth, read at test time.</summary>
internal static class SyntheticBlots
{
    public static List<SyntheticBlot> All()
    {
        string folder = SharedData.Require("data/vesicles/blot_synth");
        return [.. Directory.GetFiles(Path.Combine(folder, "ground_truth"), "*.json").Order(StringComparer.Ordinal).Select(f => Read(folder, f))];
    }

    private static SyntheticBlot Read(string folder, string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
        JsonElement root = document.RootElement;
        string path = Path.Combine(folder, root.GetProperty("image_path").GetString()!);
        return new SyntheticBlot(
            root.GetProperty("image_id").GetString()!,
            GreyImageFiles.Read(path, ReadLimits.Default, new FindingCollector()),
            [.. root.GetProperty("bands").EnumerateArray().Select(Band)],
            [.. root.GetProperty("lanes").EnumerateArray().Select(l => Box(l.GetProperty("roi")))],
            string.Join(' ', root.GetProperty("generation").GetProperty("difficulty").EnumerateObject().Select(p => p.Value.ToString())))
        {
            LowRange = Flag(root.GetProperty("image_qc_flags"), "low_dynamic_range"),
            Saturated = Flag(root.GetProperty("image_qc_flags"), "saturated"),
        };
    }

    private static TrueBand Band(JsonElement band) => new(
        Box(band.GetProperty("roi")),
        band.GetProperty("lane_index").GetInt32(),
        band.GetProperty("role").GetString()!,
        band.GetProperty("true_integrated_intensity_dn").GetDouble())
    {
        Saturated = Flag(band.GetProperty("qc_flags"), "saturated"),
        Overlapping = Flag(band.GetProperty("qc_flags"), "overlapping"),
    };

    private static bool Flag(JsonElement flags, string name) => flags.EnumerateArray().Any(f => f.GetString() == name);

    private static PixelBox Box(JsonElement roi) => new(
        roi.GetProperty("x").GetInt32(), roi.GetProperty("y").GetInt32(), roi.GetProperty("width").GetInt32(), roi.GetProperty("height").GetInt32());
}

internal sealed record SyntheticBlot(string Id, GreyImage Image, List<TrueBand> Bands, List<PixelBox> Lanes, string Difficulty)
{
    public bool LowRange { get; init; }

    public bool Saturated { get; init; }
}

internal sealed record TrueBand(PixelBox Box, int Lane, string Role, double Volume)
{
    public bool Saturated { get; init; }

    public bool Overlapping { get; init; }
}
