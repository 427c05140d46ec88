using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>A pathway as drawn, GPML 2013a or 2021, with nothing concluded from it.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Version"><c>2013a</c> or <c>2021</c>.</param>
public sealed record GpmlPathway(string File, string Version)
{
    /// <summary>Identifier, for example <c>WP227</c>; null if the file does not say.</summary>
    public string? Id { get; init; }

    /// <summary>Title, or empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>Organism as written, for example <c>Rattus norvegicus</c>; or empty.</summary>
    public string Organism { get; init; } = "";

    /// <summary>Data nodes in the order of the file.</summary>
    public IReadOnlyList<GpmlDataNode> Nodes { get; init; } = [];

    /// <summary>Groups in the order of the file.</summary>
    public IReadOnlyList<GpmlGroup> Groups { get; init; } = [];

    /// <summary>Interactions in the order of the file; decorative lines are none.</summary>
    public IReadOnlyList<GpmlInteraction> Interactions { get; init; } = [];

    /// <summary>States (modifications drawn on a node) and the element they sit on.</summary>
    public IReadOnlyDictionary<string, string> States { get; init; } = new Dictionary<string, string>();

    /// <summary>Publications by the identifier that elements use, as <c>pmid:…</c> or <c>doi:…</c>.</summary>
    public IReadOnlyDictionary<string, string> Publications { get; init; } = new Dictionary<string, string>();

    /// <summary>Identifiers of labels and shapes: drawn, but no thing.</summary>
    public IReadOnlySet<string> Decorations { get; init; } = new HashSet<string>();
}

/// <summary>A node of a drawing.</summary>
/// <param name="Id">What lines and groups refer to; null if nothing can.</param>
/// <param name="Label">Its text, line ends as blanks.</param>
/// <param name="Type">Its type as written: <c>GeneProduct</c>, <c>Metabolite</c> …; or empty.</param>
/// <param name="Where">Place in the file.</param>
public sealed record GpmlDataNode(string? Id, string Label, string Type, SourceLocation Where)
{
    /// <summary>The group it is in, or null.</summary>
    public string? Group { get; init; }

    /// <summary>The element that it is another picture of (2021, type <c>Alias</c>), or null.</summary>
    public string? AliasOf { get; init; }

    /// <summary>Collection of its identifier as written, or null.</summary>
    public string? Database { get; init; }

    /// <summary>Its identifier, or null.</summary>
    public string? Identifier { get; init; }
}

/// <summary>A group of a drawing.</summary>
/// <param name="Id">What members refer to.</param>
/// <param name="Style"><c>Complex</c>, <c>Paralog</c>, <c>Group</c> …; or empty.</param>
public sealed record GpmlGroup(string Id, string Style)
{
    /// <summary>What lines refer to; in 2021 the same as <see cref="Id"/>.</summary>
    public string? GraphId { get; init; }

    /// <summary>Its text, or null.</summary>
    public string? Label { get; init; }

    /// <summary>The group it is in, or null.</summary>
    public string? Group { get; init; }
}

/// <summary>A line between two elements.</summary>
/// <param name="Id">Identifier, or null.</param>
/// <param name="Start">Element at its beginning, or null.</param>
/// <param name="StartHead">Arrow head at its beginning as written, or empty.</param>
/// <param name="End">Element at its end, or null.</param>
/// <param name="EndHead">Arrow head at its end as written, or empty.</param>
/// <param name="Where">Place in the file.</param>
public sealed record GpmlInteraction(string? Id, string? Start, string StartHead, string? End, string EndHead, SourceLocation Where)
{
    /// <summary>Anchors on it, which other lines end at or start from.</summary>
    public IReadOnlyList<string> Anchors { get; init; } = [];

    /// <summary>Keys of <see cref="GpmlPathway.Publications"/>.</summary>
    public IReadOnlyList<string> Citations { get; init; } = [];
}
