using System.Text.RegularExpressions;

namespace Osteon.Study;

/// <summary>How the value of a key is written, from the examples of the records.</summary>
internal static partial class KeyExample
{
    /// <summary>
    /// An example of the key, as it stands in study.yaml: <c>starting_volume: 200 mL</c>; for a list of records one entry. Null where the
    /// path
    /// is no key of a manifest.
    /// </summary>
    /// <param name="path">The key, with indices or <c>[*]</c>: <c>assays[1].dilution</c>.</param>
    /// <param name="manifest">Tells which kind the assays are.</param>
    public static string? Of(string path, Manifest manifest)
    {
        Type type = typeof(Manifest);
        RecordKey? key = null;
        foreach (string part in path.Split('.'))
        {
            string name = Index().Replace(part, "");
            if (!RecordShape.IsRecord(type) || RecordShape.Of(type).Keys.FirstOrDefault(k => k.Name == name) is not { } next) return null;
            key = next;
            type = next.ValueType;
            if (!RecordShape.IsList(type, out Type? item)) continue;
            type = item!;
            if (type == typeof(Assay) && Index().Match(part).Groups[1].Value is { Length: > 0 } text && int.TryParse(text, out int i)
                && i < manifest.Assays.Count)
                type = manifest.Assays[i].GetType();
        }

        return key is null ? null : Written(key);
    }

    private static string? Written(RecordKey key)
    {
        if (key.Rules.Example is { } example) return $"{key.Name}: {example}";
        Type type = key.ValueType;
        if (type == typeof(bool)) return $"{key.Name}: true";
        if (type.IsEnum) return $"{key.Name}: {RecordShape.Words(type)[0]}";
        if (RecordShape.IsList(type, out Type? item) && RecordShape.IsRecord(item!)) return $"{key.Name}: [{Entry(item!)}]";
        return RecordShape.IsRecord(type) ? $"{key.Name}: {Entry(type)}" : $"{key.Name}: …";
    }

    private static string Entry(Type record)
    {
        RecordKey[] keys = [.. RecordShape.Of(record).Keys.Where(k => k.Rules.Example is not null)];
        RecordKey[] shown = [.. keys.Where(k => k.Rules.Required)];
        if (shown.Length == 0) shown = [.. keys.Take(3)];
        return $"{{{string.Join(", ", shown.Select(k => $"{k.Name}: {k.Rules.Example}"))}}}";
    }

    [GeneratedRegex(@"\[(\d*)\*?\]")]
    private static partial Regex Index();
}
