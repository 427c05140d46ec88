using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Makes an mzTab-M document of a feature table: each feature one small molecule and one ion, with the same abundances.</summary>
internal sealed class MzTabComposer
{
    private readonly FeatureTable _table;
    private readonly MzTabExport _export;
    private readonly FindingCollector _findings;
    private readonly MzTabCompounds _compounds;
    private readonly List<(string Name, List<int> Rows)> _groups = [];

    public MzTabComposer(FeatureTable table, MzTabExport export, FindingCollector findings)
    {
        if (export.Software.Count == 0) throw new ArgumentException("at least one program must be named", nameof(export));
        foreach (MzTabStatistic statistic in export.Statistics)
            if (statistic.Values.Count != table.Features.Count)
                throw new ArgumentException($"'{statistic.Name}' has {statistic.Values.Count} values for {table.Features.Count} features", nameof(export));
        _table = table;
        _export = export;
        _findings = findings;
        RequireFinite();
        _compounds = new MzTabCompounds(table.Features, findings);
        Group();
    }

    public MzTabDocument Compose()
    {
        MzTabSection small = SmallMolecules();
        MzTabSection features = Features();
        IReadOnlyList<MzTabEntry> entries = new MzTabMetadataComposer(_table, _export, _groups, _compounds).Compose();
        return new MzTabDocument("", new MzTabMetadata(entries), small, features, null, []);
    }

    /// <summary>The identifier written for a compound that has a name or a structure but no identifier of a collection.</summary>
    public static string Placeholder(string featureId) => $"{DatabaseIdentifier.OwnPrefix}:{MzTabText.InList(featureId)}";

    private void RequireFinite()
    {
        for (int i = 0; i < _table.Intensities.Values.Length; i++)
        {
            double value = _table.Intensities.Values[i];
            if (!double.IsInfinity(value)) continue;
            (int row, int column) = (i / _table.Features.Count, i % _table.Features.Count);
            throw Refusal.Content(
                "OST-MZT-055",
                new SourceLocation("mzTab-M"),
                $"the abundance of feature '{_table.Features[column].Id}' in injection '{_table.Injections[row].Name}' is infinite",
                hint: "mzTab-M has no infinite numbers. A logarithm of 0 gives such a value: treat zeros before.");
        }
    }

    private void Group()
    {
        var byName = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (int i = 0; i < _table.Injections.Count; i++)
        {
            Injection injection = _table.Injections[i];
            string name = MzTabText.Cell(injection.Group) ?? MzTabInjections.DefaultGroup(injection.Kind);
            if (!byName.TryGetValue(name, out List<int>? rows))
            {
                byName[name] = rows = [];
                _groups.Add((name, rows));
            }

            rows.Add(i);
        }
    }

    private MzTabSection SmallMolecules()
    {
        int count = _table.Features.Count;
        string?[] rowNumbers = [.. Enumerable.Range(1, count).Select(Text)];
        var columns = new List<MzTabColumn>
        {
            new("SML_ID", rowNumbers),
            new("SMF_ID_REFS", rowNumbers),
        };
        columns.AddRange(_compounds.Columns());
        columns.Add(new("best_id_confidence_measure", [.. _table.Features.Select(f => Confidence(f) is null ? null : _export.ConfidenceMeasure?.ToString())]));
        columns.Add(new("best_id_confidence_value", [.. _table.Features.Select(Confidence)]));
        columns.AddRange(Abundances());
        for (int group = 0; group < _groups.Count; group++)
            columns.Add(new(Indexed("abundance_study_variable", group), Summary(_groups[group].Rows, Mean)));
        for (int group = 0; group < _groups.Count; group++)
            columns.Add(new(Indexed("abundance_variation_study_variable", group), Summary(_groups[group].Rows, Variation)));
        columns.AddRange(_compounds.OptionalColumns());
        var names = new HashSet<string>(columns.Select(c => c.Name), StringComparer.Ordinal);
        foreach (MzTabStatistic statistic in _export.Statistics)
            columns.Add(new(
                Unique(names, MzTabNames.OptionalPrefix + MzTabNames.ColumnPart(statistic.Name)),
                [.. statistic.Values.Select(v => v is { } value && double.IsFinite(value) ? PlainDecimal.Text(value) : null)]));
        foreach (string title in _table.Features.SelectMany(f => f.Further.Keys).Distinct(StringComparer.Ordinal))
        {
            if (title == _export.ConfidenceTitle) continue;
            columns.Add(new(
                Unique(names, MzTabNames.OptionalPrefix + MzTabNames.ColumnPart(title)),
                [.. _table.Features.Select(f => f.Further.TryGetValue(title, out string? text) ? MzTabText.Cell(text) : null)]));
        }

        return new MzTabSection(MzTabSectionKind.SmallMolecule, columns);
    }

    private MzTabSection Features()
    {
        IReadOnlyList<Feature> features = _table.Features;
        string?[] none = new string?[features.Count];
        int noMass = features.Count(f => f.Mz is null), noCharge = features.Count(f => Charge(f) is null);
        if (noMass > 0)
            _findings.Add(Finding.Warning(
                "OST-MZT-052",
                string.Create(CultureInfo.InvariantCulture, $"{noMass} features have no m/z, which mzTab-M demands; NaN is written")));
        if (noCharge > 0)
            _findings.Add(Finding.Note(
                "OST-MZT-054",
                string.Create(CultureInfo.InvariantCulture, $"{noCharge} features have no charge, which mzTab-M demands; 0 is written")));
        var columns = new List<MzTabColumn>
        {
            new("SMF_ID", [.. Enumerable.Range(1, features.Count).Select(Text)]),
            new("SME_ID_REFS", none),
            new("SME_ID_REF_ambiguity_code", none),
            new("adduct_ion", [.. features.Select(f => MzTabCompounds.Adducts(f) is [{ } one] ? one : null)]),
            new("isotopomer", none),
            new("exp_mass_to_charge", [.. features.Select(f => Number(f.Mz) ?? "NaN")]),
            new("charge", [.. features.Select(f => Text(Charge(f) ?? 0))]),
            new("retention_time_in_seconds", [.. features.Select(f => Number(f.RetentionTime))]),
            new("retention_time_in_seconds_start", none),
            new("retention_time_in_seconds_end", none),
        };
        columns.AddRange(Abundances());
        columns.Add(new(MzTabNames.FeatureId, [.. features.Select(f => MzTabText.Cell(f.Id))]));
        if (_compounds.HasBothPolarities) columns.Add(_compounds.PolarityColumn());
        return new MzTabSection(MzTabSectionKind.Feature, columns);
    }

    private IEnumerable<MzTabColumn> Abundances()
    {
        for (int i = 0; i < _table.Injections.Count; i++)
            yield return new MzTabColumn(Indexed("abundance_assay", i), _table.Intensities.Row(i).ToArray());
    }

    private double[] Summary(List<int> rows, Func<double[], double> statistic)
    {
        double[] result = new double[_table.Features.Count];
        for (int f = 0; f < result.Length; f++)
            result[f] = statistic([.. rows.Select(r => _table.Intensities.Row(r)[f]).Where(v => !double.IsNaN(v))]);
        return result;
    }

    private static double Mean(double[] values) => values.Length == 0 ? double.NaN : Finite(values.Sum() / values.Length);

    /// <summary>Coefficient of variation: standard deviation (n − 1) over mean, as a ratio.</summary>
    private static double Variation(double[] values)
    {
        if (values.Length < 2) return double.NaN;
        double mean = Mean(values), sum = 0;
        foreach (double value in values) sum += (value - mean) * (value - mean);
        return mean == 0 ? double.NaN : Finite(Math.Sqrt(sum / (values.Length - 1)) / mean);
    }

    private static double Finite(double value) => double.IsFinite(value) ? value : double.NaN;

    private string? Confidence(Feature feature) =>
        _export is { ConfidenceMeasure: not null, ConfidenceTitle: { } title }
        && feature.Further.TryGetValue(title, out string? text)
            ? Number(MzTabTable.Number(text.Trim()))
            : null;

    /// <summary>Charge without sign; where the feature has none, that of its only adduct.</summary>
    private static int? Charge(Feature feature)
    {
        if (feature.Charge is { } charge and not 0) return Math.Abs(charge);
        if (MzTabCompounds.Adducts(feature) is not [{ } adduct]) return null;
        string digits = adduct[(adduct.LastIndexOf(']') + 1)..].TrimEnd('+', '-');
        if (digits.Length == 0) return 1;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;
    }

    private static string Unique(HashSet<string> names, string name)
    {
        string unique = name;
        for (int i = 2; !names.Add(unique); i++) unique = string.Create(CultureInfo.InvariantCulture, $"{name}_{i}");
        return unique;
    }

    private static string Indexed(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{name}[{index + 1}]");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Number(double? value) => value is { } number && double.IsFinite(number) ? PlainDecimal.Text(number) : null;
}
