using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>What can be wrong between a study and its feature tables.</summary>
public static class MetaboliteFindings
{
    /// <summary>A sample that no table holds.</summary>
    public static FindingKind NoInjection { get; } = new("OST-MTB-001", Severity.Error, "a sample has no injection in the feature tables");

    /// <summary>Injections that samples.csv does not know.</summary>
    public static FindingKind NoRow { get; } = new("OST-MTB-002", Severity.Warning, "injections have no row in samples.csv");

    /// <summary>A kind of file that does not exist.</summary>
    public static FindingKind UnknownFormat { get; } = new("OST-MTB-003", Severity.Error, "a kind of feature table is unknown");

    /// <summary>A knowledge pack that is not there.</summary>
    public static FindingKind NoPack { get; } = new("OST-MTB-005", Severity.Error, "a knowledge pack is missing");

    /// <summary>A table without samples.csv rows.</summary>
    public static FindingKind NoSamples { get; } = new("OST-MTB-006", Severity.Error, "an assay has feature tables but no samples");

    /// <summary>Two tables that cannot be put together.</summary>
    public static FindingKind NotTwoModes { get; } = new("OST-MTB-007", Severity.Error, "feature tables of one assay are not of different polarity");

    /// <summary>A test that does not compare metabolites of two arms.</summary>
    public static FindingKind NotThisTest { get; } = new("OST-MTB-020", Severity.Error, "a test cannot choose metabolites between two arms");

    /// <summary>A model of a continuous response.</summary>
    public static FindingKind NotThisModel { get; } = new("OST-MTB-021", Severity.Error, "a model does not separate arms");

    /// <summary>A declared contrast that the samples of the assay do not allow.</summary>
    public static FindingKind NotCompared { get; } = new("OST-MTB-022", Severity.Warning, "a contrast has no samples in the feature tables");

    /// <summary>A VIP that the model does not have.</summary>
    public static FindingKind NoVip { get; } = new("OST-MTB-023", Severity.Error, "a VIP is asked of a model that has none");

    /// <summary>Enrichment settings that a run does not use.</summary>
    public static FindingKind EnrichmentNotUsed { get; } = new("OST-MTB-024", Severity.Warning, "what is said of the pathway analysis is not what a run does");

    /// <summary>All kinds in order.</summary>
    public static IReadOnlyList<FindingKind> All { get; } =
        [NoInjection, NoRow, UnknownFormat, NoPack, NoSamples, NotTwoModes, NotThisTest, NotThisModel, NotCompared, NoVip, EnrichmentNotUsed];
}
