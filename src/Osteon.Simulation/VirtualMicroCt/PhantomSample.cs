using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>One animal of a synthetic study: what was drawn and what is true of it.</summary>
/// <param name="Sample">Name of the sample, for example <c>phantom-03-w14</c>.</param>
/// <param name="Subject">Name of the animal, for example <c>phantom-03</c>.</param>
/// <param name="Arm">Its arm.</param>
/// <param name="Parameters">The animal's own sizes, drawn from the distributions of its arm.</param>
/// <param name="Femur">The drawn femur.</param>
/// <param name="Truth">What a perfect instrument would report.</param>
/// <param name="Seed">Seed of the study.</param>
public sealed record PhantomSample(
    string Sample,
    string Subject,
    PhantomArm Arm,
    NonunionPhantomParameters Parameters,
    PhantomObject Femur,
    PhantomTruth Truth,
    ulong Seed)
{
    /// <summary>The animal's scan, with noise from the study's seed whatever the seed of the context.</summary>
    public VirtualScan Scan(VirtualScannerParameters scanner, RunContext context) =>
        VirtualMicroCt.Scan(Femur, scanner, context with { Random = new RandomStreams(Seed) });
}
