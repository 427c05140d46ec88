using Osteon.Formats;
using Osteon.Metabolomics;
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

    /// <summary>How tables of different polarity become one.</summary>
    public PolarityMerging Merging { get; init; } = new();

    /// <summary>Every file that is read.</summary>
    public IEnumerable<StepInput> Files => Injections is null ? Tables.Select(t => t.Source) : [.. Tables.Select(t => t.Source), Injections];

    /// <summary>Reads the tables and joins them.</summary>
    /// <exception cref="OsteonException">A file cannot be read or contradicts another.</exception>
    public MetaboliteTables Read(RunContext context)
    {
        InjectionList? list = Injections is { } file ? Named(file, context, inner => InjectionList.Read(file.Path, inner.Findings)) : null;
        var files = new List<FeatureTableFile>();
        foreach ((int i, MetaboliteTable table) in Tables.Index())
        {
            context.Report("reading feature tables", (double)i / Tables.Count, table.Source.Name);
            files.Add(Named(table.Source, context, inner => FeatureTableFiles.Read(table.Source.Path, table.Options with { Injections = list }, inner)));
        }

        if (files.Count == 1) return new MetaboliteTables(files[0].Table, files, []);
        MergedPolarities merged = MergePolarities.Run([.. files.Select(f => f.Table)], Merging, context);
        return new MetaboliteTables(merged.Table, files, merged.Decisions);
    }

    /// <summary>Findings name the file as the user did, not by its place on this machine.</summary>
    private static T Named<T>(StepInput file, RunContext context, Func<RunContext, T> read)
    {
        var own = new FindingCollector();
        Finding Name(Finding finding) => finding with
        {
            Location = finding.Location is { } place && place.File == file.Path ? place with { File = file.Name } : finding.Location ?? new SourceLocation(file.Name),
            Message = finding.Message.Replace(file.Path, file.Name, StringComparison.Ordinal),
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

/// <summary>Feature tables that were read and joined.</summary>
/// <param name="Table">The table that everything is computed from.</param>
/// <param name="Files">What was understood of each file.</param>
/// <param name="Merged">What was decided about compounds found in several tables.</param>
public sealed record MetaboliteTables(FeatureTable Table, IReadOnlyList<FeatureTableFile> Files, IReadOnlyList<MergeDecision> Merged);
