using System.Reflection;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// Fills manifest records from a YAML tree. Every problem becomes a finding and reading goes on, so that all are reported at once; a
/// value that cannot be read leaves its property at the default.
/// </summary>
internal sealed class ManifestBinder(string file, FindingCollector findings)
{
    private static readonly MethodInfo ListMethod = typeof(ManifestBinder).GetMethod(
        nameof(ToList),
        BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Where each key that was stated stands.</summary>
    public ManifestSource Source { get; } = new(file);

    public Manifest Bind(YamlMapping root) => (Manifest)Record(typeof(Manifest), root, "")!;

    /// <summary>One record by itself.</summary>
    public object? BindPart(Type type, YamlMapping mapping) => Record(type, mapping, "");

    private object? Value(RecordKey key, Type type, YamlNode node, string path)
    {
        if (RecordShape.IsList(type, out Type? item)) return List(key, item!, node, path);
        if (RecordShape.IsRecord(type))
        {
            if (node is YamlMapping mapping) return Record(type, mapping, path);
            WrongShape(node, path, "keys with values are", "Write the keys below it, indented by two blanks, or in braces: {key: value}.");
            return null;
        }

        if (node is not YamlScalar scalar)
        {
            WrongShape(node, path, "one value is", Example(key));
            return null;
        }

        Source.Record(path, scalar.Line, scalar.Column);
        return new ScalarReading(key, type, scalar, Place(scalar), findings).Read();
    }

    private object? List(RecordKey key, Type item, YamlNode node, string path)
    {
        if (node is not YamlSequence sequence)
        {
            WrongShape(
                node,
                path,
                "a list is",
                key.Rules.Example is { } example ? $"Example: {example}" : "Write each entry on a line of its own after '- '.");
            return null;
        }

        Source.Record(path, sequence.Line, sequence.Column);
        if (sequence.Items.Count == 0) Source.RecordEmptyList(path);
        var items = new List<object>();
        for (int i = 0; i < sequence.Items.Count; i++)
        {
            // An entry that cannot be read at all is left out; its finding stops the study, so nothing is computed without it.
            if (Value(key, item, sequence.Items[i], FormattableString.Invariant($"{path}[{items.Count}]")) is { } value) items.Add(value);
        }

        return ListMethod.MakeGenericMethod(item).Invoke(null, [items]);
    }

    private object? Record(Type type, YamlMapping mapping, string path)
    {
        Source.Record(path, mapping.Line, mapping.Column);
        RecordShape shape = RecordShape.Of(type);
        IEnumerable<YamlEntry> entries = mapping.Entries;
        if (shape.Variants.Count > 0)
        {
            if (Variant(shape, mapping, path) is not { } chosen) return null;
            shape = RecordShape.Of(chosen);
            entries = entries.Where(e => e.Key.Text != "kind");
        }

        object record = Activator.CreateInstance(shape.Type, nonPublic: true)!;
        string[] names = [.. shape.Keys.Select(k => k.Name)];
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (YamlEntry entry in entries)
        {
            if (shape.Keys.FirstOrDefault(k => k.Name == entry.Key.Text) is { } key)
            {
                if (Bind(record, key, entry, Join(path, key.Name))) given.Add(key.Name);
            }
            else
                Unknown(entry.Key, path, names);
        }

        foreach (RecordKey key in shape.Keys.Where(k => k.Rules.Required && !given.Contains(k.Name))) Missing(mapping, path, key);
        return record;
    }

    /// <summary>Reads one entry; false if it has no value, so that it counts as not given.</summary>
    private bool Bind(object record, RecordKey key, YamlEntry entry, string path)
    {
        if (entry.Value is YamlScalar { IsNull: true } empty)
        {
            if (!key.Rules.Required)
                findings.Add(ManifestFindings.EmptyValue.At(
                    new SourceLocation(file, entry.Key.Line, entry.Key.Column),
                    $"the key '{path}' has no value and counts as not stated",
                    hint: Example(key) ?? "Write a value or remove the key."));
            _ = empty;
            return false;
        }

        if (Value(key, key.ValueType, entry.Value, path) is { } value) key.Property.SetValue(record, value);
        return true;
    }

    private Type? Variant(RecordShape shape, YamlMapping mapping, string path)
    {
        string[] kinds = [.. shape.Variants.Select(v => v.Kind)];
        if (mapping.Entries.FirstOrDefault(e => e.Key.Text == "kind") is not { } entry)
        {
            findings.Add(ManifestFindings.MissingKey.At(
                Place(mapping), $"'{path}' has no 'kind'", hint: $"Write one of: {string.Join(", ", kinds)}."));
            return null;
        }

        string? text = (entry.Value as YamlScalar)?.Text;
        if (shape.Variants.FirstOrDefault(v => v.Kind == text) is { } variant)
        {
            Source.Record(Join(path, "kind"), entry.Value.Line, entry.Value.Column);
            return variant.Type;
        }

        findings.Add(ManifestFindings.UnknownWord.At(
            Place(entry.Value), $"'{text}' is not a known kind for '{path}'", text, NearestName.Hint(text ?? "", kinds)));
        return null;
    }

    private void Unknown(YamlScalar key, string path, string[] names)
    {
        string where = path.Length == 0 ? "at the top of a study" : $"in '{path}'";
        string hint = key.Text == "<<"
            ? "Merge keys are not read: write the keys out, so that each has its own place."
            : NearestName.Hint(key.Text, names);
        findings.Add(ManifestFindings.UnknownKey.At(Place(key), $"the key '{key.Text}' does not exist {where}", key.Text, hint));
    }

    private void Missing(YamlMapping mapping, string path, RecordKey key) =>
        findings.Add(ManifestFindings.MissingKey.At(
            Place(mapping), path.Length == 0 ? $"the study has no '{key.Name}'" : $"'{path}' has no '{key.Name}'", hint: Example(key)));

    private void WrongShape(YamlNode node, string path, string meant, string? hint)
    {
        string found = node switch { YamlScalar => "a single value", YamlSequence => "a list", _ => "keys with values" };
        findings.Add(ManifestFindings.WrongShape.At(
            Place(node), $"'{path}' is {found}, but {meant} meant", (node as YamlScalar)?.Text, hint));
    }

    private static string? Example(RecordKey key)
    {
        if (key.Rules.Example is { } example) return $"Example: {key.Name}: {example}";
        return key.ValueType.IsEnum ? $"Write one of: {string.Join(", ", RecordShape.Words(key.ValueType))}." : null;
    }

    private SourceLocation Place(YamlNode node) => new(file, node.Line, node.Column);

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static ValueList<T> ToList<T>(List<object> items) => items.Cast<T>().ToValueList();
}
