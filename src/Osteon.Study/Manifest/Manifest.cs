namespace Osteon.Study;

/// <summary>Where the values of a study come from. Shown wherever its results are.</summary>
public enum StudyKind
{
    /// <summary>Instruments measured them.</summary>
    Measured,

    /// <summary>A simulator or a generator made them; every result is labelled so.</summary>
    Synthetic,

    /// <summary>The design of a published study without its raw data: it can be checked and simulated, not measured.</summary>
    [Spelling("published-design")]
    PublishedDesign,
}

/// <summary>Where the files that <c>samples.csv</c> names are looked for.</summary>
public enum DataLocation
{
    /// <summary>In the study folder.</summary>
    Study,

    /// <summary>In the folder given with <c>--data DIR</c>.</summary>
    External,
}

/// <summary>
/// One study as its <c>study.yaml</c> describes it: who, which animals, which design, which assays with which settings, which statistics.
/// The defaults of all settings stand in these records and nowhere else.
/// </summary>
public sealed record Manifest
{
    /// <summary>Which versions of Osteon the study was written for.</summary>
    [ManifestKey(Example = ">=0.1")]
    public VersionRange? Osteon { get; init; }

    /// <summary>Title of the study and of its report.</summary>
    [ManifestKey(Required = true, Example = "Vesicles from marrow stromal cells in a rat femur defect")]
    public string Title { get; init; } = "";

    /// <summary>What the study asks, in a few sentences.</summary>
    public string? Description { get; init; }

    /// <summary>Where the values come from.</summary>
    [ManifestKey(Example = "measured")]
    public StudyKind Kind { get; init; } = StudyKind.Measured;

    /// <summary>Licence of the data and results, as an SPDX identifier or an address.</summary>
    [ManifestKey(Example = "CC-BY-4.0")]
    public string? License { get; init; }

    /// <summary>DOI of the publication that describes the study.</summary>
    [ManifestKey(Example = "10.1186/s13018-025-05721-3")]
    public string? Doi { get; init; }

    /// <summary>Who did the study, in the order of the paper.</summary>
    public ValueList<Author> Authors { get; init; } = [];

    /// <summary>Who paid, with the grant number.</summary>
    public string? Funding { get; init; }

    /// <summary>Ethics approval.</summary>
    public Ethics? Ethics { get; init; }

    /// <summary>Where the files that samples.csv names are looked for.</summary>
    [ManifestKey(Example = "study")]
    public DataLocation Data { get; init; } = DataLocation.Study;

    /// <summary>The animals or donors.</summary>
    public Subjects? Subjects { get; init; }

    /// <summary>Arms, experimental unit, measures against bias, outcomes.</summary>
    [ManifestKey(Required = true)]
    public Design Design { get; init; } = new();

    /// <summary>The vesicles: source, isolation, markers.</summary>
    public VesiclePreparation? Vesicles { get; init; }

    /// <summary>The assays with their settings; samples.csv refers to them by id.</summary>
    public ValueList<Assay> Assays { get; init; } = [];

    /// <summary>How groups are compared.</summary>
    public StatisticsPlan Statistics { get; init; } = new();

    /// <summary>How results are held against the mechanism graph.</summary>
    public MechanismSettings? Mechanism { get; init; }

    /// <summary>How the report looks.</summary>
    public ReportSettings Report { get; init; } = new();

    /// <summary>What a publication says about one fact in different places; two different statements on one topic are a finding.</summary>
    public ValueList<Statement> Statements { get; init; } = [];
}

/// <summary>How results are held against the mechanism graph.</summary>
public sealed record MechanismSettings
{
    /// <summary>
    /// Studies, by DOI, PubMed number or cohort of the graph, whose evidence must not explain this one's results besides its own DOI: earlier reports of the
    /// same animals, or the study that a simulated one was modelled on.
    /// </summary>
    [ManifestKey(Example = "[\"10.1186/s13018-025-05721-3\"]")]
    public ValueList<string> SetAside { get; init; } = [];
}

/// <summary>A person who did the study.</summary>
public sealed record Author
{
    /// <summary>Name as it is to be printed.</summary>
    [ManifestKey(Required = true, Example = "Jana Novak")]
    public string Name { get; init; } = "";

    /// <summary>ORCID identifier, sixteen digits with hyphens.</summary>
    [ManifestKey(Example = "0000-0002-1825-0097")]
    public string? Orcid { get; init; }

    /// <summary>Institution.</summary>
    public string? Affiliation { get; init; }
}

/// <summary>Ethics approval of the experiment.</summary>
public sealed record Ethics
{
    /// <summary>The committee that approved it.</summary>
    public string? Committee { get; init; }

    /// <summary>Number of the approval.</summary>
    public string? Approval { get; init; }
}

/// <summary>One statement of a publication on one topic.</summary>
public sealed record Statement
{
    /// <summary>What it is about, in a few words; statements are compared within one topic.</summary>
    [ManifestKey(Required = true, Example = "kind of injury")]
    public string Topic { get; init; } = "";

    /// <summary>Where it stands.</summary>
    [ManifestKey(Required = true, Example = "Methods")]
    public string Where { get; init; } = "";

    /// <summary>What it says, in own words.</summary>
    [ManifestKey(Required = true, Example = "cut with a gap of 0.4 mm")]
    public string Says { get; init; } = "";
}
