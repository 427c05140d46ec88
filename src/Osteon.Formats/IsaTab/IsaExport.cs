using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>What an ISA-Tab folder says and a feature table does not.</summary>
public sealed record IsaExport
{
    /// <summary>
    /// The study. Its assays are not used (the folder has the one of the table), and its file names only where they are given; factors that
    /// are not declared but needed are added, and so are the protocols the tables refer to, with a description that says it is missing.
    /// </summary>
    public required IsaStudy Study { get; init; }

    /// <summary>Ontologies the terms of the study come from; those used by this writer are added.</summary>
    public IReadOnlyList<IsaOntology> Ontologies { get; init; } = [];

    /// <summary>Name of the factor whose values are <see cref="Injection.Group"/>. Default <c>Group</c>.</summary>
    public string GroupFactor { get; init; } = "Group";

    /// <summary>
    /// Species, with source NCBITaxon and the number of the taxon (or its address) as accession; nothing is written where it is null.
    /// </summary>
    public OntologyTerm? Organism { get; init; }

    /// <summary>Organ or body fluid, or null.</summary>
    public OntologyTerm? OrganismPart { get; init; }

    /// <summary>Mass spectrometer, or null.</summary>
    public OntologyTerm? Instrument { get; init; }

    /// <summary>Chromatograph, or null.</summary>
    public string? Chromatograph { get; init; }

    /// <summary>Model of the column, or null.</summary>
    public string? Column { get; init; }

    /// <summary>Polarity of the measurement; null takes that of the features, where they all have the same.</summary>
    public Polarity? Polarity { get; init; }

    /// <summary>Raw file of each injection, by its name.</summary>
    public IReadOnlyDictionary<string, string> RawFiles { get; init; } = new Dictionary<string, string>();

    /// <summary>Part of the names of the assay and metabolite files. Default <c>metabolite_profiling_mass_spectrometry</c>.</summary>
    public string AssayName { get; init; } = "metabolite_profiling_mass_spectrometry";
}
