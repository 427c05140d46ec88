using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>What was understood of one arm.</summary>
/// <param name="Arm">The arm as declared.</param>
/// <param name="N">Units with at least one sample that is not excluded.</param>
/// <param name="Excluded">Units all of whose samples are excluded.</param>
public sealed record ArmUnderstanding(Arm Arm, int N, int Excluded);

/// <summary>Units of one arm that one assay measures at one time point.</summary>
/// <param name="Assay">Assay id.</param>
/// <param name="Timepoint">Time point id, or null where the study has none.</param>
/// <param name="Arm">Arm id.</param>
/// <param name="N">Experimental units.</param>
/// <param name="Samples">Samples; more than <paramref name="N"/> where a unit gave several.</param>
public sealed record CellCount(string Assay, string? Timepoint, string Arm, int N, int Samples);

/// <summary>
/// Everything that can be known of a study before any work: what was read, what was understood of it, and all findings. A run starts only
/// if
/// <see cref="HasErrors"/> is false.
/// </summary>
public sealed record StudyUnderstanding
{
    /// <summary>The study folder.</summary>
    public required StudyFolder Folder { get; init; }

    /// <summary>The manifest with every default that was applied; null when study.yaml could not be read at all.</summary>
    public ResolvedManifest? Manifest { get; init; }

    /// <summary>The rows of samples.csv; empty where there is none.</summary>
    public required SampleTable Samples { get; init; }

    /// <summary>Headers of the volumes that could be opened, by the path in samples.csv.</summary>
    public IReadOnlyDictionary<string, VolumeHeader> Headers { get; init; } = new Dictionary<string, VolumeHeader>();

    /// <summary>Full paths of the files that each feature table consists of, by the path in study.yaml.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> TableFiles { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The arms in declared order.</summary>
    public ValueList<ArmUnderstanding> Arms { get; init; } = [];

    /// <summary>Units per assay, time point and arm, excluded ones left out.</summary>
    public ValueList<CellCount> Counts { get; init; } = [];

    /// <summary>Reporting standards evaluated on the manifest.</summary>
    public ValueList<ChecklistResult> Checklists { get; init; } = [];

    /// <summary>All findings: errors first, then by file, line and column.</summary>
    public required ValueList<Finding> Findings { get; init; }

    /// <summary>What was understood, in plain words, one line each.</summary>
    public ValueList<string> Lines { get; init; } = [];

    /// <summary>The closing line: counts of findings, and the design in a few words.</summary>
    public required string Summary { get; init; }

    /// <summary>Whether a run is refused.</summary>
    public bool HasErrors => Findings.Any(f => f.Severity == Severity.Error);
}
