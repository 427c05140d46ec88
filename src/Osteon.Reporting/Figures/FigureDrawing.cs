using Osteon.Primitives;

namespace Osteon.Reporting;

/// <summary>A figure ready to be drawn: its Vega-Lite source and everything that has to go with it.</summary>
/// <param name="SpecJson">The Vega-Lite specification as JSON; it carries its data and refers to nothing outside.</param>
/// <param name="Caption">What is shown: what a point is, n, what the bars mean, which test. Sentences for below the figure.</param>
/// <param name="Alt">What a reader who cannot see the figure has to know: kind of figure, axes, arms.</param>
/// <param name="Data">The plotted data in full precision.</param>
/// <param name="Width">Width of the drawing in CSS pixels, about; decides whether figures stand side by side.</param>
public sealed record FigureDrawing(string SpecJson, RichText Caption, string Alt, Table Data, int Width);

/// <summary>The text of an axis: what is shown and its unit.</summary>
/// <param name="Label">The field's label, for example <c>Tb.Th</c>.</param>
/// <param name="Unit">Unit for people, for example <c>mm</c>; empty or null for pure numbers.</param>
public sealed record FigureAxis(string Label, string? Unit = null)
{
    /// <summary>Label and unit of a term of the registry.</summary>
    public static FigureAxis Of(Term term) => new(term.Label, term.Unit.Display);

    /// <summary>Label with the unit in parentheses, if there is one.</summary>
    public override string ToString() => string.IsNullOrEmpty(Unit) ? Label : $"{Label} ({Unit})";
}
