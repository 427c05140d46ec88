namespace Osteon.Vesicles;

/// <summary>
/// What the volumes of a lane are divided by. Which band is a loading control is not visible in the picture and never guessed.
/// </summary>
public abstract record BlotReference
{
    private protected BlotReference()
    {
    }
}

/// <summary>A loading control: the band of every lane in this row.</summary>
/// <param name="Row">Number of the row across the lanes, from 1.</param>
public sealed record RowReference(int Row) : BlotReference;

/// <summary>A loading control by its molecular weight; needs a ladder.</summary>
/// <param name="KiloDaltons">The band of every lane nearest to it.</param>
/// <param name="Tolerance">At most this far, as a share of the weight; default 10 %.</param>
public sealed record WeightReference(double KiloDaltons, double Tolerance = 0.1) : BlotReference;

/// <summary>All that the lane holds over its baseline on the same picture (<see cref="BlotLane.Total"/>).</summary>
public sealed record LaneReference : BlotReference;

/// <summary>Total protein: what each lane holds on a second picture, stained for all protein, with the same lanes.</summary>
/// <param name="Lanes">The total of every lane from left to right, see <see cref="TotalProtein"/>; null where there is none.</param>
public sealed record TotalProteinReference(IReadOnlyList<double?> Lanes) : BlotReference
{
    /// <summary>Numbers of the lanes in which the detector clipped on the stained picture: their totals are lower bounds and divide nothing.</summary>
    public IReadOnlyCollection<int> Clipped { get; init; } = [];
}
