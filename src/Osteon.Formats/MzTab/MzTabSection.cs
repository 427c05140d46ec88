namespace Osteon.Formats;

/// <summary>The three tables of an mzTab-M file.</summary>
public enum MzTabSectionKind
{
    /// <summary>Small molecules (SMH, SML): the final result.</summary>
    SmallMolecule,

    /// <summary>Small molecule features (SFH, SMF): ions that were quantified.</summary>
    Feature,

    /// <summary>Small molecule evidence (SEH, SME): single identifications.</summary>
    Evidence,
}

/// <summary>One column of a table: texts, or numbers for the abundance columns.</summary>
public sealed class MzTabColumn
{
    private readonly IReadOnlyList<string?>? _texts;
    private readonly IReadOnlyList<double>? _numbers;

    /// <summary>A column of texts; null stands for <c>null</c>.</summary>
    public MzTabColumn(string name, IReadOnlyList<string?> texts, int position = 0)
    {
        Name = name;
        Position = position;
        _texts = texts;
    }

    /// <summary>A column of numbers; NaN stands for <c>null</c>.</summary>
    public MzTabColumn(string name, IReadOnlyList<double> numbers, int position = 0)
    {
        Name = name;
        Position = position;
        _numbers = numbers;
    }

    /// <summary>Title of the column.</summary>
    public string Name { get; }

    /// <summary>Column of the file, from 1 (the line prefix is column 1); 0 for a column that was not read from a file.</summary>
    public int Position { get; }

    /// <summary>Number of rows.</summary>
    public int Count => _texts?.Count ?? _numbers!.Count;

    /// <summary>Whether the column holds numbers, as columns that begin with <c>abundance_</c> do.</summary>
    public bool IsNumeric => _numbers is not null;

    /// <summary>The numbers, NaN where there is none; throws <see cref="InvalidOperationException"/> for a column of texts.</summary>
    public IReadOnlyList<double> Numbers => _numbers ?? throw new InvalidOperationException($"column '{Name}' holds texts");

    /// <summary>The text of a cell, null for <c>null</c>; a number in plain decimal notation.</summary>
    public string? this[int row] => _texts is not null ? _texts[row] : double.IsNaN(_numbers![row]) ? null : PlainDecimal.Text(_numbers[row]);
}

/// <summary>A table of an mzTab-M file as text, column by column.</summary>
public sealed class MzTabSection
{
    private readonly Dictionary<string, MzTabColumn> _byName = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<int>? _lines;

    /// <summary>
    /// A table; throws <see cref="ArgumentException"/> if its columns differ in length. Of columns that share a name the first is found by
    /// it.
    /// </summary>
    /// <param name="kind">Which table.</param>
    /// <param name="columns">The columns in their order, without the line prefix.</param>
    /// <param name="lines">Line of each row in its file; null where it was not read from one.</param>
    /// <param name="headerLine">Line of the header; 0 where it was not read from a file.</param>
    public MzTabSection(MzTabSectionKind kind, IReadOnlyList<MzTabColumn> columns, IReadOnlyList<int>? lines = null, int headerLine = 0)
    {
        RowCount = lines?.Count ?? (columns.Count == 0 ? 0 : columns[0].Count);
        if (columns.Any(c => c.Count != RowCount)) throw new ArgumentException("the columns differ in length", nameof(columns));
        Kind = kind;
        Columns = columns;
        HeaderLine = headerLine;
        _lines = lines;
        foreach (MzTabColumn column in columns) _byName.TryAdd(column.Name, column);
    }

    /// <summary>Which table it is.</summary>
    public MzTabSectionKind Kind { get; }

    /// <summary>The columns in the order of the file.</summary>
    public IReadOnlyList<MzTabColumn> Columns { get; }

    /// <summary>Number of rows.</summary>
    public int RowCount { get; }

    /// <summary>Line of the header; 0 where it was not read from a file.</summary>
    public int HeaderLine { get; }

    /// <summary>The column of this name, or null.</summary>
    public MzTabColumn? this[string name] => _byName.GetValueOrDefault(name);

    /// <summary>Line of a row; 0 where it was not read from a file.</summary>
    public int Line(int row) => _lines?[row] ?? 0;

    /// <summary>The prefix of its rows.</summary>
    public string RowPrefix => Kind switch
    {
        MzTabSectionKind.SmallMolecule => "SML",
        MzTabSectionKind.Feature => "SMF",
        _ => "SME",
    };

    /// <summary>The prefix of its header line.</summary>
    public string HeaderPrefix => Kind switch
    {
        MzTabSectionKind.SmallMolecule => "SMH",
        MzTabSectionKind.Feature => "SFH",
        _ => "SEH",
    };
}
