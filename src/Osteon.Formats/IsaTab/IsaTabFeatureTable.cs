using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// ISA-Tab folders (or their investigation files) among the kinds of feature tables. Where several assays have metabolites, <see
/// cref="FeatureTableReadOptions.Values"/> names the assay file. See docs/formats/isa-tab.md.
/// </summary>
public sealed class IsaTabFeatureTable : IFeatureTableFormat
{
    /// <inheritdoc/>
    public string Id => "isa-tab";

    /// <inheritdoc/>
    public string Name => "ISA-Tab folder with metabolite assignment files";

    /// <inheritdoc/>
    public FeatureTableProbe Probe(FeatureTableStart start) =>
        start.IsFolder
            ? FeatureTableProbe.Of(("an investigation file i_….txt", start.FileNames.Any(IsInvestigation)))
            : FeatureTableProbe.Of(
                ("a first line ONTOLOGY SOURCE REFERENCE", start.Rows.Count > 0 && start.Rows[0].Count > 0 && start.Rows[0][0] == IsaLabels.Ontologies));

    /// <inheritdoc/>
    public FeatureTableContent Read(string path, FeatureTableReadOptions options, RunContext context)
    {
        var own = new FindingCollector();
        IsaReading reading;
        try
        {
            reading = IsaTab.Read(path, MafFeatureTable.Options(options), context with { Findings = own });
        }
        finally
        {
            context.Findings.AddRange(own.ToList());
        }

        if (own.ToList().FirstOrDefault(f => f.Severity == Severity.Error) is { } error) throw new InvalidContentException(error);
        IsaAssayReading[] assays = [.. reading.Quantified];
        IsaAssayReading? chosen = options.Values is { Length: > 0 } name
            ? assays.FirstOrDefault(a => string.Equals(a.Assay.FileName, name, StringComparison.OrdinalIgnoreCase))
            : assays.Length == 1 ? assays[0] : null;
        if (chosen is null)
            throw Refusal.Content(
                "OST-ISA-034",
                new SourceLocation(path),
                assays.Length == 0
                    ? "no assay of the folder has a metabolite assignment file with abundances"
                    : "several assays have metabolites; one must be chosen",
                options.Values,
                assays.Length == 0 ? null : $"Assays: {string.Join(", ", assays.Select(a => a.Assay.FileName))}.");
        return new FeatureTableContent
        {
            Table = FeaturePolarity.Complete(chosen.Features!, options.Polarity),
            Files = reading.Files,
            Block = chosen.Assay.FileName,
            OtherBlocks = [.. assays.Where(a => a != chosen).Select(a => a.Assay.FileName)],
            KindStated = chosen.KindStated,
            KeptColumns = [.. chosen.Features!.Features.SelectMany(f => f.Further.Keys).Distinct(StringComparer.Ordinal)],
            KeptInjectionColumns = [.. chosen.Features!.Injections.SelectMany(i => i.Further.Keys).Distinct(StringComparer.Ordinal)],
        };
    }

    private static bool IsInvestigation(string name) =>
        name.StartsWith("i_", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A metabolite assignment file of MetaboLights alone, among the kinds of feature tables. See docs/formats/isa-tab.md.</summary>
public sealed class MafFeatureTable : IFeatureTableFormat
{
    /// <inheritdoc/>
    public string Id => "maf";

    /// <inheritdoc/>
    public string Name => "MetaboLights metabolite assignment file";

    /// <inheritdoc/>
    public FeatureTableProbe Probe(FeatureTableStart start) => FeatureTableProbe.Of(
        ("'mass_to_charge'", start.Has(0, "mass_to_charge")),
        ("'retention_time'", start.Has(0, "retention_time")),
        ("'database_identifier' or 'identifier'", start.Has(0, "database_identifier") || start.Has(0, "identifier")),
        ("'metabolite_identification' or 'description'", start.Has(0, "metabolite_identification") || start.Has(0, "description")),
        ("'smallmolecule_abundance_sub' or 'database_version'", start.Has(0, "smallmolecule_abundance_sub") || start.Has(0, "database_version")));

    /// <inheritdoc/>
    public FeatureTableContent Read(string path, FeatureTableReadOptions options, RunContext context)
    {
        var own = new FindingCollector();
        MetaboliteAssignments reading;
        try
        {
            reading = MetaboliteAssignmentFile.Read(path, Options(options), context with { Findings = own });
        }
        finally
        {
            context.Findings.AddRange(own.ToList());
        }

        if (own.ToList().FirstOrDefault(f => f.Severity == Severity.Error) is { } error) throw new InvalidContentException(error);
        if (reading.Table is not { } table)
            throw new InvalidContentException(own.ToList().First(f => f.Id == "OST-ISA-020") with { Severity = Severity.Error });
        return new FeatureTableContent
        {
            Table = FeaturePolarity.Complete(table, options.Polarity),
            Files = [path],
            KeptColumns = [.. table.Features.SelectMany(f => f.Further.Keys).Distinct(StringComparer.Ordinal)],
        };
    }

    internal static IsaReadOptions Options(FeatureTableReadOptions options) => new()
    {
        GuessKinds = false,
        MaxBytes = options.Limits.MaxBytes,
        MaxColumns = options.Limits.MaxColumns,
        MaxCellBytes = options.Limits.MaxCellBytes,
        MaxFindingsPerKind = options.Limits.MaxFindingsPerKind,
    };
}
