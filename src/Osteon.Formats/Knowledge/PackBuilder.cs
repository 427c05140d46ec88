using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>A set while its pack is being put together.</summary>
internal sealed class SetDraft(string id)
{
    public string Id => id;

    public string? Name { get; set; }

    public HashSet<string> Members { get; } = new(StringComparer.Ordinal);

    public HashSet<(string From, string To)> Edges { get; } = [];
}

/// <summary>
/// Puts a pack together from the records of its files. What two records say of one key is joined; where they contradict each other, the
/// first one counts and a finding says so. The result does not depend on the order of records beyond that.
/// </summary>
internal sealed class PackBuilder(KnowledgeOptions options, KnowledgeSource source, FindingCollector findings)
{
    private readonly Dictionary<string, CompoundDraft> _compounds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SetDraft> _sets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _titles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _species = new(StringComparer.Ordinal);
    private readonly HashSet<string> _otherSpecies = new(StringComparer.Ordinal);
    private readonly List<string> _labels = [];
    private readonly Currency _currency = new(options.Currency ?? CurrencyMetabolites.Default);
    private Dictionary<CompoundIdentifier, List<string>>? _byIdentifier;
    private int _withoutIdentifier;
    private long _texts;
    private long _links;

    public KnowledgeOptions Options => options;

    public KnowledgeSource Source => source;

    public FindingCollector Findings => findings;

    /// <summary>The pathways of KEGG that a list named, by the five digits they share with the reference map.</summary>
    public Dictionary<string, string> KeggPathways { get; } = new(StringComparer.Ordinal);

    public IReadOnlyCollection<CompoundDraft> Compounds => _compounds.Values;

    public IReadOnlyCollection<SetDraft> Sets => _sets.Values;

    public CompoundDraft? Find(string key) => _compounds.GetValueOrDefault(key);

    public CompoundDraft Compound(string key)
    {
        if (_compounds.TryGetValue(key, out CompoundDraft? draft)) return draft;
        Require(_compounds.Count < options.Limits.MaxCompounds, "compounds", options.Limits.MaxCompounds);
        _compounds.Add(key, draft = new CompoundDraft(key));
        return draft;
    }

    public SetDraft Set(string id)
    {
        if (_sets.TryGetValue(id, out SetDraft? draft)) return draft;
        Require(_sets.Count < options.Limits.MaxSets, "sets", options.Limits.MaxSets);
        _sets.Add(id, draft = new SetDraft(id));
        return draft;
    }

    public bool HasSet(string id) => _sets.ContainsKey(id);

    /// <summary>Takes a set out again, for example because it is none in the sense of a pathway.</summary>
    public void Remove(SetDraft set) => _sets.Remove(set.Id);

    /// <summary>What a companion file says of a set, whether or not the set is there: its title and the species it was drawn for.</summary>
    public void Describe(string set, string title, string species)
    {
        if (set.Length == 0) return;
        Require(_titles.Count < options.Limits.MaxSets, "sets", options.Limits.MaxSets);
        if (title.Length > 0) _titles.TryAdd(set, CompoundDraft.Plain(title));
        if (species.Length > 0) _species.TryAdd(set, species);
    }

    /// <summary>Whether a set is known to be of another species than the declared one; then it is counted and left out.</summary>
    public bool IsOfOtherSpecies(string set)
    {
        if (source.Species is not { } declared
            || !_species.TryGetValue(set, out string? species)
            || species.Equals(declared, StringComparison.OrdinalIgnoreCase))
            return false;
        _otherSpecies.Add(set);
        return true;
    }

    /// <summary>Counts a node that says it is a metabolite but not which.</summary>
    public void CountWithoutIdentifier(string label)
    {
        _withoutIdentifier++;
        if (_withoutIdentifier <= 5) _labels.Add(label);
    }

    public void Add(CompoundDraft compound, CompoundIdentifier identifier)
    {
        if (!compound.Add(identifier)) return;
        Require(++_texts <= options.Limits.MaxLinks, "identifiers and names", options.Limits.MaxLinks);
        if (_byIdentifier is not null) Index(compound.Id, identifier);
    }

    public void AddName(CompoundDraft compound, string name)
    {
        if (compound.AddName(name, options.Synonyms))
            Require(++_texts <= options.Limits.MaxLinks, "identifiers and names", options.Limits.MaxLinks);
    }

    public void AddMember(SetDraft set, string compound)
    {
        if (set.Members.Add(compound)) Require(++_links <= options.Limits.MaxLinks, "memberships and edges", options.Limits.MaxLinks);
    }

    /// <summary>Adds a conversion unless it leads from a compound to itself or touches a currency metabolite.</summary>
    public void AddEdge(SetDraft set, string from, string to)
    {
        if (from == to || IsCurrency(from) || IsCurrency(to)) return;
        if (set.Edges.Add((from, to))) Require(++_links <= options.Limits.MaxLinks, "memberships and edges", options.Limits.MaxLinks);
    }

    /// <summary>Whether a compound connects everything with everything. Asked only after everything known of it has been added.</summary>
    public bool IsCurrency(string compound) => _compounds.TryGetValue(compound, out CompoundDraft? draft) && _currency.Has(draft);

    /// <summary>The compounds that bear an identifier, in the order in which they were added.</summary>
    public IReadOnlyList<string> With(CompoundIdentifier identifier)
    {
        if (_byIdentifier is null)
        {
            _byIdentifier = [];
            foreach (CompoundDraft compound in _compounds.Values)
                foreach (CompoundIdentifier known in compound.Identifiers) Index(compound.Id, known);
        }

        return _byIdentifier.TryGetValue(identifier, out List<string>? bearers) ? bearers : [];
    }

    public KnowledgeReading Finish(IReadOnlyList<KnowledgeInput> inputs)
    {
        SetDraft[] sets = [.. _sets.Values.Where(s => s.Members.Count > 0).OrderBy(s => s.Id, StringComparer.Ordinal)];
        int empty = _sets.Count - sets.Length;
        SaySpecies();
        if (_withoutIdentifier > 0)
            findings.Add(Finding.Note(
                "OST-KNW-016",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{_withoutIdentifier} nodes are said to be metabolites but bear no identifier; they are not in the pack"),
                value: TextTable.Shorten(string.Join("; ", _labels)),
                hint: "A label alone may be a compound or a legend; only the publisher can say which."));
        if (empty > 0)
            findings.Add(Finding.Note(
                "OST-KNW-017",
                string.Create(CultureInfo.InvariantCulture, $"{empty} of {_sets.Count} sets hold no compound; they are not in the pack"),
                hint: "Pathways of genes and proteins alone say nothing about metabolites."));
        if (_compounds.Count == 0)
            findings.Add(Finding.Error(
                "OST-KNW-007",
                "the files hold no compound",
                inputs.Count > 0 ? new SourceLocation(inputs[0].Name) : null,
                hint: "Check that they are the ones you meant, and complete; 'osteon knowledge add --help' names the kinds that are read."));
        var pack = new KnowledgePack(
            source,
            [.. _compounds.Values.OrderBy(c => c.Id, StringComparer.Ordinal).Select(c => c.Finish())],
            [.. sets.Select(Finish)]);
        return new KnowledgeReading(pack, inputs, empty);
    }

    private MetaboliteSet Finish(SetDraft set) => new()
    {
        Id = set.Id,
        Name = _titles.GetValueOrDefault(set.Id) ?? set.Name ?? set.Id,
        Members = [.. set.Members.Order(StringComparer.Ordinal)],
        Edges = [.. set.Edges.OrderBy(e => e.From, StringComparer.Ordinal).ThenBy(e => e.To, StringComparer.Ordinal)],
    };

    private void SaySpecies()
    {
        if (_otherSpecies.Count == 0) return;
        string others = string.Join(
            ", ",
            _otherSpecies.Select(s => _species[s]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(5));
        findings.Add(Finding.Note(
            "OST-KNW-032",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{_otherSpecies.Count} sets are of other species than {source.Species}; they are not in the pack"),
            value: others,
            hint: "State the species of the sets that you mean with --species, or none for all."));
    }

    private void Index(string compound, CompoundIdentifier identifier)
    {
        if (_byIdentifier!.TryGetValue(identifier, out List<string>? bearers)) bearers.Add(compound);
        else _byIdentifier.Add(identifier, [compound]);
    }

    private static void Require(bool fits, string what, int most)
    {
        if (!fits)
            throw new InvalidContentException(Finding.Error(
                "OST-KNW-006",
                string.Create(CultureInfo.InvariantCulture, $"the files hold more than {most} {what}"),
                hint: "No collection known is that large; make packs of parts of it."));
    }
}
