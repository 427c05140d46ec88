using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Rows of a document as features.</summary>
internal sealed class MzTabFeatures
{
    private readonly MzTabDocument _document;
    private readonly MzTabSection _section;
    private readonly FindingCollector _findings;
    private readonly string? _scheme;
    private readonly Polarity? _polarity;
    private readonly Dictionary<int, int> _featureRows = [];
    private readonly Dictionary<int, int> _evidenceRows = [];
    private readonly double[] _featureTotals;
    private readonly MzTabColumn[] _optional;

    public MzTabFeatures(MzTabDocument document, MzTabSection section, FindingCollector findings)
    {
        _document = document;
        _section = section;
        _findings = findings;
        _scheme = IdentityCoding.Declared(document.Metadata);
        _polarity = RunPolarity(document.Metadata);
        _optional =
            [.. section.Columns.Where(c => c.Name.StartsWith("opt_", StringComparison.Ordinal) && !MzTabNames.OwnColumns.Contains(c.Name))];
        Index(document.Features, "SMF_ID", _featureRows);
        Index(document.Evidence, "SME_ID", _evidenceRows);
        _featureTotals = section.Kind == MzTabSectionKind.SmallMolecule && document.Features is { } features ? Totals(features) : [];
    }

    public Feature[] All()
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var features = new Feature[_section.RowCount];
        bool small = _section.Kind == MzTabSectionKind.SmallMolecule;
        for (int row = 0; row < features.Length; row++)
        {
            Feature feature = small ? SmallMolecule(row) : Ion(row);
            if (!ids.Add(feature.Id))
            {
                string unique = string.Create(CultureInfo.InvariantCulture, $"{feature.Id} (line {_section.Line(row)}, row {row + 1})");
                _findings.Add(Finding.Warning(
                    "OST-MZT-049",
                    $"two features have the same identifier; the later is called '{unique}'",
                    new SourceLocation(_document.File, _section.Line(row) > 0 ? _section.Line(row) : null),
                    feature.Id));
                feature = feature with { Id = unique };
                ids.Add(unique);
            }

            features[row] = feature;
        }

        return features;
    }

    private string? Cell(string column, int row) => _section[column]?[row];

    private Feature SmallMolecule(int row)
    {
        string id = Cell(MzTabNames.FeatureId, row) ?? Cell("SML_ID", row) ?? Cell("identifier", row)
            ?? string.Create(CultureInfo.InvariantCulture, $"row {row + 1}");
        int? ion = MainIon(Cell("SMF_ID_REFS", row));
        string? adduct = Cell(MzTabNames.Adduct, row)
            ?? Joined(Cell("adduct_ions", row))
            ?? (ion is { } r ? _document.Features!["adduct_ion"]?[r] : null);
        Feature feature = Position(ion) with
        {
            Id = id,
            Adduct = adduct,
            Name = Joined(Cell("chemical_name", row) ?? Cell("description", row)),
            Formula = Joined(Cell("chemical_formula", row)),
            Smiles = Joined(Cell("smiles", row)),
            Inchi = Joined(Cell("inchi", row)),
            NeutralMass = First(Cell("theoretical_neutral_mass", row)) ?? MzTabTable.Number(Cell(MzTabNames.NeutralMass, row)),
            Identifiers = Identifiers(Cell("database_identifier", row), Cell(MzTabNames.Identifiers, row), id),
            Identity = Identity(row),
            ChemicalClass = Cell(MzTabNames.ChemicalClass, row),
            Further = Further(row),
        };
        if (ion is null)
            feature = feature with
            {
                Mz = First(Cell("exp_mass_to_charge", row)),
                RetentionTime = First(Cell("retention_time", row)),
                Charge = NonZero(MzTabTable.Whole(Cell("charge", row))),
            };
        return feature with { Polarity = PolarityOf(Cell(MzTabNames.Polarity, row), adduct) };
    }

    private Feature Ion(int row)
    {
        string id = Cell(MzTabNames.FeatureId, row) ?? Cell("SMF_ID", row) ?? string.Create(CultureInfo.InvariantCulture, $"row {row + 1}");
        string? adduct = Cell("adduct_ion", row);
        List<int> evidence = Rows(Cell("SME_ID_REFS", row), _evidenceRows);
        return Position(row) with
        {
            Id = id,
            Adduct = adduct,
            Name = FromEvidence(evidence, "chemical_name"),
            Formula = FromEvidence(evidence, "chemical_formula"),
            Smiles = FromEvidence(evidence, "smiles"),
            Inchi = FromEvidence(evidence, "inchi"),
            Identifiers = Identifiers(FromEvidence(evidence, "database_identifier"), null, id),
            Polarity = PolarityOf(Cell(MzTabNames.Polarity, row), adduct),
            Further = Further(row),
        };
    }

    /// <summary>Where an ion lies; nothing known for none.</summary>
    private Feature Position(int? row)
    {
        MzTabSection? ions = _document.Features;
        if (row is not { } r || ions is null) return new Feature { Id = "" };
        return new Feature
        {
            Id = "",
            Mz = MzTabTable.Number(ions["exp_mass_to_charge"]?[r]),
            RetentionTime = MzTabTable.Number((ions["retention_time_in_seconds"] ?? ions["retention_time"])?[r]),
            Charge = NonZero(MzTabTable.Whole(ions["charge"]?[r])),
        };
    }

    /// <summary>The ion with the largest sum of abundances among those referred to; of equals the first.</summary>
    private int? MainIon(string? references)
    {
        int? best = null;
        foreach (int row in Rows(references, _featureRows))
            if (best is null || _featureTotals[row] > _featureTotals[best.Value]) best = row;
        return best;
    }

    private IdentityLevel? Identity(int row)
    {
        if (Cell(MzTabNames.IdentityLevel, row) is { } own && OwnLevel(own) is { } level) return level;
        return Cell("reliability", row) is { } text && _document.IsVersionTwo ? IdentityCoding.Level(_scheme, text) : null;
    }

    private static IdentityLevel? OwnLevel(string text)
    {
        foreach (IdentityScheme scheme in Enum.GetValues<IdentityScheme>())
        {
            string start = new IdentityLevel(scheme, "").ToString();
            if (text.StartsWith(start.TrimEnd() + " ", StringComparison.Ordinal)) return new IdentityLevel(scheme, text[start.TrimEnd().Length..].Trim());
        }

        return null;
    }

    private Dictionary<string, string> Further(int row)
    {
        var further = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (MzTabColumn column in _optional)
            if (column[row] is { } text)
                further.TryAdd(
                    column.Name.StartsWith(MzTabNames.OptionalPrefix, StringComparison.Ordinal) ? column.Name[MzTabNames.OptionalPrefix.Length..] : column.Name,
                    text);
        foreach (string name in (string[])["reliability", "best_id_confidence_measure", "best_id_confidence_value", "uri"])
            if (Cell(name, row) is { } text && (name != "reliability" || Identity(row)?.Level != text)) further.TryAdd(name, text);
        return further;
    }

    private static List<CompoundIdentifier> Identifiers(string? list, string? own, string featureId)
    {
        var result = new List<CompoundIdentifier>();
        string placeholder = MzTabComposer.Placeholder(featureId);
        foreach (string item in (own ?? list ?? "").Split('|', StringSplitOptions.TrimEntries))
        {
            if (own is not null)
            {
                int colon = item.IndexOf(':', StringComparison.Ordinal);
                if (colon > 0 && Enum.TryParse(item[..colon], ignoreCase: false, out CompoundNamespace collection))
                    result.Add(new CompoundIdentifier(collection, item[(colon + 1)..]));
            }
            else if (item != placeholder && DatabaseIdentifier.Parse(item) is { } identifier && !result.Contains(identifier))
            {
                result.Add(identifier);
            }
        }

        return result;
    }

    private Polarity? PolarityOf(string? stated, string? adduct) => stated switch
    {
        "positive" => Polarity.Positive,
        "negative" => Polarity.Negative,
        _ => _polarity ?? AdductPolarity(adduct),
    };

    /// <summary>The polarity an adduct such as <c>[M+H]1+</c> ends with; null where several contradict each other.</summary>
    public static Polarity? AdductPolarity(string? adducts)
    {
        Polarity? result = null;
        foreach (string adduct in (adducts ?? "").Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (adduct.IndexOf(']', StringComparison.Ordinal) < 0) continue;
            Polarity? one = adduct[^1] switch { '+' => Polarity.Positive, '-' => Polarity.Negative, _ => null };
            if (one is null) continue;
            if (result is not null && result != one) return null;
            result = one;
        }

        return result;
    }

    /// <summary>The polarity all runs share, or null.</summary>
    private static Polarity? RunPolarity(MzTabMetadata metadata)
    {
        string?[] accessions =
        [
            .. metadata.Indices("ms_run")
                .SelectMany(run => metadata.Of("ms_run", run, "scan_polarity"))
                .Select(e => e.Value is null ? null : CvParameter.Parse(e.Value)?.Accession)
                .Distinct(),
        ];
        return accessions switch
        {
            ["MS:1000130"] => Polarity.Positive,
            ["MS:1000129"] => Polarity.Negative,
            _ => null,
        };
    }

    private string? FromEvidence(List<int> rows, string column)
    {
        if (rows.Count == 0 || _document.Evidence?[column] is not { } cells) return null;
        string[] values = [.. rows.Select(r => cells[r]).OfType<string>().Distinct(StringComparer.Ordinal)];
        return values.Length == 0 ? null : string.Join('|', values);
    }

    /// <summary>A list with bars between, blanks around them removed; one value where all are equal; null where all are null.</summary>
    private static string? Joined(string? text)
    {
        if (text is null) return null;
        string[] items = text.Split('|', StringSplitOptions.TrimEntries);
        if (Array.TrueForAll(items, i => i is "null" or "")) return null;
        return Array.TrueForAll(items, i => i == items[0]) ? items[0] : string.Join('|', items);
    }

    private static double? First(string? text) => text is null ? null : MzTabTable.Number(text.Split('|', 2)[0].Trim());

    private static int? NonZero(int? charge) => charge == 0 ? null : charge;

    private static List<int> Rows(string? references, Dictionary<int, int> rows)
    {
        if (references is null) return [];
        var result = new List<int>();
        foreach (string item in references.Split('|', StringSplitOptions.TrimEntries))
            if (int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out int id) && rows.TryGetValue(id, out int row)) result.Add(row);
        return result;
    }

    private static void Index(MzTabSection? section, string column, Dictionary<int, int> rows)
    {
        if (section?[column] is not { } ids) return;
        for (int row = 0; row < section.RowCount; row++)
            if (MzTabTable.Whole(ids[row]) is { } id) rows.TryAdd(id, row);
    }

    private static double[] Totals(MzTabSection section)
    {
        double[] totals = new double[section.RowCount];
        foreach ((_, MzTabColumn column) in MzTabTable.Abundances(section))
            for (int row = 0; row < totals.Length; row++)
                if (!double.IsNaN(column.Numbers[row])) totals[row] += column.Numbers[row];
        return totals;
    }
}
