using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Osteon.Mechanism.Tests;

/// <summary>Asks readers that are not ours what is in a file we wrote; skips, and says so, where they are not installed.</summary>
internal static class ForeignReaders
{
    private const int NotInstalled = 77;

    /// <summary>What References/exchange_readers.py finds in an export, by key.</summary>
    public static ILookup<string, string> Read(string reader, string text, string ending)
    {
        string path = Path.Combine(Path.GetTempPath(), $"osteon-{Guid.NewGuid():N}{ending}");
        try
        {
            File.WriteAllText(path, text);
            (int code, string output, string error) = Start("/usr/bin/python3", [Script(), reader, path]);
            Assert.SkipWhen(
                code == NotInstalled,
                $"SKIPPED: no reader for {reader} ({output.Trim()}); install python3-networkx python3-sbml5 python3-rdflib python3-pybel.");
            Assert.True(code == 0, error);
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ', 2)).ToLookup(p => p[0], p => p.Length > 1 ? p[1] : "");
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Output of Graphviz for a drawing in its language.</summary>
    public static string Dot(string text)
    {
        string path = Path.Combine(Path.GetTempPath(), $"osteon-{Guid.NewGuid():N}.dot");
        try
        {
            File.WriteAllText(path, text);
            (int code, string output, string error) = Start("/usr/bin/dot", ["-Tplain", path]);
            Assert.True(code == 0, error);
            Assert.DoesNotContain("syntax", error, StringComparison.OrdinalIgnoreCase);
            return output;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static (int Code, string Output, string Error) Start(string program, string[] arguments)
    {
        Assert.SkipUnless(File.Exists(program), $"SKIPPED: {program} is not here.");
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    private static string Script([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "References", "exchange_readers.py");
}
