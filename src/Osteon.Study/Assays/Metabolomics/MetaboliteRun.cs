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

    /// <summary>Limits that the quality of the table is judged by.</summary>
    public QualityParameters Limits { get; init; } = new();

    /// <summary>The knowledge packs that pathways are looked for in.</summary>
    public IReadOnlyList<PackInput> Packs { get; init; } = [];

    /// <summary>How pathways are looked for.</summary>
    public PathwaySettings Pathways { get; init; } = new();

    /// <summary>How tables of two polarities are put together.</summary>
    public PolarityMergeParameters Merging { get; init; } = new();

    /// <summary>Gives injections their arms and units, or leaves the table as it is.</summary>
    public Func<FeatureTable, FindingCollector, FeatureTable> Join { get; init; } = (table, _) => table;

    /// <summary>
    /// The steps that are run where none are declared: zeros are missing; features present in 80 % of an arm are kept (of all samples where they have no arms); features that vary by at most 30 % in the
    /// pooled QCs are kept, where there are QCs; the smallest value of a feature fills what is missing; decadic logarithm. This is the recipe of the service laboratory of the study that
    /// Osteon follows, without its sum normalisation.
    /// </summary>
    public static IReadOnlyList<PreparationStep> DefaultSteps(FeatureTable table) =>
    [
        new ZerosAsMissing(),
        table.Injections.Any(i => i is { Kind: InjectionKind.Sample, Group: not null }) ? new MissingFilter() : new MissingFilter { Rule = MissingRule.AllSamples },
        new Imputation(),
        .. table.RowsOf(InjectionKind.Qc).Count >= 2 ? [new QualityFilter()] : Array.Empty<PreparationStep>(),
        new Transform(),
    ];

    /// <summary>The steps that are run on a table.</summary>
    public IReadOnlyList<PreparationStep> StepsFor(FeatureTable table) => Preparation ?? DefaultSteps(table);

    /// <summary>Reads, prepares, judges and compares.</summary>
    /// <returns>The results, the tables they were computed from, and the test of all arms where there are three or more.</returns>
    public (MetaboliteResults Results, PreparedMetabolites Prepared, ArmsTest? Arms) Run(RunContext context)
    {
        IReadOnlyList<FeatureTableFile> files = Input.Read(context);
        FeatureTable[] tables = [.. files.Select(f => Join(f.Table, context.Findings))];
        if (context.Findings.ToList().FirstOrDefault(f => f.Severity == Severity.Error) is { } wrong) throw new InvalidContentException(wrong);
        Finding[] problems = [.. tables.SelectMany(t => Osteon.Metabolomics.Preparation.Check(t, StepsFor(t)))];
        if (problems.FirstOrDefault(f => f.Severity == Severity.Error) is { } error)
        {
            context.Findings.AddRange(problems);
            throw new InvalidContentException(error);
        }

        PreparedMetabolites prepared = PreparedMetabolites.Of(tables, StepsFor, Merging, context);
        KnowledgePack[] packs = [.. Packs.Select(p => p.Load(context.Cancellation))];
        var arms = ArmsTest.Of(prepared.Final, Comparisons, context);
        MetaboliteComparison[] comparisons = [.. Comparisons.Select(c => MetaboliteAnalysis.Run(prepared, c, context))];
        // What the table as it came lacks is what the preparation is for; only what is left after it is told as a finding.
        RunContext silent = context with { Findings = new FindingCollector() };
        // The limits are asked of the measurement: after the imprecise features were taken out they would hold by construction.
        QualityReport measured = Quality.Assess(SideBySide([.. prepared.Parts.Select(t => t.Measured)], silent), Limits, context);
        var results = new MetaboliteResults
        {
            Files = [.. files.Select(f => f.Understood)],
            Merged = prepared.Duplicates,
            QualityBefore = Quality.Assess(SideBySide(tables, silent), Limits, silent),
            QualityAfter = Quality.Assess(prepared.Linear, Limits, silent) with { Checks = measured.Checks },
            Effects = [.. prepared.Parts.SelectMany(p => p.Effects.Select(e => new TableEffect(prepared.Parts.Count == 1 ? null : p.Linear.Features.Select(f => f.Polarity).FirstOrDefault(), e)))],
            Overview = ModelFitting.Overview(prepared.Final, context),
            Comparisons = comparisons,
            Arms = arms?.Summary,
            Pathways = [.. comparisons.SelectMany(c => PathwayAnalysis.Run(prepared, c, packs, Pathways, context))],
        };
        return (results, prepared, arms);
    }

    /// <summary>The tables as they came, side by side, for a look at their quality.</summary>
    private FeatureTable SideBySide(FeatureTable[] tables, RunContext silent) => tables.Length == 1
        ? tables[0]
        : PolarityMerging.Merge(tables[0], tables[1], Merging with { Duplicates = DuplicateRule.KeepBoth }, silent).Table;
}

/// <summary>Everything that an assay of metabolites gave.</summary>
public sealed record MetaboliteResults
{
    /// <summary>What was understood of each file.</summary>
    public required IReadOnlyList<FeatureTableUnderstood> Files { get; init; }

    /// <summary>What was decided about compounds found in both polarities.</summary>
    public IReadOnlyList<DuplicateDecision> Merged { get; init; } = [];

    /// <summary>Quality of the table as it came.</summary>
    public required QualityReport QualityBefore { get; init; }

    /// <summary>Quality of the prepared table, before any logarithm.</summary>
    public required QualityReport QualityAfter { get; init; }

    /// <summary>What each step of the preparation did.</summary>
    public required IReadOnlyList<TableEffect> Effects { get; init; }

    /// <summary>Principal components of samples and pooled QCs together.</summary>
    public required InjectionOverview Overview { get; init; }

    /// <summary>The comparisons.</summary>
    public required IReadOnlyList<MetaboliteComparison> Comparisons { get; init; }

    /// <summary>A test of all arms together; null with fewer than three.</summary>
    public ArmsTestSummary? Arms { get; init; }

    /// <summary>What each pack says about each comparison.</summary>
    public IReadOnlyList<PathwayResult> Pathways { get; init; } = [];
}

/// <summary>A knowledge pack of a run.</summary>
/// <param name="Reference">As the user named it.</param>
/// <param name="Input">Its files.</param>
/// <param name="Load">Reads it.</param>
public sealed record PackInput(string Reference, StepInput Input, Func<CancellationToken, KnowledgePack> Load);

/// <summary>What a step did to one of the tables.</summary>
/// <param name="Polarity">The table, where there are two; null for one.</param>
/// <param name="Effect">What the step did.</param>
public sealed record TableEffect(Polarity? Polarity, PreparationEffect Effect);

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
