using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// What the columns of a sheet with features in rows mean. A kind of feature table makes one from the titles; <see cref="FeatureRows"/>
/// follows it.
/// </summary>
internal sealed class FeaturePlan
{
    private readonly ColumnUse[] _uses;
    private readonly HashSet<FeatureField> _fields = [];
    private readonly List<string> _textTitles = [];
    private readonly Dictionary<string, (int Index, bool IsField)> _takenTitles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _nextTitle = new(StringComparer.Ordinal);
    private readonly List<Injection> _injections = [];
    private readonly Dictionary<string, int> _injectionColumns = new(StringComparer.Ordinal);

    /// <summary>A plan in which no column means anything yet.</summary>
    /// <param name="titles">Titles of all columns.</param>
    public FeaturePlan(IReadOnlyList<string> titles)
    {
        Titles = titles;
        _uses = new ColumnUse[titles.Count];
    }

    /// <summary>What a column is for.</summary>
    public enum Role
    {
        /// <summary>Not read.</summary>
        None,

        /// <summary>Intensities of an injection.</summary>
        Value,

        /// <summary>A field of the feature.</summary>
        Field,

        /// <summary>Kept as text.</summary>
        Keep,
    }

    /// <summary>Titles of all columns.</summary>
    public IReadOnlyList<string> Titles { get; }

    /// <summary>The injections, in the order of their columns.</summary>
    public IReadOnlyList<Injection> Injections => _injections;

    /// <summary>Titles of kept columns, and of fields whose cells may have to be kept.</summary>
    public IReadOnlyList<string> TextTitles => _textTitles;

    /// <summary>Titles of columns that are kept without being understood.</summary>
    public IReadOnlyList<string> KeptColumns => [.. _uses.Where(u => u.Role == Role.Keep).Select(u => _textTitles[u.Text])];

    /// <summary>Names of injections whose kind the file states.</summary>
    public HashSet<string> KindStated { get; } = new(StringComparer.Ordinal);

    /// <summary>Which values are read, or null.</summary>
    public string? Block { get; set; }

    /// <summary>Values that are not read.</summary>
    public IReadOnlyList<string> OtherBlocks { get; set; } = [];

    /// <summary>What the values are, for <see cref="FeatureTable.Quantity"/>.</summary>
    public string Quantity { get; set; } = "intensity";

    /// <summary>Makes the identifier of a row whose column of identifiers is blank or not there; null makes that an error.</summary>
    public Func<SheetRows, FeatureDraft, string>? MakeId { get; set; }

    /// <summary>Changes a feature when its row is read.</summary>
    public Action<FeatureDraft>? Finish { get; set; }

    /// <summary>Whether equal identifiers that <see cref="MakeId"/> made are told apart by numbers without being an error.</summary>
    public bool IdsAreMade { get; set; }

    /// <summary>What a column is for.</summary>
    public ColumnUse this[int column] => _uses[column];

    /// <summary>Whether a field has a column.</summary>
    public bool Has(FeatureField field) => _fields.Contains(field);

    /// <summary>A column of intensities.</summary>
    public void Value(SheetRows rows, int column, Injection injection)
    {
        if (injection.Name.Length == 0)
            rows.Add(Finding.Error(
                "OST-FEA-012",
                "the column of an injection has no name",
                rows.Locate(column),
                hint: "Name it in the line of titles, or delete the column."));
        else if (!_injectionColumns.TryAdd(injection.Name, column + 1))
            rows.Add(Finding.Error(
                "OST-FEA-012",
                string.Create(
                    CultureInfo.InvariantCulture, $"the injection has two columns, {_injectionColumns[injection.Name]} and {column + 1}"),
                rows.Locate(column),
                injection.Name,
                "Give each injection a name of its own."));
        _uses[column] = new ColumnUse(Role.Value, default, null, _injections.Count, -1);
        _injections.Add(injection);
    }

    /// <summary>
    /// A column of a field. Of several columns of a field that is not a list of identifiers, the first wins and the others are kept.
    /// </summary>
    public void Field(int column, FeatureField field, TimeUnit? unit = null)
    {
        if (!_fields.Add(field) && field != FeatureField.Identifier && CompoundIds.NamespaceOf(field) is null)
        {
            Keep(column);
            return;
        }

        _uses[column] = new ColumnUse(Role.Field, field, unit, -1, AddText(Titles[column], isField: true));
    }

    /// <summary>A column that is kept as text.</summary>
    public void Keep(int column)
    {
        string title = Titles[column];
        if (title.StartsWith(FurtherTitles.Prefix, StringComparison.Ordinal) && title.Length > FurtherTitles.Prefix.Length)
            title = title[FurtherTitles.Prefix.Length..];
        _uses[column] = new ColumnUse(Role.Keep, default, null, -1, AddText(title, isField: false));
    }

    /// <summary>
    /// A column of times: of the unit stated in its title, else of that of the program, else of that the user states; else it is kept, with
    /// a warning.
    /// </summary>
    public void Time(SheetRows rows, int column, TimeUnit? unit, FeatureTableReadOptions options)
    {
        if ((unit ?? options.RetentionTimeUnit) is { } known)
        {
            Field(column, FeatureField.RetentionTime, known);
            return;
        }

        Keep(column);
        rows.Add(Finding.Warning(
            "OST-FEA-021",
            "the column looks like a retention time, but its unit is not stated; it is kept but not interpreted",
            rows.Locate(column),
            Titles[column],
            "State whether it is in seconds or in minutes."));
    }

    /// <summary>
    /// A column with a well-known title becomes its field, any other one is kept; one without a title and content is passed over.
    /// </summary>
    public void ByTitle(SheetRows rows, int column, FeatureTableReadOptions options, TimeUnit? usualTimeUnit = null)
    {
        string title = Titles[column];
        if (title.Length == 0) return;
        FeatureTitles.Meaning? meaning = FeatureTitles.Of(title);
        if (meaning is null or { Field: FeatureField.Id }) Keep(column);
        else if (meaning.Value.Field == FeatureField.RetentionTime) Time(rows, column, meaning.Value.Unit ?? usualTimeUnit, options);
        else Field(column, meaning.Value.Field);
    }

    /// <summary>A title of texts; a column that is kept has its own before a field of which only odd cells are.</summary>
    private int AddText(string title, bool isField)
    {
        string name = title.Length == 0 ? "(no title)" : title;
        int index = _textTitles.Count;
        if (!isField && _takenTitles.TryGetValue(name, out (int Index, bool IsField) holder) && holder.IsField)
        {
            _takenTitles[name] = (index, false);
            _textTitles.Add(name);
            _textTitles[holder.Index] = Free(name, holder);
            return index;
        }

        _textTitles.Add(Free(name, (index, isField)));
        return index;
    }

    private string Free(string title, (int Index, bool IsField) holder)
    {
        string name = title.Length == 0 ? "(no title)" : title;
        int next = _nextTitle.GetValueOrDefault(title, 2);
        while (!_takenTitles.TryAdd(name, holder)) name = string.Create(CultureInfo.InvariantCulture, $"{title} ({next++})");
        _nextTitle[title] = next;
        return name;
    }

    /// <summary>What a column is for.</summary>
    /// <param name="Role">The role.</param>
    /// <param name="Field">The field, for that role.</param>
    /// <param name="Unit">Unit of a time.</param>
    /// <param name="Injection">Index of the injection, for values.</param>
    /// <param name="Text">Index into <see cref="TextTitles"/>; −1 for none.</param>
    public readonly record struct ColumnUse(Role Role, FeatureField Field, TimeUnit? Unit, int Injection, int Text);
}

/// <summary>How further columns are marked in files that Osteon writes where their titles would be taken for something else.</summary>
internal static class FurtherTitles
{
    /// <summary>What stands before the title.</summary>
    public const string Prefix = "further:";
}
