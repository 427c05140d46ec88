namespace Osteon.Reporting.Tests;

/// <summary>Node.js, which draws figures; tests that need it skip, and say so, without it.</summary>
internal static class Node
{
    public static void Require() => Assert.SkipUnless(
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(f => File.Exists(Path.Combine(f, "node")) || File.Exists(Path.Combine(f, "node.exe"))),
        "SKIPPED: node is not on this machine, so no figure was drawn as SVG.");
}
