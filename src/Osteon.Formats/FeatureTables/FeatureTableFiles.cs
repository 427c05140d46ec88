using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Reads feature tables of every kind Osteon knows. What a file is, its titles decide.</summary>
public static class FeatureTableFiles
{
    /// <summary>Every kind, in the order in which they are tried.</summary>
    public static IReadOnlyList<IFeatureTableFormat> All { get; } = FeatureTableFormats.All;

    /// <summary>Reads a file or folder; see <see cref="Read(string, FeatureTableReadOptions, RunContext)"/>.</summary>
    /// <param name="path">File or folder as the user named it.</param>
    /// <param name="options">Kind, values, polarity, injection list, declared columns, limits.</param>
    /// <param name="findings">Receives all that is wrong or worth knowing.</param>
    public static FeatureTableFile Read(string path, FeatureTableReadOptions options, FindingCollector findings) =>
        Read(path, options, RunContext.Default with { Findings = findings });

    /// <summary>
    /// Reads a file or folder. The kind is the one stated; else <c>generic</c> where columns are declared; else the first whose signs are
    /// all there. Then the injection list is joined, a polarity stated for the whole table is filled in, and kinds of injections that
    /// nobody states are guessed from names (OST-FEA-040), unless that is switched off.
    /// </summary>
    /// <param name="path">File or folder as the user named it.</param>
    /// <param name="options">Kind, values, polarity, injection list, declared columns, limits.</param>
    /// <param name="context">Cancellation, progress and findings.</param>
    /// <exception cref="UnknownFormatException">
    /// OST-FEA-001 (no known kind), OST-FEA-005 (no kind of the stated name), OST-FEA-054 (generic without declaration).
    /// </exception>
    /// <exception cref="InvalidContentException">
    /// The first error in the content; all are in the findings of <paramref name="context"/>.
    /// </exception>
    /// <exception cref="MissingSourceException">
    /// OST-VOL-001 and OST-VOL-005 (a file), OST-FEA-033 and OST-FEA-061 (a table that belongs to it).
    /// </exception>
    public static FeatureTableFile Read(string path, FeatureTableReadOptions options, RunContext context)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (options.Separator is { } separator && !SeparatorChoice.Known.Contains(separator))
            throw new ArgumentException("the separator must be a tab, a comma or a semicolon", nameof(options));
        if (options.DecimalMark is not (null or '.' or ','))
            throw new ArgumentException("the decimal mark must be a point or a comma", nameof(options));
        if (options.Mapping is { HeaderLine: < 1 }) throw new ArgumentException("lines count from 1", nameof(options));
        if (!File.Exists(path) && !Directory.Exists(path))
            throw Refusal.Missing(
                "OST-VOL-001", new SourceLocation(path), "there is no such file or folder", hint: DetachedFile.NearestHint(path));
        IFeatureTableFormat format = FormatOf(path, options);
        context.Report("read feature table", 0, format.Name);
        FeatureTableContent content = format.Read(path, options, context);
        if (options.Injections is { } list) content = InjectionJoin.Apply(content, list, context.Findings);
        if (options.Polarity is { } polarity) content = WithPolarity(content, polarity, path, context.Findings);
        int guessed = 0;
        if (options.GuessKinds) (content, guessed) = KindGuesses.Apply(content, context.Findings);
        return new FeatureTableFile
        {
            Format = format.Id,
            Table = content.Table,
            Files = content.Files,
            Understood = FeatureTableUnderstood.Of(format.Name, content, guessed),
        };
    }

    private static FeatureTableContent WithPolarity(FeatureTableContent content, Polarity polarity, string path, FindingCollector findings)
    {
        FeatureTable table = content.Table;
        IReadOnlyList<Feature> features = Polarities.Fill(table.Features, polarity, path, findings);
        return content with
        {
            Table = new FeatureTable(table.Injections, features, table.Intensities)
            {
                Quantity = table.Quantity,
                AmountUnit = table.AmountUnit,
            },
        };
    }

    private static IFeatureTableFormat FormatOf(string path, FeatureTableReadOptions options)
    {
        if (options.Format is { } id)
            return All.FirstOrDefault(f => f.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
                ?? throw new UnknownFormatException(Finding.Error(
                "OST-FEA-005",
                "there is no kind of feature table of this name",
                new SourceLocation(path),
                id,
                NearestName.Hint(id, [.. All.Select(f => f.Id)])));
        if (options.Mapping is not null) return All.First(f => f is GenericTable);
        if (options.W4m is not null) return All.First(f => f is W4mTable);
        FeatureTableStart start = SheetStart.Of(path, options);
        if (!start.IsFolder && start.Rows.Count == 0)
            throw Refusal.Content(
                "OST-FEA-004", new SourceLocation(path), "the file is empty", hint: "The copy or export that made it failed: do it again.");
        (IFeatureTableFormat Format, FeatureTableProbe Probe)[] probes = [.. All.Select(f => (f, f.Probe(start)))];
        foreach ((IFeatureTableFormat format, FeatureTableProbe probe) in probes)
            if (probe.IsMatch) return format;
        throw Unknown(path, start, probes);
    }

    private static UnknownFormatException Unknown(
        string path, FeatureTableStart start, (IFeatureTableFormat Format, FeatureTableProbe Probe)[] probes)
    {
        (IFeatureTableFormat format, FeatureTableProbe probe) = probes.MaxBy(p => p.Probe.Share);
        string near = probe.Share > 0
            ? $"Nearest is {format.Name}: it has {string.Join(", ", probe.Found)}, but not {string.Join(", ", probe.Missing)}. "
            : "";
        string known = string.Join(
            "; ",
            probes.Where(p => p.Format is not GenericTable).Select(
                p => $"{p.Format.Name}: {string.Join(", ", p.Probe.Found.Concat(p.Probe.Missing))}"));
        string titles = start.IsFolder || start.Rows.Count == 0 ? "" : string.Join(", ", start.Rows.MaxBy(r => r.Count)!.Take(12));
        return new UnknownFormatException(Finding.Error(
            "OST-FEA-001",
            start.IsFolder ? "the folder holds no feature table of a known kind" : "the titles are of no known kind of feature table",
            new SourceLocation(path),
            titles.Length == 0 ? null : titles.Length <= 300 ? titles : titles[..300] + "…",
            near + $"Any other table can be read with a declaration of its columns. Looked for: {known}."));
    }
}
