using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>A compound while its pack is being put together from several records.</summary>
internal sealed class CompoundDraft(string id)
{
    private readonly List<string> _synonyms = [];
    private readonly List<CompoundIdentifier> _identifiers = [];
    private HashSet<string>? _names;
    private HashSet<CompoundIdentifier>? _known;

    public string Id => id;

    public string? Name { get; private set; }

    public string? Formula { get; private set; }

    public double? Mass { get; private set; }

    public IReadOnlyList<string> Classes { get; private set; } = [];

    public IReadOnlyList<CompoundIdentifier> Identifiers => _identifiers;

    public IReadOnlyList<string> Synonyms => _synonyms;

    /// <summary>Adds a name: the first is the name, others are synonyms. True if it is new (capitals do not count).</summary>
    public bool AddName(string name, bool synonyms)
    {
        name = Plain(name);
        if (name.Length == 0) return false;
        if (Name is null)
        {
            Name = name;
            return true;
        }

        if (!synonyms || string.Equals(name, Name, StringComparison.OrdinalIgnoreCase)) return false;
        // A set costs more than the names in it; only a long list needs one.
        if (_names is null && _synonyms.Count >= 16) _names = new HashSet<string>(_synonyms, StringComparer.OrdinalIgnoreCase);
        if (_names is null ? _synonyms.Contains(name, StringComparer.OrdinalIgnoreCase) : !_names.Add(name)) return false;
        _synonyms.Add(name);
        return true;
    }

    /// <summary>Adds an identifier; true if it is new.</summary>
    public bool Add(CompoundIdentifier identifier)
    {
        if (_known is null)
        {
            if (_identifiers.Contains(identifier)) return false;
            if (_identifiers.Count >= 12) _known = [.. _identifiers, identifier];
        }
        else if (!_known.Add(identifier))
        {
            return false;
        }

        _identifiers.Add(identifier);
        return true;
    }

    /// <summary>States the formula; false if another one was stated before, which stays.</summary>
    public bool SetFormula(string formula)
    {
        formula = formula.Trim();
        if (formula.Length == 0) return true;
        Formula ??= formula;
        return Formula == formula;
    }

    /// <summary>States the mass; false if one that differs by more than 1 mDa was stated before, which stays.</summary>
    public bool SetMass(double mass)
    {
        Mass ??= mass;
        return Math.Abs(Mass.Value - mass) <= 1e-3;
    }

    /// <summary>States the classes; false if others were stated before, which stay.</summary>
    public bool SetClasses(IReadOnlyList<string> classes)
    {
        if (classes.Count == 0) return true;
        if (Classes.Count == 0) Classes = classes;
        return Classes.SequenceEqual(classes, StringComparer.Ordinal);
    }

    /// <summary>The text without blanks around it; control characters inside become blanks.</summary>
    public static string Plain(string text)
    {
        text = text.Trim();
        return text.Any(char.IsControl) ? new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Trim() : text;
    }

    public Compound Finish() => new()
    {
        Id = id,
        Name = Name,
        Synonyms = _synonyms.Count == 0 ? [] : _synonyms.ToArray(),
        Identifiers = _identifiers.Count == 0 ? [] : _identifiers.OrderBy(i => i.Namespace).ToArray(),
        Formula = Formula,
        MonoisotopicMass = Mass,
        Classes = Classes,
    };
}
