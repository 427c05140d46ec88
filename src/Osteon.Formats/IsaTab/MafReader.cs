using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Reads one metabolite assignment file.</summary>
internal sealed class MafReader(IsaText text, IsaReadOptions options, CancellationToken cancellation)
{
    private const int RowsBetweenChecks = 256;
    private const double SecondsPerMinute = 60;

    private static readonly string[] FirstVersionOnly = ["identifier", "description"];
    private static readonly HashSet<string> Known = new(MetaboliteAssignmentFile.Columns.Concat(FirstVersionOnly), StringComparer.OrdinalIgnoreCase);

    /// <summary>Columns that become fields of a feature; the others are kept as they stand.</summary>
    private static readonly HashSet<string> Understood = new(
        [
            "database_identifier", "identifier", "chemical_formula", "smiles", "inchi", "metabolite_identification", "description", "mass_to_charge",
            "modifications", "charge", "retention_time", "reliability",
        ],
        StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Title, int Index)> _further = [];
    private readonly List<(string Title, int Index)> _samples = [];
    private readonly List<Feature> _features = [];
    private readonly List<double> _values = [];
    private RawRow? _header;
    private int _placeholders;

    public MetaboliteAssignments Read()
    {
        _header = text.Next();
        Header();
        var numeric = new bool[_samples.Count];
        var wrong = new List<Finding>[_samples.Count];
        int row = 0;
        while (text.Next() is { } cells)
        {
            if (row++ % RowsBetweenChecks == 0) cancellation.ThrowIfCancellationRequested();
            Row(cells, numeric, wrong);
        }

        Samples(numeric, wrong);
        int version = _columns.ContainsKey("database_identifier") ? 2 : 1;
        if (_placeholders > 0)
            text.Findings.Add(Finding.Warning(
                "OST-ISA-033",
                string.Create(CultureInfo.InvariantCulture, $"{_placeholders} rows hold neither a metabolite nor a number; they are passed over"),
                new SourceLocation(text.File)));
        RetentionTimes();
        if (_samples.Count == 0 || _features.Count == 0)
        {
            text.Findings.Add(Finding.Warning(
                "OST-ISA-020",
                _samples.Count == 0 ? "the file has no columns of samples" : "the file has no rows with a metabolite or a number",
                new SourceLocation(text.File, _header!.Line),
                hint: "Abundances stand in one column per sample, behind the column smallmolecule_abundance_std_error_sub."));
            return new MetaboliteAssignments(text.File, null, version);
        }

        return new MetaboliteAssignments(text.File, Table(), version);
    }

    private void Header()
    {
        int last = -1;
        for (int i = 0; _header is not null && i < _header.Count; i++)
            if (Known.Contains(_header[i].Text.Trim())) last = i;
        bool isMaf = _header is not null
            && _header.Texts.Count(t => Known.Contains(t.Trim())) >= 5
            && _header.Texts.Any(t => t.Trim() is "mass_to_charge" or "metabolite_identification" or "description");
        if (!isMaf)
            throw new UnknownFormatException(Finding.Error(
                "OST-ISA-019",
                "the file is no metabolite assignment file",
                new SourceLocation(text.File, _header?.Line),
                hint: $"Its columns are {string.Join(", ", MetaboliteAssignmentFile.Columns.Take(6))} …, then one per sample."));
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < _header!.Count; i++)
        {
            string title = _header[i].Text.Trim();
            if (title.Length == 0) continue;
            if (!names.TryAdd(title, i))
            {
                text.Findings.Add(Finding.Error(
                    "OST-ISA-027",
                    string.Create(CultureInfo.InvariantCulture, $"the column stands twice, in columns {names[title] + 1} and {i + 1}; the first is used"),
                    text.At(_header[i]),
                    title,
                    "Give each sample its own name."));
                continue;
            }

            if (Known.Contains(title))
            {
                _columns.TryAdd(title, i);
                if (!Understood.Contains(title)) _further.Add((title, i));
            }
            else if (i > last)
            {
                _samples.Add((title, i));
            }
            else
            {
                _further.Add((title, i));
            }
        }

        foreach (string title in MetaboliteAssignmentFile.Columns)
            if (!_columns.ContainsKey(title) && !(title == "database_identifier" && _columns.ContainsKey("identifier"))
                && !(title == "metabolite_identification" && _columns.ContainsKey("description"))
                && !(title is "smiles" or "inchi" && _columns.ContainsKey("identifier")))
                text.Findings.Add(Finding.Warning(
                    "OST-ISA-010",
                    $"the column '{title}' is missing",
                    new SourceLocation(text.File, _header.Line),
                    hint: "MetaboLights asks for all fixed columns, even if they are empty."));
    }

    private void Row(RawRow row, bool[] numeric, List<Finding>[] wrong)
    {
        if (row.Count > _header!.Count)
            text.Findings.Add(Finding.Error(
                "OST-ISA-012",
                string.Create(CultureInfo.InvariantCulture, $"the row has {row.Count} cells, the header has {_header.Count}; those behind are not read"),
                text.At(row[_header.Count]),
                MzTabCell.Shown(row[_header.Count].Text),
                "Check that cells with tabs stand in double quotes."));
        if (_samples.Count > 0 && row.Count <= _samples[^1].Index)
            text.Findings.Add(Finding.Error(
                "OST-ISA-012",
                string.Create(CultureInfo.InvariantCulture, $"the row has {row.Count} cells, the header has {_header.Count}; the row is left out"),
                text.At(row[^1]),
                hint: "Every row has a cell for each column, even if it is empty."));
        if (_samples.Count > 0 && row.Count <= _samples[^1].Index) return;
        if (IsPlaceholder(row))
        {
            _placeholders++;
            return;
        }

        for (int s = 0; s < _samples.Count; s++)
        {
            RawCell cell = row[_samples[s].Index];
            double? value = Number(cell.Text);
            if (value is { } number)
            {
                numeric[s] |= !double.IsNaN(number);
                _values.Add(number);
                continue;
            }

            _values.Add(double.NaN);
            (wrong[s] ??= []).Add(Finding.Error(
                "OST-ISA-021",
                "the cell is not a finite number",
                text.At(cell),
                MzTabCell.Shown(cell.Text),
                "Write numbers with a decimal point; leave the cell empty where there is none."));
        }

        _features.Add(Described(row));
    }

    /// <summary>A row that only keeps the place: an identifier 0 or unknown, and nothing else.</summary>
    private bool IsPlaceholder(RawRow row)
    {
        for (int i = 0; i < row.Count; i++)
        {
            string cell = row[i].Text.Trim();
            bool identifier = i < _header!.Count && _header[i].Text.Trim() is "database_identifier" or "identifier";
            if (cell.Length > 0 && !(identifier && cell is "0" or "unknown")) return false;
        }

        return true;
    }

    private Feature Described(RawRow row)
    {
        string reliability = Text(row, "reliability") ?? "";
        var further = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string title, int index) in _further)
            if (index < row.Count && row[index].Text.Trim() is { Length: > 0 } kept) further[title] = kept;
        IdentityLevel? identity =
            IdentityLevel.LevelsOf(IdentityScheme.Msi).Contains(reliability) ? new IdentityLevel(IdentityScheme.Msi, reliability) : null;
        if (identity is null && reliability.Length > 0) further["reliability"] = reliability;
        double? time = Described(row, "retention_time", further);
        return new Feature
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"M{_features.Count + 1}"),
            Mz = Described(row, "mass_to_charge", further),
            RetentionTime = options.RetentionTimes == RetentionTimeUnit.Minutes ? time * SecondsPerMinute : time,
            Charge = Charge(row, further),
            Adduct = Text(row, "modifications"),
            Name = Text(row, "metabolite_identification") ?? Text(row, "description"),
            Formula = Text(row, "chemical_formula"),
            Smiles = Text(row, "smiles"),
            Inchi = Text(row, "inchi"),
            Identity = identity,
            Polarity = MzTabFeatures.AdductPolarity(Text(row, "modifications")),
            Identifiers =
            [
                .. (Text(row, "database_identifier") ?? Text(row, "identifier") ?? "")
                    .Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Where(i => i is not ("0" or "unknown"))
                    .Select(DatabaseIdentifier.Parse)
                    .OfType<CompoundIdentifier>()
                    .Distinct(),
            ],
            Further = further,
        };
    }

    private string? Text(RawRow row, string column) =>
        _columns.TryGetValue(column, out int index) && index < row.Count && row[index].Text.Trim() is { Length: > 0 } cell ? cell : null;

    private double? Described(RawRow row, string column, Dictionary<string, string> further)
    {
        if (Text(row, column) is not { } cell) return null;
        if (Number(cell) is { } value) return double.IsNaN(value) ? null : value;
        Kept(row, column, cell, further);
        return null;
    }

    private int? Charge(RawRow row, Dictionary<string, string> further)
    {
        if (Text(row, "charge") is not { } cell) return null;
        string plain = cell[^1] is '+' or '-' ? cell[^1] + cell[..^1] : cell;
        if (int.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int charge)) return charge == 0 ? null : charge;
        if (Number(cell) is { } number && (double.IsNaN(number) || number == 0)) return null;
        Kept(row, "charge", cell, further);
        return null;
    }

    private void Kept(RawRow row, string column, string cell, Dictionary<string, string> further)
    {
        further[column] = cell;
        text.Findings.Add(Finding.Warning(
            "OST-ISA-028",
            $"the value of '{column}' is not a single number; it is kept as text",
            text.At(row[_columns[column]]),
            MzTabCell.Shown(cell)));
    }

    /// <summary>A number; NaN for a missing value; null for what is neither.</summary>
    private static double? Number(string cell)
    {
        ReadOnlySpan<char> trimmed = cell.AsSpan().Trim();
        if (trimmed.IsEmpty) return double.NaN;
        if (char.IsAsciiDigit(trimmed[^1]) || trimmed[^1] == '.')
            return double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;
        return trimmed.Equals("NA", StringComparison.OrdinalIgnoreCase)
            || trimmed.Equals("N/A", StringComparison.OrdinalIgnoreCase)
            || trimmed.Equals("NaN", StringComparison.OrdinalIgnoreCase)
            || trimmed.Equals("null", StringComparison.OrdinalIgnoreCase)
            || trimmed is "-"
                ? double.NaN
                : null;
    }

    /// <summary>Columns behind the known ones that hold no number but texts are no samples; wrong cells of the others are errors.</summary>
    private void Samples(bool[] numeric, List<Finding>[] wrong)
    {
        var keep = new List<int>();
        for (int s = 0; s < _samples.Count; s++)
        {
            if (wrong[s] is not null && !numeric[s])
            {
                text.Findings.Add(Finding.Warning(
                    "OST-ISA-011",
                    "the column holds no number; it is taken for none of a sample and left out",
                    new SourceLocation(text.File, _header!.Line, _samples[s].Index + 1),
                    _samples[s].Title,
                    "Only columns of samples stand behind the fixed columns."));
                continue;
            }

            foreach (Finding finding in wrong[s] ?? []) text.Findings.Add(finding);
            keep.Add(s);
        }

        if (keep.Count == _samples.Count) return;
        int width = _samples.Count;
        double[] all = [.. _values];
        _values.Clear();
        for (int f = 0; f < _features.Count; f++)
            foreach (int s in keep) _values.Add(all[(f * width) + s]);
        (string, int)[] kept = [.. keep.Select(s => _samples[s])];
        _samples.Clear();
        _samples.AddRange(kept);
    }

    private FeatureTable Table()
    {
        var matrix = new Matrix(_samples.Count, _features.Count);
        for (int f = 0; f < _features.Count; f++)
            for (int s = 0; s < _samples.Count; s++) matrix.Values[(s * _features.Count) + f] = _values[(f * _samples.Count) + s];
        return new FeatureTable([.. _samples.Select(s => new Injection { Name = s.Title })], _features, matrix) { Quantity = "abundance" };
    }

    private void RetentionTimes()
    {
        if (options.RetentionTimes != RetentionTimeUnit.Seconds) return;
        double[] times = [.. _features.Select(f => f.RetentionTime).OfType<double>()];
        if (times.Length >= 5 && times.Max() is var most and > 0 and <= SecondsPerMinute)
            text.Findings.Add(Finding.Warning(
                "OST-ISA-026",
                string.Create(CultureInfo.InvariantCulture, $"no retention time exceeds {most}; they are read as seconds, but look like minutes"),
                new SourceLocation(text.File),
                hint: "The format does not state the unit: say that they are minutes if so."));
    }
}
