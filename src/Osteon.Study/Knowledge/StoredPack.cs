using System.Text.Json.Serialization;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Whether a pack may be given to others.</summary>
public enum Redistribution
{
    /// <summary>
    /// Its licence is known to forbid it, or to tie it to conditions that a copy in a repository breaks (non-commercial, subscription).
    /// </summary>
    No,

    /// <summary>Its licence is known to allow it, with attribution where the licence asks for it.</summary>
    Yes,

    /// <summary>Its licence is not one that Osteon knows.</summary>
    Unknown,
}

/// <summary>One file that a pack was made of, or that it consists of.</summary>
/// <param name="Name">Name without folders.</param>
/// <param name="Kind">What it was read as; empty for a file of the pack.</param>
/// <param name="Sha256">64 hexadecimal digits.</param>
/// <param name="Bytes">Length.</param>
public sealed record PackFile(string Name, string Kind, string Sha256, long Bytes);

/// <summary>What is in a pack, in numbers.</summary>
public sealed record PackCounts
{
    /// <summary>Compounds.</summary>
    public required int Compounds { get; init; }

    /// <summary>Sets with at least one compound.</summary>
    public required int Sets { get; init; }

    /// <summary>Sets with at least three compounds, the least that a test of enrichment can use.</summary>
    public required int SetsOfThree { get; init; }

    /// <summary>Sets that the source names but that hold no compound.</summary>
    public required int SetsWithoutCompounds { get; init; }

    /// <summary>Compounds that are a member of at least one set.</summary>
    public required int CompoundsInSets { get; init; }

    /// <summary>Memberships.</summary>
    public required int Memberships { get; init; }

    /// <summary>Edges between members of sets.</summary>
    public required int Edges { get; init; }

    /// <summary>Compounds with a formula.</summary>
    public required int WithFormula { get; init; }

    /// <summary>Compounds with a monoisotopic mass.</summary>
    public required int WithMass { get; init; }

    /// <summary>Compounds with a chemical class.</summary>
    public required int WithClass { get; init; }

    /// <summary>
    /// How well each collection covers the pack, in the order of <see cref="CompoundNamespace"/>; collections without any identifier are
    /// left out.
    /// </summary>
    public required IReadOnlyList<NamespaceCount> Namespaces { get; init; }
}

/// <summary>How well a collection covers a pack.</summary>
/// <param name="Namespace">The collection, by its word: <c>chebi</c>, <c>hmdb</c> …</param>
/// <param name="Compounds">Compounds with at least one identifier of it.</param>
/// <param name="Identifiers">Distinct identifiers.</param>
/// <param name="Shared">Identifiers that more than one compound of the pack bears: they cannot tell which is meant.</param>
public sealed record NamespaceCount(string Namespace, int Compounds, int Identifiers, int Shared);

/// <summary>What the store says of a pack without reading its tables: the content of its <c>pack.json</c>.</summary>
public sealed record StoredPack
{
    /// <summary>The layout of this document.</summary>
    public const string CurrentSchema = "osteon.knowledge-pack/1";

    /// <summary>Which layout this document has.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Where it comes from.</summary>
    public required KnowledgeSource Source { get; init; }

    /// <summary>Whether it may be given to others.</summary>
    public required Redistribution Redistributable { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public required string RedistributableBecause { get; init; }

    /// <summary>The files it was made of.</summary>
    public required IReadOnlyList<PackFile> Inputs { get; init; }

    /// <summary>What had to be declared when it was read, by name.</summary>
    public required IReadOnlyDictionary<string, string> Declared { get; init; }

    /// <summary>Version of the readers; it changes when the same file would give another pack.</summary>
    public required int Reader { get; init; }

    /// <summary>What is in it.</summary>
    public required PackCounts Counts { get; init; }

    /// <summary>Its tables.</summary>
    public required IReadOnlyList<PackFile> Files { get; init; }

    /// <summary>What the readers had to say.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary><c>id@version</c>, which names exactly one pack of a store.</summary>
    [JsonIgnore]
    public string Reference => $"{Source.Id}@{Source.Version}";
}

/// <summary>A pack of the store with its tables.</summary>
/// <param name="Info">What the store says of it.</param>
/// <param name="Pack">Compounds and sets.</param>
/// <param name="Digest">SHA-256 of <c>pack.json</c>, which holds the digests of the tables: the same digest, the same pack.</param>
/// <param name="Files">Full paths of <c>pack.json</c> and the tables, for the declared inputs of a step.</param>
public sealed record LoadedPack(StoredPack Info, KnowledgePack Pack, string Digest, IReadOnlyList<string> Files);
