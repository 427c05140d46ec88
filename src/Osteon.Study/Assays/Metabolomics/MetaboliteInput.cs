using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>One feature table to be read.</summary>
/// <param name="Source">The file or folder.</param>
/// <param name="Options">How it is read, without the injection list.</param>
public sealed record MetaboliteTable(StepInput Source, FeatureTableReadOptions Options);

/// <summary>The feature tables of an assay, and what is known of their injections.</summary>
/// <param name="Tables">The tables, one per polarity or run.</param>
public sealed record MetaboliteInput(IReadOnlyList<MetaboliteTable> Tables)
{
    /// <summary>A table of the injections, or null.</summary>
    public StepInput? Injections { get; init; }

    private const string NoSuchInjection = "OST-FEA-042";

    /// <summary>Every file that is read.</summary>
    public IEnumerable<StepInput> Files => Injections is null ? Tables.Select(t => t.Source) : [.. Tables.Select(t => t.Source), Injections];

    /// <summary>Reads the tables, that of positive mode first where there are two.</summary>
    /// <exception cref="OsteonException">A file cannot be read, or two tables are not of different polarity (OST-MTB-007).</exception>
    public IReadOnlyList<FeatureTableFile> Read(RunContext context)
    {
        InjectionList? list = Injections is { } file ? Named([file], context, inner => InjectionLists.Read(file.Path, FeatureTableReadOptions.Default, inner.Findings)) : null;
        var files = new List<FeatureTableFile>();
        // A list may hold the injections of all tables: a line is strange only if no table has its injection.
        RunContext each = list is not null && Tables.Count > 1 ? context with { Findings = new FindingCollector() } : context;
        try
        {
            foreach ((int i, MetaboliteTable table) in Tables.Index())
            {
                context.Report("reading feature tables", (double)i / Tables.Count, table.Source.Name);
                files.Add(Named([table.Source, .. Injections is { } also ? [also] : Array.Empty<StepInput>()], each, inner => FeatureTableFiles.Read(table.Source.Path, table.Options with { Injections = list }, inner)));
            }
        }
        finally
        {
            if (each != context) context.Findings.AddRange(each.Findings.ToList().Where(f => f.Id != NoSuchInjection));
        }

        if (each != context) context.Findings.AddRange(Unknown(list!, files));

        if (files.Count == 1) return files;
        Polarity?[] modes = [.. files.Select(f => ModeOf(f.Table))];
        if (files.Count == 2 && modes[0] is { } first && modes[1] is { } second && first != second) return first == Polarity.Positive ? files : [files[1], files[0]];
        throw new InvalidContentException(MetaboliteFindings.NotTwoModes.At(
            new SourceLocation(Tables[1].Source.Name),
            files.Count > 2 ? FormattableString.Invariant($"an assay holds {files.Count} tables; two of different polarity can be put together") : "the two tables of an assay are not known to be of different polarity",
            hint: "State polarity: positive and polarity: negative beside the files; tables of several batches of one mode have to be aligned by the program that made them."));
    }

    private IEnumerable<Finding> Unknown(InjectionList list, IReadOnlyList<FeatureTableFile> files)
    {
        HashSet<string> known = new(files.SelectMany(f => f.Table.Injections).Select(i => Bare(i.Name)), StringComparer.OrdinalIgnoreCase);
        InjectionListEntry[] unknown = [.. list.Entries.Where(e => !known.Contains(Bare(e.Name)))];
        if (unknown.Length == 0) yield break;
        yield return Finding.Warning(
            NoSuchInjection,
            FormattableString.Invariant($"no table has the injections of {unknown.Length} lines; they are passed over"),
            unknown[0].Location with { File = Injections!.Name },
            string.Join(", ", unknown.Take(8).Select(e => e.Name)) + (unknown.Length > 8 ? " …" : ""),
            "Check the names, or delete the lines.");
    }

    /// <summary>A name without the ending of a file, which is more than a number.</summary>
    private static string Bare(string name) => Path.GetExtension(name).Any(char.IsLetter) ? Path.GetFileNameWithoutExtension(name) : name;

    /// <summary>The polarity that all features state, or null.</summary>
    private static Polarity? ModeOf(FeatureTable table)
    {
        Polarity?[] modes = [.. table.Features.Select(f => f.Polarity).Distinct()];
        return modes is [{ } one] ? one : null;
    }

    /// <summary>Findings name the files as the user did, not by their place on this machine; the first file stands for those without a place.</summary>
    private static T Named<T>(IReadOnlyList<StepInput> files, RunContext context, Func<RunContext, T> read)
    {
        var own = new FindingCollector();
        string Plain(string text) => files.SelectMany(f => f.Files.Select(part => (part.Path, Name: f.Files.Count == 1 ? f.Name : $"{f.Name}/{part.Name}")).Append((f.Path, f.Name)))
            .OrderByDescending(f => f.Path.Length).Aggregate(text, (t, f) => t.Replace(f.Path, f.Name, StringComparison.Ordinal));
        Finding Name(Finding finding) => finding with
        {
            Location = finding.Location is { } place ? place with { File = Plain(place.File) } : new SourceLocation(files[0].Name),
            Message = Plain(finding.Message),
            Hint = finding.Hint is { } hint ? Plain(hint) : null,
        };
        try
        {
            return read(context with { Findings = own });
        }
        catch (OsteonException failure)
        {
            own.Add(failure.Finding);
            throw new InvalidContentException(Name(failure.Finding), failure);
        }
        finally
        {
            context.Findings.AddRange(own.ToList().Select(Name));
        }
    }
}
