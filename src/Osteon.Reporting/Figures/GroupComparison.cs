namespace Osteon.Reporting;

/// <summary>What the line and the whiskers of an arm show.</summary>
public enum SpreadKind
{
    /// <summary>Mean and standard deviation (n − 1); goes with t tests and analysis of variance.</summary>
    MeanSd,

    /// <summary>Median and quartiles; goes with rank tests.</summary>
    MedianIqr,
}

/// <summary>One experimental unit of a figure.</summary>
/// <param name="Unit">Its identifier in the study.</param>
/// <param name="Value">Its value, finite, in the unit of the axis.</param>
public sealed record FigurePoint(string Unit, double Value);

/// <summary>Line and whiskers of an arm.</summary>
/// <param name="Centre">Mean or median.</param>
/// <param name="Low">Lower end of the whisker, or null where the spread is not defined (n = 1).</param>
/// <param name="High">Upper end of the whisker, or null.</param>
public sealed record ArmSpread(double Centre, double? Low, double? High);

/// <summary>One arm of a comparison.</summary>
/// <param name="Label">Its label.</param>
/// <param name="Points">Its experimental units; may be empty.</param>
public sealed record ComparisonArm(string Label, IReadOnlyList<FigurePoint> Points)
{
    /// <summary>
    /// Line and whiskers as the analysis computed them. Null: mean ± SD (n − 1), or median and the quartiles of Hyndman and Fan's type 7
    /// (10.1080/00031305.1996.10473566), computed from the points.
    /// </summary>
    public ArmSpread? Spread { get; init; }
}

/// <summary>A declared contrast of two arms.</summary>
/// <param name="A">Label of one arm.</param>
/// <param name="B">Label of the other arm.</param>
/// <param name="P">Its p value, unrounded, adjusted if the analysis adjusts; null where there is none.</param>
public sealed record ContrastP(string A, string B, double? P);

/// <summary>A comparison of arms: every experimental unit a point, the spread of each arm, a bracket per declared contrast.</summary>
public sealed record GroupComparison
{
    /// <summary>The measured quantity.</summary>
    public required FigureAxis Axis { get; init; }

    /// <summary>The arms in the order of the design, at least one, with different labels.</summary>
    public required IReadOnlyList<ComparisonArm> Arms { get; init; }

    /// <summary>
    /// The declared contrasts, and no others. Up to <see cref="MaxBrackets"/> are drawn as brackets; of more, none is, and the caption
    /// refers to the table of contrasts.
    /// </summary>
    public IReadOnlyList<ContrastP> Contrasts { get; init; } = [];

    /// <summary>What line and whiskers show.</summary>
    public SpreadKind Spread { get; init; } = SpreadKind.MeanSd;

    /// <summary>How p values are written on the brackets.</summary>
    public PValueStyle PStyle { get; init; } = PValueStyle.Exact;

    /// <summary>Whether stars follow the p value on the bracket; their key is then in the caption.</summary>
    public bool Stars { get; init; }

    /// <summary>What a point is, in the plural: animals, limbs, wells.</summary>
    public string UnitNoun { get; init; } = "animals";

    /// <summary>
    /// Which test gave p and how it was adjusted, as it stands in the caption, for example <c>Welch's t test, Holm-adjusted</c>; null for
    /// none.
    /// </summary>
    public string? Test { get; init; }

    /// <summary>Says on the drawing that the data are generated, simulated or assumed; null for measured data.</summary>
    public string? DataLabel { get; init; }

    /// <summary>More contrasts than this are not drawn as brackets: they would be unreadable.</summary>
    public const int MaxBrackets = 6;
}
