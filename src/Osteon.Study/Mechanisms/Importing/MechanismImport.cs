using System.Globalization;
using System.Text;
using Osteon.Formats;
using Osteon.Mechanism;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>What an import gave.</summary>
/// <param name="Graph">Candidate edges and their nodes.</param>
/// <param name="Counts">What was read and what became of it.</param>
/// <param name="Files">Files read, in the order of reading, with their kind.</param>
/// <param name="Recognised">Nodes that are nodes of the known graph.</param>
public sealed record ImportedMechanism(MechanismGraph Graph, ImportCounts Counts, IReadOnlyList<(string File, ImportFormat Format)> Files, int Recognised)
{
    /// <summary>The graph in the text format, with a head of comments that tells sources and terms.</summary>
    public string Text()
    {
        var text = new StringBuilder("# Candidate edges, checked by no curator.\n");
        foreach (IGrouping<ImportFormat, (string File, ImportFormat Format)> group in Files.GroupBy(f => f.Format).OrderBy(g => g.Key))
        {
            text.Append(CultureInfo.InvariantCulture, $"# {group.Count()} x {ImportSource.Name(group.Key)}: {ImportSource.Licence(group.Key)}\n");
            foreach ((string file, _) in group.Take(20)) text.Append("#   ").Append(CandidateGraph.Line(Path.GetFileName(file))).Append('\n');
            if (group.Count() > 20) text.Append("#   …\n");
        }

        return text.Append(MechWriter.Write(Graph)).ToString();
    }
}

/// <summary>
/// Reads foreign files into one graph of candidate edges. Files are read by several threads and put together in the order of their names,
/// so that the
/// result depends on neither.
/// </summary>
public static class MechanismImport
{
    private const int StartBytes = 4096;

    /// <summary>Reads files, and the drawings (<c>.gpml</c>) of folders.</summary>
    /// <param name="paths">Files and folders as the user named them.</param>
    /// <param name="known">Graph whose nodes are recognised by their names, or null.</param>
    /// <param name="context">Receives what is wrong with single lines and files; a file that cannot be read at all is an error and left
    /// out.</param>
    /// <exception cref="MissingSourceException">OST-IMP-001: no such file or folder, or a folder without a drawing.</exception>
    public static ImportedMechanism Read(IReadOnlyList<string> paths, MechanismGraph? known, RunContext context)
    {
        string[] files = [.. paths.SelectMany(Files).Distinct(StringComparer.Ordinal).OrderBy(Path.GetFileName, StringComparer.Ordinal).ThenBy(f => f, StringComparer.Ordinal)];
        var read = new (Action<CandidateGraph, ImportCounts>? Add, ImportFormat Format, FindingCollector Findings)[files.Length];
        int done = 0;
        Parallel.For(0, files.Length, context.ParallelOptions, i =>
        {
            var findings = new FindingCollector();
            try
            {
                ImportFormat format = FormatOf(files[i]);
                read[i] = (Reading(files[i], format, findings), format, findings);
            }
            catch (OsteonException refused)
            {
                findings.Add(refused.Finding);
                read[i] = (null, default, findings);
            }

            context.Report("reading", (double)Interlocked.Increment(ref done) / files.Length, Path.GetFileName(files[i]));
        });
        var graph = new CandidateGraph(known);
        var counts = new ImportCounts();
        var list = new List<(string, ImportFormat)>();
        for (int i = 0; i < files.Length; i++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            context.Findings.AddRange(read[i].Findings.ToList());
            if (read[i].Add is not { } add) continue;
            list.Add((files[i], read[i].Format));
            add(graph, counts);
            read[i].Add = null;
        }

        foreach ((string name, IReadOnlyList<string> ids) in graph.Collisions)
            context.Findings.Add(Finding.Warning(
                "OST-IMP-003", "one name has several identifiers in one species and became several nodes", value: name, hint: $"{string.Join(", ", ids.Take(6))}. Say which is meant."));
        return new ImportedMechanism(graph.Build(), counts, list, graph.Recognised);
    }

    /// <summary>The kind of a file by its content.</summary>
    /// <exception cref="UnknownFormatException">OST-IMP-002: none of those that are read.</exception>
    public static ImportFormat FormatOf(string path)
    {
        using FileStream stream = Open(path);
        byte[] start = new byte[(int)Math.Min(stream.Length, StartBytes)];
        stream.ReadExactly(start);
        string text = Encoding.UTF8.GetString(start).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        if (text.StartsWith('<')) return ImportFormat.Gpml;
        string line = text.Split('\n')[0].TrimEnd('\r');
        string[] titles = [.. line.Split(['\t', ';', ',']).Select(t => t.Trim('"', ' '))];
        if (SignorFile.IsHeader(titles)) return ImportFormat.Signor;
        if (MirTarBaseFile.IsHeader(titles)) return ImportFormat.MirTarBase;
        if (EdgeTableFile.IsHeader(titles)) return ImportFormat.EdgeTable;
        if (Path.GetExtension(path).Equals(".sif", StringComparison.OrdinalIgnoreCase)) return ImportFormat.Sif;
        throw new UnknownFormatException(Finding.Error(
            "OST-IMP-002", "the file is none of those that can be imported", new SourceLocation(path),
            hint: "GPML 2013a or 2021; .sif; a table with the columns subject, relation, object; SIGNOR; miRTarBase as CSV or tab-separated text."));
    }

    private static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MissingSourceException(Finding.Error("OST-IMP-001", "the file cannot be opened", new SourceLocation(path)), e);
        }
    }

    private static IEnumerable<string> Files(string path)
    {
        if (File.Exists(path)) return [path];
        if (!Directory.Exists(path)) throw new MissingSourceException(Finding.Error("OST-IMP-001", "there is no such file or folder", new SourceLocation(path)));
        string[] found = Directory.GetFiles(path, "*.gpml", SearchOption.AllDirectories);
        return found.Length > 0
            ? found
            : throw new MissingSourceException(Finding.Error("OST-IMP-001", "the folder holds no .gpml file", new SourceLocation(path), hint: "Name other files one by one."));
    }

    /// <summary>Reads one file; null when its errors left nothing of it, so that it does not count as read.</summary>
    private static Action<CandidateGraph, ImportCounts>? Reading(string path, ImportFormat format, FindingCollector findings)
    {
        bool Nothing(int rows) => rows == 0 && findings.HasErrors;
        switch (format)
        {
            case ImportFormat.Gpml:
                GpmlPathway pathway = GpmlFile.Read(path);
                return (graph, counts) => GpmlCandidates.Add(pathway, graph, counts);
            case ImportFormat.Sif:
                SifNetwork network = SifFile.Read(path, findings);
                int names = network.Rows.Count + network.Alone.Count;
                return Nothing(names) ? null : (graph, counts) => TableCandidates.Add(network, graph, counts);
            case ImportFormat.Signor:
                IReadOnlyList<SignorRow> relations = SignorFile.Read(path, findings);
                return Nothing(relations.Count) ? null : (graph, counts) => SignorCandidates.Add(path, relations, graph, counts);
            case ImportFormat.MirTarBase:
                IReadOnlyList<MirTarBaseRow> targets = MirTarBaseFile.Read(path, findings);
                return Nothing(targets.Count) ? null : (graph, counts) => MirTarBaseCandidates.Add(path, targets, graph, counts);
            default:
                IReadOnlyList<EdgeTableRow> edges = EdgeTableFile.Read(path, findings);
                return Nothing(edges.Count) ? null : (graph, counts) => TableCandidates.Add(path, edges, graph, counts);
        }
    }
}
