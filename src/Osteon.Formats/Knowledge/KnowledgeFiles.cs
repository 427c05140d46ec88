using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Knowledge of compounds and pathways out of files that the user downloaded. Every kind is told by its content; plain files, gzip, zip
/// archives and folders are read, nothing is ever unpacked to disk or loaded from a network. See docs/formats/knowledge-packs.md for the
/// kinds, the rules and the findings OST-KNW-001 … 032.
/// </summary>
public static class KnowledgeFiles
{
    /// <summary>The order in which kinds are read: what names compounds first, what only refers to them last.</summary>
    private static readonly KnowledgeFormat[] Order =
    [
        KnowledgeFormat.CompoundTable, KnowledgeFormat.HmdbXml, KnowledgeFormat.StructureData, KnowledgeFormat.WikiPathwaysTitles, KnowledgeFormat.WikiPathwaysInfo,
        KnowledgeFormat.WikiPathwaysNodes, KnowledgeFormat.WikiPathwaysDataNodes, KnowledgeFormat.Sbml, KnowledgeFormat.Gpml, KnowledgeFormat.ReactomeChebi,
        KnowledgeFormat.KeggCompoundList, KnowledgeFormat.KeggPathwayList, KnowledgeFormat.KeggLink, KnowledgeFormat.Gmt,
    ];

    /// <summary>
    /// The version of the readers. It goes up when the same files would give another pack, so that a stored pack says by which rules it was
    /// made.
    /// </summary>
    public const int ReaderVersion = 1;

    /// <summary>The kind of a file, plain or gzip; null if it is none that is known. A folder or an archive has none.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="MissingSourceException">OST-VOL-001, OST-VOL-005: it is not there or cannot be read.</exception>
    /// <exception cref="InvalidContentException">OST-KNW-003: it is packed and broken from the beginning.</exception>
    public static KnowledgeFormat? Probe(string path)
    {
        using var parts = new KnowledgeParts([path], KnowledgeLimits.Default);
        return parts.All is [{ WasFound: false } part] ? KnowledgeProbe.Of(part.Start()) : null;
    }

    /// <summary>
    /// Reads files into one pack. Records of one key are joined over all files; the order of the files matters only where two records
    /// contradict each other.
    /// </summary>
    /// <param name="paths">Files, folders and zip archives as the user named them.</param>
    /// <param name="source">Where they come from, as declared. If it names a species, sets of other species are left out.</param>
    /// <param name="options">What must be declared because the files do not say it.</param>
    /// <param name="context">Cancellation, progress, and the collector of findings: errors in it mean that the pack must not be
    /// used.</param>
    /// <exception cref="MissingSourceException">A file is not there or cannot be read.</exception>
    /// <exception cref="UnknownFormatException">OST-KNW-001: a file that was named is of no kind that is known.</exception>
    /// <exception cref="InvalidContentException">A file is broken, asks for more than <see cref="KnowledgeLimits"/> allow, or does not say
    /// what its numbers mean.</exception>
    public static KnowledgeReading Read(IReadOnlyList<string> paths, KnowledgeSource source, KnowledgeOptions options, RunContext context)
    {
        ArgumentOutOfRangeException.ThrowIfZero(paths.Count);
        using var parts = new KnowledgeParts(paths, options.Limits);
        (KnowledgePart Part, KnowledgeFormat Format)[] known = [.. Known(parts.All, options, context).OrderBy(p => Array.IndexOf(Order, p.Format))];
        var pack = new PackBuilder(options, source, context.Findings);
        var inputs = new List<KnowledgeInput>();
        foreach ((KnowledgePart part, KnowledgeFormat format) in known)
        {
            context.Report("reading", (double)inputs.Count / known.Length, part.Name);
            long records = Read(part, format, pack, context);
            inputs.Add(new KnowledgeInput(part.Name, format, records));
        }

        return pack.Finish(inputs);
    }

    private static IEnumerable<(KnowledgePart Part, KnowledgeFormat Format)> Known(
        IReadOnlyList<KnowledgePart> parts, KnowledgeOptions options, RunContext context)
    {
        int unknown = 0;
        string example = "";
        foreach (KnowledgePart part in parts)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            KnowledgeFormat? format = KnowledgeProbe.Of(part.Start());
            // A declared kind is for files whose beginning does not tell; what lies about in a folder is still passed over.
            if (options.Format is { } declared && !(part.WasFound && format is null)) format = declared;
            if (format is { } kind)
            {
                yield return (part, kind);
                continue;
            }

            if (!part.WasFound)
                throw new UnknownFormatException(Finding.Error(
                    "OST-KNW-001",
                    "the file is of no kind of knowledge that is known",
                    part.Location,
                    hint: "Read are GMT, tables of compounds, WikiPathways (GPML, nodes), SBML, Reactome, KEGG REST, HMDB XML and SDF; see docs/formats/knowledge-packs.md."));
            if (unknown++ == 0) example = part.Name;
        }

        if (unknown > 0)
            context.Findings.Add(Finding.Note(
                "OST-KNW-030",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{unknown} files of a folder or archive are of no kind that is known; they are passed over"),
                value: example));
    }

    private static long Read(KnowledgePart part, KnowledgeFormat format, PackBuilder pack, RunContext context) => format switch
    {
        KnowledgeFormat.CompoundTable => CompoundTableReader.Read(part, pack, context),
        KnowledgeFormat.HmdbXml => HmdbReader.Read(part, pack, context),
        KnowledgeFormat.StructureData => StructureDataReader.Read(part, pack, context),
        KnowledgeFormat.WikiPathwaysTitles => WikiPathwaysReader.ReadTitles(part, pack, context),
        KnowledgeFormat.WikiPathwaysInfo => WikiPathwaysReader.ReadInfo(part, pack, context),
        KnowledgeFormat.WikiPathwaysNodes => WikiPathwaysReader.ReadNodes(part, pack, context),
        KnowledgeFormat.WikiPathwaysDataNodes => WikiPathwaysReader.ReadDataNodes(part, pack, context),
        KnowledgeFormat.Sbml => SbmlReader.Read(part, pack, context),
        KnowledgeFormat.Gpml => GpmlReader.Read(part, pack, context),
        KnowledgeFormat.ReactomeChebi => ReactomeReader.Read(part, pack, context),
        KnowledgeFormat.KeggCompoundList => KeggReader.ReadCompounds(part, pack, context),
        KnowledgeFormat.KeggPathwayList => KeggReader.ReadPathways(part, pack, context),
        KnowledgeFormat.KeggLink => KeggReader.ReadLinks(part, pack, context),
        KnowledgeFormat.Gmt => GmtReader.Read(part, pack, context),
        _ => throw new ArgumentException($"{format} is no kind of knowledge file", nameof(format)),
    };
}
