using System.Text.RegularExpressions;

namespace Osteon.EndToEnd.Tests;

/// <summary>Commands and links in the documentation are those of the program.</summary>
[EndToEnd]
public sealed partial class DocumentationTests
{
    private static IEnumerable<string> Pages =>
        Directory.EnumerateFiles(SharedData.RepositoryRoot, "*.md", SearchOption.AllDirectories)
            .Where(p => !p.Contains("node_modules", StringComparison.Ordinal) && !p.Contains("/results/", StringComparison.Ordinal) && !p.Contains("/obj/", StringComparison.Ordinal)
                && !p.Contains("/artifacts/", StringComparison.Ordinal));

    public static TheoryData<string> Commands =>
    [
        .. Pages.SelectMany(p => ShellBlock().Matches(File.ReadAllText(p)))
            .SelectMany(m => m.Groups["body"].Value.Split('\n'))
            .Select(l => l.Split(" #")[0].Trim())
            .Where(l => l.StartsWith("./osteon ", StringComparison.Ordinal) || l.StartsWith("osteon ", StringComparison.Ordinal))
            .Select(l => l[(l.IndexOf("osteon ", StringComparison.Ordinal) + 7)..])
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A command in a document is understood by the program: it may miss its files here, but never ends as a wrong call or a bug.</summary>
    [Theory]
    [MemberData(nameof(Commands))]
    public void A_documented_command_is_understood(string command)
    {
        using var folder = new TempFolder();
        string[] words = [.. Word().Matches(command).Select(m => m.Value.Trim('"', '\''))];
        if (words[0] == "demo") return; // run in full by the tests of the study
        OsteonCli.Result result = OsteonCli.Run(folder.Path, words);
        Assert.True(result.ExitCode is 0 or 1 or 3, $"osteon {command}: exit code {result.ExitCode}\n{result.Error}");
    }

    [Fact]
    public void Every_link_to_a_file_leads_somewhere()
    {
        IEnumerable<string> broken =
            from page in Pages
            from Match link in Link().Matches(File.ReadAllText(page))
            let target = link.Groups["target"].Value.Split('#')[0]
            where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
            where !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target))
            select $"{Path.GetRelativePath(SharedData.RepositoryRoot, page)}: {target}";
        Assert.Empty(broken);
    }

    [GeneratedRegex(@"```(sh|bash|console)\n(?<body>.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();

    [GeneratedRegex(@"""[^""]*""|'[^']*'|\S+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
