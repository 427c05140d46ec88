using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// What can be wrong with a design or its description although the manifest is well formed: gaps and contradictions that a reviewer would
/// ask about. Identifiers are stable; the words may improve.
/// </summary>
public static class DesignFindings
{
    private const string Arrive = "ARRIVE 2.0 item ";
    private const string Misev = "MISEV2023";
    private const string Bouxsein = "Bouxsein 2010";
    private const string Msi = "MSI 2007";

    /// <summary>n differs between places.</summary>
    public static FindingKind NContradicts { get; } = Warning("001", "n differs between two places", Arrive + "2a");

    /// <summary>An arm has two names.</summary>
    public static FindingKind ArmRenamed { get; } = Warning("002", "one arm is called by two names", Arrive + "1a");

    /// <summary>Two statements on one topic.</summary>
    public static FindingKind StatementsDiffer { get; } = Warning("003", "two places say different things about one topic");

    /// <summary>A duration without its phase.</summary>
    public static FindingKind DurationUnclear { get; } = Warning("004", "it is unclear which phase a duration covers", Arrive + "9b");

    /// <summary>No first day of treatment.</summary>
    public static FindingKind ScheduleStart { get; } = Warning("005", "the day of the first dose is not stated", Arrive + "9b");

    /// <summary>No number of doses.</summary>
    public static FindingKind ScheduleCount { get; } = Warning("006", "the number of doses is not stated", Arrive + "9b");

    /// <summary>A vesicle dose in one measure.</summary>
    public static FindingKind DoseByOneMeasure { get; } = Note(
        "007",
        "a vesicle dose is given in particles or protein only, not both",
        Misev);

    /// <summary>Nothing shows that the condition was there.</summary>
    public static FindingKind ConditionUnproven { get; } = Warning(
        "008",
        "nothing shows that the condition was there before treatment",
        Arrive + "9a");

    /// <summary>Strain, sex, age or weight missing.</summary>
    public static FindingKind AnimalFacts { get; } = Warning("009", "facts about the animals are missing", Arrive + "8");

    /// <summary>No approval number.</summary>
    public static FindingKind EthicsNumber { get; } = Warning("010", "no number of an ethics approval is stated");

    /// <summary>No licence.</summary>
    public static FindingKind License { get; } = Warning("011", "no licence of the data is stated", "RO-Crate 1.2");

    /// <summary>An arm without n.</summary>
    public static FindingKind NMissing { get; } = Warning("012", "an arm has neither samples nor a planned n", Arrive + "2a");

    /// <summary>No randomisation.</summary>
    public static FindingKind NoRandomisation { get; } = Warning("020", "no randomisation is stated", Arrive + "4a");

    /// <summary>Randomisation without method.</summary>
    public static FindingKind RandomisationMethod { get; } = Warning("021", "randomisation is stated without its method", Arrive + "4a");

    /// <summary>No blinding.</summary>
    public static FindingKind NoBlinding { get; } = Warning("022", "no blinding is stated, or nobody was blinded", Arrive + "5");

    /// <summary>No reason for n.</summary>
    public static FindingKind NoSampleSizeReasoning { get; } = Warning("023", "no reason for the number of units is stated", Arrive + "2b");

    /// <summary>Too few units for the test.</summary>
    public static FindingKind CannotReachAlpha { get; } = Warning("024", "the test cannot reach the significance level with this n");

    /// <summary>Nothing said about exclusions.</summary>
    public static FindingKind NoExclusionStatement { get; } = Warning("025", "nothing is said about exclusions", Arrive + "3b");

    /// <summary>An exclusion decided after seeing the data.</summary>
    public static FindingKind ExclusionNotJustified { get; } = Warning(
        "026",
        "an exclusion has no criterion set beforehand",
        Arrive + "3a");

    /// <summary>No primary outcome.</summary>
    public static FindingKind NoPrimary { get; } = Warning("030", "no outcome is primary", Arrive + "6b");

    /// <summary>More than one primary outcome.</summary>
    public static FindingKind SeveralPrimaries { get; } = Warning("031", "more than one outcome is primary", Arrive + "6b");

    /// <summary>Several outcomes without correction.</summary>
    public static FindingKind NoMultiplicity { get; } = Warning("032", "several outcomes are tested without correction");

    /// <summary>All claimed significant, legend defines ns.</summary>
    public static FindingKind AllSignificantButNs { get; } = Warning(
        "033",
        "all outcomes are called significant, yet a legend defines a mark for not significant");

    /// <summary>Direction without numbers.</summary>
    public static FindingKind NoValues { get; } = Warning("034", "outcomes are claimed without numbers", Arrive + "10a");

    /// <summary>An outcome that its assay does not measure.</summary>
    public static FindingKind NotMeasured { get; } = Error("035", "an outcome is not among the measures of its assay");

    /// <summary>One outcome declared twice.</summary>
    public static FindingKind OutcomeRepeated { get; } = Error("036", "an outcome is declared twice");

    /// <summary>Analysis of variance for two groups.</summary>
    public static FindingKind AnovaForTwo { get; } = Warning("040", "analysis of variance is named for two arms");

    /// <summary>Which t-test.</summary>
    public static FindingKind TTestKind { get; } = Warning("041", "the kind of t-test is not stated", Arrive + "7a");

    /// <summary>Assumptions unchecked.</summary>
    public static FindingKind AssumptionsUnstated { get; } = Warning(
        "042",
        "it is not stated how the assumptions of the tests were checked",
        Arrive + "7b");

    /// <summary>A post-hoc test with two arms.</summary>
    public static FindingKind PosthocForTwo { get; } = Note("043", "a comparison of pairs is set although there are two arms");

    /// <summary>A post-hoc test of another family.</summary>
    public static FindingKind PosthocMismatch { get; } = Warning("044", "the comparison of pairs does not belong to the test");

    /// <summary>A test for two groups with more arms.</summary>
    public static FindingKind TwoSampleTestManyArms { get; } = Warning("045", "a test for two groups is set with three or more arms");

    /// <summary>A paired test with nothing to pair.</summary>
    public static FindingKind PairedWithoutPairs { get; } = Error("046", "a paired test is set, but no subject has samples in both arms");

    /// <summary>Pore size as a volume.</summary>
    public static FindingKind PoreSizeNotALength { get; } = Error("060", "the pore size of a filter is not a length", Misev);

    /// <summary>The vesicle-free part is kept.</summary>
    public static FindingKind KeepsSupernatant { get; } = Warning("061", "the separation ends by keeping the part without vesicles", Misev);

    /// <summary>Serum vesicles.</summary>
    public static FindingKind SerumNotDepleted { get; } = Warning(
        "062",
        "serum was in the medium and its vesicles were not removed, or that is not stated",
        Misev);

    /// <summary>No negative marker.</summary>
    public static FindingKind NoNegativeMarker { get; } = Warning("063", "no negative marker is shown", Misev);

    /// <summary>Few positive markers.</summary>
    public static FindingKind FewMarkers { get; } = Warning("064", "fewer than three positive markers are shown", Misev);

    /// <summary>A spin without speed or time.</summary>
    public static FindingKind SpinUnstated { get; } = Warning(
        "065",
        "a separation step lacks speed, time, temperature or pore size",
        Misev);

    /// <summary>The word exosome.</summary>
    public static FindingKind ExosomeWord { get; } = Note("066", "vesicles are named after an origin, such as exosomes, without evidence of it", Misev);

    /// <summary>No yield.</summary>
    public static FindingKind NoYield { get; } = Warning("067", "the yield is not given in both particles and protein", Misev);

    /// <summary>Cells were lysed.</summary>
    public static FindingKind CellsLysed { get; } = Warning("068", "the blot that should show vesicle markers is of a cell lysate", Misev);

    /// <summary>Facts about the blot missing.</summary>
    public static FindingKind BlotFacts { get; } = Warning("069", "facts about the blot are missing", Misev);

    /// <summary>Two kinds of microscopy for one picture.</summary>
    public static FindingKind MicroscopyMode { get; } = Warning("070", "one picture is called by two kinds of electron microscopy", Misev);

    /// <summary>Microscopy without methods.</summary>
    public static FindingKind MicroscopyMethod { get; } = Warning("071", "electron microscopy has no description of method", Misev);

    /// <summary>Two temperatures.</summary>
    public static FindingKind NtaTemperature { get; } = Warning("072", "nanoparticle tracking has two temperatures", Misev);

    /// <summary>No concentration.</summary>
    public static FindingKind NtaConcentration { get; } = Warning(
        "073",
        "particles are dosed, but no measured concentration is given",
        Misev);

    /// <summary>Facts about NTA missing.</summary>
    public static FindingKind NtaFacts { get; } = Warning("074", "facts about nanoparticle tracking are missing", Misev);

    /// <summary>Scan settings missing.</summary>
    public static FindingKind ScanSettings { get; } = Warning("080", "facts about the scans are missing", Bouxsein);

    /// <summary>Scanner and programs of different makers.</summary>
    public static FindingKind SoftwareMaker { get; } = Note("081", "scanner and programs are of different makers", Bouxsein);

    /// <summary>A vessel agent without a vessel outcome.</summary>
    public static FindingKind ContrastAgent { get; } = Warning(
        "082",
        "a contrast agent for vessels was given, but no vessel outcome is declared",
        Bouxsein);

    /// <summary>Density without calibration.</summary>
    public static FindingKind MineralWithoutCalibration { get; } = Error(
        "083",
        "a mineral measure is asked for without a calibration",
        Bouxsein);

    /// <summary>The minimum set.</summary>
    public static FindingKind MinimalSet { get; } = Note("084", "the minimum set of trabecular measures is not complete", Bouxsein);

    /// <summary>A threshold in a scale that nothing defines.</summary>
    public static FindingKind ThresholdScaleUndefined { get; } = Error(
        "085",
        "the threshold is in a scale that no calibration defines",
        Bouxsein);

    /// <summary>Connectivity of unpurified bone.</summary>
    public static FindingKind UnpurifiedConnectivity { get; } = Note("086", "connectivity is an outcome, but bone is not purified first");

    /// <summary>Voxel units.</summary>
    public static FindingKind VoxelUnits { get; } = Warning("087", "the voxel size is unknown, so nothing can be given in mm", Bouxsein);

    /// <summary>Calibrations that exclude each other.</summary>
    public static FindingKind CalibrationConflict { get; } = Error("088", "the calibration is given twice or by halves", Bouxsein);

    /// <summary>No correction over metabolites.</summary>
    public static FindingKind NoFdr { get; } = Warning("090", "metabolites are chosen without correction for their number", Msi);

    /// <summary>A supervised model with few samples.</summary>
    public static FindingKind SupervisedSmallN { get; } = Warning("091", "a supervised model is fitted to few units per arm", Msi);

    /// <summary>A model without its quality.</summary>
    public static FindingKind ModelQuality { get; } = Warning(
        "092",
        "a multivariate model lacks R2, Q2 or the number of permutations",
        Msi);

    /// <summary>Facts about the measurement missing.</summary>
    public static FindingKind MassSpectrometryFacts { get; } = Warning("093", "facts about the mass spectrometry are missing", Msi);

    /// <summary>How sure the names are.</summary>
    public static FindingKind IdentificationLevel { get; } = Warning("094", "the level of identification is not stated", Msi);

    /// <summary>An enrichment without its background.</summary>
    public static FindingKind EnrichmentFacts { get; } = Warning("095", "the pathway analysis lacks test, background or correction", Msi);

    /// <summary>When the material was taken.</summary>
    public static FindingKind CollectionTime { get; } = Warning(
        "096",
        "it is not stated when the material for metabolomics was taken",
        Msi);

    /// <summary>Counts that do not add up.</summary>
    public static FindingKind CountsDoNotAdd { get; } = Warning("097", "counts of metabolites do not add up", Msi);

    /// <summary>Blood for a local question.</summary>
    public static FindingKind SystemicFluid { get; } = Note("098", "metabolites of a body fluid are used for a local process");

    /// <summary>All kinds in order.</summary>
    public static IReadOnlyList<FindingKind> All { get; } =
        [
            .. typeof(DesignFindings).GetProperties().Where(p => p.PropertyType == typeof(FindingKind))
                .Select(p => (FindingKind)p.GetValue(null)!),
        ];

    private static FindingKind Error(string number, string summary, string? standard = null) =>
        new("OST-DES-" + number, Severity.Error, summary, standard);

    private static FindingKind Warning(string number, string summary, string? standard = null) =>
        new("OST-DES-" + number, Severity.Warning, summary, standard);

    private static FindingKind Note(string number, string summary, string? standard = null) =>
        new("OST-DES-" + number, Severity.Note, summary, standard);
}
