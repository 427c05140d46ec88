using System.Globalization;
using System.Text.RegularExpressions;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>What features are, as columns of the small molecules table.</summary>
internal sealed partial class MzTabCompounds
{
    private readonly IReadOnlyList<Feature> _features;
    private readonly FindingCollector _findings;
    private readonly string?[][] _lists;
    private int _changed;

    public MzTabCompounds(IReadOnlyList<Feature> features, FindingCollector findings)
    {
        _features = features;
        _findings = findings;
        Scheme = ChooseScheme();
        _lists = [.. features.Select(Lists)];
        if (_changed > 0)
            findings.Add(Finding.Warning(
                "OST-MZT-050",
                string.Create(CultureInfo.InvariantCulture, $"{_changed} texts held bars, tabs or line ends, which mzTab-M cannot write; they were replaced")));
    }

    /// <summary>The scheme of the column <c>reliability</c>.</summary>
    public IdentityScheme Scheme { get; }

    /// <summary>Prefixes of the identifiers that are written, each once.</summary>
    public IReadOnlyList<CompoundNamespace> Collections =>
    [
        .. _lists.Where(l => l[0] is not null)
            .SelectMany(l => l[0]!.Split('|'))
            .Select(i => DatabaseIdentifier.Parse(i)?.Namespace ?? CompoundNamespace.Own)
            .Distinct()
            .Order(),
    ];

    /// <summary>Whether ions of both polarities are in the table.</summary>
    public bool HasBothPolarities => Polarities.Count == 2;

    /// <summary>The polarities of the features: as stated, else as their adducts tell, else by the sign of their charges.</summary>
    public IReadOnlyList<Polarity> Polarities => [.. _features.Select(PolarityOf).OfType<Polarity>().Distinct().Order()];

    /// <summary>database_identifier … reliability.</summary>
    public IEnumerable<MzTabColumn> Columns()
    {
        string[] names = ["database_identifier", "chemical_formula", "smiles", "inchi", "chemical_name", "uri", "theoretical_neutral_mass"];
        for (int i = 0; i < names.Length; i++) yield return new MzTabColumn(names[i], [.. _lists.Select(l => l[i])]);
        yield return new MzTabColumn("adduct_ions", [.. _features.Select(f => Adducts(f) is { Count: > 0 } adducts ? string.Join('|', adducts) : null)]);
        yield return new MzTabColumn("reliability", [.. _features.Select(Reliability)]);
    }

    /// <summary>What the mandatory columns cannot hold.</summary>
    public IEnumerable<MzTabColumn> OptionalColumns()
    {
        yield return new MzTabColumn(MzTabNames.FeatureId, [.. _features.Select(f => MzTabText.Cell(f.Id))]);
        string?[] identifiers = [.. _features.Select(OwnIdentifiers)];
        if (identifiers.Any(i => i is not null)) yield return new MzTabColumn(MzTabNames.Identifiers, identifiers);
        string?[] masses =
            [.. _features.Select((f, i) => _lists[i][0] is null && f.NeutralMass is { } m && double.IsFinite(m) ? PlainDecimal.Text(m) : null)];
        if (masses.Any(m => m is not null)) yield return new MzTabColumn(MzTabNames.NeutralMass, masses);
        string?[] adducts = [.. _features.Select(f => Adducts(f) is null ? MzTabText.Cell(f.Adduct) : null)];
        if (adducts.Any(a => a is not null)) yield return new MzTabColumn(MzTabNames.Adduct, adducts);
        string?[] classes = [.. _features.Select(f => MzTabText.Cell(f.ChemicalClass))];
        if (classes.Any(c => c is not null)) yield return new MzTabColumn(MzTabNames.ChemicalClass, classes);
        string?[] levels = [.. _features.Select(f => f.Identity is { } level && Reliability(f) is null ? level.ToString() : null)];
        if (levels.Any(l => l is not null)) yield return new MzTabColumn(MzTabNames.IdentityLevel, levels);
        if (HasBothPolarities) yield return PolarityColumn();
    }

    /// <summary>The polarity of each feature.</summary>
    public MzTabColumn PolarityColumn() => new(
        MzTabNames.Polarity,
        [.. _features.Select(f => PolarityOf(f) switch { Polarity.Positive => "positive", Polarity.Negative => "negative", _ => (string?)null })]);

    /// <summary>The adducts of a feature; null if there are none or one of them is not written as the format asks.</summary>
    public static IReadOnlyList<string>? Adducts(Feature feature)
    {
        if (feature.Adduct is null) return null;
        string[] adducts = feature.Adduct.Split('|', StringSplitOptions.TrimEntries);
        return Array.TrueForAll(adducts, a => Adduct().IsMatch(a)) ? adducts : null;
    }

    private static Polarity? PolarityOf(Feature feature) =>
        feature.Polarity ?? MzTabFeatures.AdductPolarity(feature.Adduct) ?? (feature.Charge < 0 ? Polarity.Negative : null);

    private IdentityScheme ChooseScheme()
    {
        int msi = _features.Count(f => f.Identity?.Scheme == IdentityScheme.Msi);
        int other = _features.Count(f => f.Identity?.Scheme == IdentityScheme.Schymanski);
        if (msi > 0 && other > 0)
            _findings.Add(Finding.Warning(
                "OST-MZT-053",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{msi} identifications have MSI levels and {other} Schymanski levels; mzTab-M has room for one scheme"),
                hint: $"The rarer levels are in the column {MzTabNames.IdentityLevel}."));
        return other > msi ? IdentityScheme.Schymanski : IdentityScheme.Msi;
    }

    private string? Reliability(Feature feature) =>
        feature.Identity is { } level
        && level.Scheme == Scheme
        && IdentityCoding.Levels(Scheme == IdentityScheme.Msi ? null : IdentityCoding.Schymanski.Accession)!.Contains(level.Level)
            ? level.Level
            : null;

    /// <summary>
    /// Identifiers, formulas, SMILES, InChIs, names, addresses and masses of one feature, as many of each; null where there is none.
    /// </summary>
    private string?[] Lists(Feature feature)
    {
        string?[] texts = [feature.Formula, feature.Smiles, feature.Inchi, feature.Name];
        bool known = feature.Identifiers.Count > 0 || texts.Any(t => MzTabText.Cell(t) is not null);
        string?[] lists = new string?[7];
        if (!known) return lists;
        CompoundNamespace? first = feature.Identifiers.Count > 0 ? feature.Identifiers[0].Namespace : null;
        string[] identifiers = [.. feature.Identifiers.Where(i => i.Namespace == first).Select(i => MzTabText.InList(DatabaseIdentifier.Text(i)))];
        string[][] parts = [.. texts.Select(t => t?.Split('|', StringSplitOptions.TrimEntries) ?? [])];
        int candidates = parts.Where(p => p.All(x => x.Length > 0)).Select(p => p.Length).DefaultIfEmpty(1).Max();
        int count = identifiers.Length > 0 ? identifiers.Length : Math.Max(1, candidates);
        lists[0] = string.Join('|', identifiers.Length > 0 ? identifiers : Enumerable.Repeat(MzTabComposer.Placeholder(feature.Id), count));
        for (int i = 0; i < texts.Length; i++) lists[i + 1] = List(texts[i], parts[i], count);
        if (feature.NeutralMass is { } mass && double.IsFinite(mass)) lists[6] = string.Join('|', Enumerable.Repeat(PlainDecimal.Text(mass), count));
        return lists;
    }

    private string? List(string? text, string[] parts, int count)
    {
        if (text is null || MzTabText.Cell(text) is null) return null;
        if (count > 1 && parts.Length == count) return string.Join('|', parts.Select(p => MzTabText.Cell(p) ?? "null"));
        string one = MzTabText.InList(text);
        if (one != text) _changed++;
        return string.Join('|', Enumerable.Repeat(one, count));
    }

    /// <summary>All identifiers with their collections, if the column <c>database_identifier</c> does not give them back.</summary>
    private string? OwnIdentifiers(Feature feature, int row)
    {
        if (feature.Identifiers.Count == 0) return null;
        string placeholder = MzTabComposer.Placeholder(feature.Id);
        string[] items = _lists[row][0]!.Split('|');
        bool same = items.Length == feature.Identifiers.Count
            && items.Where((item, i) => item != placeholder && DatabaseIdentifier.Parse(item) == feature.Identifiers[i]).Count() == items.Length
            && items.Distinct(StringComparer.Ordinal).Count() == items.Length;
        return same ? null : string.Join('|', feature.Identifiers.Select(i => $"{i.Namespace}:{MzTabText.InList(i.Value)}"));
    }

    [GeneratedRegex(@"^\[\d*M([+-][\w]+)*\]\d*[+-]$", RegexOptions.CultureInvariant)]
    private static partial Regex Adduct();
}
