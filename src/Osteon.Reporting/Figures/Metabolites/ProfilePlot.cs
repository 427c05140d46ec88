using Osteon.Primitives;

namespace Osteon.Reporting;

/// <summary>One metabolite with its importance and its level in every unit.</summary>
/// <param name="Label">The metabolite.</param>
/// <param name="Vip">Its importance in the model.</param>
/// <param name="Mark">A short text beside it, such as its p value.</param>
public sealed record ProfileRow(string Label, double Vip, string Mark);

/// <summary>The metabolites of highest importance beside their levels: bars of VIP and a strip of colours, one cell per unit.</summary>
public sealed record ProfilePlot
{
    /// <summary>The rows from top to bottom.</summary>
    public required IReadOnlyList<ProfileRow> Rows { get; init; }

    /// <summary>Rows × units; standardised levels, cells that are not numbers are grey.</summary>
    public required Matrix Levels { get; init; }

    /// <summary>Name, arm and place in the palette of each unit, units of one arm side by side.</summary>
    public required IReadOnlyList<(string Unit, string Arm, int Palette)> Units { get; init; }

    /// <summary>What the importance is called, for example <c>VIP (predictive)</c>.</summary>
    public required string VipName { get; init; }

    /// <summary>Caption of the figure.</summary>
    public required RichText Caption { get; init; }

    /// <summary>Says on the drawing that the data are generated, simulated or assumed; null for measured data.</summary>
    public string? DataLabel { get; init; }
}
