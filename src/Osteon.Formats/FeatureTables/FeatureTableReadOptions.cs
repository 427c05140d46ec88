using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>What is done when two features of a table bear the same identifier.</summary>
public enum DuplicateFeatures
{
    /// <summary>An error that names both lines.</summary>
    Error,

    /// <summary>The second becomes <c>id_2</c>, the third <c>id_3</c> …, with a warning; a name that is taken is passed over.</summary>
    Number,
}

/// <summary>How the text of a feature table is coded where no byte order mark says it.</summary>
public enum FeatureTableCoding
{
    /// <summary>UTF-8.</summary>
    Utf8,

    /// <summary>ISO 8859-1; programs under a western European Windows write it where a name holds µ or ä.</summary>
    Latin1,

    /// <summary>GB 18030; programs under a Chinese Windows write it.</summary>
    Gb18030,
}

/// <summary>How a feature table is read.</summary>
public sealed record FeatureTableReadOptions
{
    /// <summary>The options used unless the caller says otherwise.</summary>
    public static FeatureTableReadOptions Default { get; } = new();

    /// <summary>Identifier of the kind of file; null (the default) recognises it by its titles.</summary>
    public string? Format { get; init; }

    /// <summary>
    /// Which values to read where a file holds several: Progenesis <c>normalised</c> (default) or <c>raw</c>; mzmine <c>area</c> (default),
    /// <c>height</c> or any other value it writes per data file. Null for the default of the kind.
    /// </summary>
    public string? Values { get; init; }

    /// <summary>Polarity of all features for which the file states none; null (the default) leaves them without.</summary>
    public Polarity? Polarity { get; init; }

    /// <summary>
    /// Unit of retention times of which neither the title of the column nor the program that wrote the file states one. Null (the default):
    /// such a column is kept but not interpreted, and a warning says so.
    /// </summary>
    public TimeUnit? RetentionTimeUnit { get; init; }

    /// <summary>
    /// Which column of the injections' own table (sampleMetadata of Workflow4Metabolomics, injections in rows) holds what; those not named
    /// are looked for by well-known titles.
    /// </summary>
    public IReadOnlyDictionary<InjectionField, string> InjectionColumns { get; init; } = new Dictionary<InjectionField, string>();

    /// <summary>What is known of the injections beside the table, or null.</summary>
    public InjectionList? Injections { get; init; }

    /// <summary>How the columns of a table of no known kind are to be understood; needed for the kind <c>generic</c>.</summary>
    public FeatureTableMapping? Mapping { get; init; }

    /// <summary>The three tables of Workflow4Metabolomics, where they are not found beside each other.</summary>
    public W4mPaths? W4m { get; init; }

    /// <summary>
    /// Whether injections of which neither file nor list states the kind get one by their name (QC, pool, blank …), with a finding. Default
    /// true.
    /// </summary>
    public bool GuessKinds { get; init; } = true;

    /// <summary>What is done with features of the same identifier. Default an error.</summary>
    public DuplicateFeatures Duplicates { get; init; } = DuplicateFeatures.Error;

    /// <summary>
    /// Decimal mark of the intensities: <c>.</c> or <c>,</c>. Null (the default) decides by the cells, and makes it an error where they do
    /// not tell.
    /// </summary>
    public char? DecimalMark { get; init; }

    /// <summary>
    /// Texts that mean "no value" in a cell of intensities, beside the usual ones (NA, NaN, null, -, …); capitals do not matter.
    /// </summary>
    public IReadOnlyList<string> MissingMarks { get; init; } = [];

    /// <summary>The character between cells: comma, semicolon or tab; null (the default) finds it.</summary>
    public char? Separator { get; init; }

    /// <summary>Coding of the text where no byte order mark states one. Default UTF-8.</summary>
    public FeatureTableCoding Coding { get; init; } = FeatureTableCoding.Utf8;

    /// <summary>Limits on what a file may make the reader do.</summary>
    public FeatureTableLimits Limits { get; init; } = FeatureTableLimits.Default;
}

/// <summary>What a feature table file may make a reader do.</summary>
public sealed record FeatureTableLimits
{
    /// <summary>The limits used unless the caller says otherwise.</summary>
    public static FeatureTableLimits Default { get; } = new();

    /// <summary>Largest file, bytes. Default 2 000 000 000; no more is possible.</summary>
    public long MaxBytes { get; init; } = 2_000_000_000;

    /// <summary>Most columns of a line. Default 200 000.</summary>
    public int MaxColumns { get; init; } = 200_000;

    /// <summary>Longest cell, bytes. Default 1 MiB (mass spectra stand in cells).</summary>
    public int MaxCellBytes { get; init; } = 1 << 20;

    /// <summary>Most cells of intensities, features × injections. Default 200 million (1.6 GB).</summary>
    public long MaxValues { get; init; } = 200_000_000;

    /// <summary>Findings of one kind that are listed one by one; the rest is counted in one more. Default 20.</summary>
    public int MaxFindingsPerKind { get; init; } = 20;
}

/// <summary>The three tables of Workflow4Metabolomics.</summary>
/// <param name="DataMatrix">Intensities: features in rows, injections in columns.</param>
/// <param name="SampleMetadata">A row for each injection, or null if there is none.</param>
/// <param name="VariableMetadata">A row for each feature, or null if there is none.</param>
public sealed record W4mPaths(string DataMatrix, string? SampleMetadata, string? VariableMetadata);
