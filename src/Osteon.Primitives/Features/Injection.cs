namespace Osteon.Primitives;

/// <summary>One injection: a row of a <see cref="FeatureTable"/>. What the file did not state is null.</summary>
public sealed record Injection
{
    /// <summary>Name of the injection, unique in its table.</summary>
    public required string Name { get; init; }

    /// <summary>What was injected.</summary>
    public InjectionKind Kind { get; init; } = InjectionKind.Sample;

    /// <summary>The group it belongs to (arm, condition).</summary>
    public string? Group { get; init; }

    /// <summary>The experimental unit (animal) it was taken from; several injections of one unit are technical replicates.</summary>
    public string? Subject { get; init; }

    /// <summary>Place in the order of injection; only the order counts, not the distance from 0.</summary>
    public double? Order { get; init; }

    /// <summary>Analytical batch.</summary>
    public string? Batch { get; init; }

    /// <summary>Amount of sample, for normalisation (volume, mass, osmolality, creatinine), in <see cref="FeatureTable.AmountUnit"/>.</summary>
    public double? Amount { get; init; }

    /// <summary>Dilution of a diluted pool as a share of the undiluted one, above 0 and at most 1.</summary>
    public double? Dilution { get; init; }

    /// <summary>Further columns of the input, by title, as they stood there.</summary>
    public IReadOnlyDictionary<string, string> Further { get; init; } = new Dictionary<string, string>();
}
