using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>A measurement of a study as it was read.</summary>
/// <param name="Assay">What the investigation file says of it.</param>
/// <param name="Table">Its table; null if it could not be read.</param>
/// <param name="Injections">Its rows as injections, with factors and characteristics of their samples.</param>
/// <param name="MetaboliteFile">The metabolite assignment file that was read, or null.</param>
/// <param name="Features">Its metabolites, with the injections above where their names fit; null where there are none.</param>
/// <param name="KindStated">Names of the injections whose kind the files state.</param>
public sealed record IsaAssayReading(
    IsaAssay Assay,
    IsaTable? Table,
    IReadOnlyList<Injection> Injections,
    string? MetaboliteFile,
    FeatureTable? Features,
    IReadOnlySet<string> KindStated);

/// <summary>A study as it was read.</summary>
/// <param name="Study">What the investigation file says of it.</param>
/// <param name="Samples">Its table of samples; null if it could not be read.</param>
/// <param name="Assays">Its measurements.</param>
public sealed record IsaStudyReading(IsaStudy Study, IsaTable? Samples, IReadOnlyList<IsaAssayReading> Assays);

/// <summary>An ISA-Tab folder as it was read.</summary>
/// <param name="Investigation">The investigation file.</param>
/// <param name="Studies">Its studies.</param>
/// <param name="Files">All files that were read.</param>
public sealed record IsaReading(IsaInvestigation Investigation, IReadOnlyList<IsaStudyReading> Studies, IReadOnlyList<string> Files)
{
    /// <summary>The measurements that have a feature table.</summary>
    public IEnumerable<IsaAssayReading> Quantified => Studies.SelectMany(s => s.Assays).Where(a => a.Features is not null);
}

/// <summary>
/// ISA-Tab folders: an investigation file (<c>i_….txt</c>), tables of samples (<c>s_….txt</c>) and measurements (<c>a_….txt</c>), and the
/// metabolite assignment files they name. Source: the ISA-Tab specification, https://isa-specs.readthedocs.io; Sansone et al. 2012,
/// 10.1038/ng.1054. See docs/formats/isa-tab.md.
/// </summary>
public static class IsaTab
{
    /// <summary>
    /// Reads a folder or its investigation file, checks what refers to what, and joins factors and characteristics of samples to the
    /// columns of the metabolite assignment files. Everything wrong is added to <paramref name="findings"/> at once. Only files in the
    /// folder or below are opened; raw data never are.
    /// </summary>
    /// <param name="path">The folder, or its investigation file, as the user named it.</param>
    /// <param name="options">Choices and limits.</param>
    /// <param name="findings">Receives errors, warnings and notes.</param>
    /// <exception cref="MissingSourceException">The folder or file is not there (OST-VOL-001), or a folder holds no investigation file
    /// (OST-ISA-001).</exception>
    /// <exception cref="InvalidContentException">A file is too large or no text.</exception>
    public static IsaReading Read(string path, IsaReadOptions options, FindingCollector findings) =>
        Read(path, options, RunContext.Default with { Findings = findings });

    /// <summary>Reads a folder as <see cref="Read(string, IsaReadOptions, FindingCollector)"/> does; can be stopped.</summary>
    /// <param name="path">The folder, or its investigation file, as the user named it.</param>
    /// <param name="options">Choices and limits.</param>
    /// <param name="context">Cancellation and findings.</param>
    /// <exception cref="MissingSourceException">The folder or file is not there (OST-VOL-001), or a folder holds no investigation file
    /// (OST-ISA-001).</exception>
    /// <exception cref="InvalidContentException">A file is too large or no text.</exception>
    public static IsaReading Read(string path, IsaReadOptions options, RunContext context)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new IsaFolder(InvestigationFile(path), options, context).Read();
    }

    /// <summary>
    /// Writes a minimal valid ISA-Tab folder of one study with one measurement: <c>i_Investigation.txt</c>, the table of samples, the table
    /// of the measurement and its metabolite assignment file (version 2). Files of the same name are replaced.
    /// </summary>
    /// <param name="folder">The folder; it must exist.</param>
    /// <param name="table">The table; each injection is a sample.</param>
    /// <param name="export">What the table does not say.</param>
    /// <param name="findings">Receives what could not be written as it is.</param>
    /// <returns>Names of the files, in the order in which they are named above.</returns>
    /// <exception cref="InvalidContentException">OST-ISA-031: names that cannot be written; nothing is then written.</exception>
    /// <exception cref="OsteonException">OST-VOL-024: a file cannot be written.</exception>
    public static IReadOnlyList<string> Write(string folder, FeatureTable table, IsaExport export, FindingCollector findings) =>
        new IsaWriter(table, export, findings).Write(folder);

    /// <summary>The investigation file of a folder, or the file that was named.</summary>
    private static string InvestigationFile(string path)
    {
        if (File.Exists(path)) return path;
        if (!Directory.Exists(path))
            throw Refusal.Missing("OST-VOL-001", new SourceLocation(path), "there is no such file or folder", hint: DetachedFile.NearestHint(path));
        string[] found = [.. Directory.EnumerateFiles(path, "i_*.txt").Order(StringComparer.Ordinal)];
        string? usual = found.FirstOrDefault(f => string.Equals(Path.GetFileName(f), "i_Investigation.txt", StringComparison.OrdinalIgnoreCase));
        if (usual is not null || found.Length == 1) return usual ?? found[0];
        throw Refusal.Missing(
            "OST-ISA-001",
            new SourceLocation(path),
            found.Length == 0 ? "the folder holds no investigation file" : "the folder holds several investigation files",
            found.Length == 0 ? null : string.Join(", ", found.Take(5).Select(f => Path.GetFileName(f))),
            found.Length == 0 ? "ISA-Tab has a file i_Investigation.txt." : "Name one of them instead of the folder.");
    }
}
