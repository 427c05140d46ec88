using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>What must be declared about knowledge files because they do not say it themselves.</summary>
public sealed record KnowledgeOptions
{
    /// <summary>The options used unless the caller says otherwise.</summary>
    public static KnowledgeOptions Default { get; } = new();

    /// <summary>The kind of every input; null (the default) tells each by its content.</summary>
    public KnowledgeFormat? Format { get; init; }

    /// <summary>
    /// What the members of a GMT file are. Null (the default) tells it by their form, which bare numbers do not have: they may be of
    /// PubChem, of ChEBI or genes, and are refused.
    /// </summary>
    public CompoundNamespace? Members { get; init; }

    /// <summary>Whether further names of compounds are kept. Default true; without them a pack of HMDB is about half as large.</summary>
    public bool Synonyms { get; init; } = true;

    /// <summary>
    /// Compounds that connect everything with everything and therefore make no edges: names (case ignored) or identifiers of any
    /// collection. Default: <see cref="CurrencyMetabolites.Default"/>.
    /// </summary>
    public IReadOnlyList<string>? Currency { get; init; }

    /// <summary>Limits of size.</summary>
    public KnowledgeLimits Limits { get; init; } = KnowledgeLimits.Default;
}
