using System.Diagnostics;
using System.Text.Json;

namespace Osteon.Benchmarks;

/// <summary>A script of benchmarks/peers, run by the interpreter of OSTEON_PYTHON (default /usr/bin/python3).</summary>
internal static class PeerProcess
{
    /// <summary>What the script prints, as JSON; anything but exit code 0 throws <see cref="InvalidOperationException"/>.</summary>
    public static JsonElement Run(string script, params string[] arguments)
    {
        string python = Environment.GetEnvironmentVariable("OSTEON_PYTHON") ?? "/usr/bin/python3";
        var start = new ProcessStartInfo(python, [Path.Combine(Root(), "benchmarks", "peers", script), .. arguments]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{script} failed with exit code {process.ExitCode}");
        return JsonDocument.Parse(output).RootElement;
    }

    /// <summary>The same with a task as JSON, in a file that is the first argument.</summary>
    public static JsonElement Ask(string script, object task, params string[] arguments)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, JsonSerializer.Serialize(task));
            return Run(script, [file, .. arguments]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Load of the machine over the last minute, or "?" where it is not told.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";

    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Osteon.slnx"))) return folder.FullName;
        throw new InvalidOperationException("the repository root was not found above the program");
    }
}
