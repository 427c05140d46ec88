using System.Text;

namespace Osteon.Formats;

/// <summary>
/// A term of a controlled vocabulary or a parameter of the user, written <c>[label, accession, name, value]</c>. A user's own parameter has
/// neither label nor accession.
/// </summary>
/// <param name="Label">Label of the vocabulary, for example <c>MS</c>; empty for a parameter of the user.</param>
/// <param name="Accession">Accession inside it, for example <c>MS:1000584</c>; empty where there is none.</param>
/// <param name="Name">Name of the term.</param>
/// <param name="Value">Value, or empty.</param>
public sealed record CvParameter(string Label, string Accession, string Name, string Value = "")
{
    /// <summary>A parameter of the user, without a vocabulary.</summary>
    public static CvParameter OfUser(string name, string value = "") => new("", "", name, value);

    /// <summary>
    /// Reads one parameter: square brackets around four fields with commas between; a field that holds a comma stands in double quotes.
    /// Null if the text is none. Where a name without quotes holds commas, so that there are more than four fields, the last is the value.
    /// </summary>
    public static CvParameter? Parse(string text)
    {
        ReadOnlySpan<char> all = text.AsSpan().Trim();
        if (all.Length < 5 || all[0] != '[' || all[^1] != ']') return null;
        List<string> fields = Fields(all[1..^1]);
        if (fields.Count < 4) return null;
        string name = fields.Count == 4 ? fields[2] : string.Join(", ", fields.Skip(2).SkipLast(1));
        return name.Length == 0 ? null : new CvParameter(fields[0], fields[1], name, fields[^1]);
    }

    /// <summary>Reads parameters with bars between; null if any of them is none.</summary>
    public static IReadOnlyList<CvParameter>? ParseList(string text)
    {
        var result = new List<CvParameter>();
        int depth = 0, start = 0;
        bool quoted = false;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : '|';
            if (i < text.Length)
            {
                if (c == '"') quoted = !quoted;
                if (quoted) continue;
                if (c == '[') depth++;
                if (c == ']') depth--;
            }

            if (c != '|' || (depth > 0 && i < text.Length)) continue;
            if (Parse(text[start..i]) is not { } parameter) return null;
            result.Add(parameter);
            start = i + 1;
        }

        return result;
    }

    /// <summary>As it stands in a file, for example <c>[MS, MS:1000584, mzML file, ]</c>.</summary>
    public override string ToString() => $"[{Quoted(Label)}, {Quoted(Accession)}, {Quoted(Name)}, {Quoted(Value)}]";

    private static List<string> Fields(ReadOnlySpan<char> inner)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        bool quoted = false;
        foreach (char c in inner)
        {
            if (c is '"' or '“' or '”')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString().Trim());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString().Trim());
        return fields;
    }

    private static string Quoted(string field)
    {
        string plain = field.Replace('"', '\'').Replace('“', '\'').Replace('”', '\'');
        return plain.AsSpan().IndexOfAny(",[]|") < 0 ? plain : $"\"{plain}\"";
    }
}
