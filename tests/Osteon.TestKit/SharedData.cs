using Xunit;

namespace Osteon.TestKit;

/// <summary>
/// Real data from public repositories, which is not ours to commit. Tests that need it skip, and say so, where it is absent. It is looked for in
/// <c>../shared</c> beside the repository, or where the environment variable OSTEON_SHARED points.
/// </summary>
public static class SharedData
{
    /// <summary>The root of the repository this test was built from.</summary>
    public static string RepositoryRoot { get; } = FindRepositoryRoot();

    /// <summary>The full path of a file or folder of the shared data, for example <c>data/microct/shrew_bonej/Shrew.nrrd</c>; skips the test if it is absent.</summary>
    public static string Require(string relativePath)
    {
        string root = Environment.GetEnvironmentVariable("OSTEON_SHARED") ?? Path.Combine(RepositoryRoot, "..", "shared");
        string path = Path.GetFullPath(Path.Combine(root, relativePath));
        Assert.SkipUnless(Path.Exists(path), $"SKIPPED: shared data '{relativePath}' is not on this machine (looked in '{Path.GetFullPath(root)}').");
        return path;
    }

    private static string FindRepositoryRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Osteon.slnx"))) return folder.FullName;
        throw new InvalidOperationException("the repository root was not found above the test program");
    }
}
