using System.Text.RegularExpressions;

namespace Osteon.Formats.Tests.Nta;

/// <summary>Every finding about NTA files is explained, and every explained one exists.</summary>
[Unit]
public sealed partial class NtaDocsTests
{
    [Fact]
    public void Findings_and_their_page_are_the_same()
    {
        string root = SharedData.RepositoryRoot;
        string[] used =
        [
            .. Directory.EnumerateFiles(Path.Combine(root, "src", "Osteon.Formats", "Nta"), "*.cs")
                .SelectMany(file => InCode().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)).Distinct().Order(
                    StringComparer.Ordinal),
        ];
        string page = File.ReadAllText(Path.Combine(root, "docs", "formats", "nta.md"));
        Assert.Equal(used, InPage().Matches(page).Select(m => m.Groups[1].Value));
        Assert.True(used.Length > 25, $"only {used.Length} identifiers were found");
    }

    [GeneratedRegex("\"(OST-NTA-[0-9]{3})\"")]
    private static partial Regex InCode();

    [GeneratedRegex(@"^\| (OST-NTA-[0-9]{3}) \|", RegexOptions.Multiline)]
    private static partial Regex InPage();
}
