namespace Osteon.Study;

/// <summary>What counts as one in n: the smallest thing that could have been given another treatment on its own.</summary>
public enum ExperimentalUnit
{
    /// <summary>One animal, told by the column subject.</summary>
    Animal,

    /// <summary>One limb of an animal, told by subject and a column limb.</summary>
    Limb,

    /// <summary>One culture well, told by a column well.</summary>
    Well,

    /// <summary>One pool of several animals, told by a column pool.</summary>
    Pool,

    /// <summary>One specimen that stands for nobody else, told by the column subject: descriptive studies.</summary>
    Specimen,
}

/// <summary>A phase of an experiment in which someone may know which animal is in which arm (ARRIVE 2.0 item 5).</summary>
public enum BlindedStage
{
    /// <summary>Assigning animals to arms.</summary>
    Allocation,

    /// <summary>Surgery, treatment and care.</summary>
    Conduct,

    /// <summary>Measuring.</summary>
    OutcomeAssessment,

    /// <summary>Statistics.</summary>
    Analysis,
}

/// <summary>The design: what differs between arms, what counts as n, what protects against bias, and what is compared.</summary>
public sealed record Design
{
    /// <summary>What counts as one in n.</summary>
    [ManifestKey(Required = true, Example = "animal")]
    public ExperimentalUnit Unit { get; init; } = ExperimentalUnit.Animal;

    /// <summary>The arms, in the order in which they are shown.</summary>
    [ManifestKey(Required = true)]
    public ValueList<Arm> Arms { get; init; } = [];

    /// <summary>The disease model: bone, injury, gap, fixation.</summary>
    public InjuryModel? Model { get; init; }

    /// <summary>The time points at which samples were taken.</summary>
    public ValueList<Timepoint> Timepoints { get; init; } = [];

    /// <summary>How long the experiment took, and which phase that covers.</summary>
    public StudyDuration? Duration { get; init; }

    /// <summary>How units were assigned to arms.</summary>
    public Randomisation? Randomisation { get; init; }

    /// <summary>What was done against other differences between arms: order of treatment and measuring, cage, surgeon, batch.</summary>
    [ManifestKey(Example = "cages hold animals of both arms; scans in random order")]
    public string? Confounders { get; init; }

    /// <summary>Who did not know the arms, and when.</summary>
    public Blinding? Blinding { get; init; }

    /// <summary>How the number of units was decided.</summary>
    public SampleSize? SampleSize { get; init; }

    /// <summary>Conditions a unit had to meet to be part of the study, set beforehand.</summary>
    [ManifestKey(Example = "[\"no bridging on the radiograph at week 8\"]")]
    public ValueList<string> InclusionCriteria { get; init; } = [];

    /// <summary>Conditions under which a unit is left out, set beforehand.</summary>
    [ManifestKey(Example = "[\"death before week 14\", \"loosened fixation\"]")]
    public ValueList<string> ExclusionCriteria { get; init; } = [];

    /// <summary>
    /// Every unit or sample left out, with its reason. An empty list states that none was; without the key nothing is stated.
    /// </summary>
    [ManifestKey(Example = "[]")]
    public ValueList<Exclusion>? Exclusions { get; init; }

    /// <summary>What is measured and compared; exactly one is primary.</summary>
    public ValueList<Outcome> Outcomes { get; init; } = [];

    /// <summary>The comparisons between arms. Without the key: every other arm against the control.</summary>
    public ValueList<DeclaredContrast>? Contrasts { get; init; }
}

/// <summary>How units were assigned to arms (ARRIVE 2.0 item 4).</summary>
public sealed record Randomisation
{
    /// <summary>Whether the assignment was random.</summary>
    [ManifestKey(Example = "true")]
    public bool Stated { get; init; } = true;

    /// <summary>How the random order was made.</summary>
    [ManifestKey(Example = "computer-generated list, blocks of four")]
    public string? Method { get; init; }
}

/// <summary>Who did not know the arms, and when (ARRIVE 2.0 item 5).</summary>
public sealed record Blinding
{
    /// <summary>The phases in which the arms were hidden. An empty list states that nobody was blinded.</summary>
    [ManifestKey(Required = true, Example = "[outcome_assessment, analysis]")]
    public ValueList<BlindedStage> Stages { get; init; } = [];

    /// <summary>Who was blinded, and how.</summary>
    [ManifestKey(Example = "the person who segmented the scans saw coded names only")]
    public string? Who { get; init; }
}

/// <summary>How the number of units was decided (ARRIVE 2.0 item 2b).</summary>
public sealed record SampleSize
{
    /// <summary>Planned units in each arm, where all arms are equal.</summary>
    [ManifestKey(Example = "8", Minimum = 1)]
    public int? PerArm { get; init; }

    /// <summary>Why this number: power analysis with effect and power, precision, or a practical limit.</summary>
    [ManifestKey(Example = "80 % power for a difference of 1.6 SD at alpha 0.05")]
    public string? Reasoning { get; init; }
}

/// <summary>A unit or sample that is left out. It stays in the report with its reason.</summary>
public sealed record Exclusion
{
    /// <summary>The sample left out; or name a subject.</summary>
    [ManifestKey(Example = "rat_07_w8")]
    public string? Sample { get; init; }

    /// <summary>The subject left out with all its samples.</summary>
    [ManifestKey(Example = "rat_07")]
    public string? Subject { get; init; }

    /// <summary>What happened.</summary>
    [ManifestKey(Required = true, Example = "pin came loose in week 3")]
    public string Reason { get; init; } = "";

    /// <summary>Which of the exclusion criteria applies.</summary>
    public string? Criterion { get; init; }

    /// <summary>Whether the criterion was set before the data were seen.</summary>
    [ManifestKey(Example = "true")]
    public bool? APriori { get; init; }
}
