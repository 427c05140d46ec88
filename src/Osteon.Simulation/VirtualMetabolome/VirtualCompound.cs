using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>When a compound leaves the simulated reversed-phase column.</summary>
public enum Elution
{
    /// <summary>Polar: 0.6 to 2.5 min.</summary>
    Early,

    /// <summary>2.5 to 6.5 min.</summary>
    Middle,

    /// <summary>Lipids: 6.5 to 13 min.</summary>
    Late,
}

/// <summary>A compound that a simulated study can hold.</summary>
public sealed record VirtualCompound
{
    /// <summary>Key, unique in its list.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Formula of the neutral molecule.</summary>
    public required string Formula { get; init; }

    /// <summary>Monoisotopic mass of the neutral molecule, Da.</summary>
    public required double MonoisotopicMass { get; init; }

    /// <summary>Identifiers in public collections; may be empty.</summary>
    public IReadOnlyList<CompoundIdentifier> Identifiers { get; init; } = [];

    /// <summary>Chemical class.</summary>
    public required string ChemicalClass { get; init; }

    /// <summary>The polarities it is seen in, as [M+H]⁺ and [M−H]⁻; at least one.</summary>
    public required IReadOnlyList<Polarity> Polarities { get; init; }

    /// <summary>When it elutes.</summary>
    public Elution Elution { get; init; } = Elution.Middle;
}
