using System.Text;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// Writes a study to begin with: a commented study.yaml, a samples.csv, and the schema for the editor. <c>osteon check</c> then finds
/// nothing wrong but the scans that are not there yet.
/// </summary>
public static class StudyInit
{
    /// <summary>Name of the schema file beside study.yaml, which the comment in its first line names.</summary>
    public const string SchemaName = "study.schema.json";

    private static readonly FindingKind Exists = new("OST-INI-001", Severity.Error, "a file that init would write is already there");

    /// <summary>The files and their content.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [StudyFolder.ManifestName] = Resource("scaffold/study.yaml"),
        [StudyFolder.SamplesName] = Resource("scaffold/samples.csv"),
        [SchemaName] = Resource("schema/study.schema.json"),
    };

    /// <summary>Writes the files into a folder, which is made if it is not there. Nothing is ever overwritten.</summary>
    /// <param name="directory">The folder.</param>
    /// <returns>The full paths written, in order.</returns>
    /// <exception cref="OsteonException">One of the files is already there; then nothing is written.</exception>
    public static IReadOnlyList<string> Write(string directory)
    {
        string full = Path.GetFullPath(directory);
        if (File.Exists(full))
            throw new OsteonException(Exists.At(new SourceLocation(directory), $"'{directory}' is a file", directory, "Name a new folder."));
        if (Files.Keys.FirstOrDefault(name => Path.Exists(Path.Combine(full, name))) is { } taken)
            throw new OsteonException(Exists.At(
                new SourceLocation($"{directory.TrimEnd('/')}/{taken}"),
                $"'{taken}' is already there; nothing was written",
                taken,
                "Name a new folder, or move the old files away."));
        Directory.CreateDirectory(full);
        var written = new List<string>();
        foreach ((string name, string content) in Files)
        {
            string path = Path.Combine(full, name);
            using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            stream.Write(Encoding.UTF8.GetBytes(content));
            written.Add(path);
        }

        return written;
    }

    private static string Resource(string name)
    {
        using Stream stream = typeof(StudyInit).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
