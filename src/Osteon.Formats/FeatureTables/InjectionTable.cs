using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Reads rows that each say something of one injection.</summary>
internal static class InjectionTable
{
    private const int ShownCharacters = 60;

    /// <summary>What the columns of such a table mean.</summary>
    /// <param name="Titles">Titles of all columns.</param>
    /// <param name="Fields">Field of each column, or null where it is kept as text.</param>
    /// <param name="AmountUnit">Unit of the amount, or null.</param>
    public sealed record Columns(IReadOnlyList<string> Titles, IReadOnlyList<InjectionField?> Fields, string? AmountUnit)
    {
        /// <summary>The column of a field; −1 if there is none.</summary>
        public int this[InjectionField field]
        {
            get
            {
                for (int i = 0; i < Fields.Count; i++)
                    if (Fields[i] == field) return i;
                return -1;
            }
        }

        /// <summary>Titles of columns kept as text.</summary>
        public IReadOnlyList<string> Kept => [.. Titles.Where((t, i) => Fields[i] is null && t.Length > 0)];
    }

    /// <summary>Finds the columns: those declared, then well-known titles; of several of one field the first.</summary>
    /// <param name="rows">Receives findings; the row read last is the line of titles.</param>
    /// <param name="titles">The titles.</param>
    /// <param name="declared">Declared columns.</param>
    /// <param name="nameColumn">The column of names where the kind of table fixes it, or null.</param>
    /// <param name="isCandidate">Whether a column can mean something of an injection.</param>
    public static Columns Find(
        SheetRows rows,
        IReadOnlyList<string> titles,
        IReadOnlyDictionary<InjectionField, string> declared,
        int? nameColumn,
        Predicate<int>? isCandidate = null)
    {
        var fields = new InjectionField?[titles.Count];
        var taken = new HashSet<InjectionField>();
        if (nameColumn is { } fixedColumn && taken.Add(InjectionField.Name)) fields[fixedColumn] = InjectionField.Name;
        foreach ((InjectionField field, string title) in declared.OrderBy(d => d.Key))
        {
            int column = IndexOf(titles, title);
            if (column < 0)
                rows.Add(Finding.Error(
                    "OST-FEA-050",
                    $"the column declared for '{field}' is not there",
                    rows.Locate(0),
                    title,
                    NearestNames.Hint(title, [.. titles], 0) ?? "See the line of titles for what is there."));
            else if (fields[column] is null && taken.Add(field)) fields[column] = field;
        }

        string? unit = null;
        foreach (int column in ByPriority(titles))
            if (fields[column] is null
                && (isCandidate is null || isCandidate(column))
                && InjectionTitles.Of(titles[column]) is { } field
                && taken.Add(field))
                fields[column] = field;
        int amount = Array.IndexOf(fields, InjectionField.Amount);
        if (amount >= 0) InjectionTitles.WithoutUnit(titles[amount], out unit);
        return new Columns(titles, fields, unit);
    }

    /// <summary>Reads the row read last; null (with an error) if it has no name.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="columns">What their columns mean.</param>
    /// <param name="passOver">Columns that say nothing of the injection, or null for none.</param>
    public static InjectionListEntry? Row(SheetRows rows, Columns columns, Predicate<int>? passOver = null)
    {
        int nameColumn = columns[InjectionField.Name];
        string name = rows.Text(nameColumn);
        if (name.Length == 0)
        {
            rows.Add(
                Finding.Error(
                    "OST-FEA-046",
                    "the line has no name of an injection",
                    rows.Locate(nameColumn),
                    hint: "Fill the cell or delete the line."));
            return null;
        }

        var entry = new InjectionListEntry { Name = name, Location = rows.Locate(nameColumn) };
        var further = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int column = 0; column < columns.Titles.Count; column++)
        {
            if (passOver is not null && passOver(column)) continue;
            string text = rows.Text(column);
            InjectionField? field = columns.Fields[column];
            if (field == InjectionField.Name || text.Length == 0) continue;
            if (field is not null && (field == InjectionField.Polarity ? TextMarks.IsMissingPolarity(text) : TextMarks.IsMissing(text)))
                continue;
            if (field is { } known && Set(entry, known, columns.Titles[column], text) is { } changed)
            {
                entry = changed;
                continue;
            }

            if (columns.Titles[column].Length == 0) continue;
            string title = columns.Titles[column];
            further.TryAdd(
                title.StartsWith(FurtherTitles.Prefix, StringComparison.Ordinal) ? title[FurtherTitles.Prefix.Length..] : title, text);
            if (field is not null) NotUnderstood(rows, column, field.Value, text);
        }

        return entry with { Further = further };
    }

    /// <summary>The index of a title, capitals and blanks around it ignored.</summary>
    public static int IndexOf(IReadOnlyList<string> titles, string title)
    {
        for (int i = 0; i < titles.Count; i++)
            if (titles[i].Equals(title.Trim(), StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }

    /// <summary>Columns in their order, but of those that can be the name the one first that is surest to be.</summary>
    private static IEnumerable<int> ByPriority(IReadOnlyList<string> titles)
    {
        string[] names = [.. titles.Select(FeatureTitles.Plain)];
        foreach (string sure in (string[])["injection", "injectionname", "samplemetadata", "name", "sample", "samplename", "sampleid"])
            if (Array.IndexOf(names, sure) is var first and >= 0) yield return first;
        for (int column = 0; column < titles.Count; column++) yield return column;
    }

    private static InjectionListEntry? Set(InjectionListEntry entry, InjectionField field, string title, string text)
    {
        switch (field)
        {
            case InjectionField.Kind:
                return InjectionKinds.Of(text) is { } kind
                    ? entry with { Kind = kind.Kind, Dilution = entry.Dilution ?? kind.Dilution }
                    : null;
            case InjectionField.Group:
                return entry with { Group = text };
            case InjectionField.Subject:
                return entry with { Subject = text };
            case InjectionField.Batch:
                return entry with { Batch = text };
            case InjectionField.Polarity:
                return PolarityWords.Of(text) is { } polarity ? entry with { Polarity = polarity } : null;
            case InjectionField.Order:
                return Number(text) is { } order ? entry with { Order = order } : null;
            case InjectionField.Amount:
                return Number(text) is { } amount and > 0 ? entry with { Amount = amount } : null;
            case InjectionField.Dilution:
                if (Number(text) is not { } dilution || dilution <= 0) return null;
                if (FeatureTitles.Plain(title) == "dilutionfactor" && dilution >= 1) dilution = 1 / dilution;
                return dilution <= 1 ? entry with { Dilution = dilution } : null;
            default:
                return null;
        }
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    private static void NotUnderstood(SheetRows rows, int column, InjectionField field, string text) => rows.Add(Finding.Warning(
        "OST-FEA-047",
        $"the {field.ToString().ToLowerInvariant()} of the injection is not understood; the cell is kept as text",
        rows.Locate(column),
        text.Length <= ShownCharacters ? text : text[..ShownCharacters] + "…",
        field switch
        {
            InjectionField.Kind => "Kinds are sample, QC (or pool), blank, reference (or standard) and dilution.",
            InjectionField.Polarity => "Write positive or negative.",
            InjectionField.Dilution => "A dilution is a share above 0 and at most 1; in a column 'dilution factor' it is 1 or more.",
            InjectionField.Amount => "An amount is a number above 0, with a decimal point.",
            _ => "Write a number with a decimal point.",
        }));
}
