using System.Diagnostics;

namespace Osteon.Formats.Tests;

/// <summary>
/// Asks Python's readers what is in a file we wrote; skips where Debian's python3 with numpy, tifffile and Pillow is not installed.
/// </summary>
internal static class Python
{
    private const string Program = "/usr/bin/python3";

    /// <summary>Runs a script with arguments and gives what it prints.</summary>
    public static string Run(string script, params string[] arguments)
    {
        Assert.SkipUnless(
            File.Exists(Program) && Start("import numpy, tifffile, PIL", []).Code == 0,
            "SKIPPED: /usr/bin/python3 with numpy, tifffile and Pillow is not here.");
        (int code, string output, string error) = Start(script, arguments);
        Assert.True(code == 0, error);
        return output.Trim();
    }

    private static (int Code, string Output, string Error) Start(string script, string[] arguments)
    {
        var start = new ProcessStartInfo(Program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])["-c", script, .. arguments]) start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
