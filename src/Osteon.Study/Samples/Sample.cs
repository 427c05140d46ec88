using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>One row of samples.csv: one measurement of one sample by one assay.</summary>
public sealed record Sample
{
    /// <summary>Identifier; results are named after it.</summary>
    public required string Id { get; init; }

    /// <summary>The animal or donor; empty for a preparation of vesicles that belongs to none.</summary>
    public required string Subject { get; init; }

    /// <summary>Identifier of the arm; empty for a preparation of vesicles that belongs to none.</summary>
    public required string Arm { get; init; }

    /// <summary>Identifier of the time point, or null.</summary>
    public string? Timepoint { get; init; }

    /// <summary>Identifier of the assay.</summary>
    public required string Assay { get; init; }

    /// <summary>The file or folder as written, relative to the data folder.</summary>
    public required string File { get; init; }

    /// <summary>Full path of the file; null where it is missing, leaves the data folder, or no data folder was given.</summary>
    public string? FullPath { get; init; }

    /// <summary>Number of the technical replicate, from 1. Replicates are averaged and never count as n.</summary>
    public int Replicate { get; init; } = 1;

    /// <summary>The experimental unit that this row belongs to (see <see cref="ExperimentalUnit"/>).</summary>
    public required string Unit { get; init; }

    /// <summary>Why the row is left out, or null.</summary>
    public Exclusion? Excluded { get; init; }

    /// <summary>Cells of the further columns by column name; empty cells are left out.</summary>
    public IReadOnlyDictionary<string, string> Covariates { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the row stands.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>Where the file is named.</summary>
    public required SourceLocation FileLocation { get; init; }
}

/// <summary>The rows of samples.csv.</summary>
/// <param name="Rows">Rows in file order.</param>
/// <param name="Covariates">Names of the columns beyond the known ones, in file order.</param>
public sealed record SampleTable(ValueList<Sample> Rows, ValueList<string> Covariates)
{
    /// <summary>No samples.</summary>
    public static SampleTable Empty { get; } = new([], []);

    /// <summary>Rows that are not excluded.</summary>
    public IEnumerable<Sample> Included => Rows.Where(r => r.Excluded is null);
}
