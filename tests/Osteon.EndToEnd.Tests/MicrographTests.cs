using System.Text.Json.Nodes;
using Osteon.Simulation;

namespace Osteon.EndToEnd.Tests;

/// <summary><c>osteon tem measure</c> as a user runs it.</summary>
[EndToEnd]
public sealed class MicrographTests
{
    private static OsteonCli.Result Run(TempFolder folder, params string[] arguments) =>
        OsteonCli.Run(folder.Path, ["tem", "measure", .. arguments, "--json", "-"]);

    [Fact]
    public void Vesicles_are_measured_by_the_scale_bar_and_drawn()
    {
        using var folder = new TempFolder();
        VirtualMicrographImage truth = VirtualVesicles.Micrograph(folder, "m.png");
        OsteonCli.Result result = Run(folder, "m.png", "--scale-bar", "200 nm", "--overlay", "o.png", "--threads", "1");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal("osteon.tem/1", (string?)result.Json["schema"]);
        Assert.Equal("scale_bar", (string?)result.Json["parameters"]!["used"]!["scale_source"]);
        Assert.InRange((double)result.Json["parameters"]!["used"]!["pixel_size_nm"]!, 0.99, 1.01);
        JsonArray vesicles = result.Json["tables"]!["vesicles"]!.AsArray();
        Assert.InRange(vesicles.Count, truth.Vesicles.Count / 2, truth.Vesicles.Count);
        foreach (string key in (string[])["id", "x_px", "y_px", "diameter_nm", "feret_max_nm", "feret_min_nm", "roundness", "cup_score", "on_edge", "accepted"])
            Assert.True(vesicles[0]!.AsObject().ContainsKey(key), key);
        Assert.All(result.Json["tables"]!["excluded"]!.AsArray(), r => Assert.NotEqual("", (string?)r!["reason"]));

        // Each vesicle is one that was drawn, within a tenth of its diameter on the median.
        double[] errors = [.. vesicles.Select(v => truth.Vesicles.Select(t =>
            (Distance: Math.Sqrt(Math.Pow(t.X - (double)v!["x_px"]!, 2) + Math.Pow(t.Y - (double)v["y_px"]!, 2)), Error: ((double)v["diameter_nm"]! / t.EquivalentDiameter) - 1)).Min()).Where(e => e.Distance < 10).Select(e => Math.Abs(e.Error)).Order()];
        Assert.True(errors.Length >= 0.9 * vesicles.Count);
        Assert.InRange(errors[errors.Length / 2], 0, 0.1);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], File.ReadAllBytes(folder["o.png"])[..4]);
        OsteonCli.Result two = Run(folder, "m.png", "--scale-bar", "200 nm", "--overlay", "p.png", "--threads", "2");
        Assert.Equal(result.Output, two.Output);
        Assert.Equal(File.ReadAllBytes(folder["o.png"]), File.ReadAllBytes(folder["p.png"]));
    }

    [Fact]
    public void A_persons_corrections_count()
    {
        using var folder = new TempFolder();
        VirtualVesicles.Micrograph(folder, "m.png");
        OsteonCli.Result automatic = Run(folder, "m.png", "--pixel-size", "1 nm");
        JsonArray vesicles = automatic.Json["tables"]!["vesicles"]!.AsArray();
        File.WriteAllText(folder["c.json"], FormattableString.Invariant($$"""
            {"schema": "osteon.tem.corrections/1", "pictures": [{"file": "m.png", "reject": [{"x": {{(double)vesicles[0]!["x_px"]!}}, "y": {{(double)vesicles[0]!["y_px"]!}}}]}]}
            """));
        OsteonCli.Result corrected = Run(folder, "m.png", "--pixel-size", "1 nm", "--corrections", "c.json");
        Assert.True(corrected.ExitCode == 0, corrected.Error);
        Assert.Equal(vesicles.Count - 1, corrected.Json["tables"]!["vesicles"]!.AsArray().Count);
        Assert.Equal(2, corrected.Json["inputs"]!.AsArray().Count);
    }

    [Theory]
    [InlineData(1, "OST-", "gone.png", "--pixel-size", "1 nm")]
    [InlineData(1, "OST-", "cut.png", "--pixel-size", "1 nm")]
    [InlineData(1, "OST-", "text.png", "--pixel-size", "1 nm")]
    [InlineData(1, "OST-TEM-", "m.png")]
    [InlineData(1, "OST-TMC-", "m.png", "--pixel-size", "1 nm", "--corrections", "text.png")]
    [InlineData(1, "OST-TMC-", "m.png", "--pixel-size", "1 nm", "--corrections", "gone.json")]
    [InlineData(2, "OST-TEM-023", "m.png", "--pixel-size", "0 nm")]
    [InlineData(2, "OST-TEM-023", "m.png", "--pixel-size", "1")]
    [InlineData(2, "OST-TEM-023", "m.png", "--pixel-size", "1 nm", "--diameters", "100..50 nm")]
    [InlineData(2, "OST-TEM-023", "m.png", "--pixel-size", "1 nm", "--polarity", "up")]
    [InlineData(2, "OST-TEM-023", "m.png", "--pixel-size", "1 nm", "--min-score", "NaN")]
    public void What_cannot_be_used_is_named_and_nothing_is_written(int code, string finding, params string[] arguments)
    {
        using var folder = new TempFolder();
        VirtualVesicles.Micrograph(folder, "m.png");
        File.WriteAllBytes(folder["cut.png"], File.ReadAllBytes(folder["m.png"])[..3000]);
        File.WriteAllText(folder["text.png"], "no picture\n");
        OsteonCli.Result result = OsteonCli.Refused(folder, [code], ["tem", "measure", .. arguments, "--overlay", "o.png", "--json", "-"]);
        Assert.Contains(result.Ids, id => id.StartsWith(finding, StringComparison.Ordinal));
    }

    [Fact]
    public void All_wrong_options_are_told_at_once()
    {
        using var folder = new TempFolder();
        OsteonCli.Result result = Run(folder, "gone.png", "--pixel-size", "x", "--scale-bar", "y", "--polarity", "up", "--diameters", "z", "--min-score", "no");
        Assert.Equal(2, result.ExitCode);
        Assert.Equal(5, result.Ids.Length);
    }

    [Theory]
    [InlineData("m.png")]
    [InlineData("folder")]
    public void An_overlay_never_takes_the_place_of_its_input_or_of_a_folder(string overlay)
    {
        using var folder = new TempFolder();
        VirtualVesicles.Micrograph(folder, "m.png");
        Directory.CreateDirectory(folder["folder"]);
        byte[] before = File.ReadAllBytes(folder["m.png"]);
        OsteonCli.Result result = Run(folder, "m.png", "--pixel-size", "1 nm", "--overlay", overlay);
        Assert.Equal(1, result.ExitCode);
        Assert.NotEmpty(result.Ids);
        Assert.Equal(before, File.ReadAllBytes(folder["m.png"]));
    }
}
