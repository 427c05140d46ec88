namespace Osteon.Study;

/// <summary>Looks up what a manifest says under a key. <c>[*]</c> stands for every entry of a list: all of them must say it.</summary>
internal sealed class ManifestAnswers(ResolvedManifest resolved)
{
    private const int LongestValue = 200;

    private readonly IReadOnlyList<ManifestEntry> _entries =
        [
            .. ManifestEntries.Of(resolved.Manifest)
                .Where(e => resolved.Manifest.Kind != StudyKind.PublishedDesign || resolved.Source.States(e.Path)),
        ];

    /// <summary>The values under the key, joined; null where it is not answered.</summary>
    public string? Find(string path)
    {
        int star = path.IndexOf("[*]", StringComparison.Ordinal);
        if (star < 0) return Single(path);
        string list = path[..star];
        var values = new List<string>();
        for (int i = 0; Under(FormattableString.Invariant($"{list}[{i}]")).Any(); i++)
        {
            if (Find(FormattableString.Invariant($"{list}[{i}]{path[(star + 3)..]}")) is not { } value) return null;
            values.Add(value);
        }

        return values.Count == 0 ? null : Short(string.Join("; ", values));
    }

    private string? Single(string path)
    {
        ManifestEntry[] under = [.. Under(path)];
        if (under.Length == 0) return resolved.Source.StatesEmptyList(path) ? "none" : null;
        if (under is [{ } one] && one.Path == path) return Short(one.Value);
        return Short(string.Join("; ", under.Select(e => $"{e.Path[path.Length..].TrimStart('.')}: {e.Value}")));
    }

    private IEnumerable<ManifestEntry> Under(string path) =>
        _entries.Where(e => e.Path == path
            || (e.Path.StartsWith(path, StringComparison.Ordinal) && e.Path.Length > path.Length && e.Path[path.Length] is '.' or '['));

    private static string Short(string text) => text.Length <= LongestValue ? text : text[..(LongestValue - 1)] + "…";
}
