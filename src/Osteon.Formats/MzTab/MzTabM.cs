using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>What was read from an mzTab-M file.</summary>
/// <param name="Document">The file as it stands.</param>
/// <param name="Table">Its numbers as a feature table; null if it holds none, which the warning OST-MZT-046 explains.</param>
/// <param name="Level">The table of the file the numbers come from; null if there are none.</param>
/// <param name="KindStated">Names of the injections whose kind the file itself states.</param>
public sealed record MzTabReading(MzTabDocument Document, FeatureTable? Table, MzTabSectionKind? Level, IReadOnlySet<string> KindStated);

/// <summary>
/// mzTab-M 2.0, the exchange format of the Proteomics and Metabolomics Standards Initiatives for quantified small molecules: reading,
/// checking and writing. Source: Hoffmann et al. 2019, 10.1021/acs.analchem.8b04310, and the specification at
/// https://github.com/HUPO-PSI/mzTab. See docs/formats/mztab-m.md.
/// </summary>
public static class MzTabM
{
    /// <summary>
    /// Reads a file, checks it and makes a feature table of it. Everything wrong is added to <paramref name="findings"/> at once
    /// (OST-MZT-003 … 049, with line, column, value and what to do).
    /// </summary>
    /// <remarks>
    /// Assays become injections, study variables groups; <c>null</c> becomes a missing value and 0 stays 0; retention times are seconds. Of
    /// files of mzTab 1 and of drafts of mzTab-M only the small molecules are read, without further checks.
    /// </remarks>
    /// <param name="path">The file as the user named it.</param>
    /// <param name="options">Level, strictness and limits.</param>
    /// <param name="findings">Receives errors, warnings and notes.</param>
    /// <exception cref="MissingSourceException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnknownFormatException">OST-MZT-001: the file is no mzTab file.</exception>
    /// <exception cref="InvalidContentException">OST-MZT-002: the file is larger than the limits allow.</exception>
    public static MzTabReading Read(string path, MzTabReadOptions options, FindingCollector findings) =>
        Read(path, options, RunContext.Default with { Findings = findings });

    /// <summary>Reads a file as <see cref="Read(string, MzTabReadOptions, FindingCollector)"/> does; can be stopped.</summary>
    /// <param name="path">The file as the user named it.</param>
    /// <param name="options">Level, strictness and limits.</param>
    /// <param name="context">Cancellation and findings.</param>
    /// <exception cref="MissingSourceException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnknownFormatException">OST-MZT-001: the file is no mzTab file.</exception>
    /// <exception cref="InvalidContentException">OST-MZT-002: the file is larger than the limits allow.</exception>
    public static MzTabReading Read(string path, MzTabReadOptions options, RunContext context) =>
        Understood(ReadDocument(path, options, context), options, context.Findings);

    /// <summary>Reads a stream to its end, as <see cref="Read(string, MzTabReadOptions, FindingCollector)"/> reads a file.</summary>
    /// <param name="stream">The text of the file.</param>
    /// <param name="name">The name findings give the file.</param>
    /// <param name="options">Level, strictness and limits.</param>
    /// <param name="findings">Receives errors, warnings and notes.</param>
    /// <exception cref="UnknownFormatException">OST-MZT-001: it is no mzTab file.</exception>
    /// <exception cref="InvalidContentException">OST-MZT-002: it is larger than the limits allow.</exception>
    public static MzTabReading Read(Stream stream, string name, MzTabReadOptions options, FindingCollector findings)
    {
        byte[] bytes = MzTabBytes.Read(stream, name, options);
        return Understood(new MzTabParser(name, bytes, options, findings, default).Parse(), options, findings);
    }

    /// <summary>Reads a file as it stands, with findings about its lines and cells only; <see cref="Check"/> does the rest.</summary>
    /// <param name="path">The file as the user named it.</param>
    /// <param name="options">Limits.</param>
    /// <param name="context">Cancellation and findings.</param>
    /// <exception cref="MissingSourceException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnknownFormatException">OST-MZT-001: the file is no mzTab file.</exception>
    /// <exception cref="InvalidContentException">OST-MZT-002: the file is larger than the limits allow.</exception>
    public static MzTabDocument ReadDocument(string path, MzTabReadOptions options, RunContext context)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        byte[] bytes = MzTabBytes.Read(path, options);
        return new MzTabParser(path, bytes, options, context.Findings, context.Cancellation).Parse();
    }

    /// <summary>
    /// Checks a document of mzTab-M 2 against the specification: mandatory metadata and columns, types, terms, and every reference from one
    /// part to another.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="options">Strictness and the number of findings of one kind.</param>
    /// <param name="findings">Receives errors, warnings and notes.</param>
    public static void Check(MzTabDocument document, MzTabReadOptions options, FindingCollector findings) =>
        MzTabChecks.Run(document, options, findings);

    /// <summary>The numbers of a document as a feature table; null if there are none (OST-MZT-046).</summary>
    /// <param name="document">The document.</param>
    /// <param name="options">Which table, and whether kinds are guessed.</param>
    /// <param name="findings">Receives what had to be decided.</param>
    public static FeatureTable? ToTable(MzTabDocument document, MzTabReadOptions options, FindingCollector findings) =>
        MzTabTable.Of(document, options, findings).Table;

    /// <summary>A document of a feature table, ready to be written: metadata, small molecules and features.</summary>
    /// <param name="table">The table.</param>
    /// <param name="export">What the table itself does not say.</param>
    /// <param name="findings">Receives what could not be written as it is (OST-MZT-050 … 054).</param>
    /// <exception cref="InvalidContentException">
    /// OST-MZT-051: the polarity is unknown, and the format demands it; OST-MZT-055: an abundance is infinite.
    /// </exception>
    public static MzTabDocument Compose(FeatureTable table, MzTabExport export, FindingCollector findings) =>
        new MzTabComposer(table, export, findings).Compose();

    /// <summary>Writes a document: UTF-8, tabs, LF. The file is there complete or not at all.</summary>
    /// <param name="path">The file, usually ending with .mztab; its folder must exist.</param>
    /// <param name="document">The document.</param>
    /// <param name="context">Cancellation: the file is then not there.</param>
    /// <exception cref="OsteonException">OST-VOL-024: the file cannot be written.</exception>
    public static void Write(string path, MzTabDocument document, RunContext context) =>
        AtomicFile.Write(path, stream => MzTabWriter.Write(stream, document, context.Cancellation));

    /// <summary>Writes a document to a stream that stays open.</summary>
    /// <param name="destination">Receives the text.</param>
    /// <param name="document">The document.</param>
    public static void Write(Stream destination, MzTabDocument document) => MzTabWriter.Write(destination, document, default);

    private static MzTabReading Understood(MzTabDocument document, MzTabReadOptions options, FindingCollector findings)
    {
        MzTabChecks.Run(document, options, findings);
        return MzTabTable.Of(document, options, findings);
    }
}
