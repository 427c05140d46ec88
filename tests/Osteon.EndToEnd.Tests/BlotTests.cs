using System.Text.Json.Nodes;
using Osteon.Simulation;

namespace Osteon.EndToEnd.Tests;

/// <summary><c>osteon blot quantify</c> as a user runs it.</summary>
[EndToEnd]
public sealed class BlotTests
{
    private const string Ladder = "1:250,150,100,75,50,37,25,20,15";

    private static OsteonCli.Result Run(TempFolder folder, params string[] arguments) =>
        OsteonCli.Run(folder.Path, ["blot", "quantify", .. arguments, "--json", "-"]);

    [Fact]
    public void Bands_have_volumes_weights_and_calls()
    {
        using var folder = new TempFolder();
        VirtualBlotTruth truth = VirtualVesicles.Blot(folder, "cd9.tif");
        OsteonCli.Result result = Run(
            folder, "cd9.tif", "--ladder", Ladder, "--targets", "CD9@25,calnexin@90", "--samples", "2=ev,3=ev,4=cells,5=cells", "--reference", "lane", "--overlay", "o");
        Assert.True(result.ExitCode == 0, result.Error);
        JsonArray bands = result.Json["tables"]!["bands"]!.AsArray();
        Assert.Equal(
            ["lane", "index", "row", "left", "top", "width", "height", "volume", "saturated", "overlapping", "mw_kda"],
            bands[0]!.AsObject().Select(c => c.Key).Take(11));
        Assert.Equal(truth.Bands.Count, bands.Count);
        Assert.Equal(13, result.Measure("blot_bands"));
        Assert.Equal(5, result.Measure("blot_lanes"));
        VirtualBandTruth two = truth.Bands.Single(b => b.Lane == 2), four = truth.Bands.Single(b => b.Lane == 4);
        JsonNode Band(int lane) => bands.Single(b => (int)b!["lane"]! == lane)!;
        Assert.InRange((double)Band(2)["volume"]! / (double)Band(4)["volume"]! / (two.Total / four.Total), 0.96, 1.04);
        Assert.InRange((double)Band(2)["mw_kda"]!, 23, 27);
        JsonArray calls = result.Json["tables"]!["presence"]!.AsArray();

        // No lane shows that this antibody would have found calnexin: its absence cannot be claimed.
        Assert.All(calls.Where(c => (int)c!["lane"]! > 1), c => Assert.Equal((string?)c!["target"] == "CD9" ? "present" : "not_decidable", (string?)c["call"]));
        Assert.All(calls.Where(c => (string?)c!["call"] == "not_decidable"), c => Assert.False(string.IsNullOrEmpty((string?)c!["reason"])));
        byte[] overlay = File.ReadAllBytes(folder["o/cd9.overlay.png"]);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], overlay[..4]);
        Assert.Equal(64, ((string)result.Json["inputs"]![0]!["sha256"]!).Length);
    }

    [Fact]
    public void Saturated_bands_are_flagged_and_left_out_of_ratios()
    {
        using var folder = new TempFolder();
        VirtualBlotTruth truth = VirtualVesicles.Blot(folder, "over.png", exposure: 1.6);
        OsteonCli.Result result = Run(folder, "over.png", "--reference", "row:1");
        Assert.True(result.ExitCode == 0, result.Error);
        JsonNode[] flagged = [.. result.Json["tables"]!["bands"]!.AsArray().Where(b => (bool)b!["saturated"]!).Select(b => b!)];
        Assert.Equal(truth.Bands.Count(b => b.ClippedPixels >= 3), flagged.Length);
        Assert.NotEmpty(flagged);
        Assert.All(flagged, b => Assert.Null((double?)b["normalised"]));
    }

    [Fact]
    public void Marked_regions_and_threads_decide_every_byte()
    {
        using var folder = new TempFolder();
        VirtualBlotTruth truth = VirtualVesicles.Blot(folder, "a.tif");
        VirtualBandTruth band = truth.Bands.Single(b => b.Lane == 2);
        File.WriteAllText(folder["r.json"], FormattableString.Invariant($$"""
            {"schema": "osteon.blot.rois/1", "image": {"width": 800, "height": 600},
             "bands": [{"lane": 1, "left": {{band.Left}}, "top": {{band.Top}}, "width": {{band.Right - band.Left}}, "height": {{band.Bottom - band.Top}}, "label": "CD9"}]}
            """));
        OsteonCli.Result one = Run(folder, "a.tif", "--rois", "r.json", "--threads", "1"), two = Run(folder, "a.tif", "--rois", "r.json", "--threads", "2");
        Assert.True(one.ExitCode == 0, one.Error);
        Assert.Equal(one.Output, two.Output);
        JsonNode row = Assert.Single(one.Json["tables"]!["bands"]!.AsArray())!;
        Assert.Equal("CD9", (string?)row["label"]);
        Assert.Equal((band.Left, band.Top), ((int)row["left"]!, (int)row["top"]!));
    }

    [Theory]
    [InlineData(1, "OST-", "gone.tif")]
    [InlineData(1, "OST-", "cut.tif")]
    [InlineData(1, "OST-", "text.tif")]
    [InlineData(1, "OST-", "stack.tif")]
    [InlineData(1, "OST-ROI-001", "a.tif", "--rois", "text.tif")]
    [InlineData(1, "OST-ROI-002", "a.tif", "--rois", "gone.json")]
    [InlineData(1, "OST-BLT-031", "a.tif", "--rois", "other.json")]
    [InlineData(1, "OST-BLT-", "a.tif", "--lanes", "9")]
    [InlineData(1, "OST-", "a.tif", "--reference", "total-protein:gone.tif")]
    [InlineData(1, "OST-BLT-033", "a.tif", "--dilution-series", "9=1")]
    [InlineData(1, "OST-BLT-", "a.tif", "--background", "rolling-ball", "--ball-radius", "-3")]
    [InlineData(2, "OST-CLI-006", "a.tif", "--background", "rolling-ball", "--ball-radius", "NaN")]
    [InlineData(1, "OST-BLT-", "a.tif", "--clipped-at", "-1")]
    [InlineData(1, "OST-BLT-", "a.tif", "--lanes", "0")]
    [InlineData(2, "OST-CLI-002", "a.tif", "--ball-radius", "20")]
    [InlineData(2, "OST-BLT-", "a.tif", "--ladder", "1:50,100")]
    [InlineData(2, "OST-BLT-", "a.tif", "--polarity", "up")]
    [InlineData(2, "OST-BLT-", "a.tif", "--targets", "CD9")]
    public void What_cannot_be_used_is_named_and_nothing_is_written(int code, string finding, params string[] arguments)
    {
        using var folder = new TempFolder();
        VirtualVesicles.Blot(folder, "a.tif");
        File.WriteAllBytes(folder["cut.tif"], File.ReadAllBytes(folder["a.tif"])[..3000]);
        File.WriteAllText(folder["text.tif"], "no picture\n");
        VirtualVesicles.Video(folder, "stack.tif", 2).Dispose();
        File.WriteAllText(folder["other.json"], """{"schema":"osteon.blot.rois/1","image":{"width":8,"height":8},"lanes":[{"left":0,"top":0,"width":4,"height":8}]}""");
        OsteonCli.Result result = OsteonCli.Refused(folder, [code], ["blot", "quantify", .. arguments, "--overlay", "o", "--json", "-"]);
        Assert.Contains(result.Ids, id => id.StartsWith(finding, StringComparison.Ordinal));
    }

    [Fact]
    public void All_wrong_options_are_told_at_once()
    {
        using var folder = new TempFolder();
        OsteonCli.Result result = Run(folder, "gone.tif", "--polarity", "up", "--background", "none", "--ladder", "x", "--targets", "y", "--samples", "z");
        Assert.Equal(2, result.ExitCode);
        Assert.Equal(5, result.Ids.Length);
    }

    [Fact]
    public void An_overlay_that_cannot_be_written_is_told_before_anything_is_measured()
    {
        using var folder = new TempFolder();
        VirtualVesicles.Blot(folder, "a.tif");
        File.WriteAllText(folder["file"], "");
        OsteonCli.Result result = Run(folder, "a.tif", "--overlay", "file");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("OST-CLI-020", result.Ids);
    }

    [Fact]
    public void A_picture_in_colour_is_measured_only_when_it_is_said_how_it_becomes_grey()
    {
        using var folder = new TempFolder();
        byte[] rgb = new byte[3 * 120 * 200];
        for (int y = 0; y < 120; y++)
            for (int x = 0; x < 200; x++)
            {
                double band = 150 * Math.Exp(-Math.Pow((y - 60) / 4.0, 2) / 2) * Math.Exp(-Math.Pow(((x % 50) - 25) / 10.0, 4));
                int level = (int)(225 - band) + (((x * 7919) ^ (y * 104_729)) % 5);
                int at = 3 * ((y * 200) + x);
                (rgb[at], rgb[at + 1], rgb[at + 2]) = ((byte)(level + 3), (byte)level, (byte)(level - 4));
            }

        using (FileStream file = File.Create(folder["colour.png"])) Osteon.Formats.PngFormat.WriteRgb8(file, 120, 200, rgb);
        OsteonCli.Result refused = OsteonCli.Run(folder.Path, "blot", "quantify", "colour.png", "--json", "-");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("OST-IMG-003", refused.Error, StringComparison.Ordinal);
        OsteonCli.Result grey = OsteonCli.Run(folder.Path, "blot", "quantify", "colour.png", "--colour", "luminance", "--json", "-");
        Assert.Equal(0, grey.ExitCode);
        Assert.Equal("luminance", (string?)grey.Json["parameters"]!["colour"]);
        Assert.Contains(grey.Json["findings"]!.AsArray(), f => (string?)f!["id"] == "OST-BLT-030");
        Assert.Equal(2, OsteonCli.Run(folder.Path, "blot", "quantify", "colour.png", "--colour", "gray").ExitCode);
    }
}
