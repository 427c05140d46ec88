namespace Osteon.Formats;

/// <summary>What the value of a metadata line is.</summary>
internal enum MzTabKeyType
{
    Text,
    Term,
    Terms,
    Uri,
    Reference,
    References,
    ColumnUnit,
    Publication,
}

/// <summary>When a metadata line must be there.</summary>
internal enum MzTabDuty
{
    Optional,

    /// <summary>Demanded, but left out by examples of the specification itself.</summary>
    Expected,
    Required,
    WithSmallMolecules,
    WithFeatures,
    WithEvidence,
}

/// <summary>One kind of metadata line.</summary>
/// <param name="Element">Element, before the first hyphen.</param>
/// <param name="Property">Property, or null for the element itself.</param>
/// <param name="Type">What its value is.</param>
/// <param name="Duty">When it must be there: for an indexed element, once per index.</param>
internal sealed record MzTabKeyRule(string Element, string? Property, MzTabKeyType Type, MzTabDuty Duty = MzTabDuty.Optional)
{
    /// <summary>Whether the element has an index.</summary>
    public bool Indexed { get; init; } = true;

    /// <summary>Whether the property has an index of its own.</summary>
    public bool SubIndexed { get; init; }

    /// <summary>The element a reference must name.</summary>
    public string? Target { get; init; }

    /// <summary>Whether <c>null</c> is a value.</summary>
    public bool Nullable { get; init; }

    /// <summary>The name as the specification writes it.</summary>
    public string Shown => $"{Element}{(Indexed ? "[n]" : "")}{(Property is null ? "" : "-" + Property)}{(SubIndexed ? "[n]" : "")}";
}

/// <summary>
/// The metadata lines of mzTab-M 2.0.0, in the order of section 6.2 of the specification, with the few that 2.1 adds and the name of a run,
/// which many programs write.
/// </summary>
internal static class MzTabKeyRules
{
    public static readonly IReadOnlyList<MzTabKeyRule> All =
    [
        Single("mzTab", "version", MzTabKeyType.Text, MzTabDuty.Required),
        Single("mzTab", "ID", MzTabKeyType.Text, MzTabDuty.Required),
        Single("mzTab", "profile", MzTabKeyType.Text),
        Single("title", null, MzTabKeyType.Text),
        Single("description", null, MzTabKeyType.Text),
        new("sample_processing", null, MzTabKeyType.Terms),
        new("instrument", "name", MzTabKeyType.Term),
        new("instrument", "source", MzTabKeyType.Term),
        new("instrument", "analyzer", MzTabKeyType.Term) { SubIndexed = true },
        new("instrument", "detector", MzTabKeyType.Term),
        new("software", null, MzTabKeyType.Term, MzTabDuty.Required),
        new("software", "setting", MzTabKeyType.Text) { SubIndexed = true },
        new("publication", null, MzTabKeyType.Publication),
        new("contact", "name", MzTabKeyType.Text),
        new("contact", "affiliation", MzTabKeyType.Text),
        new("contact", "email", MzTabKeyType.Text),
        new("contact", "orcid", MzTabKeyType.Text),
        new("uri", null, MzTabKeyType.Uri),
        new("external_study_uri", null, MzTabKeyType.Uri),
        Single("quantification_method", null, MzTabKeyType.Term, MzTabDuty.Required),
        new("sample", null, MzTabKeyType.Text),
        new("sample", "species", MzTabKeyType.Term) { SubIndexed = true },
        new("sample", "tissue", MzTabKeyType.Term) { SubIndexed = true },
        new("sample", "cell_type", MzTabKeyType.Term) { SubIndexed = true },
        new("sample", "disease", MzTabKeyType.Term) { SubIndexed = true },
        new("sample", "description", MzTabKeyType.Text),
        new("sample", "custom", MzTabKeyType.Term) { SubIndexed = true },
        new("ms_run", null, MzTabKeyType.Text),
        new("ms_run", "location", MzTabKeyType.Uri, MzTabDuty.Required) { Nullable = true },
        new("ms_run", "instrument_ref", MzTabKeyType.Reference) { Target = "instrument" },
        new("ms_run", "format", MzTabKeyType.Term),
        new("ms_run", "id_format", MzTabKeyType.Term),
        new("ms_run", "fragmentation_method", MzTabKeyType.Term) { SubIndexed = true },
        new("ms_run", "scan_polarity", MzTabKeyType.Term, MzTabDuty.Required) { SubIndexed = true },
        new("ms_run", "hash", MzTabKeyType.Text),
        new("ms_run", "hash_method", MzTabKeyType.Term),
        new("assay", null, MzTabKeyType.Text, MzTabDuty.Expected),
        new("assay", "custom", MzTabKeyType.Term) { SubIndexed = true },
        new("assay", "external_uri", MzTabKeyType.Uri),
        new("assay", "sample_ref", MzTabKeyType.Reference) { Target = "sample" },
        new("assay", "ms_run_ref", MzTabKeyType.References, MzTabDuty.Required) { Target = "ms_run" },
        new("study_variable", null, MzTabKeyType.Text, MzTabDuty.Required),
        new("study_variable", "assay_refs", MzTabKeyType.References, MzTabDuty.Required) { Target = "assay" },
        new("study_variable", "average_function", MzTabKeyType.Term),
        new("study_variable", "variation_function", MzTabKeyType.Term),
        new("study_variable", "description", MzTabKeyType.Text, MzTabDuty.Required),
        new("study_variable", "factors", MzTabKeyType.Terms),
        new("study_variable", "group_refs", MzTabKeyType.References) { Target = "study_variable_group" },
        new("study_variable_group", null, MzTabKeyType.Text),
        new("custom", null, MzTabKeyType.Term),
        new("cv", "label", MzTabKeyType.Text, MzTabDuty.Required),
        new("cv", "full_name", MzTabKeyType.Text, MzTabDuty.Required),
        new("cv", "version", MzTabKeyType.Text, MzTabDuty.Required),
        new("cv", "uri", MzTabKeyType.Uri, MzTabDuty.Required),
        new("database", null, MzTabKeyType.Term, MzTabDuty.Required),
        new("database", "prefix", MzTabKeyType.Text, MzTabDuty.Required) { Nullable = true },
        new("database", "version", MzTabKeyType.Text, MzTabDuty.Required),
        new("database", "uri", MzTabKeyType.Uri, MzTabDuty.Required) { Nullable = true },
        new("derivatization_agent", null, MzTabKeyType.Term),
        Single("small_molecule", "quantification_unit", MzTabKeyType.Term, MzTabDuty.WithSmallMolecules),
        Single("small_molecule_feature", "quantification_unit", MzTabKeyType.Term, MzTabDuty.WithFeatures),
        Single("small_molecule", "identification_reliability", MzTabKeyType.Term),
        new("id_confidence_measure", null, MzTabKeyType.Term, MzTabDuty.WithEvidence),
        Single("colunit", "small_molecule", MzTabKeyType.ColumnUnit),
        Single("colunit", "small_molecule_feature", MzTabKeyType.ColumnUnit),
        Single("colunit", "small_molecule_evidence", MzTabKeyType.ColumnUnit),
    ];

    /// <summary>Elements of which there must be at least one.</summary>
    public static readonly IReadOnlyList<string> RequiredElements = ["software", "ms_run", "assay", "study_variable", "cv", "database"];

    private static readonly Dictionary<(string, string?), MzTabKeyRule> ByName = All.ToDictionary(r => (r.Element, r.Property));

    /// <summary>The rule of a metadata line, or null if the name is unknown.</summary>
    public static MzTabKeyRule? Of(MzTabKey key) => ByName.GetValueOrDefault((key.Element, key.Property));

    private static MzTabKeyRule Single(string element, string? property, MzTabKeyType type, MzTabDuty duty = MzTabDuty.Optional) =>
        new(element, property, type, duty) { Indexed = false };
}
