using System.Text.RegularExpressions;

namespace Osteon.Formats.Tests.Knowledge;

/// <summary>Every finding about knowledge packs is explained, and every explained one exists.</summary>
[Unit]
public sealed partial class KnowledgeDocsTests
{
    [Fact]
    public void Findings_and_their_page_are_the_same()
    {
        string root = SharedData.RepositoryRoot;
        string[] used =
        [
            .. Directory.EnumerateFiles(Path.Combine(root, "src"), "*.cs", SearchOption.AllDirectories)
                .SelectMany(file => InCode().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)).Distinct().Order(StringComparer.Ordinal),
        ];
        string page = File.ReadAllText(Path.Combine(root, "docs", "formats", "knowledge-packs.md"));
        Assert.Equal(used, InPage().Matches(page).Select(m => m.Groups[1].Value));
        Assert.True(used.Length > 40, $"only {used.Length} identifiers were found");
    }

    [Fact]
    public void Every_kind_is_on_the_page()
    {
        string page = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "docs", "formats", "knowledge-packs.md"));
        Assert.All(KnowledgeIds.Formats, id => Assert.Contains($"`{id}`", page, StringComparison.Ordinal));
    }

    [GeneratedRegex("\"(OST-KNW-[0-9]{3})\"")]
    private static partial Regex InCode();

    [GeneratedRegex(@"^\| (OST-KNW-[0-9]{3}) \|", RegexOptions.Multiline)]
    private static partial Regex InPage();
}
