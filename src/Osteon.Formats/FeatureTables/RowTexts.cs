using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Osteon.Formats;

/// <summary>
/// Texts of one row by title. All rows of a table share their titles, so that twenty columns of twenty thousand features cost little more
/// than their texts. Blank cells are not there.
/// </summary>
internal sealed class RowTexts(RowTexts.Titles titles, string?[] texts) : IReadOnlyDictionary<string, string>
{
    /// <inheritdoc/>
    public int Count => texts.Count(t => t is not null);

    /// <inheritdoc/>
    public IEnumerable<string> Keys => this.Select(p => p.Key);

    /// <inheritdoc/>
    public IEnumerable<string> Values => this.Select(p => p.Value);

    /// <inheritdoc/>
    public string this[string key] =>
        TryGetValue(key, out string? value) ? value : throw new KeyNotFoundException($"there is no column '{key}', or its cell is blank");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        value = titles.IndexOf(key) is var i and >= 0 ? texts[i] : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator()
    {
        for (int i = 0; i < texts.Length; i++)
            if (texts[i] is { } text) yield return new(titles[i], text);
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The titles that rows share.</summary>
    public sealed class Titles
    {
        private readonly string[] _titles;
        private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

        /// <summary>Titles; each stands there once.</summary>
        public Titles(IReadOnlyList<string> titles)
        {
            _titles = [.. titles];
            for (int i = 0; i < _titles.Length; i++) _index.Add(_titles[i], i);
        }

        /// <summary>Number of titles.</summary>
        public int Count => _titles.Length;

        /// <summary>A title.</summary>
        public string this[int index] => _titles[index];

        /// <summary>The place of a title; −1 if it is not there.</summary>
        public int IndexOf(string title) => _index.GetValueOrDefault(title, -1);
    }
}
