namespace Osteon.Reporting;

/// <summary>Five numbers of one distribution.</summary>
/// <param name="Label">What was measured: an injection.</param>
/// <param name="Group">What kind it is, for its colour.</param>
/// <param name="Low">Lower end of the whisker.</param>
/// <param name="Q1">First quartile.</param>
/// <param name="Median">Median.</param>
/// <param name="Q3">Third quartile.</param>
/// <param name="High">Upper end of the whisker.</param>
public sealed record Box(string Label, string Group, double Low, double Q1, double Median, double Q3, double High);

/// <summary>Boxes side by side, in the order of injection.</summary>
public sealed record BoxPlot
{
    /// <summary>Vertical axis.</summary>
    public required FigureAxis Axis { get; init; }

    /// <summary>The boxes from left to right.</summary>
    public required IReadOnlyList<Box> Boxes { get; init; }

    /// <summary>What the boxes are and in which order, for example <c>injections in order</c>; null writes nothing below them.</summary>
    public string? Places { get; init; }

    /// <summary>Groups with their places in the palette of arms, null for grey.</summary>
    public required IReadOnlyList<(string Group, int? Palette)> Groups { get; init; }

    /// <summary>Caption of the figure.</summary>
    public required RichText Caption { get; init; }

    /// <summary>Says on the drawing that the data are generated, simulated or assumed; null for measured data.</summary>
    public string? DataLabel { get; init; }
}
