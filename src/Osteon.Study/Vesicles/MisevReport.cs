using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>A key that would fill a gap, and how it is written.</summary>
/// <param name="Key">The key of study.yaml, or what to add.</param>
/// <param name="Example">An example of it, or null.</param>
public sealed record MissingKey(string Key, string? Example);

/// <summary>One item of the list with what would fill its gaps.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Supply">What would answer the parts that are missing; empty where none is.</param>
public sealed record MisevItem(ChecklistAnswer Answer, ValueList<MissingKey> Supply)
{
    /// <summary>How the item stands, in one word: <c>answered</c>, <c>partly</c>, <c>missing</c>, <c>not applicable</c>.</summary>
    public string State => Answer.Status switch
    {
        ChecklistStatus.Present => "answered",
        ChecklistStatus.NotApplicable => "not applicable",
        _ => Answer.IsPartly ? "partly" : "missing",
    };
}

/// <summary>The markers of a study in one category.</summary>
/// <param name="Group">Category 1 to 5; 0 for proteins that the list does not know.</param>
/// <param name="Markers">The names as the study writes them, with the class and whether they were found.</param>
public sealed record MarkerGroup(int Group, ValueList<Marker> Markers)
{
    /// <summary>What the category holds.</summary>
    public string Words => Group switch
    {
        1 => "membrane or GPI-anchored proteins",
        2 => "cytosolic proteins in vesicles",
        3 => "components isolated along with vesicles",
        4 => "proteins of other compartments",
        5 => "secreted proteins",
        _ => "not in the list",
    };
}

/// <summary>The filled reporting list of a study's vesicles.</summary>
/// <param name="Standard">Name of the list with its edition.</param>
/// <param name="Doi">Its DOI.</param>
/// <param name="Items">Its items in order.</param>
public sealed record MisevList(string Standard, string Doi, ValueList<MisevItem> Items)
{
    /// <summary>Items of a state (see <see cref="MisevItem.State"/>).</summary>
    public int Count(string state) => Items.Count(i => i.State == state);
}

/// <summary>Everything that <c>osteon vesicles misev</c> says of a study.</summary>
public sealed record MisevReport
{
    /// <summary>Marker groups run from 0, not known, to this.</summary>
    private const int LastGroup = 5;

    /// <summary>Title of the study.</summary>
    public required string Title { get; init; }

    /// <summary>MISEV2023 and the components of the EV-METRIC.</summary>
    public required ValueList<MisevList> Lists { get; init; }

    /// <summary>Particles per µg of protein, or null where a yield is missing.</summary>
    public VesiclePurity? Purity { get; init; }

    /// <summary>Markers by category, 1 to 5 and then those not known; every category is there, also without a marker.</summary>
    public required ValueList<MarkerGroup> Markers { get; init; }

    /// <summary>What to call the vesicles.</summary>
    public required string Nomenclature { get; init; }

    /// <summary>The findings of the check that concern the vesicles.</summary>
    public required ValueList<Finding> Findings { get; init; }

    /// <summary>
    /// Makes the report of a study that was checked. Throws <see cref="InvalidContentException"/> (OST-MIS-021) where the study has neither
    /// a section vesicles nor an assay of vesicles, or its data are made up.
    /// </summary>
    /// <param name="study">The study; its manifest must have been read.</param>
    public static MisevReport Of(StudyUnderstanding study)
    {
        Manifest manifest = study.Manifest?.Manifest ?? throw new ArgumentException("the manifest was not read", nameof(study));
        MisevList[] lists =
        [
            .. study.Checklists.Where(c => c.Answers.Any(a => a.Item.Section is not null))
                .Select(c => new MisevList(c.Standard, c.Doi, Items(c, manifest))),
        ];
        if (lists.Length == 0)
            throw new InvalidContentException(VesicleFindings.NoVesicles.At(
                new SourceLocation(StudyFolder.ManifestName),
                manifest.Kind == StudyKind.Synthetic ? "the data of the study are made by a generator: there are no vesicles to report on"
                    : "the study describes no vesicles",
                hint: "vesicles: {source: rat bone marrow stromal cells, term: small EV} begins the section."));
        VesiclePreparation vesicles = manifest.Vesicles ?? new VesiclePreparation();
        ILookup<int, Marker> groups = MarkerRules.Resolve(vesicles).ToLookup(m => m.Protein?.Group ?? 0, m => m.Marker);
        return new MisevReport
        {
            Title = manifest.Title,
            Lists = lists.ToValueList(),
            Purity = VesicleAmounts.Purity(vesicles),
            Markers = Enumerable.Range(1, LastGroup).Append(0).Where(g => g > 0 || groups[0].Any())
                .Select(g => new MarkerGroup(g, groups[g].ToValueList())).ToValueList(),
            Nomenclature = VesicleTerm.Advice(vesicles.Term, vesicles.BiogenesisEvidence),
            Findings = study.Findings.Where(Concerns).ToValueList(),
        };
    }

    private static ValueList<MisevItem> Items(ChecklistResult list, Manifest manifest) =>
        list.Answers.Select(a => new MisevItem(a, Supply(a, manifest))).ToValueList();

    private static ValueList<MissingKey> Supply(ChecklistAnswer answer, Manifest manifest) => answer.MissingKeys
        .Select((key, i) => new MissingKey(key, i == 0 && answer.Item.Example is { } own ? own
            : KeyExample.Of(key, manifest))).ToValueList();

    /// <summary>Whether a finding is an error.</summary>
    public bool HasErrors => Findings.Any(f => f.Severity == Severity.Error);

    /// <summary>Findings by a standard of vesicles, and errors of reading, which may hide an answer.</summary>
    private static bool Concerns(Finding finding) =>
        finding.Id.StartsWith("OST-MIS-", StringComparison.Ordinal)
        || FindingTable.All.Any(k => k.Id == finding.Id && k.Standard?.StartsWith("MISEV", StringComparison.Ordinal) == true)
        || (finding.Severity == Severity.Error && finding.Id.StartsWith("OST-MAN-", StringComparison.Ordinal));
}
