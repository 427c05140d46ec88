using System.Text.RegularExpressions;

namespace Osteon.Architecture.Tests;

/// <summary>Rules of the house that a reader of the sources can check.</summary>
[Unit]
public sealed partial class HouseRuleTests
{
    /// <summary>Files over 40 kB, each with its reason.</summary>
    private static readonly string[] LargeFiles = [];

    private static IEnumerable<string> Sources(params string[] folders) =>
        from folder in folders
        from file in Directory.EnumerateFiles(Path.Combine(SharedData.RepositoryRoot, folder), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(SharedData.RepositoryRoot, file).Replace('\\', '/')
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        select path;

    private static string Text(string path) => File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, path));

    [Fact]
    public void No_file_is_larger_than_40_kB_without_a_reason() =>
        Assert.DoesNotContain(Sources("src", "tests"), p => Text(p).Length > 40_000 && !LargeFiles.Contains(p));

    [Fact]
    public void Every_test_class_has_exactly_one_kind()
    {
        IEnumerable<string> wrong =
            from path in Sources("tests")
            where path.Contains(".Tests/", StringComparison.Ordinal)
            let text = Text(path)
            where TestMethod().IsMatch(text)
            from Match declaration in TestClass().Matches(text)
            let kinds = KindAttributes().Count(declaration.Groups["attributes"].Value)
            where kinds != 1
            select $"{path}: {declaration.Groups["name"].Value} has {kinds} kinds";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Nothing_is_suppressed_without_a_justification() =>
        Assert.DoesNotContain(Sources("src"), p => Text(p).Split('\n').Any(line =>
            line.Contains("#pragma warning disable", StringComparison.Ordinal) && !line.Contains("//", StringComparison.Ordinal)));

    [Fact]
    public void Names_are_the_fields_and_not_the_patterns() =>
        Assert.Empty(Sources("src").SelectMany(p => PatternNames().Matches(Text(p)).Select(m => $"{p}: {m.Value}")));

    [GeneratedRegex(@"\[(Fact|Theory)\b")]
    private static partial Regex TestMethod();

    [GeneratedRegex(@"(?<attributes>(^\[[^\r\n]*\]\r?\n)*)^public (sealed )?(partial )?class (?<name>\w+Tests?)\b", RegexOptions.Multiline)]
    private static partial Regex TestClass();

    [GeneratedRegex(@"\b(Unit|Property|Oracle|Golden|EndToEnd|Regression)\b(?=[\],])")]
    private static partial Regex KindAttributes();

    [GeneratedRegex(@"\b(class|record|struct|interface|enum) \w*(Manager|Helper|Factory|Impl|Bean|Util|Utils)\b")]
    private static partial Regex PatternNames();
}
