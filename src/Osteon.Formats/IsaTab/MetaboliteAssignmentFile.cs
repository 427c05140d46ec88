using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>What was read from a metabolite assignment file.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Table">The table: a column of the file is an injection, a row a feature; null if the file has no columns of samples or no
/// rows (OST-ISA-020).</param>
/// <param name="Version">1 for the layout with <c>identifier</c> and <c>description</c>, 2 for the one with
/// <c>database_identifier</c>.</param>
public sealed record MetaboliteAssignments(string File, FeatureTable? Table, int Version);

/// <summary>
/// Metabolite assignment files (MAF) of MetaboLights, <c>m_…_maf.tsv</c>: fixed columns that say what each feature is, then one column per
/// sample. See docs/formats/isa-tab.md.
/// </summary>
public static class MetaboliteAssignmentFile
{
    /// <summary>The columns of version 2, in order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "database_identifier", "chemical_formula", "smiles", "inchi", "metabolite_identification", "mass_to_charge", "fragmentation", "modifications", "charge",
        "retention_time", "taxid", "species", "database", "database_version", "reliability", "uri", "search_engine", "search_engine_score",
        "smallmolecule_abundance_sub", "smallmolecule_abundance_stdev_sub", "smallmolecule_abundance_std_error_sub",
    ];

    /// <summary>
    /// Reads a file. Columns behind the last known one are samples; empty cells, NA, NaN, null and - are missing values, 0 stays 0.
    /// Features get the identifiers M1, M2 … by their rows, since the format has none. Everything wrong is added to <paramref
    /// name="findings"/> at once.
    /// </summary>
    /// <param name="path">The file as the user named it.</param>
    /// <param name="options">Unit of retention times and limits.</param>
    /// <param name="findings">Receives errors, warnings and notes.</param>
    /// <exception cref="MissingSourceException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnknownFormatException">OST-ISA-019: the header line has none of the columns of a MAF.</exception>
    /// <exception cref="InvalidContentException">The file is too large or no text.</exception>
    public static MetaboliteAssignments Read(string path, IsaReadOptions options, FindingCollector findings) =>
        Read(path, options, RunContext.Default with { Findings = findings });

    /// <summary>Reads a file as <see cref="Read(string, IsaReadOptions, FindingCollector)"/> does; can be stopped.</summary>
    /// <param name="path">The file as the user named it.</param>
    /// <param name="options">Unit of retention times and limits.</param>
    /// <param name="context">Cancellation and findings.</param>
    /// <exception cref="MissingSourceException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnknownFormatException">OST-ISA-019: the header line has none of the columns of a MAF.</exception>
    /// <exception cref="InvalidContentException">The file is too large or no text.</exception>
    public static MetaboliteAssignments Read(string path, IsaReadOptions options, RunContext context)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!File.Exists(path))
            throw Refusal.Missing("OST-VOL-001", new SourceLocation(path), "there is no such file", hint: DetachedFile.NearestHint(path));
        IsaText text = IsaText.Open(path, options, context.Findings);
        try
        {
            return new MafReader(text, options, context.Cancellation).Read();
        }
        finally
        {
            text.Findings.Close();
        }
    }

    /// <summary>
    /// Writes a table in version 2: tabs, UTF-8, LF; numbers in the shortest form that reads back to the same number; missing values are
    /// empty cells; retention times in seconds. Columns of samples bear the names of the injections. Identifiers of features and levels of
    /// other schemes than the MSI's have no place there.
    /// </summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="table">The table.</param>
    /// <param name="findings">Receives what could not be written (OST-ISA-030).</param>
    /// <param name="species">Species of all samples: its name and, as accession, its NCBI taxon; null for none.</param>
    /// <exception cref="InvalidContentException">OST-ISA-031: an injection is named like a fixed column.</exception>
    /// <exception cref="OsteonException">OST-VOL-024: the file cannot be written.</exception>
    public static void Write(string path, FeatureTable table, FindingCollector findings, OntologyTerm? species = null) =>
        AtomicFile.Write(path, stream => MafWriter.Write(stream, table, findings, species));
}
