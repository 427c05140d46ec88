using System.Globalization;
using System.Text.RegularExpressions;

namespace Osteon.Formats.Tests;

/// <summary>Every finding a reader of images can give is explained on a page of docs/formats.</summary>
[Unit]
public sealed partial class ImageFindingDocsTests
{
    [Theory]
    [InlineData("Tiff", "TIF", "tiff.md", 20)]
    [InlineData("Png", "PNG", "slices.md", 10)]
    [InlineData("Bmp", "BMP", "slices.md", 10)]
    [InlineData("SliceFolder", "SLC", "slices.md", 14)]
    [InlineData("SkyScan", "SKY", "skyscan.md", 15)]
    [InlineData("Jpeg", "JPG", "jpeg.md", 10)]
    [InlineData("Avi", "AVI", "avi.md", 20)]
    [InlineData("Images", "IMG", "pictures.md", 7)]
    public void Every_finding_is_explained(string folder, string area, string page, int least)
    {
        string docs = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "docs", "formats", page));
        string source = string.Concat(Directory.EnumerateFiles(
            Path.Combine(SharedData.RepositoryRoot, "src", "Osteon.Formats", folder), "*.cs").Select(File.ReadAllText));
        SortedSet<string> used = [.. Whole().Matches(source).Select(m => m.Value.Trim('"')).Where(id =>
            id.Contains(area, StringComparison.Ordinal))];
        // Numbers that a reader hands to ImageFile, which puts the area before them; 1 to 3 mean the same for all.
        IEnumerable<int> numbers = folder is "SliceFolder" or "Images"
            ? []
            : Numbered().Matches(source).Select(m => int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).Concat([1, 2, 3]);
        foreach (int number in numbers) used.Add(string.Create(CultureInfo.InvariantCulture, $"OST-{area}-{number:000}"));
        Assert.True(used.Count >= least, $"only {used.Count} identifiers were found");
        Assert.DoesNotContain(used, id => !docs.Contains($"| {id} |", StringComparison.Ordinal));
    }

    [GeneratedRegex("\"OST-[A-Z]{3}-[0-9]{3}\"")]
    private static partial Regex Whole();

    [GeneratedRegex(@"\b(?:Invalid|Warning|Note)\(\s*([0-9]+),")]
    private static partial Regex Numbered();
}
