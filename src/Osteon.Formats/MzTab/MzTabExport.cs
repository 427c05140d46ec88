namespace Osteon.Formats;

/// <summary>A column of results beside the abundances: a P value, a VIP, a fold change.</summary>
/// <param name="Name">Short name; letters, digits, <c>_ - [ ] :</c>, others become <c>_</c>. The column is <c>opt_global_</c> and this
/// name.</param>
/// <param name="Values">One value per feature, in the order of the table; null where there is none.</param>
/// <param name="Unit">Unit as a term of a vocabulary, or null where none applies.</param>
public sealed record MzTabStatistic(string Name, IReadOnlyList<double?> Values, CvParameter? Unit = null);

/// <summary>A database of compounds that was searched.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Prefix">The prefix of its identifiers, for example <c>CHEBI</c>.</param>
/// <param name="Version">Its version, or <c>Unknown</c>.</param>
/// <param name="Uri">Where it is, or null.</param>
public sealed record MzTabDatabase(string Name, string Prefix, string Version = "Unknown", string? Uri = null);

/// <summary>What an mzTab-M file must or may say and a feature table does not.</summary>
public sealed record MzTabExport
{
    /// <summary>Identifier of the file (mzTab-ID), meaningful to those who use it.</summary>
    public required string Id { get; init; }

    /// <summary>Title, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Description, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Programs in the order in which they were used; the value of the term is the version. At least one.</summary>
    public required IReadOnlyList<CvParameter> Software { get; init; }

    /// <summary>Settings of the first program, one line each.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Steps of sample processing and of data treatment, in order.</summary>
    public IReadOnlyList<CvParameter> SampleProcessing { get; init; } = [];

    /// <summary>Method of quantification. Default: LC-MS label-free quantitation analysis (MS:1001834).</summary>
    public CvParameter QuantificationMethod { get; init; } = new("MS", "MS:1001834", "LC-MS label-free quantitation analysis");

    /// <summary>
    /// Unit of the abundances. Default: arbitrary quantification unit (PRIDE:0000330), with the quantity of the table as its value.
    /// </summary>
    public CvParameter? QuantificationUnit { get; init; }

    /// <summary>Polarity of the runs where neither the features nor their adducts tell it; null (the default) refuses to guess.</summary>
    public Primitives.Polarity? Polarity { get; init; }

    /// <summary>Measure of confidence of the identifications, if there is one.</summary>
    public CvParameter? ConfidenceMeasure { get; init; }

    /// <summary>Title in <see cref="Primitives.Feature.Further"/> under which its value stands, or null.</summary>
    public string? ConfidenceTitle { get; init; }

    /// <summary>Databases that were searched. Those of the identifiers in the table are added where they are not named here.</summary>
    public IReadOnlyList<MzTabDatabase> Databases { get; init; } = [];

    /// <summary>Species of all samples, for example <c>[NCBITaxon, NCBITaxon:10116, Rattus norvegicus, ]</c>, or null.</summary>
    public CvParameter? Species { get; init; }

    /// <summary>
    /// Location of the raw file of each injection, by its name, as a URI; <c>null</c> is written where there is none, as the specification
    /// demands.
    /// </summary>
    public IReadOnlyDictionary<string, string> RunLocations { get; init; } = new Dictionary<string, string>();

    /// <summary>Address of a richer description of the study, for example its ISA-Tab investigation file, or null.</summary>
    public string? ExternalStudyUri { get; init; }

    /// <summary>Columns of results.</summary>
    public IReadOnlyList<MzTabStatistic> Statistics { get; init; } = [];
}
