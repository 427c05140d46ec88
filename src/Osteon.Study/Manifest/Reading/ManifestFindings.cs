using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>What can be wrong with the text of study.yaml.</summary>
public static class ManifestFindings
{
    /// <summary>The file is not YAML.</summary>
    public static FindingKind NotYaml { get; } = new("OST-MAN-001", Severity.Error, "the file is not valid YAML");

    /// <summary>The file is not UTF-8 text.</summary>
    public static FindingKind NotText { get; } = new("OST-MAN-002", Severity.Error, "the file is not UTF-8 text");

    /// <summary>Larger, deeper or longer than any study description.</summary>
    public static FindingKind TooLarge { get; } = new("OST-MAN-003", Severity.Error, "the file, its nesting or its expansion is too large");

    /// <summary>More than one document.</summary>
    public static FindingKind SeveralDocuments { get; } = new("OST-MAN-004", Severity.Error, "the file holds more than one YAML document");

    /// <summary>Nothing in it, or no mapping.</summary>
    public static FindingKind NotAMapping { get; } = new(
        "OST-MAN-005",
        Severity.Error,
        "the file is empty or not a mapping of keys to values");

    /// <summary>A tag such as !!python/object.</summary>
    public static FindingKind Tag { get; } = new("OST-MAN-006", Severity.Error, "a YAML tag is used");

    /// <summary>An alias without its anchor.</summary>
    public static FindingKind UnknownAlias { get; } = new("OST-MAN-007", Severity.Error, "an alias has no anchor before it");

    /// <summary>A key of study.yaml that does not exist.</summary>
    public static FindingKind UnknownKey { get; } = new("OST-MAN-010", Severity.Error, "a key is unknown");

    /// <summary>One key twice in a mapping.</summary>
    public static FindingKind DuplicateKey { get; } = new("OST-MAN-011", Severity.Error, "a key is given twice");

    /// <summary>A key that must be there.</summary>
    public static FindingKind MissingKey { get; } = new("OST-MAN-012", Severity.Error, "a required key is missing");

    /// <summary>A list where a text is meant, and so on.</summary>
    public static FindingKind WrongShape { get; } = new("OST-MAN-013", Severity.Error, "a value is of the wrong kind (text, list, keys)");

    /// <summary>Not a number, not a quantity, not true or false.</summary>
    public static FindingKind WrongValue { get; } = new("OST-MAN-014", Severity.Error, "a value cannot be read");

    /// <summary>A quantity of the wrong dimension.</summary>
    public static FindingKind WrongDimension { get; } = new("OST-MAN-015", Severity.Error, "a quantity measures the wrong thing");

    /// <summary>A word outside the closed set.</summary>
    public static FindingKind UnknownWord { get; } = new("OST-MAN-016", Severity.Error, "a word is not one of those allowed");

    /// <summary>A number outside its range.</summary>
    public static FindingKind OutOfRange { get; } = new("OST-MAN-017", Severity.Error, "a number is outside its range");

    /// <summary>A key without a value.</summary>
    public static FindingKind EmptyValue { get; } = new("OST-MAN-018", Severity.Warning, "a key has no value and counts as not stated");

    /// <summary>Results are named after identifiers.</summary>
    public static FindingKind BadIdentifier { get; } = new(
        "OST-MAN-019",
        Severity.Error,
        "an identifier has characters that file names cannot have");

    /// <summary>Two things of one identifier.</summary>
    public static FindingKind DuplicateId { get; } = new("OST-MAN-020", Severity.Error, "two entries of a list have one identifier");

    /// <summary>Something refers to an entry that is not there.</summary>
    public static FindingKind UnknownReference { get; } = new(
        "OST-MAN-021",
        Severity.Error,
        "an arm, assay, time point or term is named that does not exist");

    /// <summary>Settings that exclude or need each other.</summary>
    public static FindingKind Conflict { get; } = new("OST-MAN-022", Severity.Error, "settings exclude or need each other");

    /// <summary>Written for another version.</summary>
    public static FindingKind Version { get; } = new("OST-MAN-023", Severity.Error, "the study was written for another version of Osteon");

    /// <summary>A term the registry does not know, in an assay whose terms are not closed yet.</summary>
    public static FindingKind UnknownTerm { get; } = new("OST-MAN-024", Severity.Warning, "an outcome is not in the registry of terms");

    /// <summary>No study.yaml.</summary>
    public static FindingKind NoStudy { get; } = new("OST-MAN-025", Severity.Error, "there is no study at the path given");

    /// <summary>A data folder that the study does not use.</summary>
    public static FindingKind DataNotUsed { get; } = new(
        "OST-MAN-026",
        Severity.Warning,
        "a data folder was given that the study does not use");

    /// <summary>All kinds in order.</summary>
    public static IReadOnlyList<FindingKind> All { get; } =
        [
            .. typeof(ManifestFindings).GetProperties().Where(p => p.PropertyType == typeof(FindingKind))
                .Select(p => (FindingKind)p.GetValue(null)!),
        ];
}
