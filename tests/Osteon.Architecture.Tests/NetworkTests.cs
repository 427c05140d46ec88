using System.Text.RegularExpressions;

namespace Osteon.Architecture.Tests;

/// <summary>No network is ever needed: one file downloads, one command calls it, and nothing else can.</summary>
[Unit]
public sealed partial class NetworkTests
{
    private const string Downloader = "src/Osteon.Cli/Knowledge/Download.cs";
    private const string Caller = "src/Osteon.Cli/Knowledge/KnowledgeFetch.cs";

    private static IEnumerable<string> Sources =>
        Directory.EnumerateFiles(Path.Combine(SharedData.RepositoryRoot, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(SharedData.RepositoryRoot, file).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal));

    private static string Text(string path) => File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, path));

    [Fact]
    public void Only_one_file_can_use_a_network()
    {
        Assert.Matches(Client(), Text(Downloader));
        Assert.DoesNotContain(Sources, path => path != Downloader && Client().IsMatch(Text(path)));
    }

    [Fact]
    public void Only_one_command_calls_it()
    {
        Assert.Matches(Call(), Text(Caller));
        Assert.DoesNotContain(Sources, path => path is not (Downloader or Caller) && Call().IsMatch(Text(path)));
    }

    [Fact]
    public void The_compiler_forbids_it_in_all_other_projects()
    {
        string banned = Text("BannedSymbols.Silent.txt");
        Assert.Contains("T:System.Net.Http.HttpClient;", banned, StringComparison.Ordinal);
        Assert.Contains("'$(MSBuildProjectName)' != 'Osteon.Cli'", Text("src/Directory.Build.props"), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\b(HttpClient|SocketsHttpHandler|HttpClientHandler|WebClient|WebRequest|HttpWebRequest|TcpClient|UdpClient|ClientWebSocket|FtpWebRequest|SmtpClient)\b|\bnew Socket\(|\bDns\.")]
    private static partial Regex Client();

    [GeneratedRegex(@"\bDownload\.ToFile\b")]
    private static partial Regex Call();
}
