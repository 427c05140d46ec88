namespace Osteon.Formats;

/// <summary>Unit of retention times in a metabolite assignment file, which does not state it.</summary>
public enum RetentionTimeUnit
{
    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Minutes.</summary>
    Minutes,
}

/// <summary>How ISA-Tab and metabolite assignment files are read and how large they may be.</summary>
public sealed record IsaReadOptions
{
    /// <summary>The options used unless the caller says otherwise.</summary>
    public static IsaReadOptions Default { get; } = new();

    /// <summary>
    /// Unit of retention times in the metabolite assignment file. Default seconds; where none exceeds 60, a warning asks whether minutes
    /// are meant.
    /// </summary>
    public RetentionTimeUnit RetentionTimes { get; init; }

    /// <summary>
    /// The factor whose values are the groups; null (the default) takes the first declared factor that has at least two values, one of them
    /// at least twice; factors named group, arm, condition or treatment come before others. A note says which was taken.
    /// </summary>
    public string? GroupFactor { get; init; }

    /// <summary>
    /// Metabolite assignment files by the name of their assay file, where they are not those the assay names; paths as the user names them.
    /// </summary>
    public IReadOnlyDictionary<string, string> MetaboliteFiles { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Whether injections of which the files do not state the kind get one by their name (QC, pool, blank). Default true.
    /// </summary>
    public bool GuessKinds { get; init; } = true;

    /// <summary>Largest file, bytes. Default 1 GiB.</summary>
    public long MaxBytes { get; init; } = 1L << 30;

    /// <summary>Most columns of a table. Default 65 536.</summary>
    public int MaxColumns { get; init; } = 65_536;

    /// <summary>Longest cell, bytes. Default 1 MiB.</summary>
    public int MaxCellBytes { get; init; } = 1 << 20;

    /// <summary>Findings of one kind and file that are listed one by one; the rest is counted in one more. Default 20.</summary>
    public int MaxFindingsPerKind { get; init; } = 20;

    /// <summary>The limits as those of tables; cells are as many as fit into the largest file.</summary>
    internal DelimitedOptions Limits(char separator) => new()
    {
        Separator = separator,
        MaxBytes = MaxBytes,
        MaxColumns = MaxColumns,
        MaxCellBytes = MaxCellBytes,
        MaxCells = int.MaxValue,
        MaxFindingsPerKind = MaxFindingsPerKind,
    };
}
