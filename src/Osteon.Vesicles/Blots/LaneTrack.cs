namespace Osteon.Vesicles;

/// <summary>A lane under way: where it is, how it leans, and how its bands slope.</summary>
/// <param name="Centre">Column of the middle at the middle row of the picture.</param>
/// <param name="HalfWidth">Half of the width of its bands at half of their height.</param>
/// <param name="Left">Left end at the middle row: the middle of the gap to the neighbour.</param>
/// <param name="Right">Right end.</param>
/// <param name="Lean">Columns per row.</param>
/// <param name="Slope">Rows per column of its bands.</param>
internal sealed record LaneTrack(double Centre, double HalfWidth, double Left, double Right, double Lean, double Slope)
{
    public bool Inferred { get; init; }
}
