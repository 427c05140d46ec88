using System.Text.Json.Nodes;

namespace Osteon.EndToEnd.Tests;

/// <summary><c>osteon nta track</c> as a user runs it.</summary>
[EndToEnd]
public sealed class NtaTrackTests
{
    private static OsteonCli.Result Run(TempFolder folder, string file, params string[] more) =>
        OsteonCli.Run(folder.Path, ["nta", "track", file, .. VirtualVesicles.Tracking, .. more]);

    [Fact]
    public void A_recording_becomes_sizes_tracks_and_a_sweep()
    {
        using var folder = new TempFolder();
        VirtualVesicles.Video(folder, "a.avi", 300).Dispose();
        OsteonCli.Result result = Run(folder, "a.avi", "--depth", "12", "--dilution", "1000", "--out", "tables", "--json", "-");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal("osteon.nta.track/1", (string?)result.Json["schema"]);
        Assert.InRange(result.Measure("mean_nm"), 90, 112);
        Assert.InRange(result.Measure("concentration_per_ml"), 1e11, 4e11);
        foreach (string id in (string[])["sd_nm", "mode_nm", "d10_nm", "d50_nm", "d90_nm", "span", "tracks_accepted", "particles_per_frame", "localisation_sd_nm"])
            Assert.True(double.IsFinite(result.Measure(id)), id);
        JsonObject tables = result.Json["tables"]!.AsObject();
        Assert.Equal(["tracks", "distribution", "components", "sweep", "msd"], tables.Select(t => t.Key));
        Assert.All(tables, t => Assert.True(File.Exists(folder[$"tables/{t.Key}.tsv"]), t.Key));
        Assert.Equal(["lag", "lag_time", "msd", "effective_n", "tracks"], tables["msd"]![0]!.AsObject().Select(c => c.Key));
        Assert.Equal(tables["tracks"]!.AsArray().Count, (int)result.Measure("tracks_accepted"));
        Assert.Equal((double)tables["msd"]![0]!["lag"]! / 30, (double)tables["msd"]![0]!["lag_time"]!, 1e-12);

        // ⟨Δr²⟩ of one frame is near 4D(Δt − t_E/3) + 4σ² of these particles.
        double sigma = result.Measure("localisation_sd_nm") / 1000;
        Assert.InRange((double)tables["msd"]![0]!["msd"]!, 4 * 4.9 * (0.9 / 30 * 0.9), (4 * 4.9 * (0.9 / 30) * 1.15) + (4 * sigma * sigma));
        double total = tables["distribution"]!.AsArray().Sum(r => (double)r!["fraction"]!);
        Assert.Equal(1, total, 1e-9);
        double[] interval = [.. result.Json["parameters"]!["found"]!["intervals_95"]!["mean_nm"]!.AsArray().Select(v => (double)v!)];
        Assert.InRange(result.Measure("mean_nm"), interval[0], interval[1]);
        Assert.Empty(Directory.EnumerateFiles(folder["tables"], "*.tmp*"));
    }

    [Fact]
    public void Avi_and_tiff_of_one_recording_and_any_threads_give_the_same_bytes()
    {
        using var folder = new TempFolder();
        VirtualVesicles.Video(folder, "a.avi", 80, seedName: "one").Dispose();
        VirtualVesicles.Video(folder, "a.tif", 80, seedName: "one").Dispose();
        string[] first = Tables(folder, "a.avi", "one", "1");
        Assert.Equal(first, Tables(folder, "a.avi", "two", "2"));
        string[] tiff = Tables(folder, "a.tif", "three", "2", "--bootstrap", "0");
        Assert.Equal(Tables(folder, "a.avi", "four", "2", "--bootstrap", "0"), tiff);
    }

    private static string[] Tables(TempFolder folder, string file, string to, string threads, params string[] more)
    {
        string[] options = [.. VirtualVesicles.Tracking];
        if (more.Length > 0) options = [.. options.Take(Array.IndexOf(options, "--bootstrap")), .. more];
        OsteonCli.Result result = OsteonCli.Run(folder.Path, ["nta", "track", file, .. options, "--threads", threads, "--out", to, "--quiet"]);
        Assert.True(result.ExitCode == 0, result.Error);
        return [.. Directory.EnumerateFiles(folder[to]).Order(StringComparer.Ordinal).Select(f => Path.GetFileName(f) + "\n" + File.ReadAllText(f))];
    }

    [Fact]
    public void Ready_tracks_are_sized_without_a_recording()
    {
        using var folder = new TempFolder();
        string[] rows = [.. Enumerable.Range(0, 40).SelectMany(p => Walk(p).Select((at, f) => FormattableString.Invariant($"{p},{f},{at.X:R},{at.Y:R}")))];
        File.WriteAllLines(folder["t.csv"], ["particle,frame,x,y", .. rows]);
        OsteonCli.Result result = OsteonCli.Run(
            folder.Path, "nta", "track", "t.csv", "--pixel-size", "1", "--frame-rate", "30", "--exposure", "0", "--temperature", "25", "--bootstrap", "0", "--json", "-");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(40, result.Measure("tracks_accepted"));
        Assert.InRange(result.Measure("mean_nm"), 85, 115);
        JsonNode concentration = result.Json["measures"]!.AsArray().Single(m => (string?)m!["id"] == "concentration_per_ml")!;
        Assert.Contains("not a recording", (string?)concentration["not_available"], StringComparison.Ordinal);
        OsteonCli.Result unscaled = OsteonCli.Run(
            folder.Path, "nta", "track", "t.csv", "--frame-rate", "30", "--exposure", "0", "--temperature", "25", "--json", "-");
        Assert.Equal(1, unscaled.ExitCode);
        Assert.Contains("OST-TRK-007", unscaled.Ids);
    }

    private static IEnumerable<(double X, double Y)> Walk(int particle)
    {
        var random = new Osteon.Primitives.Rng((ulong)particle + 5);
        double x = 20 * particle, y = 0, step = Math.Sqrt(2 * 4.9075 / 30);
        for (int f = 0; f < 60; f++)
        {
            yield return (x, y);
            x += step * random.NextNormal();
            y += step * random.NextNormal();
        }
    }

    [Theory]
    [InlineData(1, "OST-VOL-001", "gone.avi")]
    [InlineData(1, "OST-AVI-", "cut.avi")]
    [InlineData(1, "OST-", "text.avi")]
    [InlineData(1, "OST-", "notes.txt")]
    [InlineData(1, "OST-", "sizes.csv")]
    [InlineData(1, "OST-TRK-008", "vendor.csv")]
    [InlineData(1, "OST-TRK-007", "a.avi", "-diameter")]
    [InlineData(1, "OST-TRK-007", "a.avi", "-pixel-size")]
    [InlineData(1, "OST-CLI-021", "a.avi", "--out", ".")]
    [InlineData(1, "OST-CLI-020", "a.avi", "--out", "notes.txt")]
    [InlineData(2, "OST-TRK-001", "a.avi", "-diameter", "--diameter", "8")]
    [InlineData(2, "OST-TRK-002", "a.avi", "--memory", "-1")]
    [InlineData(2, "OST-TRK-004", "a.avi", "--bins", "100,50,3")]
    [InlineData(2, "OST-TRK-005", "a.avi", "--dilution", "0")]
    [InlineData(2, "OST-TRK-006", "a.avi", "-frame-rate")]
    [InlineData(2, "OST-TRK-006", "a.avi", "-exposure", "--exposure", "0.05")]
    [InlineData(2, "OST-TRK-006", "a.avi", "--drift", "constnat")]
    public void What_cannot_be_used_is_named_and_nothing_is_written(int code, string finding, string file, params string[] arguments)
    {
        using var folder = new TempFolder();
        VirtualVesicles.Video(folder, "a.avi", 20).Dispose();
        byte[] whole = File.ReadAllBytes(folder["a.avi"]);
        File.WriteAllBytes(folder["cut.avi"], whole[..5000]);
        File.WriteAllText(folder["text.avi"], "no video\n");
        File.WriteAllText(folder["notes.txt"], "nothing here\n");
        File.WriteAllText(folder["sizes.csv"], "Diameter,Counts\n100,5\n");
        File.Copy(SharedData.Require("data/vesicles/nta_nanosight/beads2.csv"), folder["vendor.csv"]);
        string[] options = VirtualVesicles.Tracking, changed = arguments;
        if (arguments is [['-', not '-', ..], ..])
        {
            int at = Array.IndexOf(options, "-" + arguments[0]);
            options = [.. options[..at], .. options[(at + 2)..]];
            changed = arguments[1..];
        }

        if (!changed.Contains("--out")) changed = [.. changed, "--out", "tables"];
        OsteonCli.Result result = OsteonCli.Refused(folder, [code], ["nta", "track", file, .. options, .. changed, "--json", "-"]);
        Assert.Contains(result.Ids, id => id.StartsWith(finding, StringComparison.Ordinal));
    }

    [Fact]
    public void All_wrong_options_are_told_at_once()
    {
        using var folder = new TempFolder();
        OsteonCli.Result result = OsteonCli.Run(
            folder.Path, "nta", "track", "gone.avi", "--exposure", "x", "--temperature", "25", "--depth", "0", "--drift", "no", "--memory", "1.5", "--json", "-");
        Assert.Equal(2, result.ExitCode);
        string[] messages = [.. result.Json["findings"]!.AsArray().Select(f => (string)f!["message"]!)];
        foreach (string option in (string[])["--frame-rate", "--exposure", "--depth", "--drift", "--memory"])
            Assert.Contains(messages, m => m.StartsWith(option, StringComparison.Ordinal));
    }
}
