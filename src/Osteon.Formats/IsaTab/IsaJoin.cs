using System.Globalization;
using System.Text.RegularExpressions;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Joins what the tables of samples and of a measurement say to injections.</summary>
internal sealed partial class IsaJoin
{
    /// <summary>Columns of an assay by whose values a metabolite assignment file may name its columns, the usual ones first.</summary>
    private static readonly string[] NamingColumns =
    [
        IsaTable.SampleName, IsaTable.AssayName, "Assay Name", "Extract Name", "Labeled Extract Name", IsaTable.RawFile, "Derived Spectral Data File",
        "Normalization Name", "Data Transformation Name",
    ];

    private readonly IsaTable _assay;
    private readonly IsaTable? _samples;
    private readonly IsaReadOptions _options;
    private readonly FindingCollector _findings;
    private readonly Dictionary<string, int> _sampleRows = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stated = new(StringComparer.Ordinal);
    private readonly string? _groupFactor;

    public IsaJoin(IsaStudy study, IsaTable assay, IsaTable? samples, IsaReadOptions options, FindingCollector findings)
    {
        _assay = assay;
        _samples = samples;
        _options = options;
        _findings = findings;
        if (samples?.First(IsaTable.SampleName) is { } column)
            for (int row = 0; row < samples.Rows.Count; row++) _sampleRows.TryAdd(samples.Text(row, column), row);
        _groupFactor = GroupFactor(study);
    }

    /// <summary>Names of the injections whose kind the files state.</summary>
    public IReadOnlySet<string> KindStated => _stated;

    /// <summary>
    /// The rows of the assay, named by MS Assay Name where all are there and differ, else by Sample Name; a name that stands twice gets its
    /// line.
    /// </summary>
    public IReadOnlyList<Injection> Injections()
    {
        IsaColumn? sample = _assay.First(IsaTable.SampleName), assay = _assay.First(IsaTable.AssayName);
        string[] names = [.. Enumerable.Range(0, _assay.Rows.Count).Select(r => _assay.Text(r, assay))];
        if (assay is null || names.Any(n => n.Length == 0) || names.Distinct(StringComparer.Ordinal).Count() < names.Length)
            names = [.. Enumerable.Range(0, _assay.Rows.Count).Select(r => _assay.Text(r, sample))];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var result = new List<Injection>(names.Length);
        for (int row = 0; row < names.Length; row++)
        {
            string name = names[row].Length > 0 ? names[row] : "row";
            if (!seen.Add(name))
            {
                name = string.Create(CultureInfo.InvariantCulture, $"{name} (line {_assay.Rows[row].Line}, row {row + 1})");
                seen.Add(name);
            }

            result.Add(Injection(name, row));
        }

        return result;
    }

    /// <summary>The table of a metabolite assignment file with what the rows of the assay say of its columns.</summary>
    public FeatureTable Joined(FeatureTable table, string file)
    {
        (IsaColumn Column, Dictionary<string, List<int>> Rows)[] lookups =
            [.. NamingColumns.SelectMany(k => _assay.Of(k)).Select(c => (c, ByName(c)))];
        int[] fits = [.. lookups.Select(l => table.Injections.Count(i => l.Rows.ContainsKey(i.Name.Trim())))];
        int best = fits.Length == 0 ? -1 : Array.IndexOf(fits, fits.Max());
        if (best >= 0 && fits[best] > 0)
            _findings.Add(Finding.Note(
                "OST-ISA-023",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{fits[best]} of {table.Injections.Count} columns are found in the assay by its column '{lookups[best].Column.Title}'"),
                new SourceLocation(file)));
        var injections = new List<Injection>(table.Injections.Count);
        foreach (Injection column in table.Injections)
        {
            List<int>? rows = null;
            string name = column.Name.Trim();
            foreach ((_, Dictionary<string, List<int>> byName) in best >= 0 ? lookups[best..].Concat(lookups[..best]) : [])
                if (byName.TryGetValue(name, out rows)) break;
            if (rows is null)
            {
                _findings.Add(Finding.Warning(
                    "OST-ISA-022",
                    "the column of the metabolite assignment file is no sample of the assay; nothing is known of it",
                    new SourceLocation(file),
                    MzTabCell.Shown(name),
                    $"Columns are named like '{IsaTable.SampleName}' or '{IsaTable.AssayName}' of the assay."));
                injections.Add(column);
                continue;
            }

            if (rows.Count > 1)
                _findings.Add(Finding.Note(
                    "OST-ISA-029",
                    string.Create(CultureInfo.InvariantCulture, $"the column stands for {rows.Count} rows of the assay; what the first says is taken"),
                    new SourceLocation(_assay.File, _assay.Rows[rows[1]].Line),
                    MzTabCell.Shown(name)));
            injections.Add(Injection(column.Name, rows[0]));
        }

        Polarity? polarity = ScanPolarity();
        IReadOnlyList<Feature> features = polarity is null
            ? table.Features
            : [.. table.Features.Select(f => f.Polarity is null ? f with { Polarity = polarity } : f)];
        return new FeatureTable(injections, features, table.Intensities) { Quantity = table.Quantity, AmountUnit = table.AmountUnit };
    }

    private Dictionary<string, List<int>> ByName(IsaColumn column)
    {
        var rows = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        bool file = column.Kind.EndsWith("File", StringComparison.Ordinal);
        for (int row = 0; row < _assay.Rows.Count; row++)
        {
            string text = _assay.Text(row, column);
            if (file) text = FileStem(text);
            if (text.Length == 0) continue;
            if (!rows.TryGetValue(text, out List<int>? list)) rows[text] = list = [];
            list.Add(row);
        }

        return rows;
    }

    /// <summary>Name of a file without folder and ending.</summary>
    private static string FileStem(string path)
    {
        string name = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        int dot = name.LastIndexOf('.');
        return dot > 0 ? name[..dot] : name;
    }

    private Injection Injection(string name, int row)
    {
        string sample = _assay.Text(row, _assay.First(IsaTable.SampleName));
        int? sampleRow = _sampleRows.TryGetValue(sample, out int found) ? found : null;
        var further = new Dictionary<string, string>(StringComparer.Ordinal);
        if (sampleRow is { } s)
            foreach (IsaColumn column in _samples!.Columns)
                if (column.Kind is IsaTable.Characteristics or IsaTable.FactorValue && _samples.WithUnit(s, column) is { Length: > 0 } text)
                    further.TryAdd(column.Title, text);
        foreach (IsaColumn column in _assay.Columns)
            if (column.Kind is IsaTable.FactorValue or IsaTable.ParameterValue or IsaTable.AssayName or IsaTable.RawFile or IsaTable.SampleName
                && _assay.WithUnit(row, column) is { Length: > 0 } text && text != name)
                further.TryAdd(column.Title, text);
        (InjectionKind kind, bool stated) = Kind(further, name, sample);
        if (stated) _stated.Add(name);
        string source = sampleRow is { } r ? _samples!.Text(r, _samples.First(IsaTable.SourceName)) : "";
        return new Injection
        {
            Name = name,
            Kind = kind,
            Group = _groupFactor is null ? null : further.GetValueOrDefault($"{IsaTable.FactorValue}[{_groupFactor}]"),
            Subject = source.Length > 0 ? source : null,
            Order = Number(Named(further, OrderName())),
            Batch = Named(further, BatchName()),
            Further = further,
        };
    }

    private (InjectionKind Kind, bool Stated) Kind(Dictionary<string, string> further, string name, string sample)
    {
        string? type = Named(further, TypeName());
        if (type is not null && KindOf(type) is { } stated) return (stated, true);
        if (!_options.GuessKinds) return (InjectionKind.Sample, false);
        return (KindByName(name) ?? KindByName(sample) ?? InjectionKind.Sample, false);
    }

    private static InjectionKind? KindOf(string type)
    {
        if (DilutionWord().IsMatch(type)) return InjectionKind.Dilution;
        if (BlankWord().IsMatch(type)) return InjectionKind.Blank;
        if (QcWord().IsMatch(type)) return InjectionKind.Qc;
        if (ReferenceWord().IsMatch(type)) return InjectionKind.Reference;
        return type.Contains("sample", StringComparison.OrdinalIgnoreCase) ? InjectionKind.Sample : null;
    }

    private static InjectionKind? KindByName(string name) =>
        QcWord().IsMatch(name) ? InjectionKind.Qc : BlankWord().IsMatch(name) ? InjectionKind.Blank : null;

    private static string? Named(Dictionary<string, string> further, Regex form)
    {
        foreach ((string title, string value) in further)
        {
            int open = title.IndexOf('[', StringComparison.Ordinal);
            if (open > 0 && form.IsMatch(title[(open + 1)..^1].Trim())) return value;
        }

        return null;
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    /// <summary>The polarity all rows state, or null.</summary>
    private Polarity? ScanPolarity()
    {
        if (_assay.Columns.FirstOrDefault(c => c.Kind == IsaTable.ParameterValue && PolarityName().IsMatch(c.Name!)) is not { } column) return null;
        string[] values =
            [.. Enumerable.Range(0, _assay.Rows.Count).Select(r => _assay.Text(r, column).ToLowerInvariant()).Distinct(StringComparer.Ordinal)];
        return values is [var one]
            ? one.StartsWith("pos", StringComparison.Ordinal) ? Polarity.Positive : one.StartsWith("neg", StringComparison.Ordinal) ? Polarity.Negative : null
            : null;
    }

    /// <summary>
    /// The factor that makes the groups: the one asked for; else, of those with two values, one of them twice, the first declared, those
    /// named group, arm, condition or treatment before others.
    /// </summary>
    private string? GroupFactor(IsaStudy study)
    {
        string[] there =
        [
            .. (_samples?.Of(IsaTable.FactorValue) ?? [])
                .Concat(_assay.Of(IsaTable.FactorValue))
                .Select(c => c.Name!)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        if (_options.GroupFactor is { } asked)
        {
            string? found = there.FirstOrDefault(f => string.Equals(f, asked, StringComparison.OrdinalIgnoreCase));
            if (found is null)
                _findings.Add(Finding.Error(
                    "OST-ISA-024",
                    "the study has no factor of this name",
                    new SourceLocation(_assay.File),
                    asked,
                    there.Length == 0 ? "It has no factors." : NearestName.Hint(asked, there)));
            return found;
        }

        string? chosen = study.Factors.Select(f => f.Name)
            .Select(name => there.FirstOrDefault(t => string.Equals(t, name, StringComparison.OrdinalIgnoreCase)))
            .OfType<string>()
            .Concat(there)
            .OrderBy(f => GroupName().IsMatch(f) ? 0 : 1)
            .FirstOrDefault(f => !OrderName().IsMatch(f) && !BatchName().IsMatch(f) && Divides(f));
        if (chosen is not null && there.Length > 1)
            _findings.Add(Finding.Note(
                "OST-ISA-024",
                $"the groups are the values of the factor '{chosen}'",
                new SourceLocation(_assay.File),
                hint: $"Factors: {string.Join(", ", there)}. Another one can be chosen."));
        return chosen;
    }

    private bool Divides(string factor)
    {
        IsaColumn? ofSample = _samples?.First(IsaTable.FactorValue, factor), ofAssay = _assay.First(IsaTable.FactorValue, factor);
        IsaColumn? sample = _assay.First(IsaTable.SampleName);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int row = 0; row < _assay.Rows.Count; row++)
        {
            string value = ofSample is not null && _sampleRows.TryGetValue(_assay.Text(row, sample), out int s) ? _samples!.Text(s, ofSample) : "";
            if (value.Length == 0) value = _assay.Text(row, ofAssay);
            if (value.Length > 0) counts[value] = counts.GetValueOrDefault(value) + 1;
        }

        return counts.Count >= 2 && counts.Values.Max() >= 2;
    }

    [GeneratedRegex(@"^(injection|run|acquisition)[ _]?(order|number|sequence)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OrderName();

    [GeneratedRegex(@"^(analytical |run |injection )?batch([ _]?(id|number|name))?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BatchName();

    [GeneratedRegex(@"^(sample|injection)[ _]?(type|kind)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TypeName();

    [GeneratedRegex(@"^(study |treatment |experimental )?(groups?|arm|conditions?|treatment)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex GroupName();

    [GeneratedRegex(@"polarity", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PolarityName();

    [GeneratedRegex(@"dilution", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DilutionWord();

    [GeneratedRegex(@"(^|[^a-z])blanks?\d*([^a-z]|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BlankWord();

    [GeneratedRegex(@"(^|[^a-z])(p?qc\d*|pool(ed)?|quality control)([^a-z]|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex QcWord();

    [GeneratedRegex(@"(^|[^a-z])(reference|standard|srm)s?([^a-z]|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ReferenceWord();
}
