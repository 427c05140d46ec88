namespace Osteon.Vesicles;

/// <summary>An object as the search found it.</summary>
/// <param name="Outline">Its coarse outline, px of the picture.</param>
/// <param name="Shape">Its shape, px.</param>
/// <param name="Score">See <see cref="PathNull.Score"/>.</param>
/// <param name="Completeness">Share of the angles with an edge above <see cref="PathNull.Edge"/>.</param>
internal sealed record FoundOutline(VesicleOutline Outline, VesicleShape Shape, double Score, double Completeness)
{
    /// <summary>By what one object is preferred to another at the same place: score times the square of roundness.</summary>
    public double Quality { get; } = Score * Math.Min(1, Shape.Roundness) * Math.Min(1, Shape.Roundness);
}
