using Osteon.Primitives;

namespace Osteon.Mechanism;

/// <summary>A thing of the graph.</summary>
/// <param name="Id"><c>prefix:name</c>; the prefix fits the kind (see <see cref="MechWords.Prefix"/>).</param>
/// <param name="Kind">What it is.</param>
public sealed record Node(string Id, NodeKind Kind)
{
    /// <summary>Standard symbol, or null.</summary>
    public string? Symbol { get; init; }

    /// <summary>Name in words, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Identifiers in other resources as <c>prefix:accession</c>, in the order of the file.</summary>
    public IReadOnlyList<string> Xrefs { get; init; } = [];

    /// <summary>Other names, in the order of the file.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The curator's remark, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Where the record stands, or null when it was not read from a text.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>The name to show: the symbol, else the name, else the id without its prefix.</summary>
    public string Label => Symbol ?? Name ?? Id[(Id.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
