namespace Osteon.Simulation;

/// <summary>The topology of the bone of a phantom inside its volume of interest, known from the way it was drawn.</summary>
/// <param name="Parts">β0, number of connected parts of bone.</param>
/// <param name="Handles">β1, number of handles (redundant connections).</param>
/// <param name="Cavities">β2, number of cavities enclosed by bone.</param>
public sealed record PhantomTopology(int Parts, int Handles, int Cavities)
{
    /// <summary>Euler number β0 − β1 + β2.</summary>
    public int Euler => Parts - Handles + Cavities;
}
