using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Osteon.EndToEnd.Tests;

/// <summary>Runs the command line as a user's shell would, in a child process.</summary>
internal static class OsteonCli
{
    /// <summary>The built program, of the same configuration as this test.</summary>
    private static string ProgramPath => Path.Combine(
        SharedData.RepositoryRoot, "src", "Osteon.Cli", "bin",
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Debug{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Debug" : "Release",
        "net10.0", "osteon.dll");

    /// <summary>What a finished run left.</summary>
    internal sealed record Result(int ExitCode, string Output, string Error)
    {
        /// <summary>Standard output as the one JSON document it must be.</summary>
        public JsonObject Json => JsonNode.Parse(Output)!.AsObject();

        /// <summary>Ids of the findings of the document.</summary>
        public string[] Ids => [.. Json["findings"]!.AsArray().Select(f => (string)f!["id"]!)];

        /// <summary>Value of a measure of the document.</summary>
        public double Measure(string id) => (double)Json["measures"]!.AsArray().Single(m => (string?)m!["id"] == id)!["value"]!;
    }

    public static Result Run(string folder, params string[] arguments) => Run(folder, new Dictionary<string, string>(), arguments);

    public static Result Run(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using Process process = Start(folder, environment, arguments);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Result(process.ExitCode, output, error.Result);
    }

    /// <summary>Runs what must be refused: one of these exit codes, no exception shown, nothing written or taken away.</summary>
    public static Result Refused(TempFolder folder, IReadOnlyCollection<int> codes, params string[] arguments)
    {
        string[] before = Directory.GetFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories);
        Result result = Run(folder.Path, arguments);
        Assert.True(codes.Contains(result.ExitCode), $"{result.ExitCode}: {result.Error}");
        Assert.DoesNotContain("Exception", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories));
        return result;
    }

    public static Process Start(string folder, params string[] arguments) => Start(folder, new Dictionary<string, string>(), arguments);

    private static Process Start(string folder, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        Assert.True(File.Exists(ProgramPath), $"the command line is not built: {ProgramPath}");
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(ProgramPath);
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
