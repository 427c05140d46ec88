namespace Osteon.Vesicles;

/// <summary>What was measured in one micrograph.</summary>
/// <param name="Objects">All objects, those that count and those that do not, by row, then column, of the centre.</param>
/// <param name="Polarity">Bright or dark, as used.</param>
/// <param name="Banner">Rows of banner along the upper and the lower edge.</param>
/// <param name="FieldAreaUm2">Area of the field that was looked at, µm².</param>
/// <param name="BackgroundSd">Standard deviation of single pixels of the flattened background, grey values.</param>
public sealed record MicrographResult(
    IReadOnlyList<MeasuredVesicle> Objects, MicrographPolarity Polarity, (int Top, int Bottom) Banner, double FieldAreaUm2,
        double BackgroundSd)
{
    /// <summary>The vesicles that count.</summary>
    public IEnumerable<MeasuredVesicle> Vesicles => Objects.Where(o => o.Counts);

    /// <summary>Equivalent diameters of the vesicles that count, nm.</summary>
    public IReadOnlyList<double> Diameters => [.. Vesicles.Select(v => v.Shape.EquivalentDiameter)];
}
