using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>A generic table with a row for each injection and a column for each feature.</summary>
internal static class GenericInjectionRows
{
    /// <summary>Reads it.</summary>
    public static FeatureTableContent Read(
        SheetBytes sheet, FeatureTableMapping mapping, FeatureTableReadOptions options, RunContext context)
    {
        string[] titles = TitleRow.Of(sheet, options, mapping.HeaderLine);
        FeatureTableContent content = SheetPasses.Run(
            sheet, options, context, (rows, numbers) => Pass(rows, numbers, titles, mapping, options));
        return content with { Files = [sheet.Path] };
    }

    private static FeatureTableContent? Pass(
        SheetRows rows, NumberCells numbers, string[] titles, FeatureTableMapping mapping, FeatureTableReadOptions options)
    {
        for (int i = 0; i < mapping.HeaderLine; i++) rows.Next();
        HashSet<int> declared = mapping.Values.Count == 0 ? [] : [.. GenericValues.Declared(rows, titles, mapping)];
        InjectionTable.Columns columns = InjectionTable.Find(
            rows,
            titles,
            options.InjectionColumns,
            titles.Length > 0 && titles[0].Length == 0 ? 0 : null,
            c => !mapping.OnlyDeclared && !declared.Contains(c));
        int[] values =
        [
            .. Enumerable.Range(0, titles.Length)
                .Where(c => columns.Fields[c] is null && titles[c].Length > 0 && !Wildcard.FitsAny(mapping.NotValues, titles[c]))
                .Where(c => mapping.Values.Count == 0 || declared.Contains(c)),
        ];
        var state = new State(rows, columns, values, numbers, options);
        if (!state.Check(titles)) return null;
        while (rows.Next())
        {
            if (!rows.IsBlank()) state.Row(titles.Length);
        }

        return state.ToContent(titles, mapping);
    }

    private sealed class State(
        SheetRows rows, InjectionTable.Columns columns, int[] values, NumberCells numbers, FeatureTableReadOptions options)
    {
        private readonly List<double[]> _cells = [];
        private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
        private readonly HashSet<string> _kindStated = new(StringComparer.Ordinal);
        private readonly HashSet<int> _valueColumns = [.. values];
        private readonly HashSet<Polarity> _polarities = [];
        private long _negative;
        private long _infinite;

        public List<Injection> Injections { get; } = [];

        public bool Check(string[] titles)
        {
            bool good = true;
            if (columns[InjectionField.Name] < 0)
                good = Error(
                    "OST-FEA-045",
                    "no column is known to hold the name of the injection",
                    $"Declare it. There are: {string.Join(", ", titles.Take(30))}.");
            if (values.Length == 0)
                good = Error("OST-FEA-025", "no column holds the values of a feature", "Declare which columns are features.");
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (int column in values)
                if (!seen.TryAdd(titles[column], column + 1))
                {
                    good = false;
                    rows.Add(Finding.Error(
                        "OST-FEA-009",
                        string.Create(
                            CultureInfo.InvariantCulture, $"the feature has two columns, {seen[titles[column]]} and {column + 1}"),
                        rows.Locate(column),
                        titles[column],
                        "Give each feature a title of its own."));
                }

            return good;
        }

        public void Row(int width)
        {
            int count = rows.Count;
            while (count > width && rows.IsBlank(count - 1)) count--;
            if (count != width)
            {
                rows.Add(Finding.Error(
                    "OST-FEA-008",
                    string.Create(CultureInfo.InvariantCulture, $"the line has {count} cells, but there are {width} titles"),
                    rows.Locate(Math.Min(count, width) - 1),
                    hint: "A cell that holds the character between cells must stand in double quotes."));
                return;
            }

            if ((Injections.Count + 1L) * values.Length > options.Limits.MaxValues)
                throw Refusal.Content(
                    "OST-FEA-007",
                    rows.Locate(0),
                    string.Create(CultureInfo.InvariantCulture, $"the table has more than {options.Limits.MaxValues} values"),
                    hint: "Split the table, or filter its features before.");
            if (InjectionTable.Row(rows, columns, _valueColumns.Contains) is not { } entry) return;
            if (!_lines.TryAdd(entry.Name, rows.Line))
                rows.Add(Finding.Error(
                    "OST-FEA-012",
                    string.Create(
                        CultureInfo.InvariantCulture, $"the injection stands twice, on lines {_lines[entry.Name]} and {rows.Line}"),
                    entry.Location,
                    entry.Name,
                    "Give each injection a name of its own."));
            if (entry.Kind is not null) _kindStated.Add(entry.Name);
            if (entry.Polarity is { } polarity) _polarities.Add(polarity);
            Injections.Add(new Injection
            {
                Name = entry.Name,
                Kind = entry.Kind ?? InjectionKind.Sample,
                Group = entry.Group,
                Subject = entry.Subject,
                Order = entry.Order,
                Batch = entry.Batch,
                Amount = entry.Amount,
                Dilution = entry.Dilution,
                Further = entry.Further,
            });
            _cells.Add([.. values.Select(Value)]);
        }

        public FeatureTableContent? ToContent(string[] titles, FeatureTableMapping mapping)
        {
            if (_infinite > 0)
                rows.Add(Finding.Warning(
                    "OST-FEA-014",
                    string.Create(CultureInfo.InvariantCulture, $"{_infinite} intensities are infinite and taken as missing"),
                    rows.Locate(0)));
            if (_negative > 0)
                rows.Add(Finding.Warning(
                    "OST-FEA-015",
                    string.Create(CultureInfo.InvariantCulture, $"{_negative} intensities are below zero and kept"),
                    rows.Locate(0),
                    hint: "Intensities on the linear scale are never negative: the table may hold logarithms or centred values already."));
            if (Injections.Count == 0)
            {
                Error("OST-FEA-004", "the table has no injection", "Check that the export is complete.");
                return null;
            }

            if (_lines.Count < Injections.Count) return null;
            var matrix = new Matrix(Injections.Count, values.Length);
            for (int i = 0; i < _cells.Count; i++) _cells[i].CopyTo(matrix.Row(i));
            Polarity? polarity = _polarities.Count == 1 ? _polarities.First() : null;
            return new FeatureTableContent
            {
                Table = new FeatureTable(
                    Injections, [.. values.Select(c => new Feature { Id = titles[c], Name = null, Polarity = polarity })], matrix)
                {
                    Quantity = mapping.Quantity,
                    AmountUnit = columns.AmountUnit,
                },
                Files = [],
                KindStated = _kindStated,
                KeptInjectionColumns = [.. titles.Where((t, c) => t.Length > 0 && columns.Fields[c] is null && !_valueColumns.Contains(c))],
            };
        }

        private double Value(int column)
        {
            switch (numbers.Read(rows.Bytes(column), out double value))
            {
                case NumberCell.Number:
                    if (value < 0) _negative++;
                    return value == 0 ? 0 : value;
                case NumberCell.Infinite:
                    _infinite++;
                    return double.NaN;
                case NumberCell.Other:
                    rows.Add(Finding.Error(
                        "OST-FEA-013",
                        "an intensity is not a number",
                        rows.Locate(column),
                        rows.Text(column),
                        "If the column is no feature, declare what it is or that it holds no values."));
                    return double.NaN;
                default:
                    return double.NaN;
            }
        }

        private bool Error(string id, string message, string hint)
        {
            rows.Add(Finding.Error(id, message, rows.Locate(0), hint: hint));
            return false;
        }
    }
}
