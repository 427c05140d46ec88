using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Which keys study.yaml states, and where. Paths are written <c>design.arms[0].dose.particles</c>.</summary>
public sealed class ManifestSource
{
    private readonly string _file;
    private readonly Dictionary<string, SourceLocation> _locations = new(StringComparer.Ordinal);
    private readonly HashSet<string> _emptyLists = new(StringComparer.Ordinal);

    internal ManifestSource(string file) => _file = file;

    /// <summary>Whether the key is written in the file, with a value.</summary>
    public bool States(string path) => _locations.ContainsKey(path);

    /// <summary>Where the value of the key stands; where the key is not written, its nearest ancestor; else the top of the file.</summary>
    public SourceLocation At(string path)
    {
        for (string? current = path; current is not null; current = Parent(current))
            if (_locations.TryGetValue(current, out SourceLocation? location)) return location;
        return new SourceLocation(_file, 1, 1);
    }

    /// <summary>Whether the key is written with an empty list: a statement that there is none.</summary>
    public bool StatesEmptyList(string path) => _emptyLists.Contains(path);

    internal void RecordEmptyList(string path) => _emptyLists.Add(path);

    internal void Record(string path, int line, int column) => _locations[path] = new SourceLocation(_file, line, column);

    private static string? Parent(string path)
    {
        int cut = path.LastIndexOfAny(['.', '[']);
        return cut <= 0 ? null : path[..cut];
    }
}
