using System.Globalization;

namespace Osteon.Study;

/// <summary>One value of a manifest by its key.</summary>
/// <param name="Path">The key, for example <c>design.arms[0].dose.particles</c>.</param>
/// <param name="Value">The value as it would be written.</param>
public sealed record ManifestEntry(string Path, string Value);

/// <summary>Lists a manifest as keys and values, for provenance, checklists and the list of defaults.</summary>
public static class ManifestEntries
{
    /// <summary>Every value that is there, in the order of the keys. Empty lists and absent keys are left out.</summary>
    public static IReadOnlyList<ManifestEntry> Of(Manifest manifest)
    {
        var entries = new List<ManifestEntry>();
        Walk(manifest, "", entries);
        return entries;
    }

    /// <summary>A value as it would be written in study.yaml.</summary>
    internal static string Text(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        Enum word => RecordShape.Word(word),
        System.Collections.IEnumerable items => items.Cast<object>().Any() ? $"[{string.Join(", ", items.Cast<object>().Select(Text))}]" : "",
        _ => value.ToString() ?? "",
    };

    private static void Walk(object value, string path, List<ManifestEntry> entries)
    {
        Type type = value.GetType();
        if (RecordShape.IsList(type, out Type? item) || (item = type.GetElementType()) is not null)
        {
            List(value, item!, path, entries);
            return;
        }

        if (!RecordShape.IsRecord(type))
        {
            entries.Add(new ManifestEntry(path, Text(value)));
            return;
        }

        RecordShape shape = RecordShape.Of(type);
        string prefix = path.Length == 0 ? "" : path + ".";
        if (shape.AsVariant is { } variant) entries.Add(new ManifestEntry(prefix + "kind", variant.Kind));
        foreach (RecordKey key in shape.Keys)
            if (key.Property.GetValue(value) is { } held) Walk(held, prefix + key.Name, entries);
    }

    private static void List(object list, Type item, string path, List<ManifestEntry> entries)
    {
        object[] items = [.. ((System.Collections.IEnumerable)list).Cast<object>()];
        if (items.Length == 0) return;
        if (!RecordShape.IsRecord(item)) entries.Add(new ManifestEntry(path, $"[{string.Join(", ", items.Select(Text))}]"));
        else
            for (int i = 0; i < items.Length; i++) Walk(items[i], FormattableString.Invariant($"{path}[{i}]"), entries);
    }
}
