namespace Osteon.Formats;

/// <summary>One metadata line of an mzTab-M file.</summary>
/// <param name="Key">The name as it stands in the file.</param>
/// <param name="Value">The value as it stands there, blanks around it removed; null for <c>null</c> and for nothing.</param>
/// <param name="Line">Line in the file, from 1; 0 for metadata that was not read from a file.</param>
public sealed record MzTabEntry(string Key, string? Value, int Line = 0)
{
    /// <summary>The name taken apart; null if it has no known form.</summary>
    public MzTabKey? Parts { get; } = MzTabKey.Parse(Key);
}

/// <summary>The metadata section (MTD) of an mzTab-M file: names and values in their order, with look-up of indexed elements.</summary>
public sealed class MzTabMetadata
{
    private readonly Dictionary<string, List<MzTabEntry>> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<int>> _indices = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, int?, string?), List<MzTabEntry>> _byProperty = [];

    /// <summary>Metadata of these lines.</summary>
    public MzTabMetadata(IReadOnlyList<MzTabEntry> entries)
    {
        Entries = entries;
        foreach (MzTabEntry entry in entries)
        {
            Append(_byKey, entry.Key, entry);
            if (entry.Parts is not { } key) continue;
            Append(_byProperty, (key.Element, key.Index, key.Property), entry);
            if (key.Index is not > 0) continue;
            if (!_indices.TryGetValue(key.Element, out SortedSet<int>? indices)) _indices[key.Element] = indices = [];
            indices.Add(key.Index.Value);
        }
    }

    /// <summary>All lines in the order of the file.</summary>
    public IReadOnlyList<MzTabEntry> Entries { get; }

    /// <summary>The value of the first line of this name; null if there is none or it is <c>null</c>.</summary>
    public string? this[string key] => _byKey.TryGetValue(key, out List<MzTabEntry>? found) ? found[0].Value : null;

    /// <summary>Whether a line of this name is there, whatever its value.</summary>
    public bool Has(string key) => _byKey.ContainsKey(key);

    /// <summary>
    /// The indices of an element that occur, in ascending order: 1 and 2 for <c>assay[1]</c> and <c>assay[2]-ms_run_ref</c>.
    /// </summary>
    public IReadOnlyCollection<int> Indices(string element) => _indices.TryGetValue(element, out SortedSet<int>? found) ? found : [];

    /// <summary>The smallest index of an element; 0 if it does not occur.</summary>
    internal int First(string element) => _indices.TryGetValue(element, out SortedSet<int>? found) ? found.Min : 0;

    /// <summary>The largest index of an element; 0 if it does not occur.</summary>
    internal int Last(string element) => _indices.TryGetValue(element, out SortedSet<int>? found) ? found.Max : 0;

    /// <summary>Whether an element of this index occurs in any line.</summary>
    public bool Defines(string element, int index) => _indices.TryGetValue(element, out SortedSet<int>? found) && found.Contains(index);

    /// <summary>The lines of a property (null: of the element itself), whatever their sub-index, in the order of the file.</summary>
    public IReadOnlyList<MzTabEntry> Of(string element, int? index, string? property) =>
        _byProperty.TryGetValue((element, index, property), out List<MzTabEntry>? found) ? found : [];

    /// <summary>The value of the first line of a property; null if there is none or it is <c>null</c>.</summary>
    public string? Value(string element, int? index, string? property = null) =>
        Of(element, index, property) is { Count: > 0 } found ? found[0].Value : null;

    private static void Append<TKey>(Dictionary<TKey, List<MzTabEntry>> lists, TKey key, MzTabEntry entry)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out List<MzTabEntry>? list)) lists[key] = list = [];
        list.Add(entry);
    }
}
