using System.Text;

namespace Osteon.Mechanism;

/// <summary>Identifiers that SBML allows (letters, digits and underscores, no digit first) for node ids, each different.</summary>
public sealed class SbmlNames
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Names for these ids, given in their order: where two ids fold to the same name, the later one gets a number.</summary>
    public SbmlNames(IEnumerable<string> ids)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (string id in ids)
        {
            string folded = Fold(id), name = folded;
            for (int i = 2; !taken.Add(name); i++) name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{folded}_{i}");
            _names.Add(id, name);
        }
    }

    /// <summary>The name of an id.</summary>
    public string this[string id] => _names[id];

    private static string Fold(string id)
    {
        var name = new StringBuilder(id.Length);
        foreach (char c in id) name.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
        if (name.Length == 0 || char.IsAsciiDigit(name[0])) name.Insert(0, '_');
        return name.ToString();
    }
}
