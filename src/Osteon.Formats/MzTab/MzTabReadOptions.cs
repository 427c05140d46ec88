namespace Osteon.Formats;

/// <summary>Which table of an mzTab-M file becomes the feature table.</summary>
public enum MzTabLevel
{
    /// <summary>Small molecules if any of them has an abundance, else features.</summary>
    Auto,

    /// <summary>Small molecules (SML).</summary>
    SmallMolecule,

    /// <summary>Features (SMF).</summary>
    Feature,
}

/// <summary>How an mzTab-M file is read and how large it may be.</summary>
public sealed record MzTabReadOptions
{
    /// <summary>The options used unless the caller says otherwise.</summary>
    public static MzTabReadOptions Default { get; } = new();

    /// <summary>Which table becomes the feature table. Default <see cref="MzTabLevel.Auto"/>.</summary>
    public MzTabLevel Level { get; init; }

    /// <summary>
    /// Whether everything the specification forbids is an error. Default false: what leaves the meaning of the file beyond doubt (an empty
    /// cell instead of <c>null</c>, a <c>null</c> where a value is demanded) is then a warning.
    /// </summary>
    public bool Strict { get; init; }

    /// <summary>
    /// Whether injections of which the file does not state the kind get one by the name of their group or their own (QC, pool, blank).
    /// Default true.
    /// </summary>
    public bool GuessKinds { get; init; } = true;

    /// <summary>Largest file, bytes. Default 1 GiB.</summary>
    public long MaxBytes { get; init; } = 1L << 30;

    /// <summary>Most columns of a table. Default 65 536.</summary>
    public int MaxColumns { get; init; } = 65_536;

    /// <summary>Longest cell, bytes. Default 1 MiB.</summary>
    public int MaxCellBytes { get; init; } = 1 << 20;

    /// <summary>Findings of one kind that are listed one by one; the rest is counted in one more. Default 50.</summary>
    public int MaxFindingsPerKind { get; init; } = 50;
}
