namespace Osteon.Formats;

/// <summary>What the rows of a generic table are.</summary>
public enum FeatureTableOrientation
{
    /// <summary>A row for each feature, a column for each injection.</summary>
    FeaturesInRows,

    /// <summary>A row for each injection, a column for each feature.</summary>
    InjectionsInRows,
}

/// <summary>Unit of a column of times.</summary>
public enum TimeUnit
{
    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Minutes.</summary>
    Minutes,
}

/// <summary>
/// How the columns of a table of no known kind are to be understood (exports of service laboratories, spreadsheets). Titles are compared
/// without blanks around them and without regard to capitals.
/// </summary>
public sealed record FeatureTableMapping
{
    /// <summary>What the rows are. Default features.</summary>
    public FeatureTableOrientation Orientation { get; init; } = FeatureTableOrientation.FeaturesInRows;

    /// <summary>Line of the titles among the lines that are not empty, from 1; lines above are passed over. Default 1.</summary>
    public int HeaderLine { get; init; } = 1;

    /// <summary>
    /// Features in rows: which column holds what. Fields not named here are looked for by well-known titles unless
    /// <see cref="OnlyDeclared"/>. The identifier must be found. With injections in rows, see
    /// <see cref="FeatureTableReadOptions.InjectionColumns"/> instead.
    /// </summary>
    public IReadOnlyDictionary<FeatureField, string> Columns { get; init; } = new Dictionary<FeatureField, string>();

    /// <summary>
    /// Unit of the retention time; null (the default) takes it from the title (<c>RT (min)</c>), and without one the column is kept
    /// uninterpreted.
    /// </summary>
    public TimeUnit? RetentionTimeUnit { get; init; }

    /// <summary>
    /// The columns of values: injections where features stand in rows, features otherwise. Each entry is a title or a pattern with <c>*</c>
    /// (any text) and <c>?</c> (one character). Empty: the names of the injection list, where there is one (features in rows), or every
    /// column without another meaning (injections in rows).
    /// </summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Columns that are not values though <see cref="Values"/> fits them; titles or patterns.</summary>
    public IReadOnlyList<string> NotValues { get; init; } = [];

    /// <summary>Whether only declared columns are interpreted. Default false.</summary>
    public bool OnlyDeclared { get; init; }

    /// <summary>What the values are, in words, for <see cref="Primitives.FeatureTable.Quantity"/>. Default <c>intensity</c>.</summary>
    public string Quantity { get; init; } = "intensity";
}
