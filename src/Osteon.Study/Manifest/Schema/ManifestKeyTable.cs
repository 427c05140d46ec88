using System.Text;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// The table of keys for the documentation, generated from the records: what each key means, what it takes, its default, an example.
/// </summary>
public static class ManifestKeyTable
{
    /// <summary>Markdown, one section per record, in the order in which study.yaml is usually written.</summary>
    /// <param name="documentation">The folder with the XML documentation of the assemblies.</param>
    public static string Write(string documentation)
    {
        var descriptions = KeyDescriptions.Read(documentation);
        var text = new StringBuilder();
        var queue = new Queue<(Type Type, string Path)>();
        var seen = new HashSet<Type>();
        queue.Enqueue((typeof(Manifest), ""));
        while (queue.TryDequeue(out (Type Type, string Path) next))
        {
            if (!seen.Add(next.Type)) continue;
            RecordShape shape = RecordShape.Of(next.Type);
            if (shape.Variants.Count > 0)
            {
                foreach (VariantAttribute variant in shape.Variants)
                    queue.Enqueue((variant.Type, $"{next.Path}` with `kind: {variant.Kind}"));
                continue;
            }

            Section(text, shape, next.Path, descriptions);
            foreach (RecordKey key in shape.Keys)
            {
                string path = next.Path.Length == 0 ? key.Name : $"{next.Path.Split('`')[0]}.{key.Name}";
                if (RecordShape.IsList(key.ValueType, out Type? item) && RecordShape.IsRecord(item!)) queue.Enqueue((item!, path + "[]"));
                else if (RecordShape.IsRecord(key.ValueType)) queue.Enqueue((key.ValueType, path));
            }
        }

        return text.ToString();
    }

    private static void Section(StringBuilder text, RecordShape shape, string path, KeyDescriptions descriptions)
    {
        text.Append("### ").Append(path.Length == 0 ? "Top level" : $"`{path}`").Append("\n\n");
        text.Append(descriptions.Of(shape.Type)).Append("\n\n");
        text.Append("| key | takes | default | meaning | example |\n|---|---|---|---|---|\n");
        object defaults = Activator.CreateInstance(shape.Type, nonPublic: true)!;
        foreach (RecordKey key in shape.Keys)
        {
            object? held = key.Property.GetValue(defaults);
            bool hasDefault = !key.Rules.Required && held is not null && !RecordShape.IsRecord(key.ValueType)
                && held is not string { Length: 0 } && ManifestEntries.Text(held).Length > 0;
            text.Append("| `").Append(key.Name).Append('`').Append(key.Rules.Required ? " (required)" : "")
                .Append(" | ").Append(Cell(Takes(key, key.ValueType)))
                .Append(" | ").Append(hasDefault ? $"`{Cell(ManifestEntries.Text(held!))}`" : "")
                .Append(" | ").Append(Cell(descriptions.Of(key)))
                .Append(" | ").Append(key.Rules.Example is { } example ? $"`{Cell(example)}`" : "")
                .Append(" |\n");
        }

        text.Append('\n');
    }

    private static string Takes(RecordKey key, Type type)
    {
        if (RecordShape.IsList(type, out Type? item)) return $"list of {Takes(key, item!)}";
        if (RecordShape.IsRecord(type)) return "keys";
        if (type.IsEnum) return string.Join(", ", RecordShape.Words(type).Select(w => $"`{w}`"));
        if (type == typeof(bool)) return "`true`, `false`";
        string bounds = Bounds(key.Rules);
        if (type == typeof(int)) return "whole number" + bounds;
        if (type == typeof(double)) return "number" + bounds;
        if (type == typeof(Quantity)) return Quantity.Words(key.Rules.Dimension) + bounds;
        if (type == typeof(QuantityRange)) return Quantity.Words(key.Rules.Dimension) + " or range" + bounds;
        if (RecordShape.IsTextSetting(type)) return (string)type.GetProperty("Syntax")!.GetValue(null)!;
        return key.Rules.Identifier ? "identifier" : "text";
    }

    private static string Bounds(ManifestKeyAttribute rules)
    {
        var bounds = new List<string>();
        if (!double.IsNaN(rules.Minimum)) bounds.Add(FormattableString.Invariant($"at least {rules.Minimum:R}"));
        if (!double.IsNaN(rules.Above)) bounds.Add(FormattableString.Invariant($"above {rules.Above:R}"));
        if (!double.IsNaN(rules.Maximum)) bounds.Add(FormattableString.Invariant($"at most {rules.Maximum:R}"));
        return bounds.Count == 0 ? "" : $" ({string.Join(", ", bounds)})";
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
