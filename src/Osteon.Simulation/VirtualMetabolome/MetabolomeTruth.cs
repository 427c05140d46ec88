using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>What is true of a molecule.</summary>
public sealed record MoleculeTruth
{
    /// <summary>The id of its compound, or one of its own (<c>unnamed-0001</c>).</summary>
    public required string Id { get; init; }

    /// <summary>The compound, or null for a molecule without a name.</summary>
    public VirtualCompound? Compound { get; init; }

    /// <summary>The pathway it varies with: a set, a class or a block of unnamed molecules.</summary>
    public required string Pathway { get; init; }

    /// <summary>Median intensity in an undiluted sample of the reference arm, before the response of a polarity.</summary>
    public required double MedianIntensity { get; init; }

    /// <summary>Coefficient of variation between subjects of one arm.</summary>
    public required double BiologicalCv { get; init; }

    /// <summary>True log₂ of the ratio of each arm to the first, of means and of medians alike; the first is 0.</summary>
    public required IReadOnlyList<double> Log2FoldChange { get; init; }

    /// <summary>Whether any arm differs from the first.</summary>
    public bool IsDifferential => Log2FoldChange.Any(change => change != 0);
}

/// <summary>What is true of a feature.</summary>
public sealed record FeatureTruth
{
    /// <summary>Id of the feature in its table.</summary>
    public required string FeatureId { get; init; }

    /// <summary>The table it is in.</summary>
    public required Polarity Polarity { get; init; }

    /// <summary>The molecule, as its place in <see cref="MetabolomeTruth.Molecules"/>; null for a contaminant.</summary>
    public int? Molecule { get; init; }

    /// <summary>Whether the molecule differs between arms; false for a contaminant.</summary>
    public required bool IsDifferential { get; init; }

    /// <summary>The mass-to-charge ratio without error.</summary>
    public required double TrueMz { get; init; }

    /// <summary>Response: intensity per amount, median 1 over features; 0 for a contaminant.</summary>
    public required double Response { get; init; }

    /// <summary>True intensity of the undisturbed signal in the pool.</summary>
    public required double PoolIntensity { get; init; }

    /// <summary>Coefficient of variation of repeated injections without the noise floor.</summary>
    public required double TechnicalCv { get; init; }

    /// <summary>Root mean square over a batch of the natural logarithm of the sensitivity.</summary>
    public required double DriftAmplitude { get; init; }

    /// <summary>Intensity below which nothing is reported.</summary>
    public required double DetectionLimit { get; init; }

    /// <summary>Background in every injection, intensity; 0 for most.</summary>
    public required double Background { get; init; }
}

/// <summary>What is true of a set of compounds in one arm.</summary>
/// <param name="SetId">The set.</param>
/// <param name="Arm">The arm that is compared with the first.</param>
/// <param name="Measured">Members that have a feature with their name in either table.</param>
/// <param name="Differential">Those of them that truly differ.</param>
/// <param name="Declared">Whether an effect was declared on this set; its neighbours may hold changed compounds too.</param>
public sealed record SetTruth(string SetId, string Arm, int Measured, int Differential, bool Declared);

/// <summary>The truth behind a simulated study.</summary>
public sealed record MetabolomeTruth
{
    /// <summary>Molecules: named compounds first, in the order of their list, then the others.</summary>
    public required IReadOnlyList<MoleculeTruth> Molecules { get; init; }

    /// <summary>Features of the positive table, then of the negative one, in the order of their columns.</summary>
    public required IReadOnlyList<FeatureTruth> Features { get; init; }

    /// <summary>Sets, per arm but the first.</summary>
    public required IReadOnlyList<SetTruth> Sets { get; init; }

    /// <summary>Subjects, in the order of the rows of <see cref="Amounts"/>.</summary>
    public required IReadOnlyList<string> Subjects { get; init; }

    /// <summary>Subjects × molecules: undiluted amounts, in intensity, with effects and biological variation only.</summary>
    public required Matrix Amounts { get; init; }

    /// <summary>Dilution of each subject's sample: what normalisation should find, up to a common factor.</summary>
    public required IReadOnlyList<double> Dilutions { get; init; }
}
