using System.Text.RegularExpressions;

namespace Osteon.Formats.Tests.MzTab;

/// <summary>Every finding of mzTab-M and ISA-Tab is explained on its page, and no page explains one that does not exist.</summary>
[Unit]
public sealed partial class StandardFindingDocsTests
{
    [Theory]
    [InlineData("MZT", "mztab-m.md")]
    [InlineData("ISA", "isa-tab.md")]
    public void The_page_lists_them_all_and_only_them(string area, string page)
    {
        string docs = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "docs", "formats", page));
        string source = Path.Combine(SharedData.RepositoryRoot, "src", "Osteon.Formats");
        string[] used =
        [
            .. ((string[])["MzTab", "IsaTab"])
                .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(source, folder), "*.cs"))
                .SelectMany(file => Quoted().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value))
                .Where(id => id.StartsWith($"OST-{area}-", StringComparison.Ordinal))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(used, Row().Matches(docs).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("\"(OST-[A-Z]{3}-[0-9]{3})\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\| (OST-[A-Z]{3}-[0-9]{3}) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
