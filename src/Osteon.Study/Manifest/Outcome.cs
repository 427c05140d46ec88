using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>A direction of change, seen from the reference arm.</summary>
public enum Direction
{
    /// <summary>Higher than in the reference arm.</summary>
    Up,

    /// <summary>Lower than in the reference arm.</summary>
    Down,

    /// <summary>No change.</summary>
    None,
}

/// <summary>What an outcome or a duration covers.</summary>
public enum StudyPhase
{
    /// <summary>From the injury to the start of treatment.</summary>
    Model,

    /// <summary>From the start of treatment to the end.</summary>
    Treatment,

    /// <summary>From the injury to the end.</summary>
    Both,
}

/// <summary>What is measured and compared (ARRIVE 2.0 item 6).</summary>
public sealed record Outcome
{
    /// <summary>Identifier of the term that is measured.</summary>
    [ManifestKey(Required = true, Example = "bv_tv")]
    public string Term { get; init; } = "";

    /// <summary>The assay that measures it.</summary>
    [ManifestKey(Required = true, Example = "ct")]
    public string Assay { get; init; } = "";

    /// <summary>The time point; without it every time point of the assay.</summary>
    [ManifestKey(Example = "w14")]
    public string? Timepoint { get; init; }

    /// <summary>Whether this is the one outcome that the sample size and the conclusion rest on.</summary>
    [ManifestKey(Example = "true")]
    public bool Primary { get; init; }

    /// <summary>Published studies: the direction that is claimed.</summary>
    [ManifestKey(Example = "up")]
    public Direction? DirectionClaimed { get; init; }

    /// <summary>Published studies: whether significance is claimed.</summary>
    [ManifestKey(Example = "true")]
    public bool? SignificanceClaimed { get; init; }

    /// <summary>Published studies: n per arm as printed beside the result.</summary>
    [ManifestKey(Example = "3", Minimum = 1)]
    public int? NReported { get; init; }

    /// <summary>Published studies: where the result and its n are printed.</summary>
    [ManifestKey(Example = "Fig. 2 legend")]
    public string? Where { get; init; }

    /// <summary>Published studies: whether numbers are given, not only a figure.</summary>
    [ManifestKey(Example = "false")]
    public bool? ValuesReported { get; init; }
}

/// <summary>One comparison between two arms; the estimate is <c>arm</c> minus <c>against</c>.</summary>
public sealed record DeclaredContrast
{
    /// <summary>The arm of interest.</summary>
    [ManifestKey(Required = true, Example = "bmsc_ev")]
    public string Arm { get; init; } = "";

    /// <summary>The reference arm.</summary>
    [ManifestKey(Required = true, Example = "pbs")]
    public string Against { get; init; } = "";
}

/// <summary>A time at which samples were taken.</summary>
public sealed record Timepoint
{
    /// <summary>Identifier, used in samples.csv.</summary>
    [ManifestKey(Required = true, Example = "w14", Identifier = true)]
    public string Id { get; init; } = "";

    /// <summary>Time after the injury.</summary>
    [ManifestKey(Required = true, Example = "14 week", Dimension = Dimension.Time)]
    public Quantity? After { get; init; }

    /// <summary>Name as shown; without it the identifier.</summary>
    [ManifestKey(Example = "week 14")]
    public string? Label { get; init; }

    /// <summary>The label, or the time in words.</summary>
    internal string Shown => Label ?? (After is { } time ? Words(time) : Id);

    private static string Words(Quantity time) => time.Unit.Symbol switch
    {
        "week" => FormattableString.Invariant($"week {time.Value:R}"),
        "d" => FormattableString.Invariant($"day {time.Value:R}"),
        _ => time.ToString(),
    };
}

/// <summary>How long the experiment took.</summary>
public sealed record StudyDuration
{
    /// <summary>The time stated.</summary>
    [ManifestKey(Required = true, Example = "14 week", Dimension = Dimension.Time, Above = 0)]
    public Quantity? Time { get; init; }

    /// <summary>The phase that the time covers; leave it out where it is unclear.</summary>
    [ManifestKey(Example = "treatment")]
    public StudyPhase? Covers { get; init; }
}
