namespace Osteon.Reporting;

/// <summary>How a series is drawn.</summary>
public enum SeriesMark
{
    /// <summary>A line through the points in their order.</summary>
    Line,

    /// <summary>Points.</summary>
    Points,

    /// <summary>A line and points.</summary>
    LineAndPoints,
}

/// <summary>One series of points.</summary>
/// <param name="Label">Its label in the key.</param>
/// <param name="X">Abscissae, finite.</param>
/// <param name="Y">Ordinates, finite, as many as <paramref name="X"/>.</param>
public sealed record Series(string Label, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>How it is drawn.</summary>
    public SeriesMark Mark { get; init; } = SeriesMark.Line;

    /// <summary>The place in the palette, or null for its place among the series; give the arm's place to keep the arm's colour.</summary>
    public int? PaletteIndex { get; init; }
}

/// <summary>Lines and points over a common pair of axes: release curves, trajectories, size distributions, scatter plots.</summary>
public sealed record SeriesPlot
{
    /// <summary>Horizontal axis.</summary>
    public required FigureAxis X { get; init; }

    /// <summary>Vertical axis.</summary>
    public required FigureAxis Y { get; init; }

    /// <summary>The series, at least one, with different labels.</summary>
    public required IReadOnlyList<Series> Series { get; init; }

    /// <summary>Caption of the figure.</summary>
    public required RichText Caption { get; init; }

    /// <summary>Says on the drawing that the data are generated, simulated or assumed; null for measured data.</summary>
    public string? DataLabel { get; init; }
}
