namespace Osteon.Formats;

/// <summary>
/// The sections and labels of an investigation file, in their order (ISA-Tab specification 1.0, https://isa-specs.readthedocs.io).
/// </summary>
internal static class IsaLabels
{
    public const string Ontologies = "ONTOLOGY SOURCE REFERENCE";
    public const string Investigation = "INVESTIGATION";
    public const string Study = "STUDY";
    public const string Design = "STUDY DESIGN DESCRIPTORS";
    public const string Publications = "STUDY PUBLICATIONS";
    public const string Factors = "STUDY FACTORS";
    public const string Assays = "STUDY ASSAYS";
    public const string Protocols = "STUDY PROTOCOLS";
    public const string Contacts = "STUDY CONTACTS";

    /// <summary>Sections in order, each with its labels.</summary>
    public static readonly IReadOnlyList<(string Section, IReadOnlyList<string> Labels)> All =
    [
        (Ontologies, ["Term Source Name", "Term Source File", "Term Source Version", "Term Source Description"]),
        (Investigation,
        [
            "Investigation Identifier", "Investigation Title", "Investigation Description", "Investigation Submission Date",
            "Investigation Public Release Date",
        ]),
        ("INVESTIGATION PUBLICATIONS", Publication("Investigation")),
        ("INVESTIGATION CONTACTS", Person("Investigation")),
        (Study,
        [
            "Study Identifier", "Study Title", "Study Description", "Study Submission Date", "Study Public Release Date", "Study File Name",
        ]),
        (Design, ["Study Design Type", .. Term("Study Design Type")]),
        (Publications, Publication("Study")),
        (Factors, ["Study Factor Name", "Study Factor Type", .. Term("Study Factor Type")]),
        (Assays,
        [
            "Study Assay File Name", "Study Assay Measurement Type", .. Term("Study Assay Measurement Type"), "Study Assay Technology Type",
            .. Term("Study Assay Technology Type"), "Study Assay Technology Platform",
        ]),
        (Protocols,
        [
            "Study Protocol Name", "Study Protocol Type", .. Term("Study Protocol Type"), "Study Protocol Description", "Study Protocol URI",
            "Study Protocol Version", "Study Protocol Parameters Name", .. Term("Study Protocol Parameters Name"), "Study Protocol Components Name",
            "Study Protocol Components Type", .. Term("Study Protocol Components Type"),
        ]),
        (Contacts, Person("Study")),
    ];

    private static readonly Dictionary<string, IReadOnlyList<string>> BySection = All.ToDictionary(s => s.Section, s => s.Labels);

    /// <summary>The labels of a section; null if there is no such section.</summary>
    public static IReadOnlyList<string>? Of(string section) => BySection.GetValueOrDefault(section);

    private static string[] Term(string label) => [label + " Term Accession Number", label + " Term Source REF"];

    private static string[] Publication(string of) =>
    [
        of + " PubMed ID", of + " Publication DOI", of + " Publication Author List", of + " Publication Title", of + " Publication Status",
        .. Term(of + " Publication Status"),
    ];

    private static string[] Person(string of) =>
    [
        of + " Person Last Name", of + " Person First Name", of + " Person Mid Initials", of + " Person Email", of + " Person Phone", of + " Person Fax",
        of + " Person Address", of + " Person Affiliation", of + " Person Roles", .. Term(of + " Person Roles"),
    ];
}
