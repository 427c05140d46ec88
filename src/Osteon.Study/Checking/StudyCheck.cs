using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>What <see cref="StudyCheck"/> needs besides the study.</summary>
public sealed record StudyCheckOptions
{
    /// <summary>The folder given with <c>--data</c>, or null.</summary>
    public string? DataRoot { get; init; }

    /// <summary>
    /// Opens the header of a volume (a file, or a folder of slices) by its full path; null leaves volumes unopened. It may throw an
    /// <see cref="OsteonException"/>, whose finding is then reported at the row that names the file.
    /// </summary>
    public Func<string, VolumeHeader>? HeaderOf { get; init; }

    /// <summary>This version of Osteon, compared with the manifest's key <c>osteon</c>; null compares nothing.</summary>
    public Version? Version { get; init; }
}

/// <summary>Checks a study before work: everything that can be known, all findings at once, nothing is run and nothing is written.</summary>
public static class StudyCheck
{
    /// <summary>Reads and checks a study.</summary>
    /// <param name="studyPath">The study folder, or its study.yaml.</param>
    /// <param name="options">Data folder, header reader, version.</param>
    /// <param name="context">Progress and cancellation; checked for every file.</param>
    /// <exception cref="MissingSourceException">There is no study at <paramref name="studyPath"/>.</exception>
    public static StudyUnderstanding Check(string studyPath, StudyCheckOptions options, RunContext context) => throw new NotSupportedException();
}
