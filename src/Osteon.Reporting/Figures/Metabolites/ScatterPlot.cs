namespace Osteon.Reporting;

/// <summary>A point of a scatter plot.</summary>
/// <param name="Label">What it is: an animal, a metabolite.</param>
/// <param name="X">Abscissa, finite.</param>
/// <param name="Y">Ordinate, finite.</param>
public sealed record ScatterPoint(string Label, double X, double Y)
{
    /// <summary>Whether the label is written beside the point.</summary>
    public bool Named { get; init; }
}

/// <summary>Points that look the same.</summary>
/// <param name="Label">Label in the key.</param>
/// <param name="Points">The points.</param>
public sealed record ScatterGroup(string Label, IReadOnlyList<ScatterPoint> Points)
{
    /// <summary>Place in the palette of arms; null for grey, small points that only show where the rest lies.</summary>
    public int? Palette { get; init; }

    /// <summary>Whether a line runs through the points in their order.</summary>
    public bool Connected { get; init; }

    /// <summary>Whether the points themselves are drawn.</summary>
    public bool Marked { get; init; } = true;
}

/// <summary>A closed line around points, such as an ellipse of tolerance.</summary>
/// <param name="Label">What it encloses.</param>
/// <param name="X">Abscissae along the line.</param>
/// <param name="Y">Ordinates along the line.</param>
/// <param name="Palette">Place in the palette of arms, or null for a dashed grey line around all.</param>
public sealed record ScatterOutline(string Label, IReadOnlyList<double> X, IReadOnlyList<double> Y, int? Palette);

/// <summary>Points on two axes with lines of reference: scores, S-plots, volcanoes, permutations, injection orders.</summary>
public sealed record ScatterPlot
{
    /// <summary>Horizontal axis.</summary>
    public required FigureAxis X { get; init; }

    /// <summary>Vertical axis.</summary>
    public required FigureAxis Y { get; init; }

    /// <summary>The points, the groups at the back first.</summary>
    public required IReadOnlyList<ScatterGroup> Groups { get; init; }

    /// <summary>Closed lines.</summary>
    public IReadOnlyList<ScatterOutline> Outlines { get; init; } = [];

    /// <summary>Vertical lines of reference.</summary>
    public IReadOnlyList<double> VerticalLines { get; init; } = [];

    /// <summary>Horizontal lines of reference.</summary>
    public IReadOnlyList<double> HorizontalLines { get; init; } = [];

    /// <summary>Caption of the figure.</summary>
    public required RichText Caption { get; init; }

    /// <summary>What the figure is called in the text for readers who cannot see it, for example <c>Volcano plot</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Says on the drawing that the data are generated, simulated or assumed; null for measured data.</summary>
    public string? DataLabel { get; init; }
}
