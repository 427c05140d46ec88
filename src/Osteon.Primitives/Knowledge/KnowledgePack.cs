namespace Osteon.Primitives;

/// <summary>Where a knowledge pack comes from and what may be done with it.</summary>
public sealed record KnowledgeSource
{
    /// <summary>Identifier of the pack, lower-case: <c>wikipathways-rno</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Release as its publisher names it.</summary>
    public required string Version { get; init; }

    /// <summary>Date of the release or of the download, ISO 8601.</summary>
    public string? Date { get; init; }

    /// <summary>Licence, SPDX identifier where there is one.</summary>
    public required string Licence { get; init; }

    /// <summary>Whom to cite, and where it is published.</summary>
    public string? Citation { get; init; }

    /// <summary>Species as scientific name, or null if the pack is of no species.</summary>
    public string? Species { get; init; }
}

/// <summary>A compound of a knowledge pack.</summary>
public sealed record Compound
{
    /// <summary>Key of the compound inside its pack.</summary>
    public required string Id { get; init; }

    /// <summary>Name, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Further names.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>Identifiers in public collections.</summary>
    public IReadOnlyList<CompoundIdentifier> Identifiers { get; init; } = [];

    /// <summary>Molecular formula of the neutral compound.</summary>
    public string? Formula { get; init; }

    /// <summary>Monoisotopic mass of the neutral compound, Da.</summary>
    public double? MonoisotopicMass { get; init; }

    /// <summary>Chemical classes from the widest to the narrowest (kingdom, superclass, class, subclass); empty where unknown.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];
}

/// <summary>A named set of compounds: a pathway, a subsystem, a class.</summary>
public sealed record MetaboliteSet
{
    /// <summary>Identifier inside the pack, for example <c>WP2456</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Members: keys of <see cref="Compound"/>s.</summary>
    public required IReadOnlyList<string> Members { get; init; }

    /// <summary>Conversions between members where the source knows them, as (from, to); empty otherwise.</summary>
    public IReadOnlyList<(string From, string To)> Edges { get; init; } = [];
}

/// <summary>Compounds and sets of compounds from one source.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Compounds">The compounds, keys unique.</param>
/// <param name="Sets">The sets; empty for a pack that only names or classifies compounds.</param>
public sealed record KnowledgePack(KnowledgeSource Source, IReadOnlyList<Compound> Compounds, IReadOnlyList<MetaboliteSet> Sets);
