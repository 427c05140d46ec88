namespace Osteon.EndToEnd.Tests;

/// <summary><c>osteon tem measure</c> as a user runs it.</summary>
[EndToEnd]
public sealed class TemTests
{
    [Theory]
    [InlineData("a.png", "./a.png")]
    [InlineData("link.png", "a.png")]
    [InlineData("a.png", "c.json", "--corrections", "c.json")]
    public void The_overlay_never_replaces_an_input(string picture, string overlay, params string[] more)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["a.png"], "raw data");
        File.WriteAllText(folder["c.json"], "{}");
        File.CreateSymbolicLink(folder["link.png"], "a.png");
        OsteonCli.Result result = OsteonCli.Run(folder.Path, ["tem", "measure", picture, "--pixel-size", "1 nm", "--overlay", overlay, .. more, "--json", "-"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("OST-TEM-024", result.Json["findings"]!.AsArray().Select(f => (string)f!["id"]!));
        Assert.Equal("raw data", File.ReadAllText(folder["a.png"]));
        Assert.Equal("{}", File.ReadAllText(folder["c.json"]));
    }
}
