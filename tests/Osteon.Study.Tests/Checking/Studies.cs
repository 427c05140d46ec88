using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.Study.Tests;

/// <summary>Study folders for tests: real ones in a temporary folder that goes away with the test.</summary>
public sealed class StudyOnDisk : IDisposable
{
    public StudyOnDisk(string? manifest = null, string? samples = null)
    {
        Root = Directory.CreateTempSubdirectory("osteon-study-").FullName;
        if (manifest is not null) Write("study.yaml", manifest);
        if (samples is not null) Write("samples.csv", samples);
    }

    public string Root { get; }

    public StudyOnDisk Write(string name, string content)
    {
        string path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return this;
    }

    public StudyUnderstanding Check(StudyCheckOptions? options = null) =>
        StudyCheck.Check(Root, options ?? new StudyCheckOptions(), RunContext.Default);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

/// <summary>Shorthand for tests on manifests.</summary>
public static class Studies
{
    public static string Example(string name) => Path.Combine(SharedData.RepositoryRoot, "examples", name);

    /// <summary>Opens headers with the real readers, as the command line does.</summary>
    public static VolumeHeader HeaderOf(string path)
    {
        using ISliceSource source = VolumeFiles.Open(path, ReadLimits.Default, new FindingCollector());
        return source.Header;
    }

    public static string Text(this IEnumerable<Finding> findings) => string.Join("\n", findings);

    public static string[] Ids(this IEnumerable<Finding> findings) => [.. findings.Select(f => f.Id)];
}
