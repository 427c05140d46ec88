namespace Osteon.Reporting;

/// <summary>One row of a dot plot.</summary>
/// <param name="Label">What it is: a pathway.</param>
/// <param name="X">Abscissa, finite.</param>
/// <param name="Size">What the area of the dot shows, not negative.</param>
/// <param name="Shade">What its colour shows, 0 (dark) to 1 (light), for example a false discovery rate.</param>
public sealed record Dot(string Label, double X, double Size, double Shade)
{
    /// <summary>Text beside the dot, or null.</summary>
    public string? Text { get; init; }
}

/// <summary>Dots in rows: enriched pathways with their fold enrichment, hits and false discovery rate.</summary>
public sealed record DotPlot
{
    /// <summary>Horizontal axis.</summary>
    public required FigureAxis X { get; init; }

    /// <summary>What the area shows.</summary>
    public required string Size { get; init; }

    /// <summary>What the colour shows.</summary>
    public required string Shade { get; init; }

    /// <summary>The rows from top to bottom.</summary>
    public required IReadOnlyList<Dot> Dots { get; init; }

    /// <summary>Caption of the figure.</summary>
    public required RichText Caption { get; init; }

    /// <summary>Says on the drawing that the data are generated, simulated or assumed; null for measured data.</summary>
    public string? DataLabel { get; init; }
}
