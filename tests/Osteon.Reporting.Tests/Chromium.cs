using System.Diagnostics;

namespace Osteon.Reporting.Tests;

/// <summary>A browser without a window, for tests; they skip, and say so, without it.</summary>
internal static class Chromium
{
    public static void Require() =>
        Assert.SkipUnless(Find() is not null, "SKIPPED: chromium is not on this machine, so the report was not opened in a browser.");

    /// <summary>Opens a page and gives back the DOM after its scripts ran, and everything the page wrote to its console.</summary>
    public static (string Dom, string[] Console) Open(string html)
    {
        string folder = Directory.CreateTempSubdirectory("osteon-browser-").FullName;
        try
        {
            string page = Path.Combine(folder, "report.html");
            File.WriteAllText(page, html);
            var start = new ProcessStartInfo(Find()!)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (string argument in (string[])
                ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update",
                    "--user-data-dir=" + folder, "--enable-logging=stderr", "--virtual-time-budget=20000", "--dump-dom", "file://" + page])
                start.ArgumentList.Add(argument);
            using Process browser = Process.Start(start)!;
            Task<string> log = browser.StandardError.ReadToEndAsync();
            string dom = browser.StandardOutput.ReadToEnd();
            browser.WaitForExit();
            Assert.True(dom.Contains("</html>", StringComparison.Ordinal),
                $"chromium gave no page (exit code {browser.ExitCode}): {log.Result}");
            return (dom, [.. log.Result.Split('\n').Where(line => line.Contains("CONSOLE", StringComparison.Ordinal))]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(f => (string[])[Path.Combine(f, "chromium"), Path.Combine(f, "chromium-browser")])
        .FirstOrDefault(File.Exists);
}
