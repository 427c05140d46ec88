namespace Osteon.Primitives;

/// <summary>One feature: a column of a <see cref="FeatureTable"/>, an ion or a compound found in many injections. What the file did not state is null.</summary>
public sealed record Feature
{
    /// <summary>Identifier, unique in its table.</summary>
    public required string Id { get; init; }

    /// <summary>Polarity of the ion source.</summary>
    public Polarity? Polarity { get; init; }

    /// <summary>Mass-to-charge ratio of the (main) ion.</summary>
    public double? Mz { get; init; }

    /// <summary>Retention time, seconds.</summary>
    public double? RetentionTime { get; init; }

    /// <summary>Charge of the ion, with its sign where the source states one.</summary>
    public int? Charge { get; init; }

    /// <summary>Mass of the neutral molecule, Da.</summary>
    public double? NeutralMass { get; init; }

    /// <summary>Adduct, for example <c>[M+H]+</c>; several are separated by a bar.</summary>
    public string? Adduct { get; init; }

    /// <summary>Name of the metabolite, if one was assigned.</summary>
    public string? Name { get; init; }

    /// <summary>Molecular formula.</summary>
    public string? Formula { get; init; }

    /// <summary>Structure as SMILES.</summary>
    public string? Smiles { get; init; }

    /// <summary>Structure as InChI.</summary>
    public string? Inchi { get; init; }

    /// <summary>Identifiers in public collections, as written in the file.</summary>
    public IReadOnlyList<CompoundIdentifier> Identifiers { get; init; } = [];

    /// <summary>How sure the name is; null where nothing is stated.</summary>
    public IdentityLevel? Identity { get; init; }

    /// <summary>Chemical class as stated in the file.</summary>
    public string? ChemicalClass { get; init; }

    /// <summary>Further columns of the input, by title, as they stood there.</summary>
    public IReadOnlyDictionary<string, string> Further { get; init; } = new Dictionary<string, string>();
}
