using System.Globalization;
using System.Text.RegularExpressions;
using Osteon.Primitives;

namespace Osteon.Mechanism;

/// <summary>Takes the words and values of one record, tells what is missing, doubled, unknown or malformed.</summary>
internal sealed partial class MechFields
{
    private readonly MechRecord _record;
    private readonly MechFindings _findings;
    private readonly Dictionary<string, MechValue> _values = new(StringComparer.Ordinal);

    public MechFields(MechRecord record, string words, string[] keys, MechFindings findings)
    {
        _record = record;
        _findings = findings;
        string[] names = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (record.Words.Count < names.Length)
        {
            Fail("OST-MEC-008", $"'{record.Word}' needs {string.Join(" ", names)} directly behind it", record.Where);
        }
        else
        {
            foreach (MechWord extra in record.Words.Skip(names.Length))
                Fail("OST-MEC-005", $"'{record.Word}' does not take this word", extra.Where, extra.Text, "A value needs its key: key=value; with blanks in double quotes.");
        }

        foreach (MechValue value in record.Values)
        {
            if (!keys.Contains(value.Key)) Fail("OST-MEC-006", $"'{record.Word}' has no key '{value.Key}'", value.KeyAt, value.Key, NearestName.Hint(value.Key, keys));
            else if (value.Text.Trim(' ').Length == 0) Fail("OST-MEC-015", $"the value of '{value.Key}' is empty", value.ValueAt, hint: "Leave the key out.");
            else if (!_values.TryAdd(value.Key, value)) Fail("OST-MEC-007", $"the key '{value.Key}' stands twice", value.KeyAt, value.Key);
        }
    }

    /// <summary>Whether nothing was wrong so far.</summary>
    public bool Good { get; private set; } = true;

    public MechWord Word(int index) => index < _record.Words.Count ? _record.Words[index] : new MechWord("", _record.Where);

    public string? Text(string key) => _values.TryGetValue(key, out MechValue value) ? value.Text : null;

    public SourceLocation At(string key) => _values.TryGetValue(key, out MechValue value) ? value.ValueAt : _record.Where;

    public string Required(string key)
    {
        if (Text(key) is { } text) return text;
        if (!_record.Values.Exists(v => v.Key == key)) Fail("OST-MEC-008", $"'{_record.Word}' needs the key '{key}'", _record.Where);
        return "";
    }

    /// <summary>The value as one of the known words; null when absent or unknown.</summary>
    public T? OneOf<T>(string key, Func<string, T?> find, IReadOnlyList<string> known)
        where T : struct
    {
        if (Text(key) is not { } text) return null;
        if (find(text) is { } found) return found;
        Fail("OST-MEC-009", $"'{text}' is no value of '{key}'", At(key), text, NearestName.Hint(text, known));
        return null;
    }

    public IReadOnlyList<string> List(string key)
    {
        if (Text(key) is not { } text) return [];
        string[] items = text.Split('|');
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string item in items)
        {
            if (item.Length == 0 || item != item.Trim(' ')) Fail("OST-MEC-015", $"an entry of the list '{key}' is empty or has blanks around it", At(key), text);
            else if (!seen.Add(item)) Fail("OST-MEC-007", $"an entry of the list '{key}' stands twice", At(key), item);
        }

        return items;
    }

    public IReadOnlyList<string> References(string key)
    {
        IReadOnlyList<string> items = List(key);
        foreach (string item in items)
            if (!Reference().IsMatch(item)) Fail("OST-MEC-010", "a reference is doi:10.… or pmid:NUMBER", At(key), item);
        return items;
    }

    public IReadOnlyList<int> Numbers(string key)
    {
        var numbers = new List<int>();
        foreach (string item in List(key))
        {
            if (Number().IsMatch(item)) numbers.Add(int.Parse(item, CultureInfo.InvariantCulture));
            else Fail("OST-MEC-010", $"'{key}' holds numbers from 1 to 99999 without leading zero", At(key), item);
        }

        return numbers;
    }

    /// <summary>A word of lower-case letters, digits and hyphens.</summary>
    public string? Plain(string key)
    {
        if (Text(key) is not { } text) return null;
        if (!PlainWord().IsMatch(text)) Fail("OST-MEC-010", $"'{key}' is a word of lower-case letters, digits and hyphens", At(key), text);
        return text;
    }

    public string Claim(MechWord word)
    {
        if (word.Text.Length > 0 && !ClaimForm().IsMatch(word.Text))
            Fail("OST-MEC-010", "this is no claim id", word.Where, word.Text, "R1-045, M-017, fact:FILE#LINE or textbook:KEY.");
        return word.Text;
    }

    public string Id(MechWord word, string form)
    {
        if (word.Text.Length > 0 && !RecordId().IsMatch(word.Text)) Fail("OST-MEC-010", $"an id looks like {form}", word.Where, word.Text);
        return word.Text;
    }

    public string NodeId(string text, SourceLocation where)
    {
        if (text.Length == 0) return text;
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !NodeName().IsMatch(text[(colon + 1)..]))
            Fail("OST-MEC-010", "a node id is prefix:name with letters, digits and . _ / + - in its name", where, text);
        else if (MechWords.KindOfPrefix(text[..colon]) is null)
            Fail("OST-MEC-009", $"'{text[..colon]}' is no prefix of a node", where, text, NearestName.Hint(text[..colon], [.. MechWords.Prefixes]));
        return text;
    }

    public void Fail(string id, string message, SourceLocation where, string? value = null, string? hint = null)
    {
        Good = false;
        _findings.Error(id, message, where, value, hint);
    }

    [GeneratedRegex(@"^(doi:10\.[0-9]{4,9}/[^\s|""]+|pmid:[1-9][0-9]{0,9})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^[1-9][0-9]{0,4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainWord();

    [GeneratedRegex(@"^([A-Z][A-Z0-9]*-[0-9]+|fact:[A-Za-z0-9._-]+#[1-9][0-9]*|(?!fact:)[a-z][a-z0-9-]*:[^\s|""]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex ClaimForm();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9._:-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex RecordId();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._/+-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex NodeName();
}
