using System.Text.RegularExpressions;

namespace Osteon.Formats.Tests.Common;

/// <summary>Every finding a reader of volumes or tables can give is explained on a page of docs/formats.</summary>
[Unit]
public sealed partial class DocumentedFindingsTests
{
    [Fact]
    public void Every_finding_is_explained()
    {
        string docs = string.Concat(Directory.EnumerateFiles(
            Path.Combine(SharedData.RepositoryRoot, "docs", "formats"),
            "*.md").Select(File.ReadAllText));
        string source = Path.Combine(SharedData.RepositoryRoot, "src", "Osteon.Formats");
        string[] used =
        [
            .. ((string[])["Common", "Nifti", "MetaImage", "Nrrd", "Delimited", "FeatureTables", "FeatureTables/Kinds"])
                .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(source, folder), "*.cs"))
                .SelectMany(file => Id().Matches(File.ReadAllText(file)).Select(m => m.Value.Trim('"')))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        Assert.True(used.Length > 50, $"only {used.Length} identifiers were found");
        Assert.DoesNotContain(used, id => !docs.Contains($"| {id} |", StringComparison.Ordinal));
    }

    [GeneratedRegex("\"OST-[A-Z]{3}-[0-9]{3}\"")]
    private static partial Regex Id();
}
