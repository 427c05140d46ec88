namespace Osteon.Inference;

/// <summary>
/// The values of one outcome in one arm: one value per experimental unit (animal, limb, well — whatever was randomised). Repeated
/// measurements of one unit are averaged before they come here; they never raise n.
/// </summary>
/// <param name="Name">The arm, as the user names it. Unique among the groups of a comparison.</param>
/// <param name="Values">One entry per unit, in any order. Null or NaN means missing: it is counted, reported and left out of every
/// calculation. An infinite value makes the comparison unavailable.</param>
/// <param name="Units">The identifier of each unit, as many as values, or null. A paired comparison matches units by identifier;
/// without identifiers it matches them by position.</param>
public sealed record GroupData(string Name, IReadOnlyList<double?> Values, IReadOnlyList<string>? Units = null)
{
    /// <summary>A group of plain numbers without unit identifiers; NaN means missing.</summary>
    public static GroupData Of(string name, params ReadOnlySpan<double> values)
    {
        double?[] cells = new double?[values.Length];
        for (int i = 0; i < values.Length; i++) cells[i] = double.IsNaN(values[i]) ? null : values[i];
        return new GroupData(name, cells);
    }

    /// <summary>The values that are there, in their order.</summary>
    internal double[] Present() => [.. from value in Values where value is { } v && !double.IsNaN(v) select value!.Value];
}
