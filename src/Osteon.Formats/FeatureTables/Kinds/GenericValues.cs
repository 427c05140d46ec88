using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Which columns of a generic table hold values.</summary>
internal static class GenericValues
{
    /// <summary>
    /// Features in rows: the columns that are declared, or those the injection list names; nothing with an error where neither tells.
    /// </summary>
    public static IReadOnlyList<int> Of(SheetRows rows, string[] titles, FeatureTableMapping mapping, FeatureTableReadOptions options)
    {
        if (mapping.Values.Count > 0) return Declared(rows, titles, mapping);
        if (options.Injections is { } list)
        {
            var names = new HashSet<string>(list.Entries.Select(e => e.Name), StringComparer.Ordinal);
            return [.. Enumerable.Range(0, titles.Length).Where(c => names.Contains(titles[c]))];
        }

        rows.Add(Finding.Error(
            "OST-FEA-052",
            "it is not declared which columns hold the values of injections",
            rows.Locate(0),
            hint: "Declare their titles or patterns (QC*, S??), or give an injection list. "
                + $"There are: {string.Join(", ", titles.Take(30))}."));
        return [];
    }

    /// <summary>The columns that fit the declared titles and patterns; one that fits no column is an error.</summary>
    public static IReadOnlyList<int> Declared(SheetRows rows, string[] titles, FeatureTableMapping mapping)
    {
        foreach (string pattern in mapping.Values)
            if (!Array.Exists(titles, t => Wildcard.FitsAny([pattern], t)))
                rows.Add(Finding.Error(
                    "OST-FEA-051",
                    "no column fits what is declared as values",
                    rows.Locate(0),
                    pattern,
                    NearestNames.Hint(pattern, titles, 0) ?? $"There are: {string.Join(", ", titles.Take(30))}."));
        return
        [
            .. Enumerable.Range(0, titles.Length)
                .Where(
                    c => titles[c].Length > 0
                        && Wildcard.FitsAny(mapping.Values, titles[c])
                        && !Wildcard.FitsAny(mapping.NotValues, titles[c])),
        ];
    }
}
