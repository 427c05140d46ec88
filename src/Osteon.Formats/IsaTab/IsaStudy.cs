namespace Osteon.Formats;

/// <summary>A word, with its place in an ontology if it has one.</summary>
/// <param name="Name">The word.</param>
/// <param name="Source">Label of the ontology (Term Source REF), or empty.</param>
/// <param name="Accession">Its accession there (Term Accession Number), or empty.</param>
public sealed record OntologyTerm(string Name, string Source = "", string Accession = "")
{
    /// <summary>Nothing.</summary>
    public static OntologyTerm None { get; } = new("");
}

/// <summary>An ontology a file uses.</summary>
/// <param name="Name">Its label.</param>
/// <param name="File">Where it is.</param>
/// <param name="Version">Its version.</param>
/// <param name="Description">What it is.</param>
public sealed record IsaOntology(string Name, string File = "", string Version = "", string Description = "");

/// <summary>A publication of a study.</summary>
/// <param name="PubMedId">PubMed identifier, or empty.</param>
/// <param name="Doi">DOI, or empty.</param>
/// <param name="Authors">Authors, as the journal lists them.</param>
/// <param name="Title">Title.</param>
/// <param name="Status">For example published, submitted.</param>
public sealed record IsaPublication(string PubMedId, string Doi, string Authors, string Title, OntologyTerm Status);

/// <summary>A person of a study.</summary>
/// <param name="LastName">Family name.</param>
/// <param name="FirstName">Given name.</param>
/// <param name="Email">E-mail, or empty.</param>
/// <param name="Affiliation">Affiliation, or empty.</param>
public sealed record IsaContact(string LastName, string FirstName, string Email = "", string Affiliation = "")
{
    /// <summary>Middle initials, or empty.</summary>
    public string MidInitials { get; init; } = "";

    /// <summary>Telephone, or empty.</summary>
    public string Phone { get; init; } = "";

    /// <summary>Fax, or empty.</summary>
    public string Fax { get; init; } = "";

    /// <summary>Postal address, or empty.</summary>
    public string Address { get; init; } = "";

    /// <summary>What the person does in the study.</summary>
    public OntologyTerm Role { get; init; } = OntologyTerm.None;
}

/// <summary>What was varied in a study.</summary>
/// <param name="Name">Name of the factor.</param>
/// <param name="Type">Its kind.</param>
public sealed record IsaFactor(string Name, OntologyTerm Type);

/// <summary>How something was done.</summary>
/// <param name="Name">Name by which tables refer to it.</param>
/// <param name="Description">Text.</param>
public sealed record IsaProtocol(string Name, string Description = "")
{
    /// <summary>Its kind; the name where none is stated.</summary>
    public OntologyTerm Type { get; init; } = OntologyTerm.None;

    /// <summary>Address of a fuller text, or empty.</summary>
    public string Uri { get; init; } = "";

    /// <summary>Version, or empty.</summary>
    public string Version { get; init; } = "";

    /// <summary>Names of its parameters, for which tables have columns <c>Parameter Value[name]</c>.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];
}

/// <summary>A measurement of a study.</summary>
/// <param name="FileName">Name of its table (<c>a_….txt</c>).</param>
/// <param name="Measurement">What is measured, for example metabolite profiling.</param>
/// <param name="Technology">By what, for example mass spectrometry.</param>
/// <param name="Platform">Instrument and method in words.</param>
public sealed record IsaAssay(string FileName, OntologyTerm Measurement, OntologyTerm Technology, string Platform = "");

/// <summary>A study of an ISA-Tab investigation, as its STUDY sections describe it.</summary>
public sealed record IsaStudy
{
    /// <summary>Identifier, for example an accession of MetaboLights.</summary>
    public required string Identifier { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>Abstract.</summary>
    public string Description { get; init; } = "";

    /// <summary>Date of submission, ISO 8601, or empty.</summary>
    public string SubmissionDate { get; init; } = "";

    /// <summary>Date of release, ISO 8601, or empty.</summary>
    public string PublicReleaseDate { get; init; } = "";

    /// <summary>Name of the table of samples (<c>s_….txt</c>); empty when writing takes the identifier.</summary>
    public string FileName { get; init; } = "";

    /// <summary>Kind of design and subjects, as terms.</summary>
    public IReadOnlyList<OntologyTerm> DesignDescriptors { get; init; } = [];

    /// <summary>Publications.</summary>
    public IReadOnlyList<IsaPublication> Publications { get; init; } = [];

    /// <summary>Factors.</summary>
    public IReadOnlyList<IsaFactor> Factors { get; init; } = [];

    /// <summary>Measurements.</summary>
    public IReadOnlyList<IsaAssay> Assays { get; init; } = [];

    /// <summary>Protocols.</summary>
    public IReadOnlyList<IsaProtocol> Protocols { get; init; } = [];

    /// <summary>People.</summary>
    public IReadOnlyList<IsaContact> Contacts { get; init; } = [];
}

/// <summary>An ISA-Tab investigation file (<c>i_….txt</c>).</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Ontologies">Ontologies it declares.</param>
/// <param name="Identifier">Identifier of the investigation, or empty.</param>
/// <param name="Title">Title of the investigation, or empty.</param>
/// <param name="Studies">Its studies.</param>
public sealed record IsaInvestigation(
    string File,
    IReadOnlyList<IsaOntology> Ontologies,
    string Identifier,
    string Title,
    IReadOnlyList<IsaStudy> Studies);
