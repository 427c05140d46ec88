using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>Simulates a metabolite study.</summary>
public static class VirtualMetabolome
{
    /// <summary>Draws a study.</summary>
    public static VirtualMetabolomeStudy Draw(ulong seed, VirtualMetabolomeParameters parameters, RunContext context) => throw new NotImplementedException();
}
