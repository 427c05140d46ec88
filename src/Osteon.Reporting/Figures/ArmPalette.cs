namespace Osteon.Reporting;

/// <summary>
/// Colour and shape of an arm, fixed by its place in the design: the same arm looks the same in every figure and table. Colours are those
/// of Okabe and Ito (Color Universal Design, 2008), which stay apart for readers with any common colour vision deficiency, ordered so that
/// the first ones have the most contrast on white; shape tells arms apart without colour. After eight arms the colours repeat with other
/// shapes.
/// </summary>
public static class ArmPalette
{
    private static readonly string[] Colors = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#F0E442"];

    /// <summary>Names of Vega symbols.</summary>
    private static readonly string[] Shapes = ["circle", "square", "triangle-up", "diamond", "triangle-down", "cross", "triangle-right",
        "triangle-left"];

    /// <summary>The colour of the arm at this place, from 0, as <c>#RRGGBB</c>.</summary>
    public static string Color(int arm) => Colors[Checked(arm) % Colors.Length];

    /// <summary>The shape of the arm at this place, from 0, as the name of a Vega symbol.</summary>
    public static string Shape(int arm) => Shapes[(Checked(arm) + Checked(arm) / Colors.Length) % Shapes.Length];

    private static int Checked(int arm) => arm >= 0 ? arm : throw new ArgumentOutOfRangeException(nameof(arm), arm, "arms count from 0");
}
