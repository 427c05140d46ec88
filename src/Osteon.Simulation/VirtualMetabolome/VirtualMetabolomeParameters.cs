using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>A simulated metabolite study.</summary>
public sealed record VirtualMetabolomeParameters
{
    /// <summary>The groups; the first is the reference and has no effects. Default 5 control and 5 treated subjects.</summary>
    public IReadOnlyList<VirtualArm> Arms { get; init; } = [VirtualArm.DefaultControl, VirtualArm.DefaultTreatment];

    /// <summary>Named compounds.</summary>
    public IReadOnlyList<VirtualCompound> Compounds { get; init; } = VirtualCompounds.All;

    /// <summary>
    /// Sets of them: where effects can lie, and which compounds vary together (a compound belongs to the first set that has it, else to its
    /// class).
    /// </summary>
    public IReadOnlyList<MetaboliteSet> Sets { get; init; } = VirtualCompounds.Sets;

    /// <summary>Amounts.</summary>
    public VirtualBiology Biology { get; init; } = new();

    /// <summary>Noise, drift, batches, detection.</summary>
    public VirtualInstrument Instrument { get; init; } = new();

    /// <summary>Injections.</summary>
    public VirtualAcquisition Acquisition { get; init; } = new();

    /// <summary>Unnamed features and identity levels.</summary>
    public VirtualAnnotation Annotation { get; init; } = new();
}
