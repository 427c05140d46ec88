using Osteon.Formats;
using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>What is done with the feature tables of an assay.</summary>
/// <param name="Input">The tables.</param>
/// <param name="Preparation">The steps that prepare them; null for the default ones.</param>
/// <param name="Comparisons">The comparisons.</param>
public sealed record MetaboliteRun(MetaboliteInput Input, IReadOnlyList<PreparationStep>? Preparation, IReadOnlyList<MetaboliteComparisonParameters> Comparisons)
{
    /// <summary>The version of what <see cref="Run"/> computes; raised when its numbers change for the same input.</summary>
    public const int Version = 1;

    /// <summary>What must hold of the pooled QCs for the data to count as good; null limits are not looked at.</summary>
    public QualityAcceptance Acceptance { get; init; } = new();

    /// <summary>The knowledge packs that pathways are looked for in.</summary>
    public IReadOnlyList<PackInput> Packs { get; init; } = [];

    /// <summary>How pathways are looked for.</summary>
    public PathwaySettings Pathways { get; init; } = new();

    /// <summary>Gives injections their arms and units, or leaves the table as it is.</summary>
    public Func<FeatureTable, FindingCollector, FeatureTable> Join { get; init; } = (table, _) => table;

    /// <summary>
    /// The steps that are run where none are declared: zeros are missing; features present in 80 % of an arm are kept; the smallest value of a feature fills what is missing;
    /// features that vary by at most 30 % in the pooled QCs are kept, where there are QCs; decadic logarithm. This is the recipe of the service laboratory of the study that
    /// Osteon follows, without its sum normalisation.
    /// </summary>
    public static IReadOnlyList<PreparationStep> DefaultSteps(FeatureTable table) =>
    [
        new ZerosAsMissing(),
        new MissingFilter(),
        new Imputation(),
        .. table.RowsOf(InjectionKind.Qc).Count >= 2 ? [new QualityFilter()] : Array.Empty<PreparationStep>(),
        new Transform(),
    ];

    /// <summary>Reads, prepares, judges and compares.</summary>
    /// <returns>The results, and the tables they were computed from.</returns>
    public (MetaboliteResults Results, PreparedMetabolites Prepared) Run(RunContext context)
    {
        MetaboliteTables tables = Input.Read(context);
        FeatureTable table = Join(tables.Table, context.Findings);
        IReadOnlyList<PreparationStep> steps = Preparation ?? DefaultSteps(table);
        Finding[] problems = [.. Osteon.Metabolomics.Preparation.Check(table, steps)];
        if (problems.FirstOrDefault(f => f.Severity == Severity.Error) is { } error)
        {
            context.Findings.AddRange(problems);
            throw new InvalidContentException(error);
        }

        PreparedMetabolites prepared = PreparedMetabolites.Of(table, steps, context);
        KnowledgePack[] packs = [.. Packs.Select(p => p.Load(context.Cancellation))];
        MetaboliteComparison[] comparisons = [.. Comparisons.Select(c => MetaboliteAnalysis.Run(prepared, c, context))];
        var results = new MetaboliteResults
        {
            Files = [.. tables.Files.Select(f => f.Understood)],
            Merged = tables.Merged,
            QualityBefore = QualityReport.Of(table, context),
            QualityAfter = QualityReport.Of(prepared.Linear, context),
            Effects = prepared.Effects,
            Overview = ModelFitting.Overview(prepared.Final, context),
            Comparisons = comparisons,
            Pathways = [.. comparisons.SelectMany(c => PathwayAnalysis.Run(prepared, c, packs, Pathways, context))],
        };
        foreach (Finding finding in Acceptance.Check(results.QualityAfter)) context.Findings.Add(finding);
        return (results, prepared);
    }
}

/// <summary>Everything that an assay of metabolites gave.</summary>
public sealed record MetaboliteResults
{
    /// <summary>What was understood of each file.</summary>
    public required IReadOnlyList<FeatureTableUnderstood> Files { get; init; }

    /// <summary>What was decided about compounds found in both polarities.</summary>
    public IReadOnlyList<MergeDecision> Merged { get; init; } = [];

    /// <summary>Quality of the table as it came.</summary>
    public required QualityReport QualityBefore { get; init; }

    /// <summary>Quality of the prepared table, before any logarithm.</summary>
    public required QualityReport QualityAfter { get; init; }

    /// <summary>What each step of the preparation did.</summary>
    public required IReadOnlyList<PreparationEffect> Effects { get; init; }

    /// <summary>Principal components of samples and pooled QCs together.</summary>
    public required InjectionOverview Overview { get; init; }

    /// <summary>The comparisons.</summary>
    public required IReadOnlyList<MetaboliteComparison> Comparisons { get; init; }

    /// <summary>What each pack says about each comparison.</summary>
    public IReadOnlyList<PathwayResult> Pathways { get; init; } = [];
}

/// <summary>A knowledge pack of a run.</summary>
/// <param name="Reference">As the user named it.</param>
/// <param name="Input">Its files.</param>
/// <param name="Load">Reads it.</param>
public sealed record PackInput(string Reference, StepInput Input, Func<CancellationToken, KnowledgePack> Load);

/// <summary>All injections in the plane of their first two principal components.</summary>
/// <param name="Injections">Name, and group or kind, of each.</param>
/// <param name="Model">The model; its scores are in the order of the injections.</param>
public sealed record InjectionOverview(IReadOnlyList<InjectionPlace> Injections, FittedModel Model);

/// <summary>An injection of the overview.</summary>
/// <param name="Name">Name.</param>
/// <param name="Group">Arm of a sample, or the kind of another injection.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Order">Place in the order of injection, or null.</param>
public sealed record InjectionPlace(string Name, string Group, InjectionKind Kind, double? Order);
