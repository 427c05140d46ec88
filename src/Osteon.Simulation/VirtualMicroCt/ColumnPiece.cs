namespace Osteon.Simulation;

/// <summary>A stretch of a line parallel to the axis of the bone that runs in bone of one density.</summary>
/// <param name="From">Lower end, mm.</param>
/// <param name="To">Upper end, mm.</param>
/// <param name="Density">Mineral density, mgHA/cm³.</param>
/// <param name="OfStrut">Whether a strut and not a tube is the bone.</param>
internal readonly record struct ColumnPiece(double From, double To, double Density, bool OfStrut);
