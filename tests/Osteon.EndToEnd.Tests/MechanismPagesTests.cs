using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Osteon.EndToEnd.Tests;

/// <summary><c>osteon mechanism pages</c>, as a user runs it.</summary>
[EndToEnd]
public sealed partial class MechanismPagesTests
{
    private const string Marker = ".osteon-mechanism-pages";

    private static readonly string[] Demanded =
        ["fracture", "nonunion", "bone-defect", "osteoporosis", "osteoarthritis", "osteonecrosis", "disc-degeneration", "periodontitis"];

    [Fact]
    public void The_shipped_graph_gives_an_index_and_a_page_for_each_indication_whose_links_all_lead_somewhere()
    {
        using var folder = new TempFolder();
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "mechanism", "pages", "atlas", "--json", "-");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("osteon.mechanism/1", (string?)result.Json["schema"]);
        JsonArray dossiers = result.Json["result"]!["indications"]!.AsArray();
        string[] files = [.. result.Json["result"]!["files"]!.AsArray().Select(f => (string)f!)];
        Assert.Equal(dossiers.Count + 1, files.Length);
        Assert.Equal(files.Append(Marker).Order(StringComparer.Ordinal),
            Directory.EnumerateFileSystemEntries(folder["atlas"]).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        foreach (string name in Demanded) Assert.Contains($"indication-{name}.html", files);

        var ids = files.ToDictionary(f => f, f => Identifier().Matches(Page(f)).Select(m => m.Groups[1].Value).ToHashSet());
        foreach (string file in files)
        {
            foreach (Match link in Link().Matches(Page(file)))
            {
                string target = link.Groups[1].Value;
                if (target.StartsWith("https://", StringComparison.Ordinal)) continue;
                string[] parts = target.Split('#');
                string to = parts[0].Length == 0 ? file : parts[0];
                Assert.Contains(to, files);
                if (parts.Length > 1) Assert.Contains(parts[1], ids[to]);
            }
        }

        Assert.Equal(files.Length - 1, files.Skip(1).Count(f => Page("index.html").Contains($"href=\"{f}\"", StringComparison.Ordinal)));
        foreach (JsonNode? dossier in dossiers)
        {
            Assert.Equal(dossier!["claims"]!.AsArray().Count, dossier["kinds"]!.AsObject().Sum(k => (int)k.Value!));
            string[] claims = [.. dossier["claims"]!.AsArray().Select(c => (string)c!["id"]!)];
            Assert.Equal(claims.Order(StringComparer.Ordinal),
                dossier["groups"]!.AsObject().SelectMany(g => g.Value!.AsArray()).Select(e => (string)e!).Distinct()
                    .Order(StringComparer.Ordinal));
            Assert.All(dossier["missing"]!.AsArray().SelectMany(m => m!["claims"]!.AsArray()), e => Assert.Contains((string)e!, claims));
        }

        string Page(string file) => File.ReadAllText(Path.Combine(folder["atlas"], file));
    }

    [Fact]
    public void The_same_graph_gives_the_same_bytes_and_a_folder_of_its_own_is_replaced()
    {
        using var folder = new TempFolder();
        string[] arguments = ["mechanism", "pages", "atlas", "--indication", "fracture nonunion", "--indication",
            "indication:periodontitis"];
        Assert.Equal(0, OsteonCli.Run(folder.Path, arguments).ExitCode);
        var first = Files();
        Assert.Equal(["index.html", "indication-nonunion.html", "indication-periodontitis.html"], first.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(0, OsteonCli.Run(folder.Path, arguments).ExitCode);
        Assert.Equal(first, Files());
        Assert.Equal(0, OsteonCli.Run(folder.Path, "mechanism", "pages", "atlas", "--indication", "fracture").ExitCode);
        Assert.Equal(["index.html", "indication-fracture.html"], Files().Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["atlas"], Directory.EnumerateFileSystemEntries(folder.Path).Select(f => Path.GetFileName(f)));

        Dictionary<string, string> Files() => Directory.EnumerateFiles(folder["atlas"], "*.html")
            .ToDictionary(f => Path.GetFileName(f),
                f => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))));
    }

    [Fact]
    public void A_folder_with_other_files_is_left_alone()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["mine"]);
        File.WriteAllText(folder["mine/notes.txt"], "mine");
        Refused("mine", "OST-OUT-001", "notes.txt");
        Assert.Equal("mine", File.ReadAllText(folder["mine/notes.txt"]));

        // Also when the other file was put among our own.
        Assert.Equal(0, OsteonCli.Run(folder.Path, "mechanism", "pages", "atlas", "--indication", "fracture").ExitCode);
        File.WriteAllText(folder["atlas/mine.html"], "mine");
        Refused("atlas", "OST-OUT-001", "mine.html");
        Assert.True(File.Exists(folder["atlas/index.html"]));

        // A folder that is a file, and the one the reader stands in.
        File.WriteAllText(folder["file"], "x");
        Refused(".", "OST-OUT-005");
        Refused("file", "OST-OUT-003", "file");
        Assert.Equal(["atlas", "file", "mine"], Directory.EnumerateFileSystemEntries(folder.Path).Select(f => Path.GetFileName(f)).Order());

        void Refused(string name, params string[] said)
        {
            OsteonCli.Result result = OsteonCli.Run(folder.Path, "mechanism", "pages", name, "--indication", "fracture");
            Assert.Equal(1, result.ExitCode);
            foreach (string word in said) Assert.Contains(word, result.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("OST-MEC-101", "osteoporosys")]
    [InlineData("OST-MEC-104", "BMSC")]
    public void What_is_no_indication_is_refused_before_anything_is_written(string said, string name)
    {
        using var folder = new TempFolder();
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "mechanism", "pages", "atlas", "--indication", name);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["file"], "x");
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "mechanism", "pages", "file/below", "--indication", "fracture");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("OST-VOL-024", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_graph_of_ones_own_is_shown_and_its_hostile_names_stay_inside_the_folder()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["a.mech"],
            "node indication:Ab.c+d kind=indication name=\"<b>bold</b>\"\nnode gene:G kind=protein symbol=G\n"
            + "edge e-1 gene:G -| indication:Ab.c+d\n  evidence M-1 type=review stance=supports cited=1\n");
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "mechanism", "pages", "atlas", "--graph", "a.mech");
        Assert.True(result.ExitCode == 0, result.Error);
        string page = Directory.EnumerateFiles(folder["atlas"], "indication-*.html").Single();
        Assert.Matches("^indication-[a-z0-9_-]+\\.html$", Path.GetFileName(page));
        Assert.DoesNotContain("<b>", File.ReadAllText(page), StringComparison.Ordinal);
        Assert.Contains($"href=\"{Path.GetFileName(page)}\"", File.ReadAllText(folder["atlas/index.html"]), StringComparison.Ordinal);
    }

    [GeneratedRegex("<[a-z][^>]* id=\"([^\"]+)\"")]
    private static partial Regex Identifier();

    [GeneratedRegex("<a [^>]*href=\"([^\"]+)\"")]
    private static partial Regex Link();
}
