using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>What can be wrong with samples.csv and the files it names.</summary>
public static class SampleFindings
{
    /// <summary>No samples.csv.</summary>
    public static FindingKind NoTable { get; } = new("OST-SMP-001", Severity.Error, "there is no samples.csv");

    /// <summary>A column that must be there.</summary>
    public static FindingKind MissingColumn { get; } = new("OST-SMP-002", Severity.Error, "a column is missing");

    /// <summary>A cell that must be filled.</summary>
    public static FindingKind EmptyCell { get; } = new("OST-SMP-003", Severity.Error, "a cell that is needed is empty");

    /// <summary>Results are named after identifiers.</summary>
    public static FindingKind BadIdentifier { get; } = new(
        "OST-SMP-004",
        Severity.Error,
        "a sample name has characters that file names cannot have");

    /// <summary>An arm the manifest does not declare.</summary>
    public static FindingKind UnknownArm { get; } = new("OST-SMP-005", Severity.Error, "an arm is unknown");

    /// <summary>An assay the manifest does not declare.</summary>
    public static FindingKind UnknownAssay { get; } = new("OST-SMP-006", Severity.Error, "an assay is unknown");

    /// <summary>A time point the manifest does not declare.</summary>
    public static FindingKind UnknownTimepoint { get; } = new("OST-SMP-007", Severity.Error, "a time point is unknown");

    /// <summary>A file that is not there.</summary>
    public static FindingKind FileMissing { get; } = new("OST-SMP-008", Severity.Error, "a file is missing");

    /// <summary>A path that leaves the data folder.</summary>
    public static FindingKind FileEscapes { get; } = new("OST-SMP-009", Severity.Error, "a path leaves the data folder");

    /// <summary>One file, two samples.</summary>
    public static FindingKind FileTwice { get; } = new("OST-SMP-010", Severity.Error, "one file belongs to two samples");

    /// <summary>One experimental unit, two arms.</summary>
    public static FindingKind UnitInTwoArms { get; } = new("OST-SMP-011", Severity.Error, "one experimental unit is in two arms");

    /// <summary>One sample and assay twice.</summary>
    public static FindingKind DuplicateSample { get; } = new("OST-SMP-012", Severity.Error, "one sample is listed twice for one assay");

    /// <summary>One sample with two stories.</summary>
    public static FindingKind SampleContradicts { get; } = new("OST-SMP-013", Severity.Error, "rows of one sample contradict each other");

    /// <summary>Not a replicate number.</summary>
    public static FindingKind BadReplicate { get; } = new("OST-SMP-014", Severity.Error, "a replicate is not a whole number from 1");

    /// <summary>Names that differ in capitals only.</summary>
    public static FindingKind OnlyCapitalsDiffer { get; } = new("OST-SMP-015", Severity.Error, "two names differ in capitals only");

    /// <summary>A row that is left out.</summary>
    public static FindingKind Excluded { get; } = new("OST-SMP-016", Severity.Note, "a sample is left out by the manifest");

    /// <summary>An exclusion of nothing.</summary>
    public static FindingKind UnknownExclusion { get; } = new("OST-SMP-017", Severity.Warning, "an exclusion names no row");

    /// <summary>An arm without samples.</summary>
    public static FindingKind EmptyArm { get; } = new("OST-SMP-018", Severity.Warning, "an arm has no samples");

    /// <summary>An assay without samples.</summary>
    public static FindingKind EmptyAssay { get; } = new("OST-SMP-019", Severity.Warning, "an assay has no samples");

    /// <summary>n is not what was planned.</summary>
    public static FindingKind NotAsPlanned { get; } = new("OST-SMP-020", Severity.Warning, "n is not what was planned");

    /// <summary>Arms of different size.</summary>
    public static FindingKind Unbalanced { get; } = new("OST-SMP-021", Severity.Note, "the arms differ in size");

    /// <summary>No column that tells the unit.</summary>
    public static FindingKind NoUnitColumn { get; } = new(
        "OST-SMP-022",
        Severity.Error,
        "the column that tells the experimental unit is missing");

    /// <summary>No data folder.</summary>
    public static FindingKind NoDataFolder { get; } = new("OST-SMP-023", Severity.Error, "the data folder is not given or does not exist");

    /// <summary>A column that is nearly a known one.</summary>
    public static FindingKind MisspeltColumn { get; } = new(
        "OST-SMP-024",
        Severity.Warning,
        "an extra column is spelt nearly like a known one");

    /// <summary>A file without content.</summary>
    public static FindingKind FileEmpty { get; } = new("OST-SMP-025", Severity.Error, "a file or folder is empty");

    /// <summary>A table without rows.</summary>
    public static FindingKind NoRows { get; } = new("OST-SMP-026", Severity.Error, "samples.csv has no rows");

    /// <summary>All kinds in order.</summary>
    public static IReadOnlyList<FindingKind> All { get; } =
        [
            .. typeof(SampleFindings).GetProperties().Where(p => p.PropertyType == typeof(FindingKind))
                .Select(p => (FindingKind)p.GetValue(null)!),
        ];
}
