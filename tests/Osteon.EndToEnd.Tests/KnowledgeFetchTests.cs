using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Osteon.EndToEnd.Tests;

/// <summary>The one command that may use a network, against a server of this machine.</summary>
[EndToEnd]
public sealed class KnowledgeFetchTests
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("P1\tPurines\tC00212\tC00294\nP2\tOthers\tC00022\n");

    private static OsteonCli.Result Fetch(TempFolder folder, SecureServer server, string path, params string[] further)
    {
        File.WriteAllText(
            folder["catalogue.tsv"],
            $"name\ttitle\turl\tspecies\tlicence\tcitation\tmax_megabytes\tversion_means\nlocal\tA local source\thttps://localhost:{server.Port}{path}\t\tCC0-1.0\tNobody 2025\t1\tany number\n");
        return OsteonCli.Run(
            folder.Path, server.Environment, ["knowledge", "fetch", "local", "--catalogue", "catalogue.tsv", "--store", "packs", "--version", "7", .. further]);
    }

    private static SecureServer Server(TempFolder folder) => new(folder, path => path switch
    {
        "/7/sets.gmt" => new SecureServer.Answer(200, Content),
        "/moved" => new SecureServer.Answer(302, [], "/7/sets.gmt"),
        "/plain" => new SecureServer.Answer(302, [], "http://localhost/sets.gmt"),
        "/loop" => new SecureServer.Answer(302, [], "/loop"),
        "/large" => new SecureServer.Answer(200, new byte[2_000_000]),
        "/short" => new SecureServer.Answer(200, Content, StatedLength: 5000),
        _ => new SecureServer.Answer(404, []),
    });

    [Fact]
    public void A_source_is_downloaded_only_after_its_licence_was_accepted()
    {
        using var folder = new TempFolder();
        using SecureServer server = Server(folder);
        OsteonCli.Result refused = Fetch(folder, server, "/{version}/sets.gmt");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("OST-KNW-202", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Licence: CC0-1.0", refused.Error, StringComparison.Ordinal);
        Assert.Empty(server.Asked);

        OsteonCli.Result result = Fetch(folder, server, "/{version}/sets.gmt", "--accept-licence", "--json", "-");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(["/7/sets.gmt"], server.Asked);
        JsonNode pack = result.Json["packs"]![0]!;
        Assert.Equal(("local", "7", "Nobody 2025"), ((string?)pack["source"]!["id"], (string?)pack["source"]!["version"], (string?)pack["source"]!["citation"]));
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(Content));
        Assert.Equal(("sets.gmt", sha256), ((string?)pack["inputs"]![0]!["name"], (string?)pack["inputs"]![0]!["sha256"]));
        Assert.Contains(sha256, result.Error, StringComparison.Ordinal);
        Assert.True(result.Error.IndexOf("Licence: CC0-1.0", StringComparison.Ordinal) < result.Error.IndexOf("downloading", StringComparison.Ordinal));
        Assert.True(Directory.Exists(folder["packs/local@7"]));
    }

    [Theory]
    [InlineData("/moved", 0, "stored local@7")]
    [InlineData("/plain", 1, "OST-KNW-206")]
    [InlineData("/loop", 3, "OST-KNW-204")]
    [InlineData("/large", 1, "OST-KNW-205")]
    [InlineData("/short", 3, "OST-KNW-203")]
    [InlineData("/gone", 3, "status 404")]
    [InlineData("/7/sets.gmt", 1, "OST-KNW-209", "--sha256", "0000000000000000000000000000000000000000000000000000000000000000")]
    public void What_a_server_answers_is_judged(string path, int exitCode, string expected, params string[] further)
    {
        using var folder = new TempFolder();
        using SecureServer server = Server(folder);
        OsteonCli.Result result = Fetch(folder, server, path, ["--accept-licence", .. further]);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(expected, result.Output + result.Error, StringComparison.Ordinal);
        Assert.Equal(exitCode == 0, Directory.Exists(folder["packs/local@7"]));
    }

    [Fact]
    public void A_certificate_that_nobody_vouches_for_is_refused()
    {
        using TempFolder folder = new(), other = new();
        using SecureServer server = Server(folder), stranger = Server(other);
        File.WriteAllText(folder["trusted.pem"], File.ReadAllText(other["trusted.pem"]));
        OsteonCli.Result result = Fetch(folder, server, "/7/sets.gmt", "--accept-licence");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("OST-KNW-203", result.Error, StringComparison.Ordinal);
        Assert.Empty(server.Asked);
    }

    [Fact]
    public void Without_a_network_the_way_out_is_named()
    {
        using var folder = new TempFolder();
        int port;
        using (SecureServer closed = Server(folder)) port = closed.Port;
        File.WriteAllText(
            folder["c.tsv"], $"name\ttitle\turl\tspecies\tlicence\tcitation\tmax_megabytes\tversion_means\nlocal\tx\thttps://localhost:{port}/x\t\tCC0-1.0\tx\t1\tx\n");
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "knowledge", "fetch", "local", "--catalogue", "c.tsv", "--version", "1", "--accept-licence", "--store", "packs");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("OST-KNW-203", result.Error, StringComparison.Ordinal);
        Assert.Contains("osteon knowledge add", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OST-KNW-206", "name\ttitle\turl\tspecies\tlicence\tcitation\tmax_megabytes\tversion_means\nlocal\tx\thttp://localhost/x\t\tCC0-1.0\tx\t1\tx\n")]
    [InlineData("OST-KNW-208", "name\turl\n")]
    [InlineData("OST-KNW-208", "name\ttitle\turl\tspecies\tlicence\tcitation\tmax_megabytes\tversion_means\n../local\tx\thttps://localhost/x\t\tCC0-1.0\tx\t1\tx\n")]
    public void A_catalogue_of_ones_own_is_checked(string expected, string catalogue)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["c.tsv"], catalogue);
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "knowledge", "fetch", "local", "--catalogue", "c.tsv", "--version", "1", "--accept-licence");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_catalogue_lists_open_sources_and_names_the_nearest()
    {
        using var folder = new TempFolder();
        OsteonCli.Result list = OsteonCli.Run(folder.Path, "knowledge", "fetch", "--json", "-");
        Assert.Equal(0, list.ExitCode);
        JsonArray sources = list.Json["sources"]!.AsArray();
        Assert.Contains("wikipathways-rno", sources.Select(s => (string?)s!["name"]));
        Assert.All(sources, s => Assert.StartsWith("https://", (string)s!["url"]!, StringComparison.Ordinal));
        Assert.All(sources, s => Assert.True((string?)s!["licence"] is "CC0-1.0" or "CC-BY-4.0"));
        OsteonCli.Result wrong = OsteonCli.Run(folder.Path, "knowledge", "fetch", "wikipathway-rno");
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("Did you mean 'wikipathways-rno'?", wrong.Error, StringComparison.Ordinal);
        OsteonCli.Result noVersion = OsteonCli.Run(folder.Path, "knowledge", "fetch", "wikipathways-rno");
        Assert.Contains("OST-KNW-207", noVersion.Error, StringComparison.Ordinal);
        Assert.Contains("OST-KNW-202", noVersion.Error, StringComparison.Ordinal);
    }
}
