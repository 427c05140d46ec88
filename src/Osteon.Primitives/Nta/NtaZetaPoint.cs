namespace Osteon.Primitives;

/// <summary>
/// One position of a ZetaView's profile of velocities across the cell (zeta potential). What the file does not state is null.
/// </summary>
/// <param name="Position">Place across the cell, 0 to 1.</param>
/// <param name="Positive">With positive voltage, in the unit of the column's title.</param>
/// <param name="Negative">With negative voltage.</param>
/// <param name="Average">Mean of both.</param>
/// <param name="Fit">The fitted parabola.</param>
public sealed record NtaZetaPoint(double Position, double? Positive, double? Negative, double? Average, double? Fit);
