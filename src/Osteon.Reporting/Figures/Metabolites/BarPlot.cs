namespace Osteon.Reporting;

/// <summary>One bar.</summary>
/// <param name="Label">What it counts.</param>
/// <param name="Value">Its length, finite and not negative.</param>
/// <param name="Text">The text at its end, or null for the number.</param>
public sealed record Bar(string Label, double Value, string? Text = null)
{
    /// <summary>Place in the palette of arms, or null for grey.</summary>
    public int? Palette { get; init; }
}

/// <summary>Horizontal bars with their labels: how many metabolites of a class, how many survive a stricter rule.</summary>
public sealed record BarPlot
{
    /// <summary>What the bars measure.</summary>
    public required FigureAxis Axis { get; init; }

    /// <summary>The bars from top to bottom.</summary>
    public required IReadOnlyList<Bar> Bars { get; init; }

    /// <summary>Caption of the figure.</summary>
    public required RichText Caption { get; init; }

    /// <summary>Says on the drawing that the data are generated, simulated or assumed; null for measured data.</summary>
    public string? DataLabel { get; init; }
}
